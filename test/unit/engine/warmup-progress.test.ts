import { expect, test } from 'vitest';
import type { WarmupStage, WarmupState } from '../../../src/contracts/warmup';
import { WarmupProgress } from '../../../src/engine/warmup-progress';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { createFailure } from '../../../src/shared/speech-error';

function coordinator() {
  const metrics = new MetricsRecorder();
  const states: WarmupState[] = [];
  const warmup = new WarmupProgress(metrics.record, (state) => states.push(state));
  const pass = (...stages: WarmupStage[]) => {
    for (const stage of stages) {
      warmup.report(stage, 'start');
      warmup.report(stage, 'end');
    }
  };
  return { warmup, metrics, states, pass };
}

test('stages are reached in order, and the first run makes it ready', () => {
  const { warmup, metrics, states, pass } = coordinator();
  pass('worker', 'runtime', 'model', 'session');
  expect(warmup.state.reached).toEqual(['worker', 'runtime', 'model', 'session']);
  expect(metrics.summary()['service-ready']).toBeUndefined();
  pass('first-inference');
  expect(warmup.state.reached.at(-1)).toBe('ready');
  expect(metrics.summary()['service-ready']?.count).toBe(1);
  expect(states).toHaveLength(10);
});

test('runtime and model run side by side', () => {
  const { warmup } = coordinator();
  warmup.report('runtime', 'start');
  warmup.report('model', 'start');
  expect(warmup.state.running).toEqual(['runtime', 'model']);
});

test('another model starts its own stages anew, and keeps the runtime’s', () => {
  const { warmup, metrics, pass } = coordinator();
  pass('worker', 'runtime', 'model', 'session', 'first-inference');
  warmup.report('model', 'start');
  expect(warmup.state.reached).toEqual(['worker', 'runtime']);
  warmup.report('model', 'end');
  pass('session', 'first-inference');
  expect(metrics.summary()['service-ready']?.count).toBe(1);
});

test('a failure keeps what was reached, and the next attempt clears it', () => {
  const { warmup, pass } = coordinator();
  pass('worker', 'runtime');
  warmup.report('model', 'start');
  warmup.fail(createFailure('network', 'offline'));
  expect(warmup.state).toMatchObject({
    reached: ['worker', 'runtime'],
    running: [],
    error: { code: 'network' },
  });
  warmup.report('model', 'start');
  expect(warmup.state.error).toBeUndefined();
});
