import type { DeviceDescription } from '../engine/device-description';
import { type BenchConfiguration, configurationId } from './configuration';
import { isFlagged } from './fidelity';
import { noisyIndices } from './noise';
import type { BenchObservation, VisitRecord } from './observation';
import { type BenchRecommendation, recommend } from './recommendation';
import { type CellSummary, summarise } from './summary';
import type { BenchTextName } from './texts';

/** Names the format; the version goes up when a field changes its meaning or goes. */
export const BENCH_SCHEMA = 'kokoro-speak/device-bench';
/** See {@link BENCH_SCHEMA}. */
export const BENCH_VERSION = 1;

/** What was asked for. */
export interface ReportOptions {
  /** As `modelKey` writes it: `kokoro`, `draft`, an address. */
  readonly model: string;
  /** What a person reads: `Draft voice`. */
  readonly modelName: string;
  /** Its weights are random: times count, its sound says nothing. */
  readonly timingOnly: boolean;
  readonly voice: string;
  readonly configurations: readonly BenchConfiguration[];
  readonly reference: BenchConfiguration;
  readonly texts: readonly BenchTextName[];
  readonly runs: number;
  readonly cold: boolean;
  readonly seed: number;
}

/** What a run observed, before anything is made of it. */
export interface BenchRecording {
  readonly device: DeviceDescription;
  readonly options: ReportOptions;
  /** When the run began, ISO 8601. */
  readonly made: string;
  /** Whether every visit was made. */
  readonly complete: boolean;
  readonly visits: readonly VisitRecord[];
  /** Preparation is not among them. */
  readonly observations: readonly BenchObservation[];
}

/** A run with what follows from it: what is exported as JSON. */
export interface BenchReport extends BenchRecording {
  readonly schema: typeof BENCH_SCHEMA;
  readonly version: typeof BENCH_VERSION;
  /** Indices of visits around which the machine was busy, or during which the page was hidden. */
  readonly noisyVisits: readonly number[];
  readonly cells: readonly CellSummary[];
  /** Configurations that gave sound which is not to be used. */
  readonly flagged: readonly string[];
  readonly recommendation: BenchRecommendation;
}

/** Works out everything that follows from a recording: the same recording gives the same report. */
export function reportOf(recording: BenchRecording): BenchReport {
  const { device, options, made, complete, visits, observations } = recording;
  const busy = noisyIndices(visits);
  const noisyVisits = visits
    .filter(({ hidden }, place) => hidden || busy.has(place))
    .map(({ visit }) => visit);
  const ids = options.configurations.map(configurationId);
  const cells = summarise(ids, observations, visits, new Set(noisyVisits));
  const flagged = ids.filter((id) =>
    cells.some((cell) => cell.configuration === id && isFlagged(cell.verdict)),
  );
  return {
    schema: BENCH_SCHEMA,
    version: BENCH_VERSION,
    made,
    complete,
    device,
    options,
    visits,
    observations,
    noisyVisits,
    cells,
    flagged,
    recommendation: recommend(cells, options, device),
  };
}

/** Share of noisy visits from which on the whole run is called noisy. */
const NOISY_SHARE = 0.25;

/** Whether so much of a run was disturbed that it should be repeated. */
export function isNoisyRun({ noisyVisits, visits }: BenchReport): boolean {
  return visits.length > 0 && noisyVisits.length / visits.length >= NOISY_SHARE;
}
