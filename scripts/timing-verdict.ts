import { largest } from '../test/support/burst-comparison';
import type { CaptionsResult } from './timing-captions';
import type { ExportTiming } from './timing-export';
import type { RateResult } from './timing-rate';
import type { StormResult } from './timing-storm';

/** What is allowed, in seconds. */
export const LIMITS = { boundary: 0.03, captions: 0.05, gap: 0.01 } as const;
/** How many times as large as the largest step within a tone a step at a seam may be: a click is larger. */
export const STEP_LIMIT = 1.1;
/** How large a step may be in the silence itself; full scale is 1. */
export const SILENCE_LIMIT = 0.005;

/** Everything that was measured. */
export interface TimingRecord {
  readonly rates: readonly RateResult[];
  /** Undefined where it was not asked for. */
  readonly storm: StormResult | undefined;
  readonly captions: CaptionsResult | undefined;
  /** Of sound files, and what their captions say. */
  readonly files: readonly ExportTiming[];
}

const ms = (seconds: number) => `${(1000 * seconds).toFixed(1)} ms`;

/** What so large a share of some errors is within, either way. */
function within(errors: readonly number[], share: number): number {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? Number.NaN;
}

/** Everything that is above a limit or not as it should be; empty if all is well. */
export function faultsOf({ rates, storm, captions, files }: TimingRecord): string[] {
  const faults: string[] = [];
  const require = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault);
  };
  for (const it of rates) {
    const of = `rate ${it.rate}:`;
    const [boundary, gap] = [largest(it.boundaryErrors), largest(it.gapErrors)];
    require(it.words > 0 && it.gapErrors.length > 0, `${of} nothing was measured`);
    require(it.status === 'ended', `${of} it is ${it.status}`);
    const { word, at } = it.firstWrong ?? {};
    require(it.wrongBursts ===
      0, `${of} ${it.wrongBursts} of ${it.words} words did not sound in their place, the first is word ${word} at ${at?.toFixed(3)} s`);
    require(it.wrongWords ===
      0, `${of} ${it.wrongWords} of ${it.words} words were not told in their place`);
    // Written so that what is no number is a fault.
    require(boundary <= LIMITS.boundary, `${of} a boundary event is ${ms(boundary)} off`);
    require(gap <= LIMITS.gap, `${of} a gap is ${ms(gap)} off`);
    require(it.underruns === 0, `${of} ${it.underruns} underruns`);
    require(it.seamStep <=
      STEP_LIMIT * it.burstStep, `${of} a step of ${it.seamStep.toFixed(3)} at a seam`);
    require(it.silenceStep <=
      SILENCE_LIMIT, `${of} a step of ${it.silenceStep.toFixed(4)} in the silence at a seam`);
  }
  if (storm) {
    for (const fault of storm.faults) faults.push(`storm ${storm.seed}: ${fault}`);
    const error = storm.boundaryError;
    require(error <= LIMITS.boundary, `storm ${storm.seed}: a boundary event is ${ms(error)} off`);
    const most = STEP_LIMIT * Math.max(...rates.map(({ burstStep }) => burstStep));
    require(rates.length === 0 ||
      storm.step <= most, `storm ${storm.seed}: a step of ${storm.step.toFixed(3)}`);
  }
  if (captions) {
    require(captions.wrongBursts ===
      0, `captions: ${captions.wrongBursts} words are not what sounded`);
    require(captions.error <= LIMITS.captions, `captions: ${ms(captions.error)} off`);
  }
  for (const { format, words, wrongBursts, missing, forms } of files) {
    require(wrongBursts ===
      0, `${format}: ${wrongBursts} of ${words} words did not sound in their place`);
    require(Math.abs(missing) <= LIMITS.captions, `${format}: its length is ${ms(missing)} off`);
    for (const { form, wrongWords, error } of forms) {
      require(wrongWords === 0, `${format}: ${wrongWords} of ${words} words are wrong in ${form}`);
      require(error <= LIMITS.captions, `${format}: ${form} is ${ms(error)} off`);
    }
  }
  return faults;
}

/** The table, without the last line. */
export function timingTable({ rates, storm, captions, files }: TimingRecord): string {
  const lines = [
    '| rate | sound | words | boundary events: mean, 99 % within, largest, above 30 ms | gaps: number, largest | step in a silence, at a seam, in a tone | underruns |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rates.map((it) => {
      const above = it.boundaryErrors.filter(
        (error) => !(Math.abs(error) <= LIMITS.boundary),
      ).length;
      const mean = it.boundaryErrors.reduce((a, b) => a + b, 0) / it.boundaryErrors.length;
      return `| ${[
        it.rate,
        `${it.seconds.toFixed(0)} s`,
        it.words,
        `${ms(mean)}, ${ms(within(it.boundaryErrors, 0.99))}, ${ms(largest(it.boundaryErrors))}, ${above}`,
        `${it.gapErrors.length}, ${ms(largest(it.gapErrors))}`,
        `${it.silenceStep.toFixed(4)}, ${it.seamStep.toFixed(3)}, ${it.burstStep.toFixed(3)}`,
        it.underruns,
      ].join(' | ')} |`;
    }),
  ];
  for (const it of rates)
    if (it.lost > 0)
      lines.push(
        `rate ${it.rate}: ${it.lost} samples were not recorded: the machine was too busy for its own output.`,
      );
  if (storm)
    lines.push(
      `storm ${storm.seed}: ${storm.operations} operations, then ${storm.words} words with boundary events up to ${ms(storm.boundaryError)} off; largest step ${storm.step.toFixed(3)}; ${storm.underruns} underruns; ${storm.faults.length} faults`,
    );
  if (captions)
    lines.push(
      `captions: ${(captions.seconds / 60).toFixed(1)} minutes, ${captions.words} words, up to ${ms(captions.error)} off, ${ms(captions.errorAtEnd)} among the last hundred`,
    );
  for (const { format, seconds, words, forms } of files) {
    const told = forms.map(
      ({ form, error, errorAtEnd }) => `${form} ${ms(error)} (at the end ${ms(errorAtEnd)})`,
    );
    lines.push(
      `${format}, ${(seconds / 60).toFixed(1)} minutes, ${words} words: ${told.join(', ')} off`,
    );
  }
  return lines.join('\n');
}

/** The last line: the largest errors. */
export function lastLine({ rates, storm, captions, files }: TimingRecord): string {
  const boundary = Math.max(
    0,
    storm?.boundaryError ?? 0,
    ...rates.map(({ boundaryErrors }) => largest(boundaryErrors)),
  );
  const gap = Math.max(0, ...rates.map(({ gapErrors }) => largest(gapErrors)));
  const underruns = rates.reduce((sum, rate) => sum + rate.underruns, 0);
  const errors = files.flatMap(({ forms }) => forms.map(({ error }) => error));
  if (captions) errors.push(captions.error);
  const told = errors.length > 0 ? ms(largest(errors)) : 'not measured';
  return `largest errors: boundary events ${ms(boundary)}, captions ${told}, gaps ${ms(gap)}; underruns ${underruns}`;
}
