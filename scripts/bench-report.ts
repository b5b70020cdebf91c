import { NOISE_LIMIT } from '../src/bench/noise';
import type { DownloadedFile } from './bench-downloads';
import { FIGURE_ORDER, type FigureMedian, type FigureUnit } from './bench-figures';
import { PLAYERS, type Player } from './bench-player';
import type { BenchResult } from './bench-result';

const DIGITS: Readonly<Record<FigureUnit, number>> = {
  ms: 0,
  s: 2,
  's/s': 2,
  MB: 1,
  tokens: 0,
};

const row = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
}

/** Both players of a figure beside each other, q8 before fp32 unless that is what differs. */
function placeOf({ figure, model, player }: FigureMedian): number {
  const isOfModel = !figure.startsWith('webgpu-download') && model === 'fp32';
  return 4 * FIGURE_ORDER.indexOf(figure) + (isOfModel ? 2 : 0) + PLAYERS.indexOf(player);
}

function medianRow({ figure, player, model, threads, unit, ...it }: FigureMedian): string {
  const shown = (value: number) => value.toFixed(DIGITS[unit]);
  const spread = it.min === it.max ? '' : `${shown(it.min)}..${shown(it.max)}`;
  return row(figure, player, model, threads || '', `${shown(it.median)} ${unit}`, spread, it.n);
}

/** The result as Markdown: medians, ratios, what was counted, and what is to be thought of the numbers. */
export function benchReport(result: BenchResult): string {
  const { device, options, medians, ratios, downloads } = result;
  const ordered = medians.toSorted((a, b) => placeOf(a) - placeOf(b));
  const { isolation, cores, memory } = device;
  const parts = [
    `${device.browser}, ${cores} cores, ${memory.toFixed(0)} GB, ${device.platform}, ${isolation ? 'isolated' : 'not isolated'}; rounds asked for: ${options.runs}.`,
    table(
      ['figure', 'player', 'model', 'threads', 'median', 'min..max', 'n'],
      ordered.map(medianRow),
    ),
    table(
      ['figure', 'ours ÷ kokoro-js'],
      Object.entries(ratios).map(([figure, ratio]) => row(figure, ratio.toFixed(3))),
    ),
    ...PLAYERS.flatMap((player) => {
      const counted = downloads[player];
      return counted ? [countedFiles(player, counted.webgpu)] : [];
    }),
    noiseNote(result),
  ];
  return parts.join('\n\n');
}

function countedFiles(player: Player, files: readonly DownloadedFile[]): string {
  const listed = files.map(
    ({ path, bytes, gzipBytes }) => `${path.split('/').pop()} ${gzipBytes ?? bytes}`,
  );
  return `Counted for WebGPU from the sizes of the files, code with gzip, not run, ${player} (bytes): ${listed.join(', ')}.`;
}

function noiseNote({ starts, noisyStarts }: BenchResult): string {
  const paces = starts.flatMap(({ beforeMs, afterMs }) => [beforeMs, afterMs]);
  const [least, most] = [Math.min(...paces), Math.max(...paces)];
  const range = `A computation that is always the same took ${least.toFixed(0)} to ${most.toFixed(0)} ms.`;
  if (noisyStarts.length === 0) return `${range} The machine was quiet around all starts.`;
  const names = noisyStarts.flatMap((index) => {
    const start = starts[index];
    return start ? [`${start.player} ${start.kind} ${start.round}`] : [];
  });
  const percent = Math.round((NOISE_LIMIT - 1) * 100);
  return `${range} Around ${noisyStarts.length} of ${starts.length} starts it took over ${percent} % longer than at best; do not trust their times: ${names.join(', ')}.`;
}
