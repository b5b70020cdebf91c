import { expect, test } from 'vitest';
import { WorkerHost } from '../../../src/engine/worker-host';

/** A host of a thread with this address, and what a call to it comes to. */
async function callTo(address: string | URL): Promise<unknown> {
  const worker = new Worker(address, { type: 'module' });
  const host = new WorkerHost<{ ask(): Promise<{ ok: true; value: number }> }>(
    worker,
    () => undefined,
  );
  return await host.call(async (api) => await api.ask()).catch((error: unknown) => error);
}

const module = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));

test('a script that is not let in is told from one that crashes', async () => {
  const missing = module(`import ${JSON.stringify(new URL('/no-such.js', location.href).href)};`);
  expect(await callTo(missing)).toMatchObject({
    failure: {
      code: 'worker-lost',
      reason: 'not-started',
      retryable: true,
      details: { policy: "worker-src 'self'" },
    },
  });
  expect(await callTo(module('throw new Error("broken");'))).toMatchObject({
    failure: { code: 'worker-lost', reason: 'crashed', cause: expect.stringContaining('broken') },
  });
});
