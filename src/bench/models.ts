import type { EngineOptions } from '../contracts/engine';
import type { KokoroPrecision, ModelRequest } from '../contracts/model';
import type { StoredModel } from '../contracts/model-storage';
import { DEFAULT_VOICE, FALLBACK_VOICE } from '../contracts/voices';
import { modelKey } from '../engine/device-choice';

/** A model that can be measured. */
export interface BenchModel {
  /** As `modelKey` writes it. */
  readonly key: string;
  /** What a person reads. */
  readonly name: string;
  readonly request: ModelRequest;
  readonly voice: string;
  /** What a download of it and one voice takes; 0 for what comes with the app, undefined where it is not known. */
  readonly bytes: number | undefined;
  /** Path of its graph among the stored files; undefined where it is not known. */
  readonly graph?: string;
  /** Whether its numbers are stored as integers, so that `low-memory` makes a difference. */
  readonly quantised: boolean;
}

/** What the published files of Kokoro take, with one voice. */
const KOKORO: Readonly<Record<KokoroPrecision, { graph: string; bytes: number }>> = {
  q8: { graph: 'onnx/model_quantized.onnx', bytes: 92_883_356 },
  fp16: { graph: 'onnx/model_fp16.onnx', bytes: 163_756_980 },
  fp32: { graph: 'onnx/model.onnx', bytes: 326_054_472 },
};

function kokoro(precision: KokoroPrecision): BenchModel {
  const request: ModelRequest =
    precision === 'q8' ? { kind: 'kokoro' } : { kind: 'kokoro', precision };
  return {
    key: modelKey(request),
    name: `Kokoro, ${precision}`,
    request,
    voice: DEFAULT_VOICE,
    ...KOKORO[precision],
    quantised: precision === 'q8',
  };
}

/** The voice that comes with the app: measured anywhere, at once. */
export const DRAFT_MODEL: BenchModel = Object.freeze({
  key: 'draft',
  name: 'Draft voice',
  request: { kind: 'draft' } as const,
  voice: FALLBACK_VOICE,
  bytes: 0,
  quantised: false,
});

/** The models to choose from: the page's own first, if a site names one. @param base the options of the page's engine */
export function benchModels({ model }: Pick<EngineOptions, 'model'>): BenchModel[] {
  const known = [DRAFT_MODEL, kokoro('q8'), kokoro('fp16'), kokoro('fp32')];
  if (!model || known.some(({ key }) => key === modelKey(model))) return known;
  const own: BenchModel = {
    key: modelKey(model),
    name: 'This page’s own model',
    request: model,
    voice: DEFAULT_VOICE,
    bytes: undefined,
    quantised: true,
  };
  return [own, ...known];
}

/** Whether a model is on the device, so that measuring it downloads nothing; undefined where that cannot be told. */
export function isStored(model: BenchModel, stored: readonly StoredModel[]): boolean | undefined {
  if (model.bytes === 0) return true;
  const { graph } = model;
  if (graph === undefined) return undefined;
  return stored.some(
    ({ id, files }) => id.startsWith('kokoro-82m') && files.some(({ path }) => path === graph),
  );
}
