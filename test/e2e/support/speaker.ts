import type { Locator, Page } from '@playwright/test';
import type { MetricName } from '../../../src/contracts/metrics';
import type { KokoroSpeakElement } from '../../../src/elements/kokoro-speak-element';
import type { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { tapOutput } from './tap-output';

/** The app's page as a person meets it, with what a test needs to look behind it. */
export class Speaker {
  readonly text: Locator;
  readonly voice: Locator;
  readonly play: Locator;
  readonly pause: Locator;
  readonly stop: Locator;
  readonly retry: Locator;
  readonly status: Locator;
  readonly speaker: Locator;
  readonly notice: Locator;
  readonly error: Locator;

  constructor(readonly page: Page) {
    this.text = page.getByLabel('Text to read');
    this.voice = page.getByLabel('Voice', { exact: true });
    this.play = page.getByRole('button', { name: 'Play' });
    this.pause = page.getByRole('button', { name: 'Pause' });
    this.stop = page.getByRole('button', { name: 'Stop' });
    this.retry = page.getByRole('button', { name: 'Retry' });
    this.status = page.locator('[part="status"]');
    this.speaker = page.locator('[part="speaker"]');
    this.notice = page.locator('[part="notice"]');
    this.error = page.locator('[part="error"]');
  }

  /** Records everything that the page sends to the sound output, from the next navigation on. */
  async recordSound(): Promise<void> {
    // The test runner wraps named functions in a helper that the page lacks.
    await this.page.addInitScript('globalThis.__name = (named) => named');
    await this.page.addInitScript(tapOutput);
  }

  /** What was sent to the output since the last call; mono, 24 kHz. */
  async takeSound(): Promise<Float32Array> {
    const base64 = await this.page.evaluate(() => globalThis.takeRecording());
    const bytes = Buffer.from(base64, 'base64');
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).slice();
  }

  /** Chooses the bundled draft voice. */
  async useDraft(): Promise<void> {
    await this.voice.selectOption('draft_mid');
  }

  /** Waits until the element says this status, by the media event's name. */
  async untilEnded(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector<KokoroSpeakElement>('kokoro-speak')?.ended,
      undefined,
      { timeout: 60_000 },
    );
  }

  /** Paths of everything that the device keeps of models, in order. */
  storedPaths(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
      const models = await (element.engine as KokoroSpeech).storage.list();
      return models.flatMap(({ files }) => files.map(({ path }) => path)).sort();
    });
  }

  /** Bytes that the device keeps of files that have begun to arrive. */
  partialBytes(): Promise<number> {
    return this.page.evaluate(async () => {
      const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
      const models = await (element.engine as KokoroSpeech).storage.list();
      return models.reduce((sum, { partialBytes }) => sum + partialBytes, 0);
    });
  }

  /** A metric's value, as the engine gives it. */
  metric(name: MetricName): Promise<number> {
    return this.page.evaluate((metric) => {
      const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
      return (element.engine as KokoroSpeech).metrics.value(metric);
    }, name);
  }

  /** The code of the element's current error, or null. */
  errorCode(): Promise<string | null> {
    return this.page.evaluate(
      () => document.querySelector<KokoroSpeakElement>('kokoro-speak')?.error?.code ?? null,
    );
  }

  /** Lengths in samples of the units of a text, made without playing them. */
  synthesize(text: string, voice = 'draft_mid'): Promise<number[]> {
    return this.page.evaluate(
      async ([words = '', name = '']) => {
        const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
        const engine = element.engine as KokoroSpeech;
        const lengths: number[] = [];
        for await (const { samples } of engine.stream(words, { voice: name }))
          lengths.push(samples.length);
        return lengths;
      },
      [text, voice],
    );
  }
}
