import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelStore } from '../../src/model/store/model-store';
import { describeFileWriter } from './file-writer-contract';
import { INFO, type ModelStoreHarness, TOO_BIG } from './model-store-harness';
import { patternBytes, sameBytes } from './pattern-bytes';

/** What every {@link ModelStore} does; run by the real ones in a browser and by the one in memory. */
export function describeModelStore(name: string, create: () => Promise<ModelStoreHarness>): void {
  describeFileWriter(name, create);
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
      expect(await store.has('a')).toBe(false);
      expect(await store.list()).toEqual([]);
      expect(await store.partials()).toEqual([]);
      expect(await store.sweep()).toBe(0);
    });

    it.each([0, 1, 1023, 1024, 1025, 5000])('gives back a file of %i bytes', async (length) => {
      await store.write('a', patternBytes(length), INFO);
      expect(sameBytes(await store.read('a'), patternBytes(length))).toBe(true);
      expect(await store.has('a')).toBe(true);
      expect(await store.list()).toMatchObject([{ name: 'a', bytes: length }]);
    });

    it.each([1, 1024, 5000])('opens a file of %i bytes, or says that it cannot', async (length) => {
      expect(await store.view('a')).toBeUndefined();
      await store.write('a', patternBytes(length), INFO);
      const view = await store.view('a');
      expect(view !== undefined).toBe(harness.canView);
      if (!view) return;
      expect(view.bytes).toBe(length);
      const part = new Uint8Array(Math.ceil(length / 2));
      view.read(length - part.length, part);
      expect(sameBytes(part, patternBytes(length).slice(length - part.length))).toBe(true);
      part.fill(0);
      view.read(0, part);
      expect(sameBytes(part, patternBytes(length).slice(0, part.length))).toBe(true);
      // Others may read meanwhile.
      expect(sameBytes(await store.read('a'), patternBytes(length))).toBe(true);
      const other = await store.view('a');
      expect(other?.bytes).toBe(length);
      other?.close();
      view.close();
      view.close();
      await store.remove('a');
      expect(await store.view('a')).toBeUndefined();
    });

    it('lists what it was told of a file, and when it became whole', async () => {
      const before = Date.now();
      await store.write('a', patternBytes(10), INFO);
      const [file, ...others] = await store.list();
      expect(file).toEqual({ ...INFO, name: 'a', bytes: 10, storedAt: expect.any(Number) });
      expect(others).toEqual([]);
      expect(file!.storedAt).toBeGreaterThanOrEqual(before);
      expect(file!.storedAt).toBeLessThanOrEqual(Date.now());
    });

    it('keeps files apart, names that resemble each other too', async () => {
      const names = [
        'voices/a',
        'voices/a/b',
        'voices',
        'voices/a0',
        '',
        'Voices',
        'voices.',
        'ü😀',
      ];
      for (const [index, file] of names.entries())
        await store.write(file, patternBytes(3000 + index), INFO);
      await store.remove('voices/a');
      expect(await store.read('voices/a')).toBeUndefined();
      for (const [index, file] of names.entries()) {
        if (file !== 'voices/a')
          expect(sameBytes(await store.read(file), patternBytes(3000 + index))).toBe(true);
      }
      expect((await store.list()).map((file) => file.name).sort()).toEqual(
        names.filter((file) => file !== 'voices/a').sort(),
      );
      expect(await store.sweep()).toBe(0);
    });

    it('replaces a file whole, also by a shorter one', async () => {
      await store.write('a', patternBytes(9000), INFO);
      await store.write('a', patternBytes(2500, 7), { ...INFO, model: 'model@2' });
      expect(sameBytes(await store.read('a'), patternBytes(2500, 7))).toBe(true);
      expect(await store.list()).toMatchObject([{ name: 'a', bytes: 2500, model: 'model@2' }]);
      expect(await store.sweep()).toBe(0);
    });

    it('shares no memory with its callers', async () => {
      const written = patternBytes(2000);
      await store.write('a', written, INFO);
      expect(written.byteLength).toBe(2000);
      written.fill(0);
      (await store.read('a'))?.fill(1);
      expect(sameBytes(await store.read('a'), patternBytes(2000))).toBe(true);
    });

    it('writes the bytes of a view, not those around it', async () => {
      const view = patternBytes(4000).subarray(500, 3000);
      await store.write('a', view, INFO);
      expect(sameBytes(await store.read('a'), view.slice())).toBe(true);
    });

    it('forgets what is removed, and does not mind what is not there', async () => {
      await store.write('a', patternBytes(10), INFO);
      await store.remove('a');
      await store.remove('a');
      expect(await store.read('a')).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });

    it('reads one file several times at once', async () => {
      await store.write('a', patternBytes(50_000), INFO);
      const reads = await Promise.all(Array.from({ length: 4 }, () => store.read('a')));
      expect(reads.every((bytes) => sameBytes(bytes, patternBytes(50_000)))).toBe(true);
    });

    it('says quota when there is no room, and keeps no part of the file', async () => {
      await store.write('other', patternBytes(100), INFO);
      await harness.fill();
      await expect(store.write('a', patternBytes(TOO_BIG), INFO)).rejects.toMatchObject({
        failure: { code: 'quota', reason: 'storage-full' },
      });
      await harness.free();
      expect(await store.read('a')).toBeUndefined();
      expect(await store.has('a')).toBe(false);
      expect(await store.list()).toMatchObject([{ name: 'other', bytes: 100 }]);
      expect(await store.partials()).toEqual([]);
      await store.write('a', patternBytes(3000), INFO);
      expect(sameBytes(await store.read('a'), patternBytes(3000))).toBe(true);
    });

    it('drops the old file when its successor has no room', async () => {
      await store.write('a', patternBytes(100), INFO);
      await harness.fill();
      await expect(store.write('a', patternBytes(TOO_BIG), INFO)).rejects.toThrow();
      expect(await store.read('a')).toBeUndefined();
      expect(await store.list()).toEqual([]);
    });
  });
}
