import type { Tensor } from 'onnxruntime-web/wasm';
import type { MetricSink } from '../contracts/metrics';

/** Knows every tensor that is alive. A run that ends with more than it began with is a leak, and is reported. */
export class TensorLedger {
  readonly #live = new Set<Tensor>();

  constructor(private readonly metrics: MetricSink) {}

  get live(): number {
    return this.#live.size;
  }

  /** Enters a tensor and gives it back. */
  track<T extends Tensor>(tensor: T): T {
    this.#live.add(tensor);
    return tensor;
  }

  /** Frees a tensor and strikes it off. */
  dispose(tensor: Tensor): void {
    this.#live.delete(tensor);
    tensor.dispose();
  }

  /** Runs a job and compares the books before and after. */
  async audit<T>(job: () => Promise<T>): Promise<T> {
    const before = this.live;
    try {
      return await job();
    } finally {
      this.metrics({ name: 'live-tensors', value: this.live, unit: 'count' });
      if (this.live > before)
        this.metrics({ name: 'leak-warnings', value: this.live - before, unit: 'count' });
    }
  }
}
