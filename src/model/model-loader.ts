import type { ComputeForm, Precision } from '../contracts/model';
import { SharedTask } from '../shared/shared-task';
import type { FileSupply, SuppliedFile } from './download/file-supply';
import type { WantedFile } from './download/wanted-file';
import { packedInfo } from './graph/packed-graph';
import type { GraphAdapter, RunnableModel } from './graph-adapter';
import { graphOf, identityOf, type ModelSource, wantedFile, weightsOf } from './model-source';
import type { StoredView } from './store/model-store';

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

/** A model that somebody is making a session of. */
export interface HeldModel extends LoadedModel {
  /** Lets go of what is open on the device; to be called when the session is there, or is not going to be. */
  close(): void;
}

/** A model under way, or loaded for those who hold it. */
interface Loading {
  readonly task: SharedTask<LoadedModel>;
  /** What it has open on the device. */
  readonly open: Set<StoredView>;
  holders: number;
}

/**
 * Brings a model's graph and weights, in the form in which they are going to be computed. Each model is loaded once at a
 * time, however many ask; what came of it is theirs, and not kept here. Weights stay on the device where they can be read
 * there, part by part, while the session is made.
 */
export class ModelLoader {
  readonly #loading = new Map<string, Loading>();

  constructor(
    private readonly files: FileSupply,
    private readonly adapter: GraphAdapter,
  ) {}

  /**
   * Loads a model. Concurrent callers share the bytes, which must not be changed or transferred.
   * Rejects as the supply of files does, and with `invalid-argument` (`not-onnx`).
   * @param form may still be in the making while the files are on their way
   */
  load(
    wanted: WantedModel,
    form: ComputeForm | Promise<ComputeForm>,
    signal?: AbortSignal,
  ): Promise<HeldModel> {
    const files = [wanted.graph, ...wanted.weights];
    const key = files.flatMap(({ urls, sha256 }) => [...urls, sha256]).join(' ');
    const loading = this.#loading.get(key) ?? this.#begin(key, wanted, form);
    loading.holders++;
    let isHeld = true;
    const close = () => {
      if (!isHeld) return;
      isHeld = false;
      if (--loading.holders === 0) closeAll(loading);
    };
    return loading.task.run(signal).then(
      (model) => ({ ...model, close }),
      (error) => {
        close();
        throw error;
      },
    );
  }

  #begin(key: string, wanted: WantedModel, form: ComputeForm | Promise<ComputeForm>): Loading {
    const open = new Set<StoredView>();
    const task = new SharedTask(async (signal) => {
      try {
        return await this.#load(wanted, form, open, signal);
      } finally {
        // Shared while it is under way, forgotten when it is there.
        if (!signal.aborted) this.#loading.delete(key);
        if (loading.holders === 0) closeAll(loading);
      }
    });
    const loading: Loading = { task, open, holders: 0 };
    this.#loading.set(key, loading);
    return loading;
  }

  async #load(
    wanted: WantedModel,
    form: ComputeForm | Promise<ComputeForm>,
    open: Set<StoredView>,
    signal: AbortSignal,
  ): Promise<LoadedModel> {
    const { identity, precision, graph, weights } = wanted;
    const opened = <T extends SuppliedFile | undefined>(file: T): T => {
      if (file && !(file instanceof Uint8Array)) open.add(file);
      return file;
    };
    const [content, parts] = await Promise.all([
      this.files.open(graph, signal).then(opened),
      this.#weights(weights, signal).then(opened),
    ]);
    const { sha256, file } = graph;
    const source = { content, sha256: graph.keptAs && sha256, file, model: identity };
    if (parts) {
      const model = this.adapter.unpack(source, parts);
      const info = packedInfo(model.graph);
      return { identity, precision, form: info?.form ?? 'float', ...model };
    }
    const chosen = await form;
    return { identity, precision, form: chosen, ...(await this.adapter.adapt(source, chosen)) };
  }

  /** The weights, parts of them put together in memory; undefined if there are none. */
  async #weights(
    parts: readonly WantedFile[],
    signal: AbortSignal,
  ): Promise<SuppliedFile | undefined> {
    const [only, ...others] = parts;
    if (!only) return undefined;
    if (others.length === 0) return await this.files.open(only, signal);
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

function closeAll({ open }: Loading): void {
  for (const view of open) view.close();
  open.clear();
}
