import { describe, expect, it } from 'vitest';
import type { SpeechFailure } from '../../../src/contracts/failures';
import type { ModelRequest } from '../../../src/contracts/model';
import { DocumentVoices } from '../../../src/engine/document-voices';
import { speechError } from '../../../src/shared/speech-error';

/** One utterance in `af_heart`, with what was tried and what was told. */
function utterance(model: ModelRequest = { kind: 'kokoro' }) {
  const tried: string[] = [];
  const told: [SpeechFailure, string][] = [];
  const voices = new DocumentVoices({ voice: 'af_heart', model, language: 'en-us' }, (...notice) =>
    told.push(notice),
  );
  const say = (named?: string, fails?: Record<string, Error>) =>
    voices.speak(named, async (_, voice) => {
      tried.push(voice);
      const error = fails?.[voice];
      if (error) throw error;
      return voice;
    });
  return { say, tried, told };
}

describe('voices that a document names', () => {
  it('speak their parts', async () => {
    const { say, told } = utterance();
    expect([await say(), await say('bf_emma'), await say('af_heart')]).toEqual([
      'af_heart',
      'bf_emma',
      'af_heart',
    ]);
    expect(told).toEqual([]);
  });

  it.each([
    ['nobody', { kind: 'kokoro' }],
    ['draft_low', { kind: 'kokoro' }],
    ['bf_emma', { kind: 'draft' }],
    ['nobody', { kind: 'file', url: 'a.onnx' }],
  ] as const)('%s is not tried with %j, and told once', async (name, model) => {
    const { say, tried, told } = utterance(model);
    await say(name);
    await say(name);
    expect(tried).toEqual(['af_heart', 'af_heart']);
    expect(told).toMatchObject([[{ code: 'voice-unavailable' }, 'af_heart']]);
  });

  it("may be a site's own", async () => {
    const { say } = utterance({ kind: 'manifest', url: 'manifest.json' });
    expect(await say('narrator')).toBe('narrator');
  });

  it('give way to the chosen one when they cannot be had, and are not tried again', async () => {
    const { say, tried, told } = utterance();
    const fails = { bf_emma: speechError('network', 'unreachable', { host: 'hub' }) };
    expect([await say('bf_emma', fails), await say('bf_emma', fails)]).toEqual([
      'af_heart',
      'af_heart',
    ]);
    expect(tried).toEqual(['bf_emma', 'af_heart', 'af_heart']);
    expect(told).toMatchObject([[{ code: 'network' }, 'af_heart']]);
  });

  it('are not to blame when the chosen one fails, too', async () => {
    const { say, told } = utterance();
    const error = speechError('worker-lost', 'crashed');
    await expect(say('bf_emma', { bf_emma: error, af_heart: error })).rejects.toBe(error);
    expect(told).toEqual([]);
  });

  it('are not replaced in what was cancelled', async () => {
    const { say, tried } = utterance();
    const cancelled = speechError('aborted', 'cancelled');
    await expect(say('bf_emma', { bf_emma: cancelled })).rejects.toBe(cancelled);
    expect(tried).toEqual(['bf_emma']);
  });
});
