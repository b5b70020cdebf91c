import { expect, test } from 'vitest';
import { DualGovernor } from '../../../src/engine/dual-governor';

const LARGE = { cores: 8, memory: 8 };

function notes() {
  const kept = new Map<string, string>();
  return {
    read: (name: string) => kept.get(name),
    write: (name: string, value: string) => void kept.set(name, value),
  };
}

/** Five units at so many seconds of sound a second. */
function speak(governor: DualGovernor, rate: number) {
  for (let unit = 0; unit < 5; unit++) governor.record(rate, 1000);
}

test('on has a second session at once, off never', () => {
  const on = new DualGovernor('on', undefined, () => 'x', { cores: 2, memory: undefined });
  const off = new DualGovernor('off', undefined, () => 'x', LARGE);
  speak(off, 0.5);
  expect([on.wantsSecond, off.wantsSecond]).toEqual([true, false]);
});

test('auto keeps what brings more sound in the same time, and remembers it', () => {
  const memory = notes();
  const first = new DualGovernor('auto', memory, () => 'x', LARGE);
  expect(first.wantsSecond).toBe(false);
  speak(first, 1);
  expect(first.wantsSecond).toBe(true);
  speak(first, 1.5);
  expect(first.wantsSecond).toBe(true);

  const next = new DualGovernor('auto', memory, () => 'x', LARGE);
  speak(next, 1);
  speak(next, 0.1);
  expect(next.wantsSecond).toBe(true);
});

test('auto gives up what brings nothing, and does not try it again', () => {
  const memory = notes();
  const first = new DualGovernor('auto', memory, () => 'x', LARGE);
  speak(first, 1);
  speak(first, 1.1);
  expect(first.wantsSecond).toBe(false);
  const next = new DualGovernor('auto', memory, () => 'x', LARGE);
  speak(next, 1);
  expect(next.wantsSecond).toBe(false);
  const other = new DualGovernor('auto', memory, () => 'another provider', LARGE);
  speak(other, 1);
  expect(other.wantsSecond).toBe(true);
});

test('auto tries nothing on a small device, or where one session is quick', () => {
  const small = new DualGovernor('auto', notes(), () => 'x', { cores: 2, memory: 8 });
  const short = new DualGovernor('auto', notes(), () => 'x', { cores: 8, memory: 2 });
  const quick = new DualGovernor('auto', notes(), () => 'x', LARGE);
  speak(small, 1);
  speak(short, 1);
  speak(quick, 5);
  expect([small, short, quick].map(({ wantsSecond }) => wantsSecond)).toEqual([
    false,
    false,
    false,
  ]);
});

test('what was measured before the second session was there does not count', () => {
  const governor = new DualGovernor('auto', notes(), () => 'x', LARGE);
  speak(governor, 1);
  for (let unit = 0; unit < 4; unit++) governor.record(0.1, 1000);
  governor.restart();
  speak(governor, 2);
  expect(governor.wantsSecond).toBe(true);
});
