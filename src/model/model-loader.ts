import type { ComputeForm, Precision } from '../contracts/model';
import { SharedTask } from '../shared/shared-task';
import type { FileSupply } from './download/file-supply';
import type { WantedFile } from './download/wanted-file';
import { packedInfo } from './graph/packed-graph';
import type { GraphAdapter, RunnableModel } from './graph-adapter';
import { graphOf, identityOf, type ModelSource, wantedFile, weightsOf } from './model-source';

type Bytes = Uint8Array<ArrayBuffer>;

/** A model that is ready to be made a session of. */
export interface LoadedModel extends RunnableModel {
  /** `id@revision`; `file@url` for an unverified file. */
  readonly identity: string;
  /** How the file's numbers are stored; `mixed` where nothing is known. */
  readonly precision: Precision;
  /** How they are going to be computed. */
  readonly form: ComputeForm;
}

/** The files that make a model, and what is known of them. */
export interface WantedModel {
  readonly identity: string;
  readonly precision: Precision;
  readonly graph: WantedFile;
  /** Of a packed graph, in order; empty for a graph that has its weights inside. */
  readonly weights: readonly WantedFile[];
}

/** The files of a model that a manifest describes. */
export function wantedModel(source: ModelSource): WantedModel {
  const graph = graphOf(source);
  return {
    identity: identityOf(source),
    precision: graph.precision ?? 'mixed',
    graph: wantedFile(source, graph),
    weights: weightsOf(source).map((file) => wantedFile(source, file)),
  };
}

/** One ONNX file of which nothing is known beforehand: neither a manifest nor a place in the store. */
export function unverifiedModel(url: string): WantedModel {
  const identity = `file@${url}`;
  return { identity, precision: 'mixed', graph: { urls: [url], file: url }, weights: [] };
}

/**
 * Brings a model's graph and weights into memory, in the form in which they are going to be computed. Each model is
 * loaded once at a time, however many ask; what came of it is theirs, and not kept here.
 */
export class ModelLoader {
  readonly #tasks = new Map<string, SharedTask<LoadedModel>>();

  constructor(
    private readonly files: FileSupply,
    private readonly adapter: GraphAdapter,
  ) {}

  /**
   * The task that loads a model. Concurrent callers share the bytes, which must not be changed or transferred before they
   * are stored. Rejects as the supply of files does, and with `invalid-argument` (`not-onnx`).
   * @param form may still be in the making while the files are on their way
   */
  task(wanted: WantedModel, form: ComputeForm | Promise<ComputeForm>): SharedTask<LoadedModel> {
    const key = [wanted.graph, ...wanted.weights].flatMap(({ urls, sha256 }) => [...urls, sha256]);
    const known = this.#tasks.get(key.join(' '));
    if (known) return known;
    const task: SharedTask<LoadedModel> = new SharedTask(async (signal) => {
      const model = await this.#load(wanted, form, signal);
      // Shared while it is under way, forgotten when it is there: the bytes are the session's from now on.
      if (!signal.aborted) this.#tasks.delete(key.join(' '));
      return model;
    });
    this.#tasks.set(key.join(' '), task);
    return task;
  }

  async #load(
    wanted: WantedModel,
    form: ComputeForm | Promise<ComputeForm>,
    signal: AbortSignal,
  ): Promise<LoadedModel> {
    const { identity, precision, graph, weights } = wanted;
    const [bytes, parts] = await Promise.all([
      this.files.get(graph, signal),
      this.#weights(weights, signal),
    ]);
    const { sha256, file } = graph;
    const source = { bytes, sha256: graph.keptAs && sha256, file, model: identity };
    if (parts) {
      const model = this.adapter.unpack(source, parts);
      return { identity, precision, form: packedInfo(bytes)?.form ?? 'float', ...model };
    }
    const chosen = await form;
    return { identity, precision, form: chosen, ...(await this.adapter.adapt(source, chosen)) };
  }

  /** All parts of the weights in one array; undefined if there are none. */
  async #weights(parts: readonly WantedFile[], signal: AbortSignal): Promise<Bytes | undefined> {
    const [only, ...others] = parts;
    if (!only) return undefined;
    if (others.length === 0) return await this.files.get(only, signal);
    const whole = new Uint8Array(parts.reduce((sum, { bytes = 0 }) => sum + bytes, 0));
    const offsets = parts.map((_, index) =>
      parts.slice(0, index).reduce((sum, { bytes = 0 }) => sum + bytes, 0),
    );
    // Each part is dropped as soon as it is copied.
    await Promise.all(
      parts.map(async (part, index) => {
        whole.set(await this.files.get(part, signal), offsets[index]);
      }),
    );
    return whole;
  }
}
