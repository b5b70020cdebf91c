import { afterEach, expect, test, vi } from 'vitest';
import { OneAtATime } from '../../../src/engine/one-at-a-time';

const open: { release(): void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.release();
});

function listener(): { readonly paused: () => number; readonly turn: OneAtATime } {
  let count = 0;
  const turn = new OneAtATime(() => count++);
  open.push(turn);
  turn.claim();
  return { paused: () => count, turn };
}

test('whoever begins is heard by the others, not by itself', async () => {
  const first = listener();
  const second = listener();
  await vi.waitFor(() => expect(first.paused()).toBe(1));
  first.turn.claim();
  await vi.waitFor(() => expect(second.paused()).toBe(1));
  expect(first.paused()).toBe(1);
});

test('what another version may say pauses nobody', async () => {
  const first = listener();
  const other = new BroadcastChannel('kokoro-speak:playing');
  open.push({ release: () => other.close() });
  for (const word of ['paused', undefined, null, { kind: 'level', value: 1 }])
    other.postMessage(word);
  // Messages keep their order: when this one has come, so have the others.
  other.postMessage('playing');
  await vi.waitFor(() => expect(first.paused()).toBeGreaterThan(0));
  expect(first.paused()).toBe(1);
});
