/** Tells how much memory the runtime holds. */
export interface HeapProbe {
  /** Bytes of the runtime's WebAssembly memory, which only ever grows; 0 if it could not be found. */
  readonly bytes: number;
}

/**
 * Finds the runtime's memory while it boots. onnxruntime-web has no call that tells it, and its glue makes the memory with
 * `new WebAssembly.Memory` (1.30, all three bundles), so that constructor is watched as long as `boot` takes.
 */
export async function withHeapProbe<T>(
  boot: () => Promise<T>,
): Promise<{ readonly result: T; readonly heap: HeapProbe }> {
  const memories: WebAssembly.Memory[] = [];
  const Original = WebAssembly.Memory;
  class Watched extends Original {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  }
  WebAssembly.Memory = Watched;
  try {
    const result = await boot();
    const heap = {
      get bytes() {
        return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
      },
    };
    return { result, heap };
  } finally {
    WebAssembly.Memory = Original;
  }
}
