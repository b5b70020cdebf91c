import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../src/contracts/failures';
import { createFailure, speechError } from '../../../src/shared/speech-error';
import type { Speaker } from '../../../src/speech-synthesis/speaker';
import { SpeechSynthesisUtterance } from '../../../src/speech-synthesis/speech-synthesis-utterance';
import { FakeEngine } from '../../support/fake-engine';
import { synthesisOver } from '../../support/fake-synthesis';
import { EventRecord } from '../../support/utterance-events';

/** An utterance that was given to `speak()`, and all around it. */
function spoken(text = 'One two.', change: Partial<SpeechSynthesisUtterance> = {}) {
  const engine = new FakeEngine();
  const clock = { now: 1000 };
  const synthesis = synthesisOver(engine, { now: () => clock.now });
  const utterance = Object.assign(new SpeechSynthesisUtterance(text), change);
  const record = new EventRecord(utterance);
  synthesis.speak(utterance);
  return { engine, clock, synthesis, utterance, record };
}

describe('what the engine is asked for', () => {
  it('is asked within the same task, so that the gesture still counts', () => {
    const { engine } = spoken('One.', { volume: 0.5, rate: 2, lang: 'en-GB' });
    const [{ text, options }] = engine.spoken as [FakeEngine['spoken'][number]];
    expect(text).toBe('One.');
    expect(options).toEqual({ voice: 'bf_alice', lang: 'en-gb', volume: 0.5, rate: 2 });
  });

  it.each([
    [0.1, 0.5],
    [10, 3],
  ])('a rate of %f is heard at %f, and kept', (rate, heard) => {
    const { engine, utterance } = spoken('One.', { rate });
    expect(engine.spoken[0]?.options.rate).toBe(heard);
    expect(utterance.rate).toBe(Math.fround(rate));
  });

  it('is what was set at the time of speak()', async () => {
    const { engine, synthesis, utterance, record } = spoken('First.');
    utterance.text = 'Second.';
    synthesis.speak(utterance);
    utterance.text = 'Third.';
    utterance.rate = 2;
    engine.playback.report({ status: 'ended' });
    await record.untilOver();
    await expect.poll(() => engine.spoken.length).toBe(2);
    expect(engine.spoken.map(({ text }) => text)).toEqual(['First.', 'Second.']);
    expect(engine.spoken[1]?.options.rate).toBe(1);
  });

  it('is a document only where it is one, and text where the engine says so', async () => {
    const text = '<speak>One';
    const { engine, record } = spoken(text);
    expect(engine.spoken[0]?.options.type).toBe('application/ssml+xml');
    engine.playback.fail(createFailure('invalid-argument', 'bad-document'));
    expect(engine.spoken[1]).toMatchObject({ text, options: { type: 'text/plain' } });
    engine.playback.fail(createFailure('invalid-argument', 'bad-document'));
    await record.untilOver();
    expect(engine.spoken).toHaveLength(2);
    expect(record.types).toEqual(['error invalid-argument']);
  });

  it('is nothing for what is empty', async () => {
    const { engine, record } = spoken(' ');
    await record.untilOver();
    expect(engine.spoken).toEqual([]);
  });
});

describe('events', () => {
  it('come in tasks of their own, never inside the method that causes them', async () => {
    const { engine, synthesis, record } = spoken();
    engine.playback.report({ status: 'playing' });
    expect(record.events).toEqual([]);
    await record.until('start');
    synthesis.pause();
    synthesis.resume();
    synthesis.cancel();
    await Promise.resolve();
    expect(record.types).toEqual(['start']);
    await record.untilOver();
    expect(record.types).toEqual(['start', 'pause', 'resume', 'error interrupted']);
  });

  it('say how many seconds after the start, and where', async () => {
    const { engine, clock, synthesis, record } = spoken();
    clock.now = 5000;
    engine.playback.report({ status: 'playing' });
    clock.now = 5250;
    engine.playback.reach({ name: 'word', start: 4, end: 7, time: 1 });
    clock.now = 5500;
    engine.playback.pass({ name: 'here', time: 1.5 });
    clock.now = 6000;
    synthesis.pause();
    clock.now = 7000;
    synthesis.resume();
    clock.now = 7500;
    engine.playback.report({ status: 'ended' });
    clock.now = 99_000;
    await record.untilOver();
    const facts = record.events.map((event) => [
      event.type,
      event.name,
      event.elapsedTime,
      event.charIndex,
      event.charLength,
    ]);
    expect(facts).toEqual([
      ['start', '', 0, 0, 0],
      ['boundary', 'word', 0.25, 4, 3],
      ['mark', 'here', 0.5, 7, 0],
      ['pause', '', 1, 4, 0],
      ['resume', '', 2, 4, 0],
      ['end', '', 2.5, 8, 0],
    ]);
  });

  it('begin with one start, however often sound goes on', async () => {
    const { engine, record } = spoken();
    for (const status of ['playing', 'buffering', 'playing', 'ended'] as const)
      engine.playback.report({ status });
    await record.untilOver();
    expect(record.types).toEqual(['start', 'end']);
  });

  it('begin with the start, even if a word is told first', async () => {
    const { engine, record } = spoken();
    engine.playback.reach({ name: 'word', start: 0, end: 3, time: 0 });
    await record.until('boundary');
    expect(record.events.map(({ type }) => type)).toEqual(['start', 'boundary']);
  });

  it('end once: what was heard to its end is not cancelled any more', async () => {
    const { engine, synthesis, record } = spoken();
    engine.playback.report({ status: 'playing' });
    engine.playback.report({ status: 'ended' });
    synthesis.cancel();
    await record.untilOver();
    await new Promise((resolve) => setTimeout(resolve));
    expect(record.types).toEqual(['start', 'end']);
  });

  it('end once: what was cancelled tells nothing of its sound any more', async () => {
    const { engine, synthesis, record } = spoken();
    synthesis.cancel();
    expect(engine.playback.requests).toEqual(['stop']);
    engine.playback.report({ status: 'playing' });
    engine.playback.report({ status: 'ended' });
    await record.untilOver();
    await new Promise((resolve) => setTimeout(resolve));
    expect(record.types).toEqual(['error canceled']);
  });
});

describe('pauses', () => {
  it('before the start hold the sound back, and tell nothing', async () => {
    const { engine, synthesis, record } = spoken();
    synthesis.pause();
    expect(engine.playback.requests).toEqual(['pause']);
    synthesis.resume();
    expect(engine.playback.requests).toEqual(['pause', 'resume']);
    engine.playback.report({ status: 'ended' });
    await record.untilOver();
    expect(record.types).toEqual(['start', 'end']);
  });

  it('of the engine’s own are those of the API, and end with resume()', async () => {
    const { engine, synthesis, record } = spoken();
    engine.playback.report({ status: 'playing' });
    engine.playback.report({ status: 'paused' });
    expect(synthesis.paused).toBe(true);
    await record.until('pause');
    synthesis.resume();
    expect(engine.playback.requests).toEqual(['resume']);
    await record.until('resume');
    expect(record.types).toEqual(['start', 'pause', 'resume']);
  });

  it('of the engine’s own may end by themselves', async () => {
    const { engine, synthesis, record } = spoken();
    for (const status of ['playing', 'paused', 'playing'] as const)
      engine.playback.report({ status });
    expect(synthesis.paused).toBe(false);
    await record.until('resume');
    expect(record.types).toEqual(['start', 'pause', 'resume']);
  });

  it('last where the engine cannot go on', async () => {
    const { engine, synthesis, record } = spoken();
    engine.playback.report({ status: 'playing' });
    synthesis.pause();
    synthesis.resume();
    engine.playback.report({ status: 'paused' });
    expect(synthesis.paused).toBe(true);
    await record.until('pause', 2);
    expect(record.types).toEqual(['start', 'pause', 'resume', 'pause']);
  });

  it('hold what comes next, too', async () => {
    const { engine, synthesis, record } = spoken();
    const next = new SpeechSynthesisUtterance('Next.');
    synthesis.speak(next);
    synthesis.pause();
    engine.playback.fail(createFailure('worker-lost', 'crashed'));
    await record.untilOver();
    await new Promise((resolve) => setTimeout(resolve));
    expect(engine.spoken).toHaveLength(1);
    expect(synthesis.pending).toBe(true);
    synthesis.resume();
    expect(engine.spoken.at(-1)?.text).toBe('Next.');
  });
});

describe('failures', () => {
  const CODES = {
    network: ['network', 'offline'],
    integrity: ['network', 'wrong-hash'],
    quota: ['synthesis-unavailable', 'no-room'],
    'storage-unavailable': ['synthesis-unavailable', 'no-database'],
    'provider-unavailable': ['synthesis-unavailable', 'no-webgpu'],
    'device-lost': ['synthesis-failed', 'lost'],
    'provider-corrupt': ['synthesis-failed', 'noise'],
    'synthesis-failed': ['synthesis-failed', 'run-failed'],
    'voice-unavailable': ['voice-unavailable', 'unknown'],
    'language-unavailable': ['language-unavailable', 'unsupported'],
    'invalid-argument': ['invalid-argument', 'bad-option'],
    'text-failed': ['synthesis-failed', 'broke-off'],
    'audio-unavailable': ['audio-hardware', 'context-failed'],
    'not-allowed': ['not-allowed', 'autoplay-blocked'],
    'worker-lost': ['synthesis-failed', 'hung'],
    aborted: ['interrupted', 'cancelled'],
  } as const satisfies Record<FailureCode, readonly [SpeechSynthesisErrorCode, string]>;

  it.each(Object.entries(CODES))('%s is told in the words of the API: %s', async (code, told) => {
    const { engine, record, synthesis } = spoken();
    engine.playback.fail(createFailure(code as FailureCode, told[1] as never));
    expect(synthesis.pending).toBe(false);
    await record.untilOver();
    expect(record.types).toEqual([`error ${told[0]}`]);
  });

  it('of an engine that cannot be made are told, too', async () => {
    const broken: Speaker = {
      speak: () => {
        throw speechError('invalid-argument', 'bad-option', { option: 'threads' });
      },
    };
    const utterance = new SpeechSynthesisUtterance('One.');
    const record = new EventRecord(utterance);
    synthesisOver(broken).speak(utterance);
    await record.untilOver();
    expect(record.types).toEqual(['error invalid-argument']);
  });

  it('in the middle tell where, and the next utterance is spoken', async () => {
    const { engine, synthesis, record } = spoken();
    synthesis.speak(new SpeechSynthesisUtterance('Next.'));
    engine.playback.report({ status: 'playing' });
    engine.playback.reach({ name: 'word', start: 4, end: 7, time: 1 });
    engine.playback.fail(createFailure('worker-lost', 'crashed'));
    await record.untilOver();
    expect(record.events.at(-1)).toMatchObject({ error: 'synthesis-failed', charIndex: 4 });
    await expect.poll(() => engine.spoken.at(-1)?.text).toBe('Next.');
  });

  it('are an interruption where somebody else stops the engine', async () => {
    const { engine, record } = spoken();
    engine.playback.report({ status: 'playing' });
    engine.speak('Something else.');
    await record.untilOver();
    expect(record.types).toEqual(['start', 'error interrupted']);
  });
});
