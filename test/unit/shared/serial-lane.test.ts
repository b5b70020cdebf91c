import { expect, test } from 'vitest';
import { deferred } from '../../../src/shared/deferred';
import { SerialLane } from '../../../src/shared/serial-lane';

test('jobs run one after another, in order', async () => {
  const lane = new SerialLane();
  const log: string[] = [];
  const job = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
  };
  await Promise.all([lane.enqueue('1', job('a')), lane.enqueue('2', job('b'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a failed job does not block the next, even when it throws at once', async () => {
  const lane = new SerialLane();
  const failed = lane.enqueue('1', () => {
    throw new Error('boom');
  });
  const next = lane.enqueue('2', async () => 'fine');
  await expect(failed).rejects.toThrow('boom');
  expect(await next).toBe('fine');
});

test('cancelling drops what waits under the id at once, and nothing else', async () => {
  const lane = new SerialLane();
  const gate = deferred<string>();
  const running = lane.enqueue('a', () => gate.promise);
  const waiting = lane.enqueue('a', async () => 'never');
  const other = lane.enqueue('b', async () => 'b');
  lane.cancel('a');
  await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
  expect(lane.waiting).toBe(1);
  gate.resolve('a');
  expect(await running).toBe('a');
  expect(await other).toBe('b');
});
