import { type BenchConfiguration, configurationId } from '../../src/bench/configuration';
import type { Fidelity } from '../../src/bench/fidelity';
import type { BenchObservation, VisitRecord } from '../../src/bench/observation';
import { type BenchReport, type ReportOptions, reportOf } from '../../src/bench/report';
import type { BenchTextName } from '../../src/bench/texts';
import type { DeviceDescription } from '../../src/engine/device-description';

/** A device that is like many. */
export const DEVICE: DeviceDescription = {
  browser: 'Browser 1',
  platform: 'Linux',
  cores: 4,
  memoryClass: 8,
  adapter: { name: 'a card', software: false },
  webnn: false,
  isolated: true,
  storageUsed: 1e6,
  storageQuota: 1e9,
};

/** How a configuration of a made-up report does. */
export interface MadeUp {
  readonly configuration: BenchConfiguration;
  /** Real-time factor of warm runs. */
  readonly factor: number;
  readonly heapBytes?: number;
  readonly fidelity?: Fidelity;
  /** Texts that it came to; all of the report's by default. */
  readonly texts?: readonly BenchTextName[];
}

/** `wasm/fast` with so many threads. */
export const wasm = (
  threads: number,
  profile: BenchConfiguration['profile'] = 'fast',
): BenchConfiguration => ({ provider: 'wasm', profile, threads });

/** WebGPU, adapted. */
export const WEBGPU: BenchConfiguration = { provider: 'webgpu', profile: 'fast', threads: 'auto' };

/** A report of two rounds that nobody measured. */
export function madeUpReport(
  all: readonly MadeUp[],
  options: Partial<ReportOptions> = {},
  device: DeviceDescription = DEVICE,
): BenchReport {
  const texts = options.texts ?? ['short', 'long'];
  const observations: BenchObservation[] = [];
  const visits: VisitRecord[] = [];
  for (const round of [1, 2])
    for (const it of all)
      for (const text of it.texts ?? texts) {
        const visit = visits.length;
        const configuration = configurationId(it.configuration);
        visits.push({
          visit,
          kind: 'warm',
          configuration,
          beforeMs: 5,
          afterMs: 5,
          hidden: false,
          excludedRuns: 1,
          threads: 1,
          model: 'draft@1',
          precision: 'mixed',
        });
        const common = {
          visit,
          round,
          configuration,
          text,
          atMs: 1000 * visit,
          audioSeconds: 2,
          heapBytes: it.heapBytes ?? 40e6,
          requeues: 0,
          fidelity: it.fidelity ?? { verdict: 'alike', distance: 0.5 },
        } as const;
        // The second round takes a hundredth longer.
        const totalMs = 2000 * it.factor * (1 + round / 100);
        const inferenceMs = [totalMs - 10];
        observations.push(
          {
            ...common,
            state: 'warm-start',
            firstAudioMs: 900 + round,
            totalMs,
            inferenceMs,
            start: { readyMs: 800 + round, sessionMs: 300, firstInferenceMs: 50, bytes: 0 },
          },
          { ...common, state: 'warm-run', firstAudioMs: totalMs, totalMs, inferenceMs },
        );
      }
  return reportOf({
    device,
    made: '2026-01-02T03:04:05.000Z',
    complete: true,
    options: {
      model: 'draft',
      modelName: 'Draft voice',
      timingOnly: false,
      voice: 'draft_mid',
      configurations: all.map(({ configuration }) => configuration),
      reference: wasm(1),
      texts,
      runs: 2,
      cold: false,
      seed: 1,
      ...options,
    },
    visits,
    observations,
  });
}
