import {
  type Fidelity,
  fidelityOf,
  isFlagged,
  type SpokenPiece,
  VERDICT_WORDS,
} from '../src/bench/fidelity';
import type { BenchTextName } from '../src/bench/texts';
import { correlation } from '../test/support/correlation';
import type { DeviceBenchModel } from './bench-device-options';
import type { DeviceSpeech, DeviceSpeechText } from './check-gpu-page';

/** The adapter that the browser gives to a page, as it describes itself. */
export interface CheckedAdapter {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  readonly software: boolean;
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
}

/** How near the graphics card's sound of a text is to WASM's. */
export interface SoundCheck extends Fidelity {
  /** Of the samples, piece by piece from their beginnings; the least. NaN if nothing was compared. */
  readonly correlation: number;
  /** Level against WASM's, in dB, of the piece where it is furthest off. */
  readonly levelDb: number;
}

/** One text on both. */
export interface CheckedText {
  readonly text: BenchTextName;
  readonly gpu: DeviceSpeechText;
  /** Undefined where WASM did not come to it. */
  readonly wasm?: DeviceSpeechText;
  readonly sound?: SoundCheck;
}

/** All of an engine's work but the texts. */
export type DeviceRun = Omit<DeviceSpeech, 'texts'>;

/** What came of one model. */
export interface CheckedModel {
  readonly model: DeviceBenchModel;
  /** As a page speaks whose options say nothing of a provider. */
  readonly gpu: DeviceRun;
  readonly wasm: DeviceRun;
  /** In the order in which they were spoken; one that comes again has had its programs compiled. */
  readonly texts: readonly CheckedText[];
}

/** What a check found out. */
export interface GpuCheck {
  /** Undefined where the browser has none. */
  readonly adapter: CheckedAdapter | undefined;
  /** Whether a software adapter was asked for. */
  readonly software: boolean;
  readonly models: readonly CheckedModel[];
}

/** The samples of a text's pieces. */
export function piecesOf({ pieces }: Pick<DeviceSpeechText, 'pieces'>): SpokenPiece[] {
  return pieces.map(({ tokens, sound }) => ({
    tokens,
    samples: new Float32Array(Uint8Array.from(Buffer.from(sound, 'base64')).buffer),
  }));
}

/** Puts together what both made of a model. Either has spoken the texts that it names, or the first of them. */
export function checkedModel(
  model: DeviceBenchModel,
  own: { readonly spoken: readonly BenchTextName[]; readonly gpu: DeviceSpeech },
  reference: { readonly spoken: readonly BenchTextName[]; readonly wasm: DeviceSpeech },
): CheckedModel {
  const { texts: spoken, ...gpu } = own.gpu;
  const { texts: twins, ...wasm } = reference.wasm;
  const texts = spoken.flatMap((speech, index) => {
    const text = own.spoken[index];
    if (!text) return [];
    const twin = twins[reference.spoken.indexOf(text)];
    if (!twin) return [{ text, gpu: speech }];
    const sound = compareSounds(piecesOf(speech), piecesOf(twin));
    return [{ text, gpu: speech, wasm: twin, sound }];
  });
  return { model, gpu, wasm, texts };
}

/** Compares what two devices made of a text. */
export function compareSounds(
  own: readonly SpokenPiece[],
  reference: readonly SpokenPiece[],
): SoundCheck {
  let [least, levelDb] = [Number.NaN, 0];
  for (const [index, { samples }] of own.entries()) {
    const twin = reference[index]?.samples ?? new Float32Array(0);
    const length = Math.min(samples.length, twin.length);
    const alike = correlation(samples.subarray(0, length), twin.subarray(0, length));
    if (!(alike >= least)) least = alike;
    const apart = powerDb(samples) - powerDb(twin);
    if (!(Math.abs(apart) <= Math.abs(levelDb))) levelDb = apart;
  }
  return { ...fidelityOf(own, reference), correlation: least, levelDb };
}

function powerDb(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / samples.length);
}

/** Everything that is not as it should be; empty if all is well. */
export function gpuFaults({ adapter, software, models }: GpuCheck): string[] {
  if (!adapter) return ['The browser has no graphics adapter.'];
  if (adapter.software && !software)
    return [`The browser has a software adapter alone (${adapterName(adapter)}).`];
  return models.flatMap(({ model, gpu, wasm, texts }) => {
    const faults: string[] = [];
    const tell = (isWrong: boolean, fault: string) => {
      if (isWrong) faults.push(`${model}: ${fault}`);
    };
    for (const [device, { failure }] of Object.entries({ 'it failed': gpu, 'WASM failed': wasm }))
      if (failure) tell(true, `${device}: ${failure.message} ${failure.cause ?? ''}`.trim());
    const [first, ...others] = gpu.changes;
    tell(first?.provider !== 'webgpu', `${first?.provider ?? 'nothing'} was chosen to speak`);
    for (const { provider, reason } of others) tell(true, `${provider} took over: ${reason}`);
    for (const reason of gpu.rejections) tell(true, `the output guard found sound “${reason}”`);
    for (const reason of gpu.requeues) tell(true, `a piece was made again: ${reason}`);
    tell(gpu.verdict !== 'trusted', `the canary found ${gpu.verdict ?? 'nothing'}`);
    tell(texts.length === 0, 'no text was spoken');
    for (const { text, sound } of texts) {
      const { verdict = 'not-compared', distance } = sound ?? {};
      tell(
        isFlagged(verdict) || verdict === 'not-compared',
        `text ${text}: ${VERDICT_WORDS[verdict]}${distance === undefined ? '' : `, ${distance.toFixed(1)} dB from WASM’s`}`,
      );
    }
    return faults;
  });
}

/** What a person reads for an adapter. */
export function adapterName({ vendor, architecture, device, description }: CheckedAdapter): string {
  return [vendor, architecture, device, description].filter(Boolean).join(' ') || 'not named';
}

/** Seconds of computing for a second of sound. */
function factor({ totalMs, audioSeconds }: DeviceSpeechText): string {
  return (totalMs / 1000 / audioSeconds).toFixed(3);
}

/** One row for each model and text, as Markdown. */
export function gpuCheckTable({ models }: GpuCheck): string {
  const row = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const head = [
    'model',
    'text',
    'GPU ready, ms',
    'first sound, ms',
    'GPU: s/s of sound',
    'WASM: s/s of sound',
    'threads',
    'distance, dB',
    'correlation',
    'level, dB',
  ];
  const rows = models.flatMap(({ model, gpu, wasm, texts }) =>
    texts.map(({ text, gpu: own, wasm: twin, sound }, index) =>
      row(
        model,
        text,
        index === 0 ? (gpu.readyMs?.toFixed(0) ?? '') : '',
        own.firstAudioMs.toFixed(0),
        factor(own),
        twin ? factor(twin) : '',
        wasm.health[0]?.threads ?? '',
        sound?.distance?.toFixed(2) ?? '',
        sound?.correlation.toFixed(4) ?? '',
        sound?.levelDb.toFixed(2) ?? '',
      ),
    ),
  );
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
}
