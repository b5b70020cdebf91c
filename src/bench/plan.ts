import { type BenchConfiguration, configurationId } from './configuration';
import type { BenchTextName } from './texts';

/**
 * What a visit is for: `preparation` is not counted (it makes the sound that others are compared with, and lets the browser
 * compile what it keeps compiled); a `cold` one begins without the model on the device, a `warm` one with it.
 */
export type VisitKind = 'preparation' | 'cold' | 'warm';

/** One start of an engine, with what it then speaks. */
export interface BenchVisit {
  /** Its place in the order, from 0: what names it in a run that goes on after a reload. */
  readonly index: number;
  /** From 1; 0 for preparation. */
  readonly round: number;
  readonly kind: VisitKind;
  readonly configuration: BenchConfiguration;
  /** One, except in preparation. */
  readonly texts: readonly BenchTextName[];
}

/** What the plan depends on; the same gives the same order. */
export interface PlanOptions {
  readonly configurations: readonly BenchConfiguration[];
  readonly texts: readonly BenchTextName[];
  /** Rounds: observations of each cell. */
  readonly runs: number;
  /** Whether each configuration is also started once without the model on the device. */
  readonly cold: boolean;
  /** Of the order. */
  readonly seed: number;
  readonly reference: BenchConfiguration;
  /** Whether there is preparation; without it, the reference's first visit of each text goes first. */
  readonly prepare: boolean;
}

/**
 * All visits in order. Each round has every configuration with every text once, shuffled anew, so that what changes with
 * time (a battery, heat, another program) falls on all alike. Each visit has an engine and a thread of its own: a WASM heap never
 * shrinks, so what a text needs shows only in a fresh one.
 */
export function planVisits(options: PlanOptions): BenchVisit[] {
  const { configurations, texts, runs, cold, seed, reference, prepare } = options;
  const random = mulberry32(seed);
  const visits: Omit<BenchVisit, 'index'>[] = [];
  if (prepare) visits.push(...preparation(options));
  const referenceId = configurationId(reference);
  for (let round = 1; round <= runs; round++) {
    const warm = configurations.flatMap((configuration) =>
      texts.map((text) => ({ round, kind: 'warm' as const, configuration, texts: [text] })),
    );
    const starts =
      cold && round === 1
        ? configurations.map((configuration) => ({
            round,
            kind: 'cold' as const,
            configuration,
            texts: texts.slice(0, 1),
          }))
        : [];
    const order = shuffled([...warm, ...starts], random);
    // Somebody has to be first, or there would be nothing to compare with.
    if (!prepare && round === 1) order.sort((a, b) => rank(b, referenceId) - rank(a, referenceId));
    visits.push(...order);
  }
  return visits.map((visit, index) => ({ index, ...visit }));
}

function rank(visit: Omit<BenchVisit, 'index'>, referenceId: string): number {
  return configurationId(visit.configuration) === referenceId ? 1 : 0;
}

/** The reference speaks everything; each other provider the first text. */
function preparation({
  configurations,
  texts,
  reference,
}: PlanOptions): Omit<BenchVisit, 'index'>[] {
  const others = [...new Set(configurations.map(({ provider }) => provider))].filter(
    (provider) => provider !== reference.provider,
  );
  const first = others.flatMap((provider) =>
    configurations.filter((configuration) => configuration.provider === provider).slice(0, 1),
  );
  const common = { round: 0, kind: 'preparation' as const };
  return [
    { ...common, configuration: reference, texts },
    ...first.map((configuration) => ({ ...common, configuration, texts: texts.slice(0, 1) })),
  ];
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [order[i] as T, order[j] as T];
    order[i] = b;
    order[j] = a;
  }
  return order;
}

/** A small generator of numbers from 0 to 1 (Tommy Ettinger's Mulberry32, public domain): the same seed, the same order. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
