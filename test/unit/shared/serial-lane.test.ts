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

test('an urgent job goes before those that wait, and equal ones keep their order', async () => {
  const lane = new SerialLane();
  const gate = deferred<void>();
  const log: string[] = [];
  const job = (name: string) => async () => {
    log.push(name);
  };
  const jobs = [
    lane.enqueue('0', () => gate.promise),
    lane.enqueue('1', job('warm-up'), 0),
    lane.enqueue('2', job('first'), 2),
    lane.enqueue('3', job('second'), 2),
    lane.enqueue('4', job('between'), 1),
  ];
  expect(lane.idle).toBe(false);
  gate.resolve();
  await Promise.all(jobs);
  expect(log).toEqual(['first', 'second', 'between', 'warm-up']);
  expect(lane.idle).toBe(true);
});

test('clearing rejects all that waits with one error, and lets the running job end', async () => {
  const lane = new SerialLane();
  const gate = deferred<string>();
  const running = lane.enqueue('a', () => gate.promise);
  const waiting = lane.enqueue('b', async () => 'never');
  lane.clear(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  gate.resolve('done');
  expect(await running).toBe('done');
});
