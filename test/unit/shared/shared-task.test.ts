import { expect, test, vi } from 'vitest';
import { deferred } from '../../../src/shared/deferred';
import { SharedTask } from '../../../src/shared/shared-task';

test('concurrent callers share one run, and later ones its result', async () => {
  const job = vi.fn(async () => 42);
  const task = new SharedTask(job);
  expect(await Promise.all([task.run(), task.run()])).toEqual([42, 42]);
  expect(await task.run()).toBe(42);
  expect(job).toHaveBeenCalledTimes(1);
});

test('a failure is forgotten: the next caller tries again', async () => {
  const job = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('first'));
  job.mockResolvedValueOnce('second');
  const task = new SharedTask(job);
  await expect(task.run()).rejects.toThrow('first');
  expect(await task.run()).toBe('second');
});

test('one caller leaving does not disturb the others', async () => {
  const work = deferred<number>();
  let signal: AbortSignal | undefined;
  const task = new SharedTask((s) => {
    signal = s;
    return work.promise;
  });
  const leaver = new AbortController();
  const left = task.run(leaver.signal);
  const stayed = task.run(new AbortController().signal);
  leaver.abort();
  await expect(left).rejects.toMatchObject({ code: 'aborted' });
  expect(signal?.aborted).toBe(false);
  work.resolve(7);
  expect(await stayed).toBe(7);
});

test('when the last caller leaves, the job is aborted and a new caller starts another', async () => {
  const signals: AbortSignal[] = [];
  const task = new SharedTask((signal) => {
    signals.push(signal);
    return signals.length === 1 ? new Promise<number>(() => undefined) : Promise.resolve(2);
  });
  const leaver = new AbortController();
  const left = task.run(leaver.signal);
  leaver.abort();
  await expect(left).rejects.toMatchObject({ code: 'aborted' });
  expect(signals[0]?.aborted).toBe(true);
  expect(await task.run()).toBe(2);
});

test('a signal that is aborted already never starts the job', async () => {
  const job = vi.fn(async () => 1);
  await expect(new SharedTask(job).run(AbortSignal.abort())).rejects.toMatchObject({
    code: 'aborted',
  });
  expect(job).not.toHaveBeenCalled();
});
