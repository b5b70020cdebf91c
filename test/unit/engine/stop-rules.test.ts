import { describe, expect, it } from 'vitest';
import { StopRules } from '../../../src/engine/stop-rules';

const MIDDLE = { isLast: false, endsParagraph: false, endsChapter: false };
const PARAGRAPH = { ...MIDDLE, endsParagraph: true };
const CHAPTER = { ...PARAGRAPH, endsChapter: true };
const LAST = { isLast: true, endsParagraph: true, endsChapter: true };

describe('a playback', () => {
  it('goes on when nobody said otherwise', () => {
    expect(new StopRules().after(CHAPTER)).toBe('go-on');
  });

  it('pauses after each sentence but the last, which ends it', () => {
    const rules = new StopRules();
    rules.pauseAfterSentence = true;
    expect([MIDDLE, MIDDLE, LAST].map((place) => rules.after(place))).toEqual([
      'pause',
      'pause',
      'go-on',
    ]);
  });

  it('repeats a sentence, the last one too, until told otherwise', () => {
    const rules = new StopRules();
    rules.repeatSentence = true;
    expect(rules.after(MIDDLE)).toBe('repeat');
    expect(rules.after(LAST)).toBe('repeat');
    rules.repeatSentence = false;
    expect(rules.after(MIDDLE)).toBe('go-on');
  });

  it.each([
    ['sentence', ['pause', 'go-on', 'go-on']],
    ['paragraph', ['go-on', 'pause', 'go-on']],
    ['chapter', ['go-on', 'go-on', 'pause']],
  ] as const)('falls asleep at the next end of a %s, once', (point, expected) => {
    const rules = new StopRules();
    rules.sleep = point;
    expect([MIDDLE, PARAGRAPH, CHAPTER].map((place) => rules.after(place))).toEqual(expected);
    expect(rules.sleep).toBeUndefined();
  });

  it('falls asleep at the first sentence’s end after a time, and tells how much is left', () => {
    let now = 1000;
    const rules = new StopRules(() => now);
    rules.sleep = 60;
    now += 45_000;
    expect(rules.sleep).toBe(15);
    expect(rules.after(CHAPTER)).toBe('go-on');
    now += 15_000;
    expect(rules.after(MIDDLE)).toBe('pause');
    expect(rules.after(MIDDLE)).toBe('go-on');
  });

  it('that is to sleep does not repeat', () => {
    const rules = new StopRules();
    rules.repeatSentence = true;
    rules.sleep = 'sentence';
    expect(rules.after(MIDDLE)).toBe('pause');
  });
});
