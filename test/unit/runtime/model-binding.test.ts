import { expect, test } from 'vitest';
import { bindModel } from '../../../src/runtime/model-binding';

test('the hub’s names and those of other exports are found', () => {
  const hub = { inputNames: ['input_ids', 'style', 'speed'], outputNames: ['waveform'] };
  expect(bindModel(hub, 'm')).toMatchObject({ ids: 'input_ids', durations: undefined });
  const other = { inputNames: ['tokens', 'style', 'speed'], outputNames: ['audio', 'durations'] };
  expect(bindModel(other, 'm')).toMatchObject({
    ids: 'tokens',
    waveform: 'audio',
    durations: 'durations',
  });
});

test('what a model lacks is named', () => {
  const poor = { inputNames: ['input_ids', 'speed'], outputNames: ['logits'] };
  expect(() => bindModel(poor, 'poor.onnx')).toThrow(
    'poor.onnx does not fit Kokoro’s contract: it lacks style, waveform. Choose a Kokoro model file.',
  );
});
