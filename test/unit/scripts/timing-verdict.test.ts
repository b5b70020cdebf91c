import { describe, expect, it } from 'vitest';
import { largestStep } from '../../../scripts/largest-step';
import { judgeStorm } from '../../../scripts/timing-storm-judge';
import type { StormRun } from '../../../scripts/timing-storm-page';
import { faultsOf, lastLine, timingTable } from '../../../scripts/timing-verdict';
import { toneFrequency } from '../../fixtures/tone-bursts/tones';

const RATE = {
  ...{ rate: 1.5, seconds: 60, lost: 0, underruns: 0, status: 'ended', words: 100 },
  ...{ outputLatency: 0.03, clockSpread: 0, wrongBursts: 0, firstWrong: undefined, wrongWords: 0 },
  boundaryErrors: [0.001, -0.02],
  gapErrors: [0.002, -0.003],
  ...{ burstStep: 0.06, seamStep: 0.06, silenceStep: 0 },
};
const CAPTIONS = { seconds: 3600, words: 6000, wrongBursts: 0, error: 0.001, errorAtEnd: 0.001 };
const FORM = { form: 'vtt' as const, wrongWords: 0, error: 0.0005, errorAtEnd: 0.0004 };
const FILE = {
  ...{ format: 'ogg' as const, seconds: 600, missing: 0, words: 900, wrongBursts: 0 },
  forms: [FORM],
};
const record = (
  rate: Partial<typeof RATE>,
  captions: Partial<typeof CAPTIONS> = {},
  file: Partial<typeof FILE> = {},
) => ({
  rates: [{ ...RATE, ...rate }],
  storm: undefined,
  captions: { ...CAPTIONS, ...captions },
  files: [{ ...FILE, ...file }],
});

describe('the verdict on timing', () => {
  it('is good within the limits, and has the largest errors in its last line', () => {
    expect(faultsOf(record({}))).toEqual([]);
    expect(lastLine(record({}))).toBe(
      'largest errors: boundary events 20.0 ms, captions 1.0 ms, gaps 3.0 ms; underruns 0',
    );
    expect(timingTable(record({}))).toContain(
      '| 1.5 | 60 s | 100 | -9.5 ms, 20.0 ms, 20.0 ms, 0 |',
    );
  });

  it.each([
    [{ boundaryErrors: [-0.031] }, 'boundary event is 31.0 ms off'],
    [{ boundaryErrors: [Number.NaN] }, 'boundary event'],
    [{ gapErrors: [0.011] }, 'a gap is 11.0 ms off'],
    [{ gapErrors: [] }, 'nothing was measured'],
    [{ underruns: 1 }, '1 underruns'],
    [{ wrongBursts: 2 }, '2 of 100 words did not sound'],
    [{ wrongWords: 3 }, '3 of 100 words were not told'],
    [{ status: 'failed' }, 'it is failed'],
    [{ seamStep: 0.07 }, 'at a seam'],
    [{ silenceStep: 0.01 }, 'in the silence'],
  ])('is bad for %o', (rate, fault) => {
    expect(faultsOf(record(rate))).toEqual([expect.stringContaining(fault)]);
  });

  it('is bad for captions that drift or belong to other words', () => {
    expect(faultsOf(record({}, { error: 0.051 }))).toEqual(['captions: 51.0 ms off']);
    expect(faultsOf(record({}, { wrongBursts: 1 }))).toHaveLength(1);
  });
});

describe('the verdict on sound files', () => {
  it('has every form of captions in the table, and the largest error in the last line', () => {
    expect(timingTable(record({}))).toContain(
      'ogg, 10.0 minutes, 900 words: vtt 0.5 ms (at the end 0.4 ms) off',
    );
    const late = record({}, {}, { forms: [FORM, { ...FORM, error: 0.04 }] });
    expect(lastLine(late)).toContain('captions 40.0 ms');
    expect(faultsOf(late)).toEqual([]);
    expect(lastLine({ ...late, captions: undefined, files: [] })).toContain('not measured');
  });

  it.each([
    [{ wrongBursts: 2 }, 'ogg: 2 of 900 words did not sound'],
    [{ missing: -0.06 }, 'ogg: its length is -60.0 ms off'],
    [{ forms: [{ ...FORM, wrongWords: 3 }] }, 'ogg: 3 of 900 words are wrong in vtt'],
    [{ forms: [{ ...FORM, error: 0.051 }] }, 'ogg: vtt is 51.0 ms off'],
    [{ forms: [{ ...FORM, error: Number.NaN }] }, 'ogg: vtt is'],
  ])('is bad for %o', (file, fault) => {
    expect(faultsOf(record({}, {}, file))).toEqual([expect.stringContaining(fault)]);
  });
});

describe('the verdict on a storm', () => {
  const DUE = Array.from({ length: 6 }, (_, i) => ({
    ...{ offset: 10 * i, unit: i, tone: i, start: i, end: i + 0.5 },
  }));
  const BURSTS = DUE.map(({ tone, start, end }) => ({
    ...{ start: start + 20, end: end + 20 },
    frequency: toneFrequency(tone),
  }));
  const look = (at: number, time: number, status = 'playing') => ({ at, time, status, rate: 1 });
  const RUN: StormRun = {
    counts: {},
    looks: [look(10, 3, 'paused'), look(10.4, 3, 'paused'), look(19.5, 4), look(24.8, 9.3)],
    told: DUE.slice(0, 5).map(({ offset, start }) => ({
      ...{ name: 'word' as const, offset, heard: start + 20.003 },
    })),
    ...{ cancelledAt: 26, listenedTo: 27, status: 'stopped', underruns: 0 },
    ...{ runsAfter: 0, toldAfter: 0, leakWarnings: 0 },
    live: [
      { 'live-audio-nodes': 2, 'live-workers': 2 },
      { 'live-audio-nodes': 2, 'live-workers': 2 },
      { 'live-audio-nodes': 2, 'live-workers': 0 },
    ],
  };
  const faults = (run: Partial<StormRun>, bursts = BURSTS) =>
    judgeStorm({ ...RUN, ...run }, DUE, bursts).faults;

  it('is good where sound, position and what is alive agree', () => {
    const { errors, faults: found } = judgeStorm(RUN, DUE, BURSTS);
    expect(found).toEqual([]);
    expect(errors).toHaveLength(5);
    for (const error of errors) expect(error).toBeCloseTo(0.003);
  });

  const burst = (start: number) => ({ start, end: start + 0.2, frequency: 400 });
  it('is bad for sound while it is paused or after it was cancelled', () => {
    expect(faults({}, [burst(10.1), ...BURSTS])).toEqual(['it is paused, and sounds']);
    expect(faults({}, [...BURSTS, burst(26.5)])).toEqual(['it sounds after cancel()']);
  });

  it.each([
    [{ looks: [...RUN.looks.slice(0, 3), look(24.8, 9.4)] }, 'the time is 100 ms off'],
    [{ looks: [look(10, 3, 'buffering'), ...RUN.looks.slice(1)] }, 'it is buffering'],
    [
      { looks: [...RUN.looks.slice(0, 2), look(19.5, 4, 'paused'), look(24.8, 4)] },
      'after resume()',
    ],
    [{ told: RUN.told.slice(2) }, '5 words sounded in the end, and 3 were told'],
    [{ told: RUN.told.filter((_, i) => i !== 1) }, 'left out'],
    [{ told: RUN.told.map((word) => ({ ...word, heard: word.heard + 1 })) }, 'another one sounded'],
    [{ status: 'ended' }, 'it is ended after cancel()'],
    [{ runsAfter: 2 }, '2 runs'],
    [{ toldAfter: 1 }, '1 boundaries'],
    [{ leakWarnings: 1 }, '1 leak'],
    [{ live: [RUN.live[0]!, { 'live-audio-nodes': 3 }, RUN.live[2]!] }, 'live-audio-nodes is 3'],
    [{ live: [...RUN.live.slice(0, 2), { 'live-workers': 1 }] }, 'live-workers is 1'],
  ])('is bad for other states: %#', (run, fault) => {
    expect(faults(run).join('\n')).toContain(fault);
  });
});

describe('the largest step', () => {
  it('is looked for within the range only', () => {
    const samples = Float32Array.of(0, 0.5, 0.25, 0.25, -0.5);
    expect(largestStep(samples, 0, 5)).toBe(0.75);
    expect(largestStep(samples, 1, 4)).toBe(0.25);
  });
});
