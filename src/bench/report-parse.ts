import type { DeviceDescription } from '../engine/device-description';
import { parseConfiguration } from './configuration';
import { FIDELITY_VERDICTS, type FidelityVerdict } from './fidelity';
import { Field } from './json-field';
import {
  BENCH_STATES,
  type BenchObservation,
  type StartFigures,
  type VisitOutcome,
  type VisitRecord,
} from './observation';
import type { VisitKind } from './plan';
import {
  BENCH_SCHEMA,
  BENCH_VERSION,
  type BenchRecording,
  type BenchReport,
  type ReportOptions,
  reportOf,
} from './report';
import { BENCH_TEXT_NAMES } from './texts';

/**
 * Reads an exported report. What follows from the observations is worked out anew, so a file can only be wrong in what it says
 * was observed.
 * @throws Error that says in words what is wrong with the text and where
 */
export function parseReport(text: string): BenchReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('This file is no JSON. Choose a file that was exported here as JSON.');
  }
  const root = new Field(value, 'The report');
  if (root.at('schema').value !== BENCH_SCHEMA)
    throw new Error(
      `This file is not a benchmark of Kokoro Speak in the page (its schema is not “${BENCH_SCHEMA}”). Choose a file that was exported here as JSON.`,
    );
  const version = root.at('version').number();
  if (version !== BENCH_VERSION)
    throw new Error(
      `This report has version ${version} of its format, and only version ${BENCH_VERSION} can be read here. Use the app that made it.`,
    );
  return reportOf(recordingOf(root));
}

/** Reads what a run had observed before the page was reloaded. @throws Error */
export function parseOutcome(value: unknown): VisitOutcome {
  const field = new Field(value, 'The visit');
  return {
    record: visitOf(field.at('record')),
    observations: field.at('observations').list(observationOf),
  };
}

/** Reads what was asked for. @throws Error */
export function parseOptions(value: unknown): ReportOptions {
  return optionsOf(new Field(value, 'The options'));
}

function recordingOf(root: Field): BenchRecording {
  return {
    device: deviceOf(root.at('device')),
    options: optionsOf(root.at('options')),
    made: root.at('made').date(),
    complete: root.at('complete').boolean(),
    visits: root.at('visits').list(visitOf),
    observations: root.at('observations').list(observationOf),
  };
}

function deviceOf(field: Field): DeviceDescription {
  const adapter = field.at('adapter');
  return {
    browser: field.at('browser').text(),
    platform: field.at('platform').text(),
    cores: field.at('cores').number(),
    webnn: field.at('webnn').boolean(),
    isolated: field.at('isolated').boolean(),
    ...(adapter.isThere
      ? { adapter: { name: adapter.at('name').text(), software: adapter.at('software').boolean() } }
      : {}),
    ...field.numbers(['memoryClass', 'storageUsed', 'storageQuota']),
  };
}

function configurationOf(field: Field): ReportOptions['configurations'][number] {
  const [provider, profile, threads] = ['provider', 'profile', 'threads'].map(
    (name) => field.at(name).value,
  );
  const configuration = parseConfiguration(`${provider}/${profile}/${threads}`);
  if (!configuration) throw field.problem('is no configuration');
  return configuration;
}

function optionsOf(field: Field): ReportOptions {
  return {
    model: field.at('model').text(),
    modelName: field.at('modelName').text(),
    timingOnly: field.at('timingOnly').boolean(),
    voice: field.at('voice').text(),
    configurations: field.at('configurations').list(configurationOf),
    reference: configurationOf(field.at('reference')),
    texts: field.at('texts').list((text) => text.oneOf(BENCH_TEXT_NAMES)),
    runs: field.at('runs').number(),
    cold: field.at('cold').boolean(),
    seed: field.at('seed').number(),
  };
}

function idOf(field: Field): string {
  const id = field.text();
  if (!parseConfiguration(id)) throw field.problem('is no configuration');
  return id;
}

function visitOf(field: Field): VisitRecord {
  const failure = field.at('failure');
  const [model, precision] = [field.at('model'), field.at('precision')];
  return {
    visit: field.at('visit').number(),
    kind: field.at('kind').oneOf<VisitKind>(['preparation', 'cold', 'warm']),
    configuration: idOf(field.at('configuration')),
    beforeMs: field.at('beforeMs').number(),
    afterMs: field.at('afterMs').number(),
    hidden: field.at('hidden').boolean(),
    excludedRuns: field.at('excludedRuns').number(),
    ...field.numbers(['threads']),
    ...(model.isThere ? { model: model.text() } : {}),
    ...(precision.isThere
      ? { precision: precision.oneOf(['fp32', 'fp16', 'q8', 'mixed'] as const) }
      : {}),
    ...(failure.isThere ? { failure: failureOf(failure) } : {}),
  };
}

function failureOf(field: Field): NonNullable<VisitRecord['failure']> {
  field.at('code').text();
  field.at('message').text();
  // Only shown: a code that is not known here is no fault of the file.
  return field.value as NonNullable<VisitRecord['failure']>;
}

function observationOf(field: Field): BenchObservation {
  const start = field.at('start');
  const fidelity = field.at('fidelity');
  return {
    visit: field.at('visit').number(),
    round: field.at('round').number(),
    configuration: idOf(field.at('configuration')),
    state: field.at('state').oneOf(BENCH_STATES),
    text: field.at('text').oneOf(BENCH_TEXT_NAMES),
    atMs: field.at('atMs').number(),
    firstAudioMs: field.at('firstAudioMs').number(),
    totalMs: field.at('totalMs').number(),
    audioSeconds: field.at('audioSeconds').number(),
    inferenceMs: field.at('inferenceMs').list((run) => run.number()),
    requeues: field.at('requeues').number(),
    fidelity: {
      verdict: fidelity.at('verdict').oneOf<FidelityVerdict>(FIDELITY_VERDICTS),
      ...fidelity.numbers(['distance']),
    },
    ...field.numbers(['heapBytes']),
    ...(start.isThere ? { start: startOf(start) } : {}),
  };
}

function startOf(field: Field): StartFigures {
  return {
    readyMs: field.at('readyMs').number(),
    bytes: field.at('bytes').number(),
    ...field.numbers(['runtimeMs', 'modelMs', 'sessionMs', 'firstInferenceMs']),
  };
}
