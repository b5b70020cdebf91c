import { afterEach, expect, test } from 'vitest';
import type { BundleName, ProviderRequest } from '../../../src/contracts/provider';
import { BundleMemory } from '../../../src/engine/bundle-memory';
import { DeviceMemory } from '../../../src/engine/device-memory';
import { resolveOptions } from '../../../src/engine/engine-options';
import { SpeechHost } from '../../../src/engine/speech-host';
import { FOX_REQUEST } from '../../support/draft-phonemes';
import { type SpeechFaults, spawnFaulty } from '../../support/speech-faults';

const hosts: SpeechHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.terminate();
});

/** A device of which only a bundle is remembered, and starts on it. */
function device(remembered?: BundleName) {
  let text: string | null = null;
  const memory = new DeviceMemory({
    getItem: () => text,
    setItem: (_, value) => {
      text = value;
    },
  });
  const notes = new BundleMemory('auto', memory);
  if (remembered) notes.write(remembered);
  const start = (provider: ProviderRequest, faults: SpeechFaults = {}) => {
    const host = new SpeechHost(
      resolveOptions({ provider, threads: 1 }),
      { onEvent: () => undefined },
      { memory, spawn: () => spawnFaulty(faults) },
    );
    hosts.push(host);
    return host;
  };
  return { start, note: () => notes.read() };
}

const speak = (host: SpeechHost) => host.synthesize(FOX_REQUEST);

test('the first start notes the bundle that it came to', async () => {
  const { start, note } = device();
  await start('auto').boot();
  expect(note()).toBe('wasm');
});

test('a GPU that has gone leaves speech to WASM, in the bundle that is there', async () => {
  const { start, note } = device('jspi');
  const chunk = await speak(start('auto'));
  expect(chunk.provider).toBe('wasm');
  expect(chunk.samples.length).toBeGreaterThan(0);
  expect(note()).toBe('wasm');
});

test('a GPU that is new is found after the first unit, and used by the next start', async () => {
  const { start, note } = device('wasm');
  const faults: SpeechFaults = { trustsSoftware: true };
  const host = start('auto', faults);
  expect((await host.boot()).provider).toBe('wasm');
  expect(note()).toBe('wasm');
  await speak(host);
  await expect.poll(note).toBe('jspi');
  expect((await start('auto', faults).boot()).provider).toBe('webgpu');
  expect(note()).toBe('jspi');
});

test('a start on WASM leaves the note as it is', async () => {
  const { start, note } = device('jspi');
  await speak(start('wasm'));
  expect(note()).toBe('jspi');
});
