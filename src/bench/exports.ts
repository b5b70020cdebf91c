import { nameOfId } from './configuration';
import { isFlagged, VERDICT_WORDS } from './fidelity';
import { figureText, megabytes, spreadText, UNKNOWN } from './format';
import { NOISE_LIMIT } from './noise';
import type { BenchState } from './observation';
import { type BenchReport, isNoisyRun } from './report';
import { type CellSummary, FIGURE_NAMES, FIGURES, type FigureName } from './summary';

/** What a person reads for each state. */
export const STATE_NAMES: Readonly<Record<BenchState, string>> = Object.freeze({
  cold: 'cold start',
  'warm-start': 'warm start',
  'warm-run': 'warm run',
});

/** The file that a report goes into, without its ending: `kokoro-bench-draft-2026-11-25`. */
export function reportFileName({ options, made }: BenchReport): string {
  const model = options.model.replace(/^.*\//, '').replace(/\W+/g, '-');
  return `kokoro-bench-${model}-${made.slice(0, 10)}`;
}

/** Everything, to be read again here. */
export function toJson(report: BenchReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** One line for each cell and figure, with a head: for spreadsheets. Milliseconds, bytes, ratios, decibels. */
export function toCsv({ cells }: BenchReport): string {
  const head = 'configuration,text,state,figure,n,median,p95,min,max,noisy,verdict';
  const lines = cells.flatMap(({ configuration, text, state, figures, noisy, verdict }) =>
    FIGURES.flatMap((figure) => {
      const it = figures[figure];
      if (!it) return [];
      const { n, median, p95, min, max } = it;
      const cell = [configuration, text, state, figure];
      return [[...cell, n, median, p95, min, max, noisy, verdict].join(',')];
    }),
  );
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

/** What a report says, for an issue or a message. */
export function toMarkdown(report: BenchReport): string {
  const { options, device, visits, recommendation, made, complete } = report;
  const failures = visits.filter(({ failure }) => failure);
  const parts = [
    `# Kokoro Speak on this device: ${options.modelName}`,
    options.timingOnly
      ? '**Timing only**: the model’s weights are random, so its sound says nothing and is not judged.'
      : '',
    complete ? '' : '**Stopped before its end.**',
    deviceLines(report).join('\n'),
    `## Recommendation\n\n${recommendation.reasons.join(' ')}`,
    ...(['warm-run', 'warm-start', 'cold'] as const).map((state) => stateTable(report, state)),
    failures.length > 0
      ? `## What failed\n\n${failures.map(({ configuration, failure }) => `- ${nameOfId(configuration)}: ${failure?.message}`).join('\n')}`
      : '',
    `Medians with the least and the most, and n, the number of observations. Inference is p50 / p95 over all runs of the model. ${noiseWords(report)}`,
    `Made ${made}, ${device.browser} on ${device.platform}.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** How disturbed a run was, in a sentence. */
export function noiseWords(report: BenchReport): string {
  const { noisyVisits, visits } = report;
  const percent = Math.round((NOISE_LIMIT - 1) * 100);
  if (noisyVisits.length === 0)
    return `The machine was quiet: a fixed computation never took over ${percent} % longer than at its quickest.`;
  const part = `${noisyVisits.length} of ${visits.length} starts were made while the machine was busy or the page was out of sight`;
  return isNoisyRun(report)
    ? `Noisy machine: ${part}. Close other programs and run it again before you trust these times.`
    : `${part}.`;
}

function deviceLines({ device, options, visits }: BenchReport): string[] {
  const { adapter, memoryClass, storageUsed, storageQuota } = device;
  const precision = visits.find((visit) => visit.precision)?.precision;
  const storage =
    storageQuota === undefined
      ? UNKNOWN
      : `${megabytes(storageUsed ?? 0)} of ${megabytes(storageQuota)}`;
  return [
    `- Model: ${options.modelName}${precision ? ` (${precision})` : ''}, voice ${options.voice}, ${options.runs === 1 ? '1 round' : `${options.runs} rounds`}`,
    `- Device: ${device.cores} cores, memory class ${memoryClass === undefined ? UNKNOWN : `${memoryClass} GiB`}, ${device.platform}`,
    `- Browser: ${device.browser}, ${device.isolated ? 'cross-origin isolated' : 'not cross-origin isolated (one thread)'}`,
    `- Graphics: ${adapter ? `${adapter.name}${adapter.software ? ' (a software adapter: slow)' : ''}` : 'no WebGPU'}; WebNN ${device.webnn ? 'present' : 'absent'}`,
    `- Storage: ${storage}`,
  ];
}

const STARTS: readonly FigureName[] = [
  'firstAudioMs',
  'readyMs',
  'sessionMs',
  'firstInferenceMs',
  'bytes',
  'heapBytes',
  'fidelityDb',
];

/** The figures that say something of a state. */
export const FIGURES_OF_STATE: Readonly<Record<BenchState, readonly FigureName[]>> = Object.freeze({
  cold: STARTS,
  'warm-start': STARTS,
  'warm-run': ['realTimeFactor', 'firstAudioMs', 'inferenceMs', 'heapBytes', 'fidelityDb'],
});

/** A cell's figure in words: the median, the spread, the number; of inference p50 and p95. */
export function cellText(cell: CellSummary, figure: FigureName): string {
  const it = cell.figures[figure];
  if (!it) return UNKNOWN;
  if (figure === 'inferenceMs')
    return `${figureText(figure, it.median)} / ${figureText(figure, it.p95)} (n ${it.n})`;
  const spread = spreadText(figure, it);
  return `${figureText(figure, it.median)} (${spread ? `${spread}, ` : ''}n ${it.n})`;
}

/** What is to be known of a cell besides its figures; empty if nothing is. */
export function cellNotes(cell: CellSummary, timingOnly: boolean): string {
  const notes = [
    ...(!timingOnly && isFlagged(cell.verdict) ? [VERDICT_WORDS[cell.verdict]] : []),
    ...(cell.noisy > 0 ? [`${cell.noisy} of ${cell.n} noisy`] : []),
    ...(cell.requeues > 0 ? [`${cell.requeues} spoken again`] : []),
  ];
  return notes.join(', ');
}

function stateTable({ cells, options }: BenchReport, state: BenchState): string {
  const own = cells.filter((cell) => cell.state === state);
  if (own.length === 0) return '';
  const figures = FIGURES_OF_STATE[state];
  const row = (items: readonly string[]) => `| ${items.join(' | ')} |`;
  const title = STATE_NAMES[state];
  return [
    `## ${title[0]?.toUpperCase()}${title.slice(1)}\n`,
    row([
      'configuration',
      'text',
      ...figures.map((name) => FIGURE_NAMES[name]),
      'warm-up runs left out',
      'notes',
    ]),
    row(Array(figures.length + 4).fill('---')),
    ...own.map((cell) =>
      row([
        nameOfId(cell.configuration),
        cell.text,
        ...figures.map((figure) => cellText(cell, figure)),
        String(cell.excludedRuns),
        cellNotes(cell, options.timingOnly) || UNKNOWN,
      ]),
    ),
  ].join('\n');
}
