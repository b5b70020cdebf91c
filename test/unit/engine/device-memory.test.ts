import { expect, test } from 'vitest';
import { DeviceMemory, type TextStorage } from '../../../src/engine/device-memory';

function storage(initial?: string): TextStorage {
  let text = initial ?? null;
  return {
    getItem: () => text,
    setItem: (_, value) => {
      text = value;
    },
  };
}

test('notes outlive the object, and the newest one counts', () => {
  const shared = storage();
  new DeviceMemory(shared).write('a', 'one');
  new DeviceMemory(shared).write('a', 'two');
  expect(new DeviceMemory(shared).read('a')).toBe('two');
  expect(new DeviceMemory(shared).read('b')).toBeUndefined();
});

test('only so much is kept, and the oldest goes first', () => {
  const memory = new DeviceMemory(storage());
  for (let i = 0; i < 40; i++) memory.write(`note ${i}`, 'x');
  expect(memory.read('note 0')).toBeUndefined();
  expect(memory.read('note 39')).toBe('x');
});

test.each(['not JSON', 'null', '[1]', '{"a":1}'])(
  'whatever stands there (%s) does no harm',
  (text) => {
    const memory = new DeviceMemory(storage(text));
    expect(memory.read('a')).toBeUndefined();
    memory.write('b', 'x');
    expect(memory.read('b')).toBe('x');
  },
);

test('what another version noted stays as it is', () => {
  const shared = storage('{"a":{"since":1},"b":"x"}');
  const memory = new DeviceMemory(shared);
  expect(memory.read('a')).toBeUndefined();
  memory.write('c', 'y');
  memory.remove('b');
  expect(JSON.parse(shared.getItem('') ?? '')).toEqual({ a: { since: 1 }, c: 'y' });
});

test('a storage that refuses costs nothing but the memory', () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  const memory = new DeviceMemory({ getItem: refuse, setItem: refuse });
  memory.write('a', 'x');
  expect(memory.read('a')).toBeUndefined();
});
