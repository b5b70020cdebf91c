import { LEAST_CORES } from '../engine/dual-governor';
import {
  type BenchConfiguration,
  configurationId,
  configurationName,
  nameOfId,
  parseConfiguration,
} from './configuration';
import { isFlagged } from './fidelity';
import { geometricMean } from './statistics';
import type { CellSummary } from './summary';

/** Differences up to this factor are none: then fewer threads and less memory decide. */
const SAME_SPEED = 1.05;
/** A session that needs no more than this for a second of sound is quick enough alone: a second one would only cost memory. */
const QUICK = 0.25;

/** How a configuration did over all texts. */
export interface ConfigurationScore {
  /** As `configurationId` writes it. */
  readonly configuration: string;
  /** Geometric mean over the texts of the median real-time factor of warm runs. */
  readonly realTimeFactor: number;
  /** The largest median heap, bytes; 0 where it is not known. */
  readonly heapBytes: number;
}

/** What to use, and why. */
export interface BenchRecommendation {
  /** Undefined where nothing can be recommended. */
  readonly configuration?: BenchConfiguration;
  /** Whether a second session may be tried: `off` where it cannot help, else `auto`, which measures. */
  readonly dual: 'off' | 'auto';
  /** Full sentences for a person. */
  readonly reasons: readonly string[];
  /** What was fit to be recommended, the best first. */
  readonly ranking: readonly ConfigurationScore[];
}

/** What besides the figures decides. */
export interface RecommendationContext {
  readonly texts: readonly string[];
  readonly timingOnly: boolean;
}

/**
 * The configuration with the least waiting for a second of sound among those whose sound is right; among those that are as good
 * as equal, the one with fewer threads, then with less memory.
 */
export function recommend(
  cells: readonly CellSummary[],
  { texts, timingOnly }: RecommendationContext,
  { cores }: { readonly cores: number },
): BenchRecommendation {
  const warm = cells.filter(({ state }) => state === 'warm-run');
  const all = [...new Set(warm.map(({ configuration }) => configuration))];
  const isWrong = (id: string) =>
    cells.some((cell) => cell.configuration === id && isFlagged(cell.verdict));
  const wrong = timingOnly ? [] : all.filter(isWrong);
  const unknown = all.filter(
    (id) => !timingOnly && !cells.some((c) => c.configuration === id && c.verdict === 'alike'),
  );
  const scores = all
    .filter((id) => !wrong.includes(id) && !unknown.includes(id))
    .map((id) => scoreOf(id, warm))
    // What lacks a text was stopped or failed on the way.
    .filter(({ spoken }) => spoken === texts.length);
  const excluded = wrong.map(
    (id) => `${nameOfId(id)} is left out: its sound is not that of the reference.`,
  );
  if (scores.length === 0)
    return {
      dual: 'auto',
      reasons: [
        ...excluded,
        'There is too little to recommend anything: run the benchmark to its end.',
      ],
      ranking: [],
    };
  const fastest = Math.min(...scores.map(({ realTimeFactor }) => realTimeFactor));
  const ranking = scores
    .map(({ spoken: _, ...score }) => score)
    .sort((a, b) => compare(a, b, fastest));
  const [best] = ranking as [ConfigurationScore, ...ConfigurationScore[]];
  const configuration = parseConfiguration(best.configuration) as BenchConfiguration;
  const dual = best.realTimeFactor <= QUICK || cores < LEAST_CORES ? 'off' : 'auto';
  return {
    configuration,
    dual,
    reasons: [
      ...reasonsFor(configuration, ranking, fastest),
      ...doubt(ranking, warm),
      ...excluded,
      dual === 'off' ? singleReason(best.realTimeFactor) : DUAL_REASON,
    ],
    ranking,
  };
}

/** Says so where the best and the next cannot be told apart by what was seen. */
function doubt(
  [best, second]: readonly ConfigurationScore[],
  warm: readonly CellSummary[],
): string[] {
  if (!best || !second || second.realTimeFactor <= SAME_SPEED * best.realTimeFactor) return [];
  const factorOf = (id: string, text: string) =>
    warm.find((cell) => cell.configuration === id && cell.text === text)?.figures.realTimeFactor;
  const isOverlapping = warm
    .filter(({ configuration }) => configuration === best.configuration)
    .every(({ text, figures: { realTimeFactor: own } }) => {
      const other = factorOf(second.configuration, text);
      return own !== undefined && other !== undefined && own.max >= other.min;
    });
  return isOverlapping
    ? ['Their observations overlap, so the difference may be chance: more rounds tell.']
    : [];
}

const DUAL_REASON =
  'Whether a second session helps is found out while text is read, and remembered.';

function singleReason(factor: number): string {
  return factor <= QUICK
    ? 'One session is quick enough, so no second one is tried.'
    : 'There are too few cores for a second session.';
}

function scoreOf(
  id: string,
  warm: readonly CellSummary[],
): ConfigurationScore & { spoken: number } {
  const own = warm.filter(({ configuration }) => configuration === id);
  const factors = own.map(({ figures }) => figures.realTimeFactor?.median ?? Number.NaN);
  return {
    configuration: id,
    realTimeFactor: geometricMean(factors),
    heapBytes: Math.max(0, ...own.map(({ figures }) => figures.heapBytes?.median ?? 0)),
    spoken: own.length,
  };
}

/** As good as the fastest come first, those by threads and memory; the others by speed. */
function compare(a: ConfigurationScore, b: ConfigurationScore, fastest: number): number {
  const isNear = ({ realTimeFactor }: ConfigurationScore) => realTimeFactor <= SAME_SPEED * fastest;
  if (isNear(a) !== isNear(b)) return isNear(a) ? -1 : 1;
  const bySpeed = a.realTimeFactor - b.realTimeFactor;
  if (!isNear(a)) return bySpeed;
  return threadsOf(a) - threadsOf(b) || a.heapBytes - b.heapBytes || bySpeed;
}

/** Another provider leaves the cores alone. */
function threadsOf({ configuration }: ConfigurationScore): number {
  const threads = parseConfiguration(configuration)?.threads;
  return typeof threads === 'number' ? threads : 0;
}

function reasonsFor(
  configuration: BenchConfiguration,
  ranking: readonly ConfigurationScore[],
  fastest: number,
): string[] {
  const [best, second] = ranking;
  const factor = (best?.realTimeFactor ?? Number.NaN).toPrecision(2);
  const speed = `${configurationName(configuration)} needs ${factor} s for a second of sound.`;
  const quickest = ranking.find(({ realTimeFactor }) => realTimeFactor === fastest);
  if (quickest && quickest.configuration !== configurationId(configuration))
    return [
      speed,
      `${nameOfId(quickest.configuration)} is no more than 5 % faster, with more threads or memory.`,
    ];
  if (!second) return [speed, 'It is the only one that can be recommended.'];
  const ratio = second.realTimeFactor / fastest;
  return [
    speed,
    ratio <= SAME_SPEED
      ? `${nameOfId(second.configuration)} is as fast, with more threads or memory.`
      : `${nameOfId(second.configuration)}, the next, takes ${ratio.toFixed(1)} times as long.`,
  ];
}
