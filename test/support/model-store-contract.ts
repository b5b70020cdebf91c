import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelStore } from '../../src/model/model-store';
import { patternBytes, sameBytes } from './pattern-bytes';

/** A store to be tested, empty, with a hand on its medium. */
export interface ModelStoreHarness {
  readonly store: ModelStore;
  /** From now on there is no room for a file of {@link TOO_BIG} bytes. */
  fill(): Promise<void>;
  /** Takes back {@link fill}. */
  free(): Promise<void>;
}

/** Length of the file that does not fit into a filled store. */
export const TOO_BIG = 1024 * 1024;

/** What every {@link ModelStore} does; run by the real one in a browser and by the one in memory. */
export function describeModelStore(name: string, create: () => Promise<ModelStoreHarness>): void {
  describe(`${name}, as a model store`, () => {
    let harness: ModelStoreHarness;
    let store: ModelStore;
    beforeEach(async () => {
      harness = await create();
      store = harness.store;
    });
    afterEach(() => harness.free());

    it('holds nothing at first', async () => {
      expect(await store.read('a')).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });

    it.each([0, 1, 1023, 1024, 1025, 5000])('gives back a file of %i bytes', async (length) => {
      await store.write('a', patternBytes(length));
      expect(sameBytes(await store.read('a'), patternBytes(length))).toBe(true);
      expect(await store.list()).toEqual([{ name: 'a', bytes: length }]);
    });

    it('keeps files apart, names that resemble each other too', async () => {
      const names = ['voices/a', 'voices/a/b', 'voices', 'voices/a0', ''];
      for (const [index, file] of names.entries())
        await store.write(file, patternBytes(3000 + index));
      await store.remove('voices/a');
      expect(await store.read('voices/a')).toBeUndefined();
      for (const [index, file] of names.entries()) {
        if (file !== 'voices/a')
          expect(sameBytes(await store.read(file), patternBytes(3000 + index))).toBe(true);
      }
      expect((await store.list()).map((file) => file.name).sort()).toEqual(
        names.filter((file) => file !== 'voices/a').sort(),
      );
    });

    it('replaces a file whole, also by a shorter one', async () => {
      await store.write('a', patternBytes(9000));
      await store.write('a', patternBytes(2500, 7));
      expect(sameBytes(await store.read('a'), patternBytes(2500, 7))).toBe(true);
      expect(await store.list()).toEqual([{ name: 'a', bytes: 2500 }]);
    });

    it('shares no memory with its callers', async () => {
      const written = patternBytes(2000);
      await store.write('a', written);
      expect(written.byteLength).toBe(2000);
      written.fill(0);
      (await store.read('a'))?.fill(1);
      expect(sameBytes(await store.read('a'), patternBytes(2000))).toBe(true);
    });

    it('writes the bytes of a view, not those around it', async () => {
      const view = patternBytes(4000).subarray(500, 3000);
      await store.write('a', view);
      expect(sameBytes(await store.read('a'), view.slice())).toBe(true);
    });

    it('forgets what is removed, and does not mind what is not there', async () => {
      await store.write('a', patternBytes(10));
      await store.remove('a');
      await store.remove('a');
      expect(await store.read('a')).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });

    it('says quota when there is no room, and keeps no part of the file', async () => {
      await store.write('other', patternBytes(100));
      await harness.fill();
      await expect(store.write('a', patternBytes(TOO_BIG))).rejects.toMatchObject({
        failure: { code: 'quota', reason: 'storage-full' },
      });
      await harness.free();
      expect(await store.read('a')).toBeUndefined();
      expect(await store.list()).toEqual([{ name: 'other', bytes: 100 }]);
      await store.write('a', patternBytes(3000));
      expect(sameBytes(await store.read('a'), patternBytes(3000))).toBe(true);
    });

    it('drops the old file when its successor has no room', async () => {
      await store.write('a', patternBytes(100));
      await harness.fill();
      await expect(store.write('a', patternBytes(TOO_BIG))).rejects.toThrow();
      expect(await store.read('a')).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });
  });
}
