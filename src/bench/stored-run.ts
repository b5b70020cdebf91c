import type { ModelRequest } from '../contracts/model';
import type { VisitOutcome } from './observation';
import type { BenchReport, ReportOptions } from './report';
import { parseOptions, parseOutcome, parseReport } from './report-parse';

/** Where a run that is under way is kept. */
const KEY = 'kokoro-speak:bench-run';
/** Where the last report is kept. */
const REPORT_KEY = 'kokoro-speak:bench-report';

/** What it takes to go on with a run after a reload. */
export interface StoredRun {
  readonly made: string;
  readonly options: ReportOptions;
  readonly request: ModelRequest;
  readonly outcomes: readonly VisitOutcome[];
}

/** The part of `localStorage` that is used. */
export type RunStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps the run that is under way: each visit as soon as it was made, without its sound. A run has some hundred kilobytes at
 * most. Where a page may keep nothing, a reload loses the run, and nothing else.
 */
export class StoredRuns {
  /** @param storage the page's own by default */
  constructor(private readonly storage: RunStorage | undefined = pageStorage()) {}

  /** The run that a reload interrupted; undefined if there is none, or if it makes no sense any more. */
  read(): StoredRun | undefined {
    try {
      const value: unknown = JSON.parse(this.storage?.getItem(KEY) ?? 'null');
      if (typeof value !== 'object' || value === null) return undefined;
      const { made, options, request, outcomes } = value as Record<string, unknown>;
      if (typeof made !== 'string' || Number.isNaN(Date.parse(made)) || !isRequest(request))
        return undefined;
      if (!Array.isArray(outcomes)) return undefined;
      return {
        made,
        options: parseOptions(options),
        request,
        outcomes: outcomes.map(parseOutcome),
      };
    } catch {
      return undefined;
    }
  }

  /** Keeps a run in place of another. */
  write(run: StoredRun): void {
    this.#store(KEY, JSON.stringify(run));
  }

  /** The last report; undefined if there is none, or if it was made by an app with another format. */
  readReport(): BenchReport | undefined {
    try {
      const text = this.storage?.getItem(REPORT_KEY);
      return text ? parseReport(text) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a report in place of another. */
  writeReport(report: BenchReport): void {
    this.#store(REPORT_KEY, JSON.stringify(report));
  }

  #store(key: string, text: string): void {
    try {
      this.storage?.setItem(key, text);
    } catch {
      // No room, or not allowed.
    }
  }

  /** There is nothing to go on with any more. */
  clear(): void {
    try {
      this.storage?.removeItem(KEY);
    } catch {
      // Not allowed: then nothing was kept either.
    }
  }
}

function isRequest(value: unknown): value is ModelRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, url } = value as Record<string, unknown>;
  if (kind === 'kokoro' || kind === 'draft') return true;
  return (kind === 'manifest' || kind === 'file') && typeof url === 'string';
}

/** Reading the property alone throws where a page may keep nothing. */
function pageStorage(): RunStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
