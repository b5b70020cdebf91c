import type UPlot from 'uplot';
import type { AlignedData, Axis, Options, Series } from 'uplot';
import {
  type BenchConfiguration,
  configurationId,
  PROFILE_NAMES,
  PROVIDER_NAMES,
  parseConfiguration,
} from './configuration';
import { figureText } from './format';
import { type BenchObservation, realTimeFactor } from './observation';
import type { BenchReport } from './report';
import type { FigureName } from './summary';
import { BENCH_TEXT_NAMES } from './texts';

/** Figures that can be drawn. */
export const CHART_FIGURES = [
  'realTimeFactor',
  'firstAudioMs',
  'inferenceMs',
  'readyMs',
  'sessionMs',
  'heapBytes',
] as const satisfies readonly FigureName[];
/** One of {@link CHART_FIGURES}. */
export type ChartFigure = (typeof CHART_FIGURES)[number];

/** A chart without its size and colours. */
export interface ChartSpec {
  /** What it shows, for whoever cannot see it; the numbers are in the tables. */
  readonly label: string;
  /** One for each series. */
  readonly legend: readonly string[];
  readonly data: AlignedData;
  /** Pixels that it needs to be legible; narrower places scroll. */
  readonly minWidth: number;
  /** What uPlot is told. @param colours of text, lines and each series, as CSS */
  options(colours: ChartColours): Omit<Options, 'width' | 'height'>;
}

/** Colours as the browser computes them. */
export interface ChartColours {
  readonly text: string;
  readonly grid: string;
  readonly series: readonly string[];
}

/** Width that one configuration needs for its name. */
const GROUP_PIXELS = 92;
/** Part of a group's width that one bar takes. */
const BAR = 0.22;

/** A short name in two lines, for an axis. */
function axisName(configuration: BenchConfiguration): string {
  const { provider, profile, threads } = configuration;
  const count = threads === 'auto' ? '' : ` × ${threads}`;
  return `${PROVIDER_NAMES[provider]}${count}\n${PROFILE_NAMES[profile].replace('adapted, low memory', 'low memory')}`;
}

/** Bars: a figure of warm runs, or of warm starts where it is of a start, by configuration and text, with the spread as a line. */
export function comparisonChart(report: BenchReport, figure: ChartFigure): ChartSpec {
  const state = figure === 'readyMs' || figure === 'sessionMs' ? 'warm-start' : 'warm-run';
  const cells = report.cells.filter((cell) => cell.state === state && cell.figures[figure]);
  const ids = report.options.configurations
    .map(configurationId)
    .filter((id) => cells.some((cell) => cell.configuration === id));
  const texts = BENCH_TEXT_NAMES.filter((text) => cells.some((cell) => cell.text === text));
  const offset = (text: number) => (text - (texts.length - 1) / 2) * (BAR + 0.03);
  const bars = ids.flatMap((id, group) =>
    texts.map((text, series) => ({
      x: group + offset(series),
      series,
      it: cells.find((cell) => cell.configuration === id && cell.text === text)?.figures[figure],
    })),
  );
  const rows = texts.map((_, series) =>
    // Left out, not empty: the width of a bar follows from the distance of its neighbours.
    bars.map((bar) => (bar.series === series ? bar.it?.median : undefined)),
  );
  const drawSpread = (plot: UPlot, colour: string) => {
    const { ctx } = plot;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = Math.max(1, devicePixelRatio);
    for (const { x, it } of bars) {
      if (!it || it.min === it.max) continue;
      const at = Math.round(plot.valToPos(x, 'x', true));
      ctx.beginPath();
      ctx.moveTo(at, plot.valToPos(it.min, 'y', true));
      ctx.lineTo(at, plot.valToPos(it.max, 'y', true));
      ctx.stroke();
    }
    ctx.restore();
  };
  const most = Math.max(...bars.map(({ it }) => it?.max ?? 0), Number.MIN_VALUE);
  return {
    label: `Bar chart of ${ids.length} configurations and ${texts.length} texts; the same numbers are in the tables.`,
    legend: texts.map((text) => `${text} text`),
    data: [bars.map(({ x }) => x), ...rows] as AlignedData,
    minWidth: 72 + ids.length * GROUP_PIXELS,
    options: (colours) => ({
      ...quiet(),
      scales: {
        x: { time: false, range: [-0.5, ids.length - 0.5] },
        y: { range: [0, most * 1.08] },
      },
      axes: [
        {
          ...axis(colours),
          grid: { show: false },
          size: 46,
          splits: ids.map((_, group) => group),
          values: ids.map((id) => {
            const configuration = parseConfiguration(id);
            return configuration ? axisName(configuration) : id;
          }),
        } as Axis,
        valueAxis(colours, figure),
      ],
      series: [
        {},
        ...texts.map((text, place) => barSeries(text, colours.series[place] ?? colours.text)),
      ],
      hooks: { draw: [(plot: UPlot) => drawSpread(plot, colours.text)] },
    }),
  };
}

/** Lines: a figure as it went on, one line for each configuration. */
export function timeChart(report: BenchReport, figure: ChartFigure): ChartSpec {
  const own = report.observations
    .filter((it) => it.state === (valueOfStart(figure) ? 'warm-start' : 'warm-run'))
    .toSorted((a, b) => a.atMs - b.atMs);
  const ids = [...new Set(own.map(({ configuration }) => configuration))].sort();
  return {
    label: `Line chart of ${ids.length} configurations over the time of the run; a summary of the numbers is in the tables.`,
    legend: ids.map((id) => axisNameOf(id)),
    data: [
      own.map(({ atMs }) => atMs / 1000),
      ...ids.map((id) => own.map((it) => (it.configuration === id ? pointOf(it, figure) : null))),
    ] as AlignedData,
    minWidth: 300,
    options: (colours) => ({
      ...quiet(),
      scales: { x: { time: false }, y: { range: (_, __, max) => [0, (max || 1) * 1.08] } },
      axes: [
        { ...axis(colours), size: 34, values: (_, splits) => splits.map((at) => `${at} s`) },
        valueAxis(colours, figure),
      ],
      series: [
        {},
        ...ids.map((id, place) => ({
          label: id,
          stroke: colours.series[place % colours.series.length] ?? colours.text,
          width: 1.5,
          spanGaps: true,
          points: { show: true, size: 5 },
        })),
      ],
    }),
  };
}

function axisNameOf(id: string): string {
  const configuration = parseConfiguration(id);
  return configuration ? axisName(configuration).replace('\n', ', ') : id;
}

function valueOfStart(figure: ChartFigure): boolean {
  return figure === 'readyMs' || figure === 'sessionMs';
}

function pointOf(it: BenchObservation, figure: ChartFigure): number | null {
  switch (figure) {
    case 'realTimeFactor':
      return realTimeFactor(it);
    case 'firstAudioMs':
      return it.firstAudioMs;
    case 'inferenceMs':
      return it.inferenceMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, it.inferenceMs.length);
    case 'heapBytes':
      return it.heapBytes ?? null;
    case 'readyMs':
      return it.start?.readyMs ?? null;
    case 'sessionMs':
      return it.start?.sessionMs ?? null;
  }
}

/** No legend and no cursor of uPlot's own: the legend is text of the page, and numbers are in the tables. */
function quiet(): Pick<Options, 'legend' | 'cursor' | 'select' | 'padding'> {
  return {
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    padding: [12, 8, 0, 0],
  };
}

function axis({ text, grid }: ChartColours): Axis {
  const lines = { stroke: grid, width: 1 };
  return { stroke: text, font: '12px system-ui, sans-serif', grid: lines, ticks: lines };
}

function valueAxis(colours: ChartColours, figure: ChartFigure): Axis {
  return {
    ...axis(colours),
    size: 64,
    values: (_, splits) => splits.map((value) => (value === 0 ? '0' : figureText(figure, value))),
  };
}

function barSeries(label: string, colour: string): Series {
  return { label, fill: colour, stroke: colour, width: 0, points: { show: false } };
}

/** Width of a bar as part of its group. */
export const BAR_WIDTH = BAR;
