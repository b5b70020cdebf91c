import type { Figure } from './bench-figures';
import { type BenchPrecision, PLAYERS, type Player, type PlayerJob } from './bench-player';

/**
 * What a start is for: `cold` and `warm` share a profile folder and have the player's own number of threads; `best` speaks
 * the q8 file with two threads, `low` the same in our profile for little memory, `same` the fp32 file with one. Those three
 * find nothing on the device, so that the peak of their memory is that of a whole start.
 */
export type StartKind = 'cold' | 'warm' | 'best' | 'low' | 'same';

/** A start in a browser process of its own. */
export interface PlannedStart
  extends Pick<PlayerJob, 'precision' | 'threads' | 'profile' | 'until'> {
  readonly player: Player;
  readonly kind: StartKind;
  /** Starts of one player and folder find what the earlier ones stored. */
  readonly folder: string;
}

/** Threads of both players where they are not left to choose. */
const FORCED_THREADS = 2;

interface Kind {
  readonly kind: StartKind;
  readonly precision: BenchPrecision;
  readonly threads?: number;
  readonly until: PlayerJob['until'];
  /** Figures for which each player has to make it. */
  readonly wanted: Readonly<Record<Player, readonly Figure[]>>;
}

const both = (...figures: Figure[]): Kind['wanted'] => ({
  'kokoro-speak': figures,
  'kokoro-js': figures,
});

const SPEED: readonly Figure[] = [
  'synthesis-best',
  'time-to-first-audio',
  'long-task',
  'page-download',
  'webgpu-download',
];

const KINDS: readonly Kind[] = [
  {
    kind: 'cold',
    precision: 'q8',
    until: 'ready',
    wanted: both('cold-start', 'warm-start', 'time-to-first-audio'),
  },
  {
    kind: 'warm',
    precision: 'q8',
    until: 'first-audio',
    wanted: both('warm-start', 'time-to-first-audio'),
  },
  {
    kind: 'best',
    precision: 'q8',
    threads: FORCED_THREADS,
    until: 'end',
    // kokoro-js has no profile for little memory: the same start counts for both.
    wanted: { 'kokoro-speak': SPEED, 'kokoro-js': [...SPEED, 'peak-memory-low'] },
  },
  {
    kind: 'low',
    precision: 'q8',
    threads: FORCED_THREADS,
    until: 'end',
    wanted: { 'kokoro-speak': ['peak-memory-low'], 'kokoro-js': [] },
  },
  {
    kind: 'same',
    precision: 'fp32',
    threads: 1,
    until: 'end',
    wanted: both('synthesis-same-precision', 'peak-memory'),
  },
];

/**
 * The starts of a round, both players in turns.
 * @param round from 1; who goes first changes with it, so that whatever else the machine does hits both
 */
export function planRound(figures: readonly Figure[], round: number): PlannedStart[] {
  const players = round % 2 === 1 ? PLAYERS : PLAYERS.toReversed();
  return KINDS.flatMap(({ kind, precision, threads, until, wanted }) =>
    players
      .filter((player) => wanted[player].some((figure) => figures.includes(figure)))
      .map((player) => ({
        player,
        kind,
        precision,
        profile: kind === 'low' ? 'low-memory' : 'auto',
        until: kind === 'warm' && !figures.includes('time-to-first-audio') ? 'ready' : until,
        folder: kind === 'warm' ? 'cold' : kind,
        ...(threads === undefined ? {} : { threads }),
      })),
  );
}
