import { afterEach, describe, expect, test } from 'vitest';
import { NETWORK_STATE, READY_STATE } from '../../../src/elements/media-state';
import { createFailure } from '../../../src/shared/speech-error';
import { type Mounted, mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

const SOUND = { status: 'playing', voice: 'af_heart', provider: 'wasm', duration: 10 } as const;

/** Names of an element's events from now on. */
function heard({ element }: Mounted, ...names: string[]): string[] {
  const events: string[] = [];
  for (const name of names) element.addEventListener(name, () => events.push(name));
  return events;
}

describe('a media element', () => {
  test('has nothing before it is asked', () => {
    const { element } = mount();
    expect(element.readyState).toBe(READY_STATE.HAVE_NOTHING);
    expect(element.networkState).toBe(NETWORK_STATE.NETWORK_EMPTY);
    expect([element.buffered.length, element.seekable.length]).toEqual([0, 0]);
    expect([element.paused, element.ended, element.seeking]).toEqual([true, false, false]);
    expect(element.duration).toBeNaN();
    expect(element.sentences).toEqual([]);
    expect([element.currentSentence, element.currentWord, element.activeProvider]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(element.health).toEqual([]);
    expect(element.metrics).toEqual(expect.any(Object));
  });

  test('tells what it has, and by its events', async () => {
    const mounted = mount();
    const { element, engine } = mounted;
    const events = heard(
      mounted,
      'loadedmetadata',
      'loadeddata',
      'canplay',
      'playing',
      'durationchange',
    );
    const sound = element.play();
    const { playback } = engine;
    playback.report({ duration: 10 });
    expect(element.readyState).toBe(READY_STATE.HAVE_METADATA);
    playback.buffered = [0, 4];
    playback.sentences = [{ start: 0, end: 4, weight: 3, endsParagraph: false }];
    playback.report({ ...SOUND, sentence: { start: 0, end: 4 }, word: { start: 0, end: 3 } });
    await sound;
    expect(events).toEqual([
      'durationchange',
      'loadedmetadata',
      'loadeddata',
      'canplay',
      'playing',
    ]);
    expect(element.readyState).toBe(READY_STATE.HAVE_FUTURE_DATA);
    expect([element.buffered.start(0), element.buffered.end(0)]).toEqual([0, 4]);
    expect([element.seekable.start(0), element.seekable.end(0)]).toEqual([0, 10]);
    expect(() => element.buffered.end(1)).toThrow('There is no range 1.');
    expect(element.durationIsEstimate).toBe(true);
    expect(element.activeProvider).toBe('wasm');
    expect(element.currentWord).toEqual({ start: 0, end: 3 });
    expect(element.sentences).toHaveLength(1);
    playback.report({ status: 'buffering' });
    expect(element.readyState).toBe(READY_STATE.HAVE_CURRENT_DATA);
    playback.report({ status: 'playing', seeking: true });
    expect(element.readyState).toBe(READY_STATE.HAVE_METADATA);
    playback.isMade = true;
    playback.report({ seeking: false });
    expect(element.readyState).toBe(READY_STATE.HAVE_ENOUGH_DATA);
  });

  test('says what it loads', async () => {
    const { element, engine } = mount();
    void element.play().catch(() => undefined);
    expect(element.networkState).toBe(NETWORK_STATE.NETWORK_IDLE);
    engine.reportStages(['model']);
    expect(element.networkState).toBe(NETWORK_STATE.NETWORK_LOADING);
    engine.reportStages([]);
    engine.playback.fail(createFailure('network', 'unreachable', { host: 'x.y' }));
    expect(element.networkState).toBe(NETWORK_STATE.NETWORK_NO_SOURCE);
  });

  test('has a playback rate', async () => {
    const { element, engine } = mount();
    element.playbackRate = 1.5;
    void element.play().catch(() => undefined);
    expect(engine.spoken[0]?.options.rate).toBe(1.5);
    expect(element.rate).toBe(1.5);
  });

  test('begins again at its end, if it is to', async () => {
    const { element, engine } = mount({ loop: '' });
    void element.play().catch(() => undefined);
    expect(engine.playback.stops.loop).toBe(true);
    element.loop = false;
    await element.updateComplete;
    expect(engine.playback.stops.loop).toBe(false);
  });

  test('passes on marks, metrics and a change of voices', () => {
    const mounted = mount();
    const { element, engine } = mounted;
    const events = heard(mounted, 'mark', 'metrics', 'voiceschanged', 'progress');
    void element.play().catch(() => undefined);
    engine.playback.pass({ name: 'here', time: 1 });
    engine.reportMetric({ name: 'buffer-underrun', value: 1, unit: 'count', at: 0 });
    engine.reportProgress({ receivedBytes: 1, totalBytes: 2, source: 'network' });
    expect(events).toEqual(['mark', 'metrics', 'progress']);
  });

  test('shows no player where a page has its own', async () => {
    const { element, engine } = mount({ controls: 'none' });
    await element.updateComplete;
    expect(element.renderRoot.querySelector('button')).toBeNull();
    void element.play().catch(() => undefined);
    expect(engine.spoken).toHaveLength(1);
    element.removeAttribute('controls');
    await element.updateComplete;
    expect(element.renderRoot.querySelector('button')).not.toBeNull();
  });

  test('forgets what it read when it loads anew', async () => {
    const mounted = mount();
    const { element, engine } = mounted;
    const events = heard(mounted, 'emptied');
    void element.play().catch(() => undefined);
    element.load();
    expect(events).toEqual(['emptied']);
    expect(engine.playback.requests).toEqual(['stop']);
    expect(element.playback).toBeUndefined();
    element.load();
    expect(events).toEqual(['emptied']);
  });
});

test('captions are the sentences that were heard', async () => {
  const { element, engine } = mount({}, 'One here. Two there. Three.');
  const [track] = element.textTracks;
  let changes = 0;
  track?.addEventListener('cuechange', () => changes++);
  void element.play().catch(() => undefined);
  const cues = () =>
    [...(track?.cues ?? [])].map((cue) => [cue.startTime, cue.endTime, (cue as VTTCue).text]);
  const { playback } = engine;
  playback.reach({ name: 'sentence', start: 0, end: 9, time: 0 });
  playback.reach({ name: 'word', start: 0, end: 3, time: 0 });
  playback.reach({ name: 'sentence', start: 10, end: 20, time: 1.5 });
  expect(cues()).toEqual([
    [0, 1.5, 'One here.'],
    [1.5, Number.MAX_SAFE_INTEGER, 'Two there.'],
  ]);
  // Somebody goes back.
  playback.reach({ name: 'sentence', start: 0, end: 9, time: 0 });
  expect(cues()).toEqual([[0, Number.MAX_SAFE_INTEGER, 'One here.']]);
  expect(changes).toBe(3);
  void element.speak('Other.').catch(() => undefined);
  engine.playback.reach({ name: 'sentence', start: 0, end: 6, time: 0 });
  expect(cues().map(([, , text]) => text)).toEqual(['Other.']);
});

describe('autoplay', () => {
  test('begins by itself', async () => {
    const { element, engine } = mount({ autoplay: '' });
    await expect.poll(() => engine.spoken.length).toBe(1);
    expect(element.paused).toBe(false);
  });

  test('that the browser does not allow is no error', async () => {
    const { element, engine, textOf } = mount({ autoplay: '' });
    await expect.poll(() => engine.spoken.length).toBe(1);
    engine.playback.fail(createFailure('not-allowed', 'autoplay-blocked'));
    await expect.poll(() => element.error).toBeNull();
    expect(await textOf('error')).toBe('');
    expect(element.paused).toBe(true);
  });
});

describe('places', () => {
  test('are sentences, offsets, and nodes of the page', async () => {
    const article = document.createElement('article');
    article.id = 'story';
    article.innerHTML = '<p>One here.</p><p>Two <b>there</b>.</p>';
    document.body.append(article);
    const { element, engine } = mount({ for: 'story' });
    const bold = article.querySelector('b') as HTMLElement;
    void element.playFrom(bold).catch(() => undefined);
    const { text, options, playback } = engine.spoken[0] ?? {};
    expect(options?.from).toBe(text?.indexOf('there'));
    playback?.report(SOUND);
    element.next();
    element.previous();
    await element.playFrom(article.firstElementChild as Node);
    await element.playFrom(3);
    expect(playback?.requests).toEqual([
      'next-sentence',
      'previous-sentence',
      `seek to ${text?.indexOf('One')}`,
      'seek to 3',
    ]);
  });
});
