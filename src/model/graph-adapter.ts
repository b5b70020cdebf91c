import type { MetricSink } from '../contracts/metrics';
import type { ComputeForm } from '../contracts/model';
import { freeBuffer } from '../shared/free-buffer';
import { speechError } from '../shared/speech-error';
import { ADAPTATION_VERSION, type AdaptedForm, adaptGraph } from './graph/adapt-graph';
import { GraphError } from './graph/graph-error';
import { type ExternalFile, externalFiles } from './graph/packed-graph';
import { type WeightFile, weightsOnDevice } from './graph/weight-file';
import type { ModelStore, StoredView } from './store/model-store';

/** A graph and the weights that it refers to, as the runtime takes them. */
export interface RunnableModel {
  readonly graph: Uint8Array<ArrayBuffer>;
  /** Views into the downloaded file, or bytes that are read or computed when the runtime asks for them. */
  readonly externalData: readonly ExternalFile[];
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A whole model file that is to be adapted. */
export interface AdaptableFile {
  /** In memory, or open on the device. */
  readonly content: Bytes | StoredView;
  /** Undefined for an unverified file, whose adapted graph is not kept. */
  readonly sha256?: string | undefined;
  /** The file's name in messages. */
  readonly file: string;
  /** `id@revision` of its model, for the store. */
  readonly model: string;
}

/** Name of a kept graph in the store; a new version of the adaptation, or other weights, have another one. */
export function adaptedName(sha256: string, form: AdaptedForm): string {
  return `${ADAPTED_PREFIX}${ADAPTATION_VERSION}-${form}-${sha256}`;
}

/** How the names of all kept graphs begin. */
export const ADAPTED_PREFIX = 'adapted-';

/**
 * Adapts graphs, once on each device: what was made of a verified file is kept, a few hundred kilobytes beside the weights,
 * and found at the next start.
 */
export class GraphAdapter {
  #writes: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: ModelStore,
    private readonly metrics: MetricSink,
  ) {}

  /**
   * A whole ONNX file in the form in which it is going to be computed.
   * @throws SpeechError `invalid-argument` (`not-onnx`)
   */
  async adapt(source: AdaptableFile, form: ComputeForm): Promise<RunnableModel> {
    if (form === 'published') return { graph: wholeOf(source.content), externalData: [] };
    const kept = await this.#kept(source, form);
    return kept ?? asSpeechErrors(source, () => this.#make(source, form));
  }

  /**
   * A graph that was adapted before it was published, and its weights.
   * @throws SpeechError `invalid-argument` (`not-onnx`) if it is no such graph, or the weights are not its own
   */
  unpack(source: AdaptableFile, weights: Bytes | StoredView): RunnableModel {
    return asSpeechErrors(source, () => {
      const graph = wholeOf(source.content);
      const externalData = externalFiles(graph, weightsOf(weights));
      if (!externalData) throw new GraphError('it does not refer to weights beside it');
      return { graph, externalData };
    });
  }

  /** Resolves when no graph is being written to the store any more. */
  async idle(): Promise<void> {
    await this.#writes;
  }

  async #kept(
    { content, sha256 }: AdaptableFile,
    form: AdaptedForm,
  ): Promise<RunnableModel | undefined> {
    if (sha256 === undefined) return undefined;
    // A store in trouble has told so when the file itself was looked for.
    const graph = await this.store.read(adaptedName(sha256, form)).catch(() => undefined);
    try {
      const externalData = graph && externalFiles(graph, weightsOf(content));
      return externalData && { graph, externalData };
    } catch {
      // Damaged on the device: it is made again, and written over.
      return undefined;
    }
  }

  #make({ content, sha256, file, model }: AdaptableFile, form: AdaptedForm): RunnableModel {
    const { graph, matches } = withWhole(content, (whole) => adaptGraph(whole, form));
    this.metrics({ name: 'graph-adaptations', value: 1, unit: 'count', tags: { form } });
    for (const [rewrite, value] of Object.entries(matches))
      this.metrics({ name: 'graph-rewrites', value, unit: 'count', tags: { rewrite } });
    if (sha256 !== undefined) {
      const info = { model, path: `${file} (${form})` };
      const write = this.store.write(adaptedName(sha256, form), graph, info);
      this.#writes = Promise.allSettled([this.#writes, write]);
    }
    return { graph, externalData: externalFiles(graph, weightsOf(content)) ?? [] };
  }
}

/** All of a file in memory. */
function wholeOf(content: Bytes | StoredView): Bytes {
  if (content instanceof Uint8Array) return content;
  const whole = new Uint8Array(content.bytes);
  content.read(0, whole);
  return whole;
}

/** Does something with all of a file in memory, and frees what was read for it. */
function withWhole<T>(content: Bytes | StoredView, job: (whole: Bytes) => T): T {
  const whole = wholeOf(content);
  try {
    return job(whole);
  } finally {
    if (whole !== content) freeBuffer(whole.buffer);
  }
}

function weightsOf(content: Bytes | StoredView): Bytes | WeightFile {
  return content instanceof Uint8Array ? content : weightsOnDevice(content);
}

/** Runs a job that reads a graph, with its complaints as failures. */
function asSpeechErrors<T>({ file, content }: AdaptableFile, job: () => T): T {
  try {
    return job();
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const bytes = content instanceof Uint8Array ? content.length : content.bytes;
    throw speechError('invalid-argument', 'not-onnx', { file, bytes }, error);
  }
}
