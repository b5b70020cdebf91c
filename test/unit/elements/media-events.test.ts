import { describe, expect, it } from 'vitest';
import type { PlaybackStatus } from '../../../src/contracts/engine';
import { mediaEvents } from '../../../src/elements/media-events';

describe('mediaEvents', () => {
  it.each<[PlaybackStatus | undefined, PlaybackStatus, string[]]>([
    [undefined, 'preparing', ['play', 'waiting']],
    [undefined, 'failed', ['error']],
    ['preparing', 'playing', ['loadeddata', 'canplay', 'playing']],
    ['playing', 'buffering', ['waiting']],
    ['buffering', 'playing', ['playing']],
    ['playing', 'paused', ['pause']],
    ['paused', 'playing', ['play', 'playing']],
    ['paused', 'preparing', ['play', 'waiting']],
    ['playing', 'stopped', ['pause']],
    ['paused', 'stopped', []],
    ['playing', 'ended', ['pause', 'ended']],
    ['preparing', 'failed', ['pause', 'error']],
    ['playing', 'playing', []],
  ])('%s → %s fires %j', (previous, next, events) => {
    expect(mediaEvents(previous, next)).toEqual(events);
  });
});
