import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { MetricName, MetricSink } from '../contracts/metrics';
import type { ComputeForm, Precision } from '../contracts/model';
import type { SessionSnapshot } from '../contracts/provider';
import { type Release, ResourceLedger } from '../shared/resource-ledger';
import { errorText, SpeechError, speechError } from '../shared/speech-error';
import type { HeapProbe } from './heap-probe';
import { isMemoryError } from './memory-error';
import { bindModel } from './model-binding';
import type { ProviderChoice } from './provider-choice';
import { type OrtApi, providerOptions } from './runtime-bundle';
import { SpeechSession } from './speech-session';
import { TensorLedger } from './tensor-ledger';

/** A model as the runtime takes it: bytes and what they are called. */
export interface SessionModel {
  /** Model id and revision, for snapshots and errors. */
  readonly identity: string;
  readonly precision: Precision;
  /** How it is computed. */
  readonly form: ComputeForm;
  /** The ONNX file; may be dropped by the caller once the session exists, like {@link externalData}. */
  readonly graph: Uint8Array;
  /** What the graph refers to, by name. */
  readonly externalData: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/** How long a changed level waits for more, in milliseconds. */
const LEVELS_EVERY = 100;

/** The runtime's least severe messages that go to the console. */
const ERRORS = 3;

// How the runtime words its complaint about bytes that are no model.
const NOT_A_MODEL = /protobuf parsing failed|no graph was found|INVALID_PROTOBUF|invalid model/i;

/**
 * The only caller of `InferenceSession.create` for a model. It holds at most one session: making another retires the
 * one before, so that two models are never in memory side by side.
 */
export class SessionFactory {
  #current: SpeechSession | undefined;
  #strikeOff: Release | undefined;
  readonly #resources: ResourceLedger;
  readonly #tensors: TensorLedger;

  constructor(
    private readonly ort: OrtApi,
    private readonly choice: ProviderChoice,
    private readonly threads: number,
    private readonly heap: HeapProbe,
    private readonly metrics: MetricSink,
  ) {
    // Creating a session on a GPU makes hundreds of buffers: told once in a while, not one by one.
    this.#resources = new ResourceLedger(metrics, {
      defer: (tell) => setTimeout(tell, LEVELS_EVERY),
    });
    const buffers = choice.provider === 'webgpu' ? choice.buffers : undefined;
    buffers?.reportTo(this.#resources);
    this.#tensors = new TensorLedger(this.#resources, buffers);
  }

  /** The session that is alive, if one is. */
  get current(): SessionSnapshot | undefined {
    return this.#current?.snapshot;
  }

  /**
   * Creates the session for a model. Not reentrant: the runtime cannot create two at once.
   * @throws SpeechError `invalid-argument` when the bytes are no ONNX model or not Kokoro's contract,
   *   `provider-unavailable` when the provider cannot load it
   */
  async create(model: SessionModel): Promise<SpeechSession> {
    await this.release();
    const session = await this.#open(model);
    try {
      const binding = bindModel(session, model.identity);
      this.#current = new SpeechSession(this.ort, session, binding, this.#tensors, this.metrics, {
        provider: this.choice.provider,
        threads: this.threads,
        model: model.identity,
        precision: model.precision,
        form: model.form,
      });
    } catch (error) {
      await session.release();
      throw error;
    }
    this.metrics({ name: 'model-initialisations', value: 1, unit: 'count' });
    this.#strikeOff = this.#resources.acquire('session', this.choice.provider);
    this.reportUse('session');
    return this.#current;
  }

  /** Tells how large the runtime's memory is now, and what the graphics device was asked to do since this was last told. */
  reportUse(of: 'session' | 'run'): void {
    this.metrics({ name: 'heap-bytes', value: this.heap.bytes, unit: 'bytes' });
    if (this.choice.provider !== 'webgpu') return;
    const { buffers, work } = this.choice;
    this.metrics({ name: 'gpu-buffer-bytes', value: buffers.bytes, unit: 'bytes' });
    const { dispatches, compilations, transfers, submissions } = work.take();
    const tell = (name: MetricName, value: number) =>
      this.metrics({ name, value, unit: 'count', tags: { of } });
    tell('gpu-dispatches', dispatches);
    tell('gpu-compilations', compilations);
    tell('gpu-transfers', transfers);
    tell('gpu-submissions', submissions);
  }

  /** Frees the session, if there is one. */
  async release(): Promise<void> {
    const old = this.#current;
    if (!old) return;
    this.#current = undefined;
    await old.release();
    this.#strikeOff?.();
  }

  /**
   * An adapted graph with a float generator leaves the runtime nothing to optimise on WASM: creation is shorter without it, and
   * a run is not longer (npm run bench:optimisation), even where integers before the generator could be fused. Nor is it worth
   * while to order weights for its matrix product beforehand: the copies leave gaps in its memory that are too small for what a
   * run needs, 70 to 90 MB of them for the fp32 file. Integers throughout are fused, and the other providers change layouts.
   */
  #effort({ form }: SessionModel): InferenceSession.SessionOptions {
    const isFloat = form === 'float' || form === 'fast' || form === 'safe';
    return this.choice.provider === 'wasm' && isFloat
      ? {
          graphOptimizationLevel: 'disabled',
          extra: { session: { disable_prepacking: '1' } },
        }
      : { graphOptimizationLevel: 'all' };
  }

  async #open(model: SessionModel): Promise<InferenceSession> {
    try {
      return await this.ort.InferenceSession.create(model.graph, {
        ...providerOptions(this.choice),
        externalData: model.externalData,
        // Which operators a graphics device leaves to the processor is a warning to the runtime, and told at every start.
        logSeverityLevel: ERRORS,
        ...this.#effort(model),
      });
    } catch (cause) {
      if (cause instanceof SpeechError) throw cause;
      if (isMemoryError(cause)) throw speechError('worker-lost', 'out-of-memory', {}, cause);
      if (NOT_A_MODEL.test(errorText(cause)))
        throw speechError('invalid-argument', 'not-onnx', { file: model.identity }, cause);
      const { provider } = this.choice;
      throw speechError('provider-unavailable', 'session-failed', { provider }, cause);
    }
  }
}
