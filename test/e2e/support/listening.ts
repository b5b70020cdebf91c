import type { Page } from '@playwright/test';
import { takeTape } from '../../../scripts/timing-browser';
import { planInPage, prepareInPage } from '../../../scripts/timing-page';
import type { Playback } from '../../../src/engine/playback';
import { decodeBursts } from '../../fixtures/tone-bursts/decode-bursts';
import { BURST_RATE, nearestTone } from '../../fixtures/tone-bursts/tones';
import { type DueWord, dueWords } from '../../support/burst-comparison';
import { recordOutput } from '../../support/output-recorder';

/** A word that was told. */
export interface ToldWord {
  /** Offset in the author's text. */
  readonly offset: number;
  /** Whether anybody saw the page then. */
  readonly visibility: DocumentVisibilityState;
}

/** What a page heard of a playback. */
interface Listening {
  readonly playback: Playback;
  readonly words: ToldWord[];
  /** What the playback was, one after another. */
  readonly statuses: string[];
  /** How often the page was frozen. */
  freezes: number;
}

declare global {
  var listening: Listening;
}

/** Where the built library and a model are. */
export interface ListeningSite {
  /** Address of the built app. */
  readonly url: string;
  /** Address of the manifest of a model whose words are tones. */
  readonly manifest: string;
}

/** A page with the built library alone, whose words are tones and whose output is recorded. */
export class ListeningPage {
  private constructor(
    readonly page: Page,
    private readonly text: string,
    /** Every word of the text, in order. */
    readonly due: readonly DueWord[],
  ) {}

  /** Opens it, with its engine ready and a text planned. */
  static async open(
    page: Page,
    { url, manifest }: ListeningSite,
    text: string,
  ): Promise<ListeningPage> {
    // The test runner wraps named functions in a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(recordOutput);
    await page.goto(new URL('licences.txt', url).href);
    const library = new URL('kokoro-speak.js', url).href;
    await page.evaluate(prepareInPage, { library, manifest });
    return new ListeningPage(page, text, dueWords(await page.evaluate(planInPage, text)));
  }

  /** Begins to speak the text, twice as fast. */
  async speak(): Promise<void> {
    await this.page.evaluate((text) => {
      globalThis.outputTape.pieces.length = 0;
      const playback = globalThis.timingEngine.speak(text, { lead: 'whole', rate: 2 });
      const listening: Listening = { playback, words: [], statuses: [], freezes: 0 };
      globalThis.listening = listening;
      document.addEventListener('freeze', () => listening.freezes++);
      playback.on('statechange', ({ status }) => {
        if (listening.statuses.at(-1) !== status) listening.statuses.push(status);
      });
      playback.on('boundary', ({ name, start: offset }) => {
        const { visibilityState: visibility } = document;
        if (name === 'word') listening.words.push({ offset, visibility });
      });
    }, this.text);
  }

  /** Resolves when so many words were told. */
  async untilTold(count: number): Promise<void> {
    // By a timer: a page that nobody sees draws nothing.
    await this.page.waitForFunction(
      (enough) => globalThis.listening.words.length >= enough,
      count,
      { polling: 50 },
    );
  }

  /** What was told until now, and where the playback is. */
  state(): Promise<Omit<Listening, 'playback'> & { readonly time: number }> {
    return this.page.evaluate(() => {
      const { playback, ...told } = globalThis.listening;
      return { ...told, time: playback.currentTime };
    });
  }

  /** Sum of what a metric of the engine counted. */
  count(name: 'buffer-underrun' | 'requeues' | 'model-initialisations'): Promise<number> {
    return this.page.evaluate(
      (metric) => globalThis.timingEngine.metrics.summary()[metric]?.sum ?? 0,
      name,
    );
  }

  /** Listens to the end. */
  async untilEnded(): Promise<void> {
    await this.page.evaluate(() => globalThis.listening.playback.finished);
    // What the recorder has not told yet: it tells every 0.2 s of sound.
    await this.page.waitForTimeout(500);
  }

  /** The tones that sounded, in order; −1 for what is none. */
  async tones(): Promise<number[]> {
    const { samples } = await takeTape(this.page, BURST_RATE);
    return decodeBursts(samples, BURST_RATE).map(({ frequency }) => nearestTone(frequency));
  }
}
