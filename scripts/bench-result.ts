import type { BenchAgainstOptions } from './bench-against-options';
import type { Downloads } from './bench-downloads';
import {
  type ComparedFigure,
  type FigureMedian,
  type FigureRow,
  mediansOf,
  ratiosOf,
} from './bench-figures';
import { noisyStarts, type PacedStart } from './bench-noise';
import type { Player } from './bench-player';

/** What kind of file it is. */
export const RESULT_SCHEMA = 'kokoro-speak/bench-against';
/** Raised when a field changes its meaning or goes. */
export const RESULT_VERSION = 1;

/** Where it was measured. */
export interface BenchDevice {
  /** Name and version. */
  readonly browser: string;
  /** Logical ones. */
  readonly cores: number;
  /** Gigabytes, of 10^9 bytes. */
  readonly memory: number;
  /** System, architecture and processor. */
  readonly platform: string;
  /** Whether the page was cross-origin isolated, without which there are no threads. */
  readonly isolation: boolean;
}

/** What was recorded, before anything is made of it. */
export interface BenchRecord {
  readonly device: BenchDevice;
  readonly options: BenchAgainstOptions;
  readonly rows: readonly FigureRow[];
  readonly starts: readonly PacedStart[];
  readonly downloads: Readonly<Partial<Record<Player, Downloads>>>;
}

/** The file that the command writes. */
export interface BenchResult extends BenchRecord {
  readonly schema: typeof RESULT_SCHEMA;
  readonly version: typeof RESULT_VERSION;
  /** When it was written, ISO 8601. */
  readonly made: string;
  readonly medians: readonly FigureMedian[];
  readonly ratios: Readonly<Partial<Record<ComparedFigure, number>>>;
  /** Indices of starts around which the machine was busy with something else. */
  readonly noisyStarts: readonly number[];
}

/** Medians, ratios and noise of what was recorded. */
export function resultOf(record: BenchRecord, made: Date): BenchResult {
  const medians = mediansOf(record.rows);
  return {
    schema: RESULT_SCHEMA,
    version: RESULT_VERSION,
    made: made.toISOString(),
    ...record,
    medians,
    ratios: ratiosOf(medians),
    noisyStarts: [...noisyStarts(record.starts)],
  };
}

/**
 * Reads a file that the command wrote.
 * @param name for the message
 * @throws Error that says what the text is instead
 */
export function parseResult(json: string, name: string): BenchResult {
  let value: Partial<Record<keyof BenchResult, unknown>> | null;
  try {
    value = JSON.parse(json) as typeof value;
  } catch {
    throw new Error(`${name} is not JSON.`);
  }
  if (value?.schema !== RESULT_SCHEMA)
    throw new Error(
      `${name} is no result of this benchmark: its schema is “${String(value?.schema)}” instead of “${RESULT_SCHEMA}”.`,
    );
  if (value.version !== RESULT_VERSION)
    throw new Error(
      `${name} has version ${String(value.version)}, and this command reads ${RESULT_VERSION}. Measure it again.`,
    );
  const isRecord = (part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part);
  if (!Array.isArray(value.medians) || !isRecord(value.ratios) || !isRecord(value.device))
    throw new Error(`${name} is incomplete: it lacks medians, ratios or the device.`);
  return value as unknown as BenchResult;
}
