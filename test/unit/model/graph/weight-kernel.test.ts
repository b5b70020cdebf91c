import { describe, expect, it } from 'vitest';
import { KERNELS, toomCookScheme } from '../../../../src/model/graph/toom-cook/scheme';
import { BLOCK, WeightKernel } from '../../../../src/model/graph/toom-cook/weight-kernel';
import { Random } from '../../../fixtures/kokoro-graph/random';

describe('the kernel that multiplies weights', () => {
  it('has room for every scheme', () => {
    const kernel = new WeightKernel();
    for (const taps of KERNELS)
      for (const grade of ['fast', 'safe'] as const) {
        const { weight, products } = toomCookScheme(taps, grade);
        kernel.setFactors(weight);
        expect(kernel.run(taps, products).length).toBeGreaterThanOrEqual(products * BLOCK);
      }
  });

  it('multiplies a matrix with whole blocks, whatever its size', () => {
    const kernel = new WeightKernel();
    const random = new Random(3);
    for (const [taps, products] of [
      [1, 1],
      [2, 5],
      [11, 30],
      [3, 30],
      [11, 1],
    ] as const) {
      const factors = random.uniform(taps * products, 1);
      kernel.setFactors(factors);
      kernel.block.set(random.uniform(taps * BLOCK, 1));
      const block = kernel.block.slice();
      const results = kernel.run(taps, products);
      for (let product = 0; product < products; product++)
        for (const column of [0, 1, 15, 16, 100, BLOCK - 1]) {
          let sum = 0;
          for (let tap = 0; tap < taps; tap++)
            sum += (factors[product * taps + tap] ?? 0) * (block[tap * BLOCK + column] ?? 0);
          expect(results[product * BLOCK + column]).toBeCloseTo(sum, 5);
        }
      expect(kernel.block).toEqual(block);
    }
  });
});
