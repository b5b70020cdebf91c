import { afterEach, describe, expect, it } from 'vitest';
import { createFailure } from '../../../src/shared/speech-error';
import { mount } from '../../support/mounted-element';
import { SPEECH_STATES, showSpeechState } from '../../support/speech-states';

afterEach(() => document.body.replaceChildren());

const NAMES = [
  'idle',
  'preparing',
  'playing',
  'buffering',
  'paused',
  'ended',
  'stopped',
  'failed',
  'seeking',
  'muted',
  'notice',
];

/** The custom states that a page's CSS can name now. */
const statesOf = (element: Element) => NAMES.filter((name) => element.matches(`:state(${name})`));

describe('custom states', () => {
  it.each([
    ['idle', ['idle']],
    ['preparing', ['preparing']],
    ['downloading', ['preparing']],
    ['playing', ['playing']],
    ['paused', ['paused']],
    ['buffering', ['buffering']],
    ['ended', ['ended']],
    ['notice', ['playing', 'notice']],
    ['failed', ['failed']],
  ] as const)('of an element that is %s', async (name, states) => {
    const { element } = mount();
    await showSpeechState(element, name);
    expect(statesOf(element)).toEqual(states);
  });

  it('are those of the pictures, and what comes on top', async () => {
    expect(SPEECH_STATES.length).toBe(9);
    const { element, engine } = mount();
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing', seeking: true });
    element.muted = true;
    await element.updateComplete;
    expect(statesOf(element)).toEqual(['playing', 'seeking', 'muted']);
    element.stop();
    element.muted = false;
    engine.playback.report({ seeking: false });
    await element.updateComplete;
    expect(statesOf(element)).toEqual(['stopped']);
  });

  it('hold where the page has a player of its own, too', async () => {
    const { element, engine } = mount({ controls: 'none' });
    await element.updateComplete;
    expect(statesOf(element)).toEqual(['idle']);
    element.play().catch(() => {});
    engine.playback.report({ status: 'playing' });
    await element.updateComplete;
    expect(statesOf(element)).toEqual(['playing']);
  });

  it('say that it prepares while it only warms up', async () => {
    const { element, engine } = mount();
    element.warmUp().catch(() => {});
    engine.reportStages(['session']);
    await element.updateComplete;
    expect(statesOf(element)).toEqual(['idle', 'preparing']);
    engine.failWarmUp(createFailure('network', 'offline'));
    await expect.poll(() => statesOf(element)).toEqual(['failed']);
  });
});
