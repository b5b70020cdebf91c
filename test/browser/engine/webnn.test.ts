import { afterEach, expect, test } from 'vitest';
import { resolveOptions } from '../../../src/engine/engine-options';
import { SpeechHost } from '../../../src/engine/speech-host';
import { FOX_REQUEST } from '../../support/draft-phonemes';
import { type SpeechFaults, spawnFaulty } from '../../support/speech-faults';

const hosts: SpeechHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.terminate();
});

function start(faults: SpeechFaults = {}): SpeechHost {
  const host = new SpeechHost(
    resolveOptions({ provider: 'webnn', threads: 1 }),
    { onEvent: () => undefined },
    { spawn: () => spawnFaulty(faults) },
  );
  hosts.push(host);
  return host;
}

const speak = (host: SpeechHost) => host.synthesize(FOX_REQUEST);

test('WebNN that is asked for and not there is a clear error', async () => {
  await expect(start().boot()).rejects.toMatchObject({
    code: 'provider-unavailable',
    failure: { reason: 'no-webnn' },
    message: expect.stringContaining('Choose “auto” or “wasm”'),
  });
});

test('what WebNN does not take is left to WASM', async () => {
  const host = start({ idleWebnn: true });
  const { accelerator } = await host.boot();
  expect(accelerator).toMatch(/^WebNN gpu\|ort \d/);
  const chunk = await speak(host);
  expect(chunk.provider).toBe('webnn');
  expect(chunk.samples.length).toBeGreaterThan(0);
});

test('a lost context takes its session with it', async () => {
  const host = start({ idleWebnn: true, always: 'lose-device' });
  // The run itself may be quicker than the loss.
  await speak(host).catch(() => undefined);
  await expect.poll(() => host.report).toMatchObject({ provider: 'webnn', health: 'lost' });
});
