import { afterEach, describe, expect, it } from 'vitest';
import { createFailure } from '../../../src/shared/speech-error';
import { FakeEngine } from '../../support/fake-engine';
import { mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

const ABORTED = { failure: { code: 'aborted' } };

describe('play', () => {
  it('resolves when sound begins, not before', async () => {
    const { element, engine } = mount();
    let heard = false;
    const played = element.play().then(() => {
      heard = true;
    });
    await Promise.resolve();
    expect(heard).toBe(false);
    engine.playback.report({ status: 'playing' });
    await played;
    expect(element.paused).toBe(false);
  });

  it('asks the engine within the same task, so that the gesture still counts', () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    expect(engine.spoken).toHaveLength(1);
  });

  it('rejects with the failure and shows it as error', async () => {
    const { element, engine, events } = mount();
    const played = element.play();
    const failure = createFailure('network', 'offline');
    engine.playback.fail(failure);
    await expect(played).rejects.toMatchObject({ name: 'SpeechError', failure });
    expect(element.error).toEqual(failure);
    expect(events).toEqual(['play', 'waiting', 'pause', 'error']);
  });

  it('resolves with the sound, not while it is kept back', async () => {
    const { element, engine } = mount();
    let heard = false;
    const played = element.play().then(() => {
      heard = true;
    });
    engine.playback.report({ status: 'buffering', held: { seconds: 1, needed: 9 } });
    await Promise.resolve();
    expect(heard).toBe(false);
    engine.playback.report({ status: 'playing' });
    await played;
  });

  it('reads again what a script gave, where that could not begin and now may', async () => {
    const { element, engine } = mount();
    const options = { voice: 'am_onyx' };
    const refused = element.speak('Given.', options);
    engine.playback.fail(createFailure('not-allowed', 'autoplay-blocked'));
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    engine.playback.report({ status: 'ended' });
    element.play().catch(() => {});
    expect(engine.spoken.map(({ text }) => text)).toEqual(['Given.', 'Given.', 'One. Two.']);
    expect(engine.spoken[1]?.options).toMatchObject(options);
  });

  it('reads its own text where what a script gave never can be', () => {
    const { element, engine } = mount();
    element.speak('').catch(() => {});
    engine.playback.fail(createFailure('invalid-argument', 'empty-text'));
    element.play().catch(() => {});
    expect(engine.spoken.map(({ text }) => text)).toEqual(['', 'One. Two.']);
  });

  it('says why it stays paused, and a retry goes on instead of beginning anew', async () => {
    const { element, engine, events, part } = mount();
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    element.pause();
    engine.playback.obedient = false;
    const resumed = element.play();
    const failure = createFailure('audio-unavailable', 'context-failed');
    engine.playback.report({ status: 'playing' });
    engine.playback.report({ status: 'paused', failure });
    await resumed;
    expect(element.error).toEqual(failure);
    expect(element.paused).toBe(true);
    expect(events.at(-1)).toBe('error');
    (await part('retry-button')).click();
    expect(engine.spoken).toHaveLength(1);
    expect(engine.playback.requests).toEqual(['pause', 'resume', 'resume']);
  });

  it('joins what already plays', async () => {
    const { element, engine } = mount();
    const first = element.play();
    const second = element.play();
    engine.playback.report({ status: 'playing' });
    await Promise.all([first, second, element.play()]);
    expect(engine.spoken).toHaveLength(1);
  });

  it('resumes after a pause, once the engine has answered', async () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    element.pause();
    engine.playback.obedient = false;
    const resumed = element.play();
    expect(element.paused).toBe(true);
    engine.playback.report({ status: 'playing' });
    await resumed;
    expect(engine.playback.requests).toEqual(['pause', 'resume']);
  });

  it.each(['pause', 'stop'] as const)('rejects as aborted when %s comes first', async (method) => {
    const { element } = mount();
    const played = element.play();
    element[method]();
    await expect(played).rejects.toMatchObject(ABORTED);
    expect(element.error).toBeNull();
  });

  it('rejects when another text takes its place', async () => {
    const { element, engine } = mount();
    const first = element.speak('One');
    const second = element.speak('Two');
    engine.playback.report({ status: 'playing' });
    await expect(first).rejects.toMatchObject(ABORTED);
    await second;
    expect(engine.spoken.map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('never says that it is paused before the engine does', () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    engine.playback.obedient = false;
    element.pause();
    expect(element.paused).toBe(false);
    engine.playback.report({ status: 'paused' });
    expect(element.paused).toBe(true);
  });
});

describe('events', () => {
  it('follow a playback as those of a media element do', () => {
    const { element, engine, events } = mount();
    element.play().catch(() => {});
    const { playback } = engine;
    playback.report({ status: 'playing' });
    playback.advance(1.5);
    playback.report({ status: 'buffering' });
    playback.report({ status: 'playing' });
    playback.report({ status: 'ended' });
    expect(events.join(' ')).toBe('play waiting playing timeupdate waiting playing pause ended');
    expect(element.currentTime).toBe(1.5);
    expect(element.ended).toBe(true);
  });

  it("carry the engine's detail and do not bubble", () => {
    const { element, engine } = mount();
    const details: unknown[] = [];
    element.addEventListener('modelprogress', (event) => details.push(event.detail));
    element.addEventListener('providerchange', (event) => details.push(event.detail));
    let bubbled = false;
    document.body.addEventListener('modelprogress', () => {
      bubbled = true;
    });
    const progress = { receivedBytes: 1, totalBytes: 2, source: 'network' } as const;
    const change = { provider: 'wasm', reason: 'start' } as const;
    engine.reportProgress(progress);
    engine.reportProvider(change);
    expect(details).toEqual([progress, change]);
    expect(bubbled).toBe(false);
  });
});

describe('what is read', () => {
  it('is the value of a form control', () => {
    const field = Object.assign(document.createElement('textarea'), {
      id: 'field',
      value: 'Typed',
    });
    document.body.append(field);
    const { element, engine } = mount({ for: 'field' });
    element.play().catch(() => {});
    expect(engine.spoken[0]?.text).toBe('Typed');
  });

  it('is another element as it is rendered', () => {
    const article = Object.assign(document.createElement('p'), { id: 'a', textContent: 'Told' });
    document.body.append(article);
    const { element, engine } = mount({ for: 'a' });
    element.play().catch(() => {});
    expect(engine.spoken[0]?.text).toBe('<p>Told</p>');
    expect(engine.spoken[0]?.options.type).toBe('text/html');
  });

  it('is understood as the element says', () => {
    const { element, engine } = mount({ type: 'text/markdown', verbosity: 'prose' });
    const lexicon = [{ word: 'One', ipa: 'wʌn' }];
    element.lexicon = lexicon;
    element.play().catch(() => {});
    expect(engine.spoken[0]?.options).toMatchObject({
      type: 'text/markdown',
      verbosity: 'prose',
      lexicon,
    });
  });

  it("is the element's own text if it names none, and nothing if what it names is not there", () => {
    const own = mount();
    own.element.play().catch(() => {});
    expect(own.engine.spoken[0]?.text).toBe('One. Two.');
    const lost = mount({ for: 'nowhere' });
    lost.element.play().catch(() => {});
    expect(lost.engine.spoken[0]?.text).toBe('');
  });

  it('is spoken in the voice and language of the attributes, unless speak() says otherwise', () => {
    const { element, engine } = mount({ voice: 'bf_emma', lang: 'en-GB' });
    element.play().catch(() => {});
    element.speak('Mine', { voice: 'am_onyx' }).catch(() => {});
    expect(engine.spoken.map(({ options }) => options)).toEqual([
      { voice: 'bf_emma', lang: 'en-GB' },
      { voice: 'am_onyx', lang: 'en-GB' },
    ]);
  });
});

describe('life in the page', () => {
  it('ends speech when the element is removed', async () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    element.remove();
    await Promise.resolve();
    expect(engine.playback.requests).toEqual(['stop']);
    expect(element.paused).toBe(true);
  });

  it('goes on when the element is moved, and still hears the engine', async () => {
    const { element, engine, events } = mount();
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    await Promise.resolve();
    expect(engine.playback.requests).toEqual([]);
    engine.reportStages(['session']);
    expect(events.filter((name) => name === 'warmupchange')).toHaveLength(1);
  });

  it('hears nothing of the engine once it is removed, and everything again when it is back', async () => {
    const { element, engine, events } = mount();
    element.remove();
    await Promise.resolve();
    engine.reportStages(['session']);
    expect(events).toEqual([]);
    document.body.append(element);
    engine.reportStages(['session']);
    expect(events).toEqual(['warmupchange']);
  });

  it('two elements share an engine: the later start wins, and both show it', async () => {
    const engine = new FakeEngine();
    const first = mount({}, 'First.', engine);
    const second = mount({}, 'Second.', engine);
    first.element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    second.element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    expect(first.element.paused).toBe(true);
    expect(second.element.paused).toBe(false);
    expect(await first.textOf('status')).toBe('Stopped');
    expect(await second.textOf('status')).toBe('Reading');
  });

  it('another engine ends what the first one plays', () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    element.engine = new FakeEngine();
    expect(engine.playback.requests).toEqual(['stop']);
    expect(element.playback).toBeUndefined();
  });
});
