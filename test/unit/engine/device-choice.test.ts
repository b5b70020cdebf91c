import { expect, test } from 'vitest';
import {
  type ChoiceScope,
  type DeviceChoice,
  fitsModel,
  forgetDeviceChoice,
  modelKey,
  readDeviceChoice,
  writeDeviceChoice,
} from '../../../src/engine/device-choice';
import { DeviceMemory, type TextStorage } from '../../../src/engine/device-memory';

function memory(): DeviceMemory {
  let text: string | null = null;
  const storage: TextStorage = {
    getItem: () => text,
    setItem: (_, value) => {
      text = value;
    },
  };
  return new DeviceMemory(storage);
}

const HERE: ChoiceScope = { userAgent: 'Browser 1', cores: 4, isolated: true };
const CHOICE: DeviceChoice = {
  provider: 'wasm',
  profile: 'fast',
  threads: 2,
  dual: 'off',
  measuredAt: '2026-01-02T03:04:05.000Z',
  model: 'kokoro',
};

test('a choice is kept until it is forgotten', () => {
  const notes = memory();
  expect(readDeviceChoice(notes, HERE)).toBeUndefined();
  writeDeviceChoice(CHOICE, notes, HERE);
  expect(readDeviceChoice(notes, HERE)).toEqual(CHOICE);
  forgetDeviceChoice(notes);
  expect(readDeviceChoice(notes, HERE)).toBeUndefined();
});

test.each([
  ['version of the browser', { userAgent: 'Browser 2' }],
  ['number of cores', { cores: 8 }],
  ['state of isolation', { isolated: false }],
])('it lapses with another %s', (_, change) => {
  const notes = memory();
  writeDeviceChoice(CHOICE, notes, HERE);
  expect(readDeviceChoice(notes, { ...HERE, ...change })).toBeUndefined();
});

test.each([
  ['provider', 'cpu'],
  ['profile', 'slow'],
  ['threads', 0],
  ['threads', 1.5],
  ['threads', 65],
  ['threads', '2'],
  ['dual', true],
  ['measuredAt', 'yesterday'],
  ['model', undefined],
])('a note with %s %j is ignored', (name, value) => {
  const notes = memory();
  writeDeviceChoice({ ...CHOICE, [name]: value } as DeviceChoice, notes, HERE);
  expect(readDeviceChoice(notes, HERE)).toBeUndefined();
});

test.each(['', 'x', 'null', '[]', '{"scope":1}'])('a note that says %j is ignored', (text) => {
  const notes = memory();
  notes.write('choice', text);
  expect(readDeviceChoice(notes, HERE)).toBeUndefined();
});

test('what is learnt later does not push it out', () => {
  const notes = memory();
  writeDeviceChoice(CHOICE, notes, HERE);
  for (let i = 0; i < 50; i++) notes.write(`note ${i}`, 'x');
  expect(readDeviceChoice(notes, HERE)).toEqual(CHOICE);
  expect(notes.read('note 49')).toBe('x');
  expect(notes.read('note 0')).toBeUndefined();
});

test('it holds for the model that it was measured with', () => {
  expect(modelKey(undefined)).toBe('kokoro');
  expect(modelKey({ kind: 'kokoro', precision: 'q8' })).toBe('kokoro');
  expect(modelKey({ kind: 'kokoro', precision: 'fp16' })).toBe('kokoro-fp16');
  expect(modelKey({ kind: 'file', url: 'https://a/b.onnx' })).toBe('https://a/b.onnx');
  expect(fitsModel(CHOICE, undefined)).toBe(true);
  expect(fitsModel(CHOICE, { kind: 'kokoro' })).toBe(true);
  expect(fitsModel(CHOICE, { kind: 'kokoro', precision: 'fp32' })).toBe(false);
  expect(fitsModel({ ...CHOICE, model: 'draft' }, undefined)).toBe(true);
  expect(fitsModel({ ...CHOICE, model: 'draft' }, { kind: 'kokoro' })).toBe(false);
});
