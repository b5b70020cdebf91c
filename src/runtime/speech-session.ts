import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { SAMPLE_RATE, type WordTime } from '../contracts/audio';
import type { MetricSink } from '../contracts/metrics';
import type { SessionSnapshot } from '../contracts/provider';
import { STYLE_WIDTH } from '../contracts/voices';
import { speechError } from '../shared/speech-error';
import { isMemoryError } from './memory-error';
import type { ModelBinding } from './model-binding';
import { expectedSound, requireSound } from './output-guard';
import type { OrtApi } from './runtime-bundle';
import type { TensorLedger } from './tensor-ledger';
import { estimatedTokenTimes, exactTokenTimes, wordTimesOf } from './token-times';

/** Token ids in one run at most: the model's position table. */
export const MAX_TOKENS = 512;

/** What one run needs. */
export interface SynthesisInput {
  /** Token ids with 0 at both ends, 2 to {@link MAX_TOKENS}. */
  readonly tokens: readonly number[];
  /** 256 floats. */
  readonly style: Float32Array;
  readonly speed: number;
  readonly wordRanges: readonly (readonly [number, number])[];
}

/** What one run gives. */
export interface SynthesisOutput {
  /** Mono, 24 kHz, −1..1; the caller's. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly wordTimes: readonly WordTime[];
  /** Seconds at which each token begins, and the end of the last behind them. */
  readonly tokenTimes: Float32Array<ArrayBuffer>;
  readonly wordTimesEstimated: boolean;
  readonly inferenceMs: number;
}

/** A loaded model that can speak. Not reentrant: its owner runs one job at a time. */
export class SpeechSession {
  #runs = 0;
  #failures = 0;
  #retired = false;

  constructor(
    private readonly ort: OrtApi,
    private readonly session: InferenceSession,
    private readonly binding: ModelBinding,
    private readonly ledger: TensorLedger,
    private readonly metrics: MetricSink,
    private readonly identity: Pick<
      SessionSnapshot,
      'provider' | 'threads' | 'model' | 'precision' | 'form'
    >,
  ) {}

  /** The session's state now. */
  get snapshot(): SessionSnapshot {
    return {
      ...this.identity,
      health: this.#retired ? 'retired' : 'healthy',
      runs: this.#runs,
      failures: this.#failures,
    };
  }

  /**
   * Speaks one unit.
   * @throws SpeechError `invalid-argument` for too many tokens, `synthesis-failed` when the run fails (`worker-lost` for lack of memory),
   *   `provider-corrupt` when what it gave must not be heard
   */
  async run(input: SynthesisInput): Promise<SynthesisOutput> {
    const count = input.tokens.length;
    if (count > MAX_TOKENS)
      throw speechError('invalid-argument', 'too-many-tokens', {
        tokens: count,
        limit: MAX_TOKENS,
      });
    this.#runs++;
    try {
      return await this.ledger.audit(() => this.#run(input), count);
    } catch (error) {
      this.#failures++;
      throw error;
    }
  }

  /** Frees the model. */
  async release(): Promise<void> {
    if (this.#retired) return;
    this.#retired = true;
    await this.session.release();
  }

  async #run(input: SynthesisInput): Promise<SynthesisOutput> {
    const feeds = this.#feeds(input);
    let outputs: Record<string, Tensor> = {};
    const began = performance.now();
    try {
      outputs = await this.session.run(feeds);
      for (const tensor of Object.values(outputs)) this.ledger.track(tensor);
      const inferenceMs = performance.now() - began;
      const samples = outputs[this.binding.waveform]?.data as Float32Array<ArrayBuffer>;
      const durations = this.#durations(outputs);
      const expected = expectedSound(input.tokens, durations);
      requireSound(samples, expected, this.identity.provider, this.metrics);
      this.#measure(samples.length, inferenceMs);
      const tokenTimes = durations
        ? exactTokenTimes(durations)
        : estimatedTokenTimes(samples.length / SAMPLE_RATE, input.tokens.length);
      return {
        samples,
        wordTimes: wordTimesOf(tokenTimes, input.wordRanges),
        tokenTimes,
        wordTimesEstimated: !durations,
        inferenceMs,
      };
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'SpeechError') throw cause;
      if (isMemoryError(cause)) throw speechError('worker-lost', 'out-of-memory', {}, cause);
      throw speechError('synthesis-failed', 'run-failed', {}, cause);
    } finally {
      for (const tensor of [...Object.values(feeds), ...Object.values(outputs)])
        this.ledger.dispose(tensor);
    }
  }

  #feeds({ tokens, style, speed }: SynthesisInput): Record<string, Tensor> {
    const { Tensor } = this.ort;
    const ids = BigInt64Array.from(tokens, BigInt);
    return {
      [this.binding.ids]: this.ledger.track(new Tensor('int64', ids, [1, tokens.length])),
      [this.binding.style]: this.ledger.track(new Tensor('float32', style, [1, STYLE_WIDTH])),
      [this.binding.speed]: this.ledger.track(new Tensor('float32', Float32Array.of(speed), [1])),
    };
  }

  /** Frames per token, if the model gives them. */
  #durations(outputs: Record<string, Tensor>): number[] | undefined {
    const { durations } = this.binding;
    const data = durations && (outputs[durations]?.data as Iterable<number | bigint> | undefined);
    return data ? Array.from(data, Number) : undefined;
  }

  #measure(samples: number, inferenceMs: number): void {
    const seconds = samples / SAMPLE_RATE;
    this.metrics({ name: 'inference-duration', value: inferenceMs, unit: 'ms' });
    this.metrics({ name: 'audio-seconds', value: seconds, unit: 's' });
    this.metrics({ name: 'real-time-factor', value: inferenceMs / 1000 / seconds, unit: 'ratio' });
  }
}
