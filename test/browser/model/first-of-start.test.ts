import { afterEach, describe, expect, it } from 'vitest';

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

function start(): Worker {
  const url = new URL('../../support/first-of-start.worker.ts', import.meta.url);
  const worker = new Worker(url, { type: 'module' });
  workers.push(worker);
  return worker;
}

/** The worker's next message of one of these kinds. */
function hear<T>(worker: Worker, ...wanted: readonly T[]): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => {
      if (wanted.includes(data)) resolve(data);
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
}

function did(worker: Worker): Promise<boolean> {
  const answer = hear(worker, true, false);
  worker.postMessage('at once');
  return answer;
}

describe('what is done once per start', () => {
  it('is done by one of five workers that start together', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, start).map(did));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('is not done by those that come later, while one of the others lives', async () => {
    const [first, second] = [start(), start()];
    expect(await did(first)).toBe(true);
    expect(await did(second)).toBe(false);
    first.terminate();
    expect(await did(start())).toBe(false);
  });

  it('is done again when all of them were gone', async () => {
    const first = start();
    expect(await did(first)).toBe(true);
    first.terminate();
    // The browser frees the locks of a worker a moment after its end.
    await expect.poll(async () => (await navigator.locks.query()).held?.length).toBe(0);
    expect(await did(start())).toBe(true);
  });

  it('is nobody’s any more when the worker that did it was killed', async () => {
    const first = start();
    const began = hear(first, 'began');
    first.postMessage('hold');
    await began;
    expect(await did(start())).toBe(false);
    first.terminate();
  });
});
