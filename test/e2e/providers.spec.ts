import { expect } from '@playwright/test';
import type * as Library from '../../src/kokoro-speak';
import { test } from './support/app-test';

test('WASM and WebGPU make the same sound with the draft voice, and the console stays empty', async ({
  openApp,
  page,
}) => {
  test.setTimeout(180_000);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await openApp();
  const result = await page.evaluate(async () => {
    const address = new URL('kokoro-speak.js', document.baseURI).href;
    const { KokoroSpeech } = (await import(address)) as typeof Library;
    const speak = async (provider: 'wasm' | 'webgpu') => {
      const engine = new KokoroSpeech({ provider, audioCache: 'off' });
      for await (const unit of engine.stream('Same voice.', { voice: 'draft_mid' })) {
        await engine.release();
        return unit;
      }
      throw new Error('no unit');
    };
    const wasm = await speak('wasm');
    const webgpu = await speak('webgpu');
    let largest = 0;
    wasm.samples.forEach((sample, i) => {
      largest = Math.max(largest, Math.abs(sample - (webgpu.samples[i] ?? Number.NaN)));
    });
    return {
      largest,
      lengths: [wasm.samples.length, webgpu.samples.length],
      providers: [wasm.provider, webgpu.provider],
    };
  });
  expect(result.providers).toEqual(['wasm', 'webgpu']);
  expect(result.lengths[0]).toBe(result.lengths[1]);
  // Full scale is 1; measured on a software adapter: 0.003.
  expect(result.largest).toBeLessThan(0.01);
  expect(said).toEqual([]);
});
