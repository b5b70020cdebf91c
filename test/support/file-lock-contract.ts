import { describe, expect, it } from 'vitest';
import type { FileLock } from '../../src/model/download/file-lock';

const aborted = { failure: { code: 'aborted' } };

/** What every {@link FileLock} does; `create` gives another handle of the same lock each time. */
export function describeFileLock(title: string, create: () => FileLock): void {
  let names = 0;

  describe(`${title}, as a file lock`, () => {
    it('gives the turns one after the other, in the order of asking', async () => {
      const name = `contract-${names++}`;
      const order: string[] = [];
      const first = await create().acquire(name);
      const others = ['second', 'third'].map(async (caller) => {
        const end = await create().acquire(name);
        order.push(caller);
        await Promise.resolve();
        order.push(`${caller} ends`);
        end();
      });
      order.push('first ends');
      first();
      await Promise.all(others);
      expect(order).toEqual(['first ends', 'second', 'second ends', 'third', 'third ends']);
    });

    it('makes nobody wait for another file', async () => {
      const end = await create().acquire(`contract-${names++}`);
      (await create().acquire(`contract-${names++}`))();
      end();
    });

    it('lets go of who gives up, and nobody loses a turn by that', async () => {
      const name = `contract-${names++}`;
      const end = await create().acquire(name);
      const controller = new AbortController();
      const hasty = create().acquire(name, controller.signal);
      const patient = create().acquire(name);
      let isPatientOn = false;
      void patient.then(() => {
        isPatientOn = true;
      });
      controller.abort();
      await expect(hasty).rejects.toMatchObject(aborted);
      expect(isPatientOn).toBe(false);
      end();
      (await patient)();
      (await create().acquire(name))();
    });

    it('gives no turn to who gave up before', async () => {
      const name = `contract-${names++}`;
      await expect(create().acquire(name, AbortSignal.abort())).rejects.toMatchObject(aborted);
      (await create().acquire(name))();
    });

    it('does not take a turn away from who gives up later', async () => {
      const name = `contract-${names++}`;
      const controller = new AbortController();
      const end = await create().acquire(name, controller.signal);
      controller.abort();
      let isNextOn = false;
      const next = create()
        .acquire(name)
        .then((endNext) => {
          isNextOn = true;
          return endNext;
        });
      (await create().acquire(`contract-${names++}`))();
      expect(isNextOn).toBe(false);
      end();
      end();
      (await next)();
    });
  });
}
