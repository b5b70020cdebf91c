import type { DeviceProfile, Provider } from '../contracts/provider';
import type { DeviceDescription } from '../engine/device-description';
import type { BenchRequest } from './bench-controller';
import { configurationsOf, referenceFor, threadCandidates } from './configuration';
import type { BenchModel } from './models';
import { planVisits } from './plan';
import { BENCH_TEXT_NAMES } from './texts';

/** What the form says. */
export interface BenchSetup {
  readonly model: BenchModel;
  readonly providers: readonly Provider[];
  readonly threads: readonly number[];
  readonly profiles: readonly DeviceProfile[];
  /** Rounds. */
  readonly runs: number;
  readonly cold: boolean;
}

/** Rounds that a person can ask for. */
export const MOST_RUNS = 20;

/** A beginning that suits most: three rounds with one thread and with all that can be had, adapted and as published. */
export function defaultSetup(model: BenchModel, device: DeviceDescription): BenchSetup {
  const candidates = threadCandidates(device.cores, device.isolated);
  // More than four were never measured to help by much; whoever wants to know ticks them.
  const most = Math.max(...candidates.filter((count) => count <= 4));
  return {
    model,
    providers: ['wasm', ...(device.adapter && !device.adapter.software ? ['webgpu' as const] : [])],
    threads: [...new Set([1, most])],
    profiles: ['fast', 'as-published'],
    runs: 3,
    cold: false,
  };
}

/** Why a form cannot be run, in words; undefined if it can. */
export function setupProblem({
  providers,
  threads,
  profiles,
  runs,
}: BenchSetup): string | undefined {
  if (providers.length === 0) return 'Choose at least one provider.';
  if (providers.includes('wasm') && threads.length === 0)
    return 'Choose at least one number of threads.';
  if (profiles.length === 0 || configurationsOf({ providers, profiles, threads }).length === 0)
    return 'Choose a precision that the provider has.';
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS)
    return `Choose from 1 to ${MOST_RUNS} rounds.`;
  return undefined;
}

/** What a form asks for. @param seed of the order */
export function requestOf(setup: BenchSetup, seed: number, timingOnly = false): BenchRequest {
  const { model, runs, cold } = setup;
  return {
    request: model.request,
    options: {
      model: model.key,
      modelName: model.name,
      timingOnly,
      voice: model.voice,
      configurations: configurationsOf(setup),
      reference: referenceFor(model.request),
      texts: BENCH_TEXT_NAMES,
      runs,
      cold,
      seed,
    },
  };
}

/** Starts of an engine that a form comes to. */
export function startsOf(setup: BenchSetup): number {
  return planVisits({ ...requestOf(setup, 1).options, prepare: true }).length;
}

/** Bytes that cold starts download: the model and a voice for each configuration; 0 where nothing is downloaded. */
export function coldBytes(setup: BenchSetup): number | undefined {
  const { bytes } = setup.model;
  return bytes === undefined ? undefined : bytes * configurationsOf(setup).length;
}
