import type { DecodedBurst } from '../test/fixtures/tone-bursts/decode-bursts';
import { nearestTone } from '../test/fixtures/tone-bursts/tones';
import type { DueWord } from '../test/support/burst-comparison';
import type { StormRun } from './timing-storm-page';

/** How far sound and state may be apart, in seconds. */
const LIMIT = 0.03;
/** What is at the output when it is cancelled still sounds, and ramps down, in seconds. */
const ON_ITS_WAY = 0.1;
/** What stays of an engine: the page's output and its player. */
const STANDING = 2;

/**
 * Judges the state in which a storm left a playback.
 * @param due all words of the text
 * @param bursts what sounded, by the context's time
 * @returns how late each word of the end was told, in seconds, and what is wrong
 */
export function judgeStorm(
  run: StormRun,
  due: readonly DueWord[],
  bursts: readonly DecodedBurst[],
): { readonly errors: readonly number[]; readonly faults: readonly string[] } {
  const { errors, faults } = judgeWords(due, bursts, run);
  return { errors, faults: [...judgeState(run, bursts), ...faults] };
}

/** Whether what was told in the end is what sounded. */
function judgeWords(
  due: readonly DueWord[],
  bursts: readonly DecodedBurst[],
  { told, looks }: StormRun,
): { errors: number[]; faults: string[] } {
  const faults: string[] = [];
  const tones = new Map(due.map(({ offset, tone }) => [offset, tone]));
  const words = told.filter(({ name }) => name === 'word');
  const errors = words.map(({ offset, heard }) => {
    const [nearest] = [...bursts].sort(
      (a, b) => Math.abs(a.start - heard) - Math.abs(b.start - heard),
    );
    if (!nearest || nearestTone(nearest.frequency) !== tones.get(offset))
      faults.push(`the word at ${offset} was told, and another one sounded`);
    return nearest ? heard - nearest.start : Number.NaN;
  });
  const [from = 0, to = 0] = looks.slice(2).map(({ at }) => at);
  const sounded = bursts.filter(({ start }) => start > from + LIMIT && start < to - LIMIT).length;
  if (words.length < sounded || words.length > sounded + 2 || sounded < 3)
    faults.push(`${sounded} words sounded in the end, and ${words.length} were told`);
  const order = due.map(({ offset }) => offset);
  const first = order.indexOf(words[0]?.offset ?? -1);
  if (words.some(({ offset }, i) => order[first + i] !== offset))
    faults.push('words were left out, repeated or told out of order');
  return { errors, faults };
}

/** Whether status, position, sound and what is alive agree. */
function judgeState(run: StormRun, bursts: readonly DecodedBurst[]): string[] {
  const faults: string[] = [];
  const isSounding = (from: number, to: number) =>
    bursts.some(({ start, end }) => end > from && start < to);
  const [first, second, third, fourth] = run.looks;
  if (!first || !second || !third || !fourth) return ['it was not looked at'];
  if (first.status === 'paused' && isSounding(first.at, second.at))
    faults.push('it is paused, and sounds');
  for (const [before, after] of [
    [first, second],
    [third, fourth],
  ] as const) {
    const speed = before.status === 'playing' ? before.rate : 0;
    const off = after.time - before.time - speed * (after.at - before.at);
    if (Math.abs(off) > LIMIT)
      faults.push(`the time is ${(1000 * off).toFixed(0)} ms off while it is ${before.status}`);
  }
  if (!['paused', 'playing'].includes(first.status)) faults.push(`it is ${first.status}`);
  if (third.status !== 'playing') faults.push(`it is ${third.status} after resume()`);
  if (run.status !== 'stopped') faults.push(`it is ${run.status} after cancel()`);
  if (isSounding(run.cancelledAt + ON_ITS_WAY, run.listenedTo))
    faults.push('it sounds after cancel()');
  if (run.runsAfter > 1) faults.push(`${run.runsAfter} runs of the model after cancel()`);
  if (run.toldAfter > 0) faults.push(`${run.toldAfter} boundaries after cancel()`);
  if (run.leakWarnings > 0) faults.push(`${run.leakWarnings} leak warnings`);
  const [before = {}, cancelled = {}, released = {}] = run.live;
  for (const [name, level] of Object.entries(cancelled))
    if (level !== (before[name] ?? 0))
      faults.push(`${name} is ${level} after cancel(), and was ${before[name] ?? 0}`);
  for (const [name, level] of Object.entries(released))
    if (level > (name === 'live-audio-nodes' ? STANDING : 0))
      faults.push(`${name} is ${level} after release()`);
  return faults;
}
