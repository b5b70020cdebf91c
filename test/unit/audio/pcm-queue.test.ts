import { describe, expect, test } from 'vitest';
import { PcmQueue } from '../../../src/audio/pcm-queue';
import type { PlayerReport } from '../../../src/contracts/audio';

const RATE = 24_000;
const BLOCK = 128;

/** Reads blocks until `frames` are read; gives the samples and what was reported. */
function read(queue: PcmQueue, frames: number): { sound: number[]; reports: PlayerReport[] } {
  const sound: number[] = [];
  const reports: PlayerReport[] = [];
  while (sound.length < frames) {
    const block = new Float32Array(BLOCK);
    queue.read(block);
    sound.push(...block);
    reports.push(...queue.takeReports());
  }
  return { sound, reports };
}

const constant = (length: number, value: number) => new Float32Array(length).fill(value);

function playing(...pieces: Float32Array<ArrayBuffer>[]): PcmQueue {
  const queue = new PcmQueue(RATE);
  queue.command({ type: 'begin', playback: 1 });
  pieces.forEach((samples, unit) => {
    queue.command({ type: 'push', playback: 1, unit, samples });
  });
  return queue;
}

const largestStep = (sound: readonly number[]) =>
  Math.max(...sound.slice(1).map((sample, i) => Math.abs(sample - (sound[i] ?? 0))));

describe('playing', () => {
  test('pieces follow each other sample by sample, whatever their lengths', () => {
    const ramp = Float32Array.from({ length: 1000 }, (_, i) => i / 1000);
    const queue = playing(ramp.slice(0, 1), ramp.slice(1, 300), ramp.slice(300));
    queue.command({ type: 'end', playback: 1 });
    const { sound, reports } = read(queue, 1024);
    expect(sound.slice(0, 1000)).toEqual([...ramp]);
    expect(sound.slice(1000)).toEqual(new Array(24).fill(0));
    expect(reports.filter(({ type }) => type === 'unit')).toEqual([
      { type: 'unit', playback: 1, unit: 0, played: 0 },
      { type: 'unit', playback: 1, unit: 1, played: 1 },
      { type: 'unit', playback: 1, unit: 2, played: 300 },
    ]);
    expect(reports.at(-2)).toEqual({
      type: 'position',
      playback: 1,
      played: 1000,
      queued: 0,
      rate: 1,
    });
    expect(reports.at(-1)).toEqual({ type: 'drained', playback: 1 });
  });

  test('the position is told about twenty times a second', () => {
    const { reports } = read(playing(constant(RATE, 0.5)), RATE);
    const positions = reports.filter(({ type }) => type === 'position').length;
    expect(positions).toBeGreaterThanOrEqual(18);
    expect(positions).toBeLessThanOrEqual(21);
  });

  test('running dry before the end is an underrun, told once; more sound goes on', () => {
    const queue = playing(constant(BLOCK, 0.5));
    const dry = read(queue, 5 * BLOCK).reports.filter(({ type }) => type === 'underrun');
    expect(dry).toHaveLength(1);
    queue.command({ type: 'push', playback: 1, unit: 1, samples: constant(BLOCK, 0.25) });
    expect(read(queue, BLOCK).sound[0]).toBe(0.25);
  });

  test('waiting for the first sound is no underrun', () => {
    const queue = new PcmQueue(RATE);
    queue.command({ type: 'begin', playback: 1 });
    expect(read(queue, 10 * BLOCK).reports).toEqual([]);
  });

  test('an end after the last sample was heard still drains', () => {
    const queue = playing(constant(BLOCK, 0.5));
    read(queue, 2 * BLOCK);
    queue.command({ type: 'end', playback: 1 });
    expect(queue.takeReports()).toEqual([{ type: 'drained', playback: 1 }]);
  });
});

describe('pausing', () => {
  test('a pause is silent within 30 ms, loses no more than its ramp, and does not click', () => {
    const queue = playing(constant(RATE, 0.5));
    const before = read(queue, 1280).sound;
    queue.command({ type: 'pause' });
    const paused = read(queue, 2400).sound;
    queue.command({ type: 'resume' });
    const after = read(queue, 1280).sound;
    const allowed = 0.03 * RATE;
    expect(paused.slice(allowed).every((sample) => sample === 0)).toBe(true);
    expect(largestStep([...before, ...paused, ...after])).toBeLessThan(0.01);
    expect(after.at(-1)).toBe(0.5);
  });

  test('pausing while nothing is there yet keeps the sound that comes silent', () => {
    const queue = playing();
    queue.command({ type: 'pause' });
    queue.command({ type: 'push', playback: 1, unit: 0, samples: constant(RATE, 0.5) });
    expect(read(queue, 1280).sound.every((sample) => sample === 0)).toBe(true);
    queue.command({ type: 'resume' });
    expect(read(queue, 256).sound.at(-1)).toBe(0.5);
  });
});

describe('stopping', () => {
  test('clearing ramps down without a click and drops the rest', () => {
    const queue = playing(constant(RATE, 0.5));
    const before = read(queue, BLOCK).sound;
    queue.command({ type: 'clear' });
    const { sound, reports } = read(queue, 1280);
    expect(largestStep([...before, ...sound])).toBeLessThan(0.01);
    expect(sound.slice(256).every((sample) => sample === 0)).toBe(true);
    expect(reports.some(({ type }) => type === 'drained' || type === 'underrun')).toBe(false);
  });

  test('a new playback waits for the old one’s ramp, and then has all its samples', () => {
    const queue = playing(constant(RATE, 0.5));
    read(queue, BLOCK);
    queue.command({ type: 'begin', playback: 2 });
    queue.command({ type: 'push', playback: 2, unit: 0, samples: constant(300, 0.75) });
    queue.command({ type: 'end', playback: 2 });
    const { sound, reports } = read(queue, 1280);
    expect(sound.filter((sample) => sample === 0.75)).toHaveLength(300);
    expect(reports.at(-1)).toEqual({ type: 'drained', playback: 2 });
  });

  test('samples of a playback that was replaced are ignored', () => {
    const queue = new PcmQueue(RATE);
    queue.command({ type: 'begin', playback: 2 });
    queue.command({ type: 'push', playback: 1, unit: 0, samples: constant(BLOCK, 0.5) });
    expect(read(queue, BLOCK).sound.every((sample) => sample === 0)).toBe(true);
  });
});
