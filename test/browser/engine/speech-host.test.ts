import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../src/contracts/model';
import type { ProviderRequest } from '../../../src/contracts/provider';
import type { SpeechWorkerEvent } from '../../../src/contracts/speech-worker';
import { resolveOptions } from '../../../src/engine/engine-options';
import { SpeechHost } from '../../../src/engine/speech-host';
import { FOX_REQUEST, FOX_TOKENS } from '../../support/draft-phonemes';

const DRAFT: ModelRequest = { kind: 'draft' };
const hosts: SpeechHost[] = [];

afterEach(() => {
  for (const host of hosts.splice(0)) host.terminate();
});

function start(provider: ProviderRequest, threads: number | 'auto' = 1) {
  const events: SpeechWorkerEvent[] = [];
  const providers: string[] = [];
  const host = new SpeechHost(resolveOptions({ provider, threads }), {
    onEvent: (event) => events.push(event),
    onRuntime: ({ provider }) => providers.push(provider),
  });
  hosts.push(host);
  const total = (name: string) =>
    events.reduce(
      (sum, event) =>
        event.type === 'metric' && event.metric.name === name ? sum + event.metric.value : sum,
      0,
    );
  const speak = (tokens = FOX_TOKENS, voice = 'draft_mid', requestId = 'r') =>
    host.synthesize({ ...FOX_REQUEST, requestId, voice, tokens, wordRanges: [[1, 3]] });
  return { host, events, providers, total, speak };
}

describe('speech worker', () => {
  // One worker for all that leave it as it was: a boot takes longer than they do.
  const { host, total, speak, providers } = start('wasm');
  hosts.pop();
  afterAll(() => host.terminate());

  test('is cross-origin isolated, so that threads are possible', () => {
    expect(crossOriginIsolated).toBe(true);
  });

  test('speaks with the draft voice on WASM, and loads it once for many callers', async () => {
    const prepare = (requestId: string) =>
      host.prepare({ requestId, model: DRAFT, voice: 'draft_mid' });
    const [first] = await Promise.all([prepare('a'), prepare('b'), speak(), speak()]);
    expect(first).toMatchObject({ provider: 'wasm', health: 'healthy', threads: 1 });
    await speak();
    expect(total('model-initialisations')).toBe(1);
    expect(total('leak-warnings')).toBe(0);
    expect(providers).toEqual(['wasm']);
  });

  test('gives sound of sensible length and level with a time for each word', async () => {
    const chunk = await speak();
    const seconds = chunk.samples.length / chunk.sampleRate;
    const rms = Math.sqrt(chunk.samples.reduce((sum, x) => sum + x * x, 0) / chunk.samples.length);
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(4);
    expect(20 * Math.log10(rms)).toBeGreaterThan(-30);
    expect(20 * Math.log10(rms)).toBeLessThan(-12);
    expect(chunk.wordTimes).toHaveLength(1);
    expect(chunk.wordTimesEstimated).toBe(true);
  });

  test('runs with two threads and says so', async () => {
    const two = start('wasm', 2);
    const session = await two.host.prepare({ requestId: 'a', model: DRAFT, voice: 'draft_mid' });
    expect(session.threads).toBe(2);
    expect((await two.speak()).samples.length).toBeGreaterThan(0);
  });

  test('auto takes a software adapter for no GPU', async () => {
    const auto = start('auto');
    expect((await auto.speak()).provider).toBe('wasm');
    expect(auto.providers).toEqual(['wasm']);
  });

  test('too many tokens are refused with the limit, and the next call speaks', async () => {
    await expect(speak(new Array(513).fill(50))).rejects.toMatchObject({
      code: 'invalid-argument',
      failure: { reason: 'too-many-tokens', details: { tokens: 513, limit: 512 } },
    });
    expect((await speak()).samples.length).toBeGreaterThan(0);
  });

  test('a cancelled request is aborted, and the model stays loaded', async () => {
    await speak();
    const cancelled = speak(FOX_TOKENS, 'draft_mid', 'cancel-me');
    host.cancel('cancel-me');
    await expect(cancelled).rejects.toMatchObject({ code: 'aborted' });
    await speak();
    expect(total('model-initialisations')).toBe(1);
  });

  test('calls in flight learn of a worker that is gone, and the next call starts another', async () => {
    await speak();
    const lost = speak();
    host.terminate();
    await expect(lost).rejects.toMatchObject({ code: 'worker-lost' });
    expect((await speak()).samples.length).toBeGreaterThan(0);
    expect(total('model-initialisations')).toBe(2);
  });
});
