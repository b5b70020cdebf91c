import { expect, it } from 'vitest';
import { freeBuffer } from '../../../src/shared/free-buffer';

it('empties the views of a buffer at once', () => {
  const view = new Uint8Array(1024).fill(1);
  freeBuffer(view.buffer);
  expect(view.length).toBe(0);
  expect(view.buffer.byteLength).toBe(0);
});
