import { expect, it } from 'vitest';
import { joinTape } from '../../support/output-recorder';

const piece = (at: number, ...samples: number[]) => ({ at, samples: Int16Array.from(samples) });

it('puts pieces in a row, from the first one’s time on', () => {
  const tape = joinTape([piece(2, 32767, 0), piece(2.2, -32767, 0)], 10);
  expect(tape).toEqual({ at: 2, samples: Float32Array.of(1, 0, -1, 0), lost: 0 });
});

it('is silent where nothing was recorded, and tells how much that is', () => {
  const { samples, lost } = joinTape([piece(2, 32767), piece(2.3, 32767)], 10);
  expect([...samples]).toEqual([1, 0, 0, 1]);
  expect(lost).toBe(2);
});

it('is empty without a piece', () => {
  expect(joinTape([], 10)).toMatchObject({ samples: new Float32Array(0), lost: 0 });
});
