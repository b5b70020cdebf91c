import type { Tensor } from 'onnxruntime-web/wasm';
import type { Release, ResourceLedger } from '../shared/resource-ledger';
import type { GpuBufferWatch } from './gpu-buffer-watch';

/** The runtime's tensors in the thread's ledger. A run that ends with more than it began with is a leak, and is told. */
export class TensorLedger {
  readonly #releases = new Map<Tensor, Release>();

  /** @param buffers of the device that the runtime computes with, if there is one: compared at the same time */
  constructor(
    private readonly ledger: ResourceLedger,
    private readonly buffers?: GpuBufferWatch,
  ) {}

  /** Tensors that are alive. */
  get live(): number {
    return this.#releases.size;
  }

  /** Enters a tensor and gives it back. Entering it again does nothing. */
  track<T extends Tensor>(tensor: T): T {
    if (!this.#releases.has(tensor))
      this.#releases.set(tensor, this.ledger.acquire('tensor', tensor.type));
    return tensor;
  }

  /** Frees a tensor and strikes it off. */
  dispose(tensor: Tensor): void {
    this.#releases.get(tensor)?.();
    this.#releases.delete(tensor);
    tensor.dispose();
  }

  /**
   * Runs a job and compares the books before and after. Runs of one runtime never overlap, so each is to blame for its own.
   * @param tokens length of the run, by which growth of the device's buffers is judged
   */
  async audit<T>(job: () => Promise<T>, tokens = 0): Promise<T> {
    const { buffers } = this;
    return this.ledger.audit(['tensor'], () => (buffers ? buffers.audit(tokens, job) : job()));
  }
}
