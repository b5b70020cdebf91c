import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelStore } from '../../src/model/store/model-store';
import { begin, INFO, type ModelStoreHarness, TOO_BIG } from './model-store-harness';
import { patternBytes, sameBytes } from './pattern-bytes';

/** The bytes that {@link begin} stores. */
function begun(pieces: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1500 * pieces);
  for (let index = 0; index < pieces; index++)
    bytes.set(patternBytes(1500, index + 1), 1500 * index);
  return bytes;
}

/** What every writer of a {@link ModelStore} does. */
export function describeFileWriter(name: string, create: () => Promise<ModelStoreHarness>): void {
  describe(`${name}, piece by piece`, () => {
    let harness: ModelStoreHarness;
    let store: ModelStore;
    beforeEach(async () => {
      harness = await create();
      store = harness.store;
    });
    afterEach(() => harness.free());

    it('makes a file of pieces, and tells how far it is', async () => {
      const writer = await store.open('a', INFO);
      expect(writer.stored).toBe(0);
      expect(writer.state).toBeUndefined();
      await writer.append(patternBytes(1500, 1), Uint8Array.of(1));
      expect(writer.stored).toBe(1500);
      expect(writer.state).toEqual(Uint8Array.of(1));
      await writer.append(patternBytes(1500, 2), Uint8Array.of(2, 2));
      expect(writer.stored).toBe(3000);
      expect(writer.state).toEqual(Uint8Array.of(2, 2));
      await writer.commit();
      expect(sameBytes(await store.read('a'), begun(2))).toBe(true);
      expect(await store.list()).toMatchObject([{ ...INFO, name: 'a', bytes: 3000 }]);
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
    });

    it('makes an empty file', async () => {
      await (await store.open('a', INFO)).commit();
      expect(await store.read('a')).toEqual(new Uint8Array());
      expect(await store.has('a')).toBe(true);
    });

    it('shows a file that has begun to nobody but those who ask for such', async () => {
      const before = Date.now();
      const writer = await begin(store, 'a', 2);
      expect(await store.read('a')).toBeUndefined();
      expect(await store.has('a')).toBe(false);
      expect(await store.list()).toEqual([]);
      const [partial, ...others] = await store.partials();
      expect(partial).toEqual({ ...INFO, name: 'a', bytes: 3000, changedAt: expect.any(Number) });
      expect(others).toEqual([]);
      expect(partial!.changedAt).toBeGreaterThanOrEqual(before);
      expect(partial!.changedAt).toBeLessThanOrEqual(Date.now());
      await writer.close();
    });

    it('remembers nothing of a file that was opened and no more', async () => {
      await (await store.open('a', INFO)).close();
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
    });

    it('goes on where an earlier writer stopped', async () => {
      await (await begin(store, 'a', 2)).close();
      expect(await store.sweep()).toBe(0);
      const moved = { ...INFO, path: 'elsewhere' };
      const writer = await store.open('a', moved);
      expect(writer.stored).toBe(3000);
      expect(writer.state).toEqual(Uint8Array.of(7, 1));
      const buffer = new Uint8Array(5000).fill(255);
      await writer.readInto(buffer);
      expect(sameBytes(buffer.slice(0, 3000), begun(2))).toBe(true);
      await writer.append(patternBytes(1500, 3), Uint8Array.of(7, 2));
      await writer.commit();
      expect(sameBytes(await store.read('a'), begun(3))).toBe(true);
      expect(await store.list()).toMatchObject([{ ...moved, bytes: 4500 }]);
    });

    it('gives back what it has stored itself', async () => {
      const writer = await begin(store, 'a', 3);
      const buffer = new Uint8Array(4500);
      await writer.readInto(buffer);
      expect(sameBytes(buffer, begun(3))).toBe(true);
      await writer.discard();
    });

    it('keeps an older file until its successor is whole', async () => {
      await store.write('a', patternBytes(9000), INFO);
      const writer = await begin(store, 'a', 2);
      expect(sameBytes(await store.read('a'), patternBytes(9000))).toBe(true);
      expect(await store.list()).toMatchObject([{ name: 'a', bytes: 9000 }]);
      expect(await store.partials()).toMatchObject([{ name: 'a', bytes: 3000 }]);
      expect(await store.sweep()).toBe(0);
      await writer.commit();
      expect(sameBytes(await store.read('a'), begun(2))).toBe(true);
      expect(await store.list()).toMatchObject([{ name: 'a', bytes: 3000 }]);
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
    });

    it('keeps an older file when its successor is discarded', async () => {
      await store.write('a', patternBytes(9000), INFO);
      await (await begin(store, 'a', 2)).discard();
      expect(sameBytes(await store.read('a'), patternBytes(9000))).toBe(true);
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
    });

    it('keeps nothing of what is discarded', async () => {
      await (await begin(store, 'a', 2)).close();
      await (await store.open('a', INFO)).discard();
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
      const writer = await store.open('a', INFO);
      expect(writer.stored).toBe(0);
      expect(writer.state).toBeUndefined();
    });

    it('removes a file that has begun', async () => {
      await (await begin(store, 'a', 2)).close();
      await store.remove('a');
      expect(await store.partials()).toEqual([]);
      expect((await store.open('a', INFO)).stored).toBe(0);
    });

    it('never makes a file with a hole when it is removed meanwhile', async () => {
      const writer = await begin(store, 'a', 2);
      await store.remove('a');
      await expect(writer.append(patternBytes(10), Uint8Array.of(1))).rejects.toMatchObject({
        failure: { code: 'storage-unavailable' },
      });
      await expect(writer.commit()).rejects.toThrow();
      await expect(writer.readInto(new Uint8Array(3000))).rejects.toMatchObject({
        failure: { code: 'storage-unavailable' },
      });
      await writer.discard();
      expect(await store.read('a')).toBeUndefined();
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
    });

    it('writes in one go what another writer has begun', async () => {
      await (await begin(store, 'a', 2)).close();
      await store.write('a', patternBytes(5000), INFO);
      expect(sameBytes(await store.read('a'), patternBytes(5000))).toBe(true);
      expect(await store.partials()).toEqual([]);
    });

    it('shares no memory with its callers', async () => {
      const writer = await store.open('a', INFO);
      const around = patternBytes(4000);
      const state = Uint8Array.of(1, 2);
      await writer.append(around.subarray(500, 3000), state);
      expect([around.byteLength, state.byteLength]).toEqual([4000, 2]);
      around.fill(0);
      state.fill(0);
      writer.state?.fill(9);
      expect(writer.state).toEqual(Uint8Array.of(1, 2));
      const buffer = new Uint8Array(2500);
      await writer.readInto(buffer);
      expect(sameBytes(buffer, patternBytes(4000).slice(500, 3000))).toBe(true);
      await writer.commit();
      expect(sameBytes(await store.read('a'), buffer)).toBe(true);
    });

    it('keeps what it had when there is no room for more, for an attempt with more room', async () => {
      const writer = await begin(store, 'a', 2);
      await harness.fill();
      await expect(writer.append(patternBytes(TOO_BIG), Uint8Array.of(9))).rejects.toMatchObject({
        failure: { code: 'quota', reason: 'storage-full' },
      });
      expect(writer.stored).toBe(3000);
      await writer.close();
      expect(await store.read('a')).toBeUndefined();
      expect(await store.has('a')).toBe(false);
      expect(await store.partials()).toMatchObject([{ name: 'a', bytes: 3000 }]);
      await harness.free();
      const next = await store.open('a', INFO);
      expect(next.stored).toBe(3000);
      expect(next.state).toEqual(Uint8Array.of(7, 1));
      await next.append(patternBytes(1500, 3), Uint8Array.of(7, 2));
      await next.commit();
      expect(sameBytes(await store.read('a'), begun(3))).toBe(true);
      expect(await store.sweep()).toBe(0);
    });

    it('gives up what it had when there is no room for more', async () => {
      await store.write('other', patternBytes(100), INFO);
      const writer = await begin(store, 'a', 2);
      await harness.fill();
      await expect(writer.append(patternBytes(TOO_BIG), Uint8Array.of(9))).rejects.toThrow();
      await writer.discard();
      expect(await store.partials()).toEqual([]);
      expect(await store.list()).toMatchObject([{ name: 'other' }]);
      await harness.free();
      expect(await store.sweep()).toBe(0);
    });
  });
}
