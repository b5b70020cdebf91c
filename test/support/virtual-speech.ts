import { AudioChannel, type ChannelListener } from '../../src/audio/audio-channel';
import { PcmQueue } from '../../src/audio/pcm-queue';
import { type PlayerCommand, SAMPLE_RATE } from '../../src/contracts/audio';
import type { PlaybackContext } from '../../src/engine/playback-context';
import { shapeUnit } from '../../src/engine/shape-unit';
import type { MadeUnit } from '../../src/engine/synthesized-unit';
import type { OutlinePart, TextSource } from '../../src/engine/text-run';
import { placedUnit } from './placed-unit';

/** How often the output takes sound, in milliseconds. */
const BLOCK_MS = 50;

/** A text whose sentences take as long to be made as a test says. */
export interface VirtualText {
  /** Seconds of sound of each sentence. */
  readonly sentences: readonly number[];
  /** Seconds of computing for a second of sound … */
  readonly pace: number;
  /** … and what is known of it before the second was made. */
  readonly known?: number;
}

/**
 * What a playback needs, by the clock alone: for fake timers. The queue of the audio thread is the real one; nothing is computed, and
 * the text is one sentence for each unit.
 */
export class VirtualSpeech implements PlaybackContext, TextSource {
  readonly isStarved = false;
  readonly failure = undefined;
  /** How often the queue ran dry. */
  underruns = 0;
  /** Most seconds of sound that waited at once. */
  mostQueued = 0;
  readonly #queue = new PcmQueue(SAMPLE_RATE);
  readonly #block = new Float32Array((SAMPLE_RATE * BLOCK_MS) / 1000);
  #channel: AudioChannel | undefined;
  #playbacks = 0;
  #made = 0;

  constructor(private readonly script: VirtualText) {
    setInterval(() => this.#play(), BLOCK_MS);
  }

  get text(): TextSource {
    return this;
  }

  readonly player = {
    unlock: () => undefined,
    open: async () => undefined,
    begin: (listener: ChannelListener) => this.#begin(listener),
    volume: 1,
    rate: 1,
  };

  readonly metrics: PlaybackContext['metrics'] = ({ name }) => {
    if (name === 'buffer-underrun') this.underruns++;
  };

  pace(): number | undefined {
    return this.#made > 1 ? this.script.pace : this.script.known;
  }

  async *units(signal: AbortSignal, from: number): AsyncGenerator<MadeUnit> {
    for (const [index, seconds] of this.script.sentences.entries()) {
      const at = placeOf(index);
      if (at < from) continue;
      await new Promise((resolve) => setTimeout(resolve, 1000 * seconds * this.script.pace));
      if (signal.aborted) return;
      this.#made++;
      const { unit, wordTimes, tokenTimes } = placedUnit('word', { index, at });
      const chunk = {
        ...{ requestId: 'r', unit: index, sampleRate: SAMPLE_RATE, wordTimes, tokenTimes },
        ...({ wordTimesEstimated: false, provider: 'wasm', inferenceMs: 0 } as const),
        samples: new Float32Array(Math.round(seconds * SAMPLE_RATE)).fill(0.1),
      };
      yield shapeUnit({ unit: { ...unit, pauseAfter: 0 }, voice: 'draft_mid', chunk });
    }
  }

  async *outline(): AsyncGenerator<OutlinePart> {
    const sentences = this.script.sentences.map((weight, index) => ({
      ...{ start: placeOf(index), end: placeOf(index) + 4, weight },
      endsParagraph: false,
    }));
    yield { sentences, done: true };
  }

  #begin(listener: ChannelListener): AudioChannel {
    this.#channel?.retire();
    const output = {
      post: (command: PlayerCommand) => {
        if (command.type !== 'stretch') this.#queue.command(command);
      },
      audibleTime: () => performance.now() / 1000,
      isBroken: false,
    };
    this.#channel = new AudioChannel(++this.#playbacks, output, listener, () => undefined);
    return this.#channel;
  }

  #play(): void {
    this.mostQueued = Math.max(this.mostQueued, this.#channel?.queuedSeconds ?? 0);
    this.#queue.read(this.#block);
    const at = (performance.now() + BLOCK_MS) / 1000;
    for (const report of this.#queue.takeReports()) this.#channel?.hear({ ...report, at });
  }
}

const placeOf = (index: number) => 5 * index;
