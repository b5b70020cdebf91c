import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createFailure } from '../../../src/shared/speech-error';
import { type Mounted, mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

const SENTENCE = { start: 5, end: 9 };

/** An element whose playback sounds. */
function playing(): Mounted {
  const mounted = mount();
  mounted.element.play().catch(() => {});
  mounted.engine.playback.report({
    status: 'playing',
    voice: 'af_heart',
    provider: 'webgpu',
    sentence: SENTENCE,
  });
  return mounted;
}

describe('the bar', () => {
  it('says what is read, by whom and for how long', async () => {
    const { engine, textOf } = playing();
    engine.playback.advance(65);
    expect(await textOf('status')).toBe('Reading');
    expect(await textOf('speaker')).toBe('Heart · Kokoro · on this device · WebGPU');
    expect(await textOf('time')).toBe('1:05');
    expect(await textOf('sentence')).toBe('Two.');
  });

  it('shows the bytes of a download as a progress bar with words', async () => {
    const { element, engine, part } = mount();
    element.play().catch(() => {});
    engine.reportStages(['model']);
    engine.reportProgress({ receivedBytes: 41.2e6, totalBytes: 92.9e6, source: 'network' });
    const progress = await part<HTMLProgressElement>('progress');
    expect(progress.position).toBeCloseTo(0.443, 3);
    expect(progress.getAttribute('aria-valuetext')).toBe('Downloading voice · 41.2 of 92.9 MB');
  });

  it('shows progress only while something is prepared', async () => {
    const { element, engine, part } = mount();
    element.play().catch(() => {});
    engine.reportStages(['runtime']);
    expect((await part<HTMLProgressElement>('progress')).position).toBe(-1);
    engine.playback.report({ status: 'playing' });
    await expect(part('progress')).rejects.toThrow('no progress');
  });

  it('announces a change of state, but not every byte', async () => {
    const { element, engine } = mount();
    element.play().catch(() => {});
    engine.reportStages(['model']);
    const spoken = new Set<string>();
    for (let receivedBytes = 0; receivedBytes < 90; receivedBytes += 10) {
      engine.reportProgress({ receivedBytes, totalBytes: 100, source: 'network' });
      await element.updateComplete;
      spoken.add(element.renderRoot.querySelector('[aria-live="polite"]')?.textContent ?? '');
    }
    expect([...spoken]).toEqual(['Downloading voice']);
  });

  it('has a name and named buttons', async () => {
    const { element, part } = mount();
    expect((await part('bar')).getAttribute('aria-label')).toBe('Read aloud');
    expect((await part('play-button')).getAttribute('aria-label')).toBe('Play');
    expect((await part('stop-button')).getAttribute('aria-label')).toBe('Stop');
    element.play().catch(() => {});
    expect((await part('play-button')).getAttribute('aria-label')).toBe('Pause');
  });

  it('writes no inline style, so that a strict content security policy holds', async () => {
    const { element, part } = playing();
    await part('bar');
    expect(element.renderRoot.querySelector('[style]')).toBeNull();
  });
});

describe('buttons', () => {
  it('one toggles, the other stops', async () => {
    const { engine, part } = playing();
    const toggle = await part('play-button');
    toggle.click();
    toggle.click();
    (await part('stop-button')).click();
    expect(engine.playback.requests).toEqual(['pause', 'resume', 'stop']);
  });

  it('stop asks for nothing while nothing can be stopped, and keeps the focus', async () => {
    const { engine, part } = playing();
    const stop = await part('stop-button');
    expect(stop.hasAttribute('aria-disabled')).toBe(false);
    stop.focus();
    stop.click();
    expect((await part('stop-button')).getAttribute('aria-disabled')).toBe('true');
    stop.click();
    expect(engine.playback.requests).toEqual(['stop']);
    expect(stop.matches(':focus')).toBe(true);
  });

  it('focus() goes to the round button', async () => {
    const { element, part } = mount();
    const button = await part('play-button');
    element.focus();
    expect(button.matches(':focus')).toBe(true);
  });
});

describe('keyboard', () => {
  it.each([
    ['the bar', 'bar'],
    ['the round button', 'play-button'],
  ])('space plays and pauses from %s', async (_, name) => {
    const { engine, part } = playing();
    (await part(name)).focus();
    await userEvent.keyboard(' ');
    await userEvent.keyboard(' ');
    expect(engine.playback.requests).toEqual(['pause', 'resume']);
  });

  it('space on the stop button stops', async () => {
    const { engine, part } = playing();
    (await part('stop-button')).focus();
    await userEvent.keyboard(' ');
    expect(engine.playback.requests).toEqual(['stop']);
  });

  it('k plays and pauses, Escape stops', async () => {
    const { element, engine } = playing();
    await element.updateComplete;
    element.focus();
    await userEvent.keyboard('kk{Escape}');
    expect(engine.playback.requests).toEqual(['pause', 'resume', 'stop']);
  });

  it("leaves the browser's own shortcuts and the element's text alone", async () => {
    const { element, engine } = playing();
    const field = document.createElement('input');
    element.append(field);
    await element.updateComplete;
    element.focus();
    await userEvent.keyboard('{Control>}k{/Control}');
    field.focus();
    await userEvent.keyboard('k{Escape}');
    expect(engine.playback.requests).toEqual([]);
    expect(field.value).toBe('k');
  });
});

describe('messages', () => {
  const offline = createFailure('network', 'offline');

  it('a fallback is told, and a retry reads the text again with the real model', async () => {
    const { engine, part, textOf } = playing();
    engine.reportNotice({ failure: offline, fallbackVoice: 'draft_mid' });
    expect(await textOf('notice')).toContain(offline.message);
    expect(await textOf('notice')).toContain('Speaking with the draft voice meanwhile');
    (await part('retry-button')).click();
    expect(engine.retries).toBe(1);
    expect(engine.spoken.map(({ text }) => text)).toEqual(['One. Two.', 'One. Two.']);
    expect(await textOf('notice')).toBe('');
  });

  it('a dismissed notice stays away until there is another', async () => {
    const { engine, part, textOf } = playing();
    engine.reportNotice({ failure: createFailure('quota', 'storage-full') });
    await expect(part('retry-button')).rejects.toThrow();
    (await part('dismiss-button')).click();
    expect(await textOf('notice')).toBe('');
    engine.playback.advance(2);
    expect(await textOf('notice')).toBe('');
    engine.reportNotice({ failure: offline, fallbackVoice: 'draft_mid' });
    expect(await textOf('notice')).toContain(offline.message);
  });

  it('an error is an alert, with a retry where one can help', async () => {
    const { element, engine, part, textOf } = playing();
    engine.playback.fail(offline);
    expect((await part('error')).closest('[role="alert"]')).not.toBeNull();
    (await part('retry-button')).click();
    expect(await textOf('error')).toBe('');
    engine.playback.fail(createFailure('invalid-argument', 'empty-text'));
    expect(await textOf('error')).toContain('nothing to read');
    await expect(part('retry-button')).rejects.toThrow();
    expect(element.error?.code).toBe('invalid-argument');
  });
});

describe('place and speed', () => {
  /** One whose length is known. */
  function placed(): Mounted {
    const mounted = playing();
    mounted.engine.playback.report({ duration: 130, durationEstimated: true });
    mounted.engine.playback.advance(65);
    return mounted;
  }

  it('are shown with a slider that says where it is in words', async () => {
    const { part, textOf } = placed();
    const slider = await part<HTMLInputElement>('position');
    expect(slider.valueAsNumber).toBe(65);
    expect(slider.getAttribute('aria-label')).toBe('Place in the text');
    expect(slider.getAttribute('aria-valuetext')).toBe('1:05 of about 2:10');
    expect(await textOf('duration')).toBe('≈ 2:10');
    expect(await textOf('time')).toBe('1:05');
  });

  it('follow the thumb while it is held, and go there when it is let go of', async () => {
    const { engine, part, textOf } = placed();
    const slider = await part<HTMLInputElement>('position');
    slider.value = '100';
    slider.dispatchEvent(new Event('input'));
    engine.playback.advance(66);
    expect(await textOf('time')).toBe('1:40');
    expect((await part<HTMLInputElement>('position')).valueAsNumber).toBe(100);
    slider.dispatchEvent(new Event('change'));
    expect(engine.playback.requests).toEqual(['seek 100']);
    engine.playback.advance(100.2);
    expect(await textOf('time')).toBe('1:40');
  });

  it('change by buttons', async () => {
    const { engine, part } = placed();
    (await part('back-button')).click();
    (await part('forward-button')).click();
    expect(engine.playback.requests).toEqual(['previous-sentence', 'next-sentence']);
  });

  it('change by keys', async () => {
    const { element, engine, part } = placed();
    (await part('play-button')).focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowLeft}{/Shift}jl');
    (await part('position')).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(engine.playback.requests).toEqual([
      'seek 70',
      'previous-sentence',
      'seek 55',
      'seek 75',
      'seek 70',
    ]);
    await userEvent.keyboard('m>>');
    expect([element.muted, element.rate]).toEqual([true, 1.5]);
    await userEvent.keyboard('m<');
    expect([element.muted, element.rate]).toEqual([false, 1.25]);
    expect(engine.playback).toMatchObject({ muted: false, rate: 1.25 });
  });

  it('are properties with the events of media elements', async () => {
    const { element, engine, part } = placed();
    const told: string[] = [];
    for (const name of ['ratechange', 'volumechange', 'seeking', 'seeked', 'durationchange'])
      element.addEventListener(name, () => told.push(name));
    expect([element.currentTime, element.duration, element.seeking]).toEqual([65, 130, false]);
    element.rate = 2;
    element.volume = 0.5;
    await element.updateComplete;
    expect(engine.playback).toMatchObject({ rate: 2, volume: 0.5 });
    expect((await part<HTMLSelectElement>('rate')).value).toBe('2');
    element.currentTime = 12;
    expect(engine.playback.requests).toEqual(['seek 12']);
    engine.playback.report({ seeking: true });
    engine.playback.report({ seeking: false, duration: 131 });
    expect(told).toEqual(['ratechange', 'volumechange', 'seeking', 'durationchange', 'seeked']);
  });

  it('pass a word on that begins to be heard', async () => {
    const { element, engine } = placed();
    const heard: unknown[] = [];
    element.addEventListener('boundary', ({ detail }) => heard.push(detail));
    const event = { name: 'word', start: 5, end: 8, time: 2 } as const;
    engine.playback.reach(event);
    expect(heard).toEqual([event]);
  });

  it('of another text begin as the element says', async () => {
    const { element, engine } = mount({ rate: '1.5' });
    element.play().catch(() => {});
    expect(engine.spoken[0]?.options).toMatchObject({ rate: 1.5 });
  });
});
