import type { BenchEngine } from '../../src/bench/engine';
import type { EngineOptions } from '../../src/contracts/engine';
import type { SessionHealthReport } from '../../src/contracts/provider';
import type { Phonemization } from '../../src/contracts/text';
import type { SynthesizedUnit } from '../../src/engine/synthesized-unit';
import { MetricsRecorder } from '../../src/metrics/recorder';
import { speechError, throwIfAborted } from '../../src/shared/speech-error';
import { voiceLike } from './voice-like';

/** How a {@link FakeBenchEngine} behaves. */
export interface FakeBehaviour {
  /** Milliseconds that it says a run takes. */
  readonly inferenceMs?: number;
  /** It cannot start. */
  readonly fails?: boolean;
  /** Called at each text. */
  readonly onSpeak?: () => void;
}

const SOUND = voiceLike(0.3);

/** An engine without threads or model, quick enough for a test: it says what real ones say, and makes one sound. */
export class FakeBenchEngine implements BenchEngine {
  readonly metrics = new MetricsRecorder();
  readonly storage = {
    list: async () => [],
    remove: async () => undefined,
    prefetch: async () => undefined,
  } as unknown as BenchEngine['storage'];
  released = 0;

  constructor(
    readonly options: EngineOptions,
    private readonly behaviour: FakeBehaviour = {},
  ) {}

  get health(): readonly SessionHealthReport[] {
    const { provider, threads } = this.options;
    return [
      {
        role: 'primary',
        health: 'healthy',
        provider: provider === 'auto' || provider === undefined ? 'wasm' : provider,
        threads: typeof threads === 'number' ? threads : 1,
        model: 'draft@1',
        precision: 'mixed',
        form: 'fast',
        runs: 1,
        failures: 0,
      },
    ];
  }

  async warmUp(): Promise<void> {
    if (this.behaviour.fails) throw speechError('provider-unavailable', 'no-webgpu');
    for (const stage of ['runtime', 'model', 'session', 'first-inference'])
      this.metrics.record({ name: 'stage-duration', value: 5, unit: 'ms', tags: { stage } });
    this.metrics.record({ name: 'heap-bytes', value: 20e6, unit: 'bytes', tags: { thread: 'a' } });
    this.#run();
  }

  async *stream(
    text: string,
    { signal }: { signal?: AbortSignal } = {},
  ): AsyncGenerator<SynthesizedUnit> {
    this.behaviour.onSpeak?.();
    await new Promise((resolve) => setTimeout(resolve, 1));
    throwIfAborted(signal);
    this.#run();
    yield {
      samples: SOUND.slice(),
      sampleRate: 24_000,
      unit: { index: 0, tokens: [0, text.length, 0] },
    } as unknown as SynthesizedUnit;
  }

  async phonemize(): Promise<Phonemization> {
    return {} as Phonemization;
  }

  async release(): Promise<void> {
    this.released++;
  }

  #run(): void {
    const { inferenceMs = 10 } = this.behaviour;
    this.metrics.record({ name: 'inference-duration', value: inferenceMs, unit: 'ms' });
    this.metrics.record({ name: 'audio-seconds', value: 1, unit: 's' });
  }
}
