import { describe, expect, it } from 'vitest';
import { withHeapProbe } from '../../../src/runtime/heap-probe';

const PAGE = 65_536;

describe('withHeapProbe', () => {
  it('tells the size of the memory that was made meanwhile, now and when it has grown', async () => {
    const { result, heap } = await withHeapProbe(
      async () => new WebAssembly.Memory({ initial: 2, maximum: 10 }),
    );
    expect(heap.bytes).toBe(2 * PAGE);
    result.grow(3);
    expect(heap.bytes).toBe(5 * PAGE);
  });

  it('gives a memory that WebAssembly takes for its own', async () => {
    const { result } = await withHeapProbe(async () => new WebAssembly.Memory({ initial: 1 }));
    expect(result).toBeInstanceOf(WebAssembly.Memory);
  });

  it('watches only that long, after a failure too', async () => {
    const original = WebAssembly.Memory;
    const failing = withHeapProbe(async () => {
      throw new Error('no runtime');
    });
    await expect(failing).rejects.toThrow('no runtime');
    expect(WebAssembly.Memory).toBe(original);
  });

  it('says 0 when there is none to be found', async () => {
    expect((await withHeapProbe(async () => 'nothing')).heap.bytes).toBe(0);
  });
});
