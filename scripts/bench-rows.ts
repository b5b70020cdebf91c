import { type Downloads, megabytesOf, sentMegabytesOf, WEBGPU_PRECISION } from './bench-downloads';
import type { Figure, FigureRow, FigureUnit, SideFigure } from './bench-figures';
import type { PlannedStart } from './bench-plan';
import type { PlayerRun, SpeechRun } from './bench-player';

/** A start that was made, with what was measured of it from outside. */
export interface MadeStart {
  readonly planned: PlannedStart;
  readonly run: PlayerRun;
  /** Growth of the page's process at its highest, megabytes; not a number where it cannot be measured. */
  readonly peakMegabytes: number;
  /** Only of a start that had nothing on the device and spoke. */
  readonly downloads?: Downloads;
}

/** Side figure → the figure that brings it. */
const BROUGHT_BY: Readonly<Record<SideFigure, readonly Figure[]>> = {
  'cold-start-session': ['cold-start'],
  'warm-start-session': ['warm-start'],
  'time-to-first-audio-2-threads': ['time-to-first-audio'],
  'webgpu-download-unpacked': ['webgpu-download'],
  'paragraph-tokens': ['synthesis-best', 'synthesis-same-precision'],
  'paragraph-sound': ['synthesis-best', 'synthesis-same-precision'],
};

type Observation = readonly [
  figure: Figure | SideFigure,
  value: number,
  unit: FigureUnit,
  other?: Partial<Pick<FigureRow, 'model' | 'threads'>>,
];

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function observed({ planned, run, peakMegabytes, downloads }: MadeStart): Observation[] {
  const { kind, player } = planned;
  const { speech } = run;
  const wholeText = (it: SpeechRun): Observation[] => [
    ['paragraph-tokens', sum(it.tokens), 'tokens'],
    ['paragraph-sound', it.soundSeconds, 's'],
  ];
  const factor = ({ totalMs, soundSeconds }: SpeechRun) => totalMs / 1000 / soundSeconds;
  switch (kind) {
    case 'cold':
    case 'warm':
      return [
        [`${kind}-start`, run.readyMs, 'ms'],
        [`${kind}-start-session`, run.sessionMs, 'ms'],
        ...(speech
          ? [['time-to-first-audio', speech.firstAudioMs, 'ms'] satisfies Observation]
          : []),
      ];
    case 'low':
      return [['peak-memory-low', peakMegabytes, 'MB']];
    case 'same':
      if (!speech) return [];
      return [
        ['synthesis-same-precision', factor(speech), 's/s'],
        ['peak-memory', peakMegabytes, 'MB'],
        ...wholeText(speech),
      ];
    case 'best': {
      if (!speech || !downloads) return [];
      const counted = { model: WEBGPU_PRECISION[player], threads: 0 };
      return [
        ['synthesis-best', factor(speech), 's/s'],
        ['time-to-first-audio-2-threads', speech.firstAudioMs, 'ms'],
        ['long-task', speech.longestTaskMs, 'ms'],
        ...(player === 'kokoro-js'
          ? [['peak-memory-low', peakMegabytes, 'MB'] satisfies Observation]
          : []),
        ['page-download', megabytesOf(downloads.page), 'MB', { threads: 0 }],
        ['webgpu-download', sentMegabytesOf(downloads.webgpu), 'MB', counted],
        ['webgpu-download-unpacked', megabytesOf(downloads.webgpu), 'MB', counted],
        ...wholeText(speech),
      ];
    }
  }
}

/** The rows of a start for the figures that were asked for; what could not be measured is left out. */
export function rowsOf(
  made: MadeStart,
  figures: readonly Figure[],
  at: Pick<FigureRow, 'round' | 'start'>,
): FigureRow[] {
  const { player, precision } = made.planned;
  const isWanted = (figure: Figure | SideFigure) =>
    (figure in BROUGHT_BY ? BROUGHT_BY[figure as SideFigure] : [figure as Figure]).some((it) =>
      figures.includes(it),
    );
  const common = { player, model: precision, threads: made.run.threads };
  return observed(made)
    .filter(([figure, value]) => isWanted(figure) && Number.isFinite(value))
    .map(([figure, value, unit, other]) => ({ ...common, figure, value, unit, ...other, ...at }));
}

/** Seconds of sound that a token may make. */
const [LEAST_SECONDS, MOST_SECONDS] = [0.02, 0.4];

/** Refuses a start that says nothing about speech. @throws Error that names the player and what is wrong */
export function checkStart({ planned, run }: Omit<MadeStart, 'peakMegabytes'>): void {
  const { player, kind, threads, until } = planned;
  const refuse = (problem: string) => {
    throw new Error(`${player}, start “${kind}”: ${problem}`);
  };
  if (!run.isolated) refuse('the page is not isolated, so there are no threads.');
  if (threads !== undefined && run.threads !== threads)
    refuse(`it has ${run.threads} threads instead of ${threads}.`);
  if (until === 'ready') return;
  const { speech } = run;
  if (!speech?.sounds) {
    refuse('it made no sound.');
    return;
  }
  const each = speech.soundSeconds / sum(speech.tokens);
  if (!(each >= LEAST_SECONDS && each <= MOST_SECONDS))
    refuse(`${speech.soundSeconds} s of sound for ${sum(speech.tokens)} tokens is no speech.`);
}
