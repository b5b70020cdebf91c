/** What a graphics device was asked to do: what costs time on a real one, counted, so that it can be compared without one. */
export interface GpuWork {
  /** Compute shaders that were started. */
  readonly dispatches: number;
  /** Shader modules and compute pipelines that were compiled. */
  readonly compilations: number;
  /** Copies between the processor and the device: buffers written, and buffers mapped to be read. */
  readonly transfers: number;
  /** Times that commands were handed over; the device idles in between. */
  readonly submissions: number;
}

type Counts = { -readonly [Key in keyof GpuWork]: number };

/** The part of a device that is watched. */
export type WorkMaker = Pick<
  GPUDevice,
  | 'createCommandEncoder'
  | 'createShaderModule'
  | 'createComputePipeline'
  | 'createComputePipelineAsync'
> & { readonly queue: Pick<GPUQueue, 'submit' | 'writeBuffer'> };

/** GPUMapMode.READ, which Node lacks. */
const READ = 1;

function nothing(): Counts {
  return { dispatches: 0, compilations: 0, transfers: 0, submissions: 0 };
}

/**
 * Counts what a device of this thread is asked to do, from its making on. onnxruntime-web calls the browser's interface for
 * each of it (1.30, both WebGPU bundles), so the methods of the objects that it is given count, and then do what they did.
 */
export class GpuWorkWatch {
  #counts = nothing();

  /** @param device gets methods of its own; its class is left as it is */
  constructor(device: WorkMaker) {
    this.#count(device, 'createShaderModule', 'compilations');
    this.#count(device, 'createComputePipeline', 'compilations');
    this.#count(device, 'createComputePipelineAsync', 'compilations');
    this.#count(device.queue, 'submit', 'submissions');
    this.#count(device.queue, 'writeBuffer', 'transfers');
    this.#follow(device, 'createCommandEncoder', (encoder) =>
      this.#follow(encoder, 'beginComputePass', (pass) => {
        this.#count(pass, 'dispatchWorkgroups', 'dispatches');
        this.#count(pass, 'dispatchWorkgroupsIndirect', 'dispatches');
      }),
    );
  }

  /** Counts when a buffer's content is fetched. */
  watch(buffer: Pick<GPUBuffer, 'mapAsync'>): void {
    const { mapAsync } = buffer;
    buffer.mapAsync = (mode, ...range) => {
      if (mode & READ) this.#counts.transfers++;
      return mapAsync.call(buffer, mode, ...range);
    };
  }

  /** What was done since the last call. */
  take(): GpuWork {
    const counts = this.#counts;
    this.#counts = nothing();
    return counts;
  }

  #count<T extends object>(target: T, method: keyof T, counter: keyof GpuWork): void {
    this.#replace(target, method, (call) => {
      this.#counts[counter]++;
      return call();
    });
  }

  /** Does something with each object that a method makes. */
  #follow<T extends object, M extends keyof T>(
    target: T,
    method: M,
    made: (result: T[M] extends (...rest: never[]) => infer R ? R : never) => void,
  ): void {
    this.#replace(target, method, (call) => {
      const result = call();
      made(result as Parameters<typeof made>[0]);
      return result;
    });
  }

  #replace<T extends object>(
    target: T,
    method: keyof T,
    by: (call: () => unknown) => unknown,
  ): void {
    const original = target[method];
    if (typeof original !== 'function') return;
    target[method] = ((...rest: unknown[]) => by(() => original.apply(target, rest))) as T[keyof T];
  }
}
