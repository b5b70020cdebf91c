import { AudioPlayer } from '../audio/audio-player';
import type { CreateOptions, EngineOptions, SpeakOptions, TextInput } from '../contracts/engine';
import type { ExportOptions } from '../contracts/export';
import type { NormalizedText, Phonemization, Pronunciation } from '../contracts/text';
import { DEFAULT_VOICE, type VoiceInfo } from '../contracts/voices';
import { childController } from '../shared/child-controller';
import { loadPart } from '../shared/load-part';
import { blendOf } from '../shared/voice-blend';
import { AwaitedText } from './awaited-text';
import { textOptions } from './engine-options';
import { ExportJob } from './export-job';
import { PLAYER_URLS } from './package-files';
import { Playback } from './playback';
import { PreparedEngine } from './prepared-engine';
import { Presence } from './presence';
import type { SpeechProbe } from './probe';
import { SpeechText } from './speech-text';
import type { SynthesizedUnit } from './synthesized-unit';
import { chooseVoice } from './voice-choice';
import type { WholeSound } from './whole-sound';

/**
 * Speech on this device. Engines that are set up alike share one speech worker with one model, all share one text
 * worker, and each has a sound output of its own. Nothing of it exists before it is needed.
 */
export class KokoroSpeech extends PreparedEngine implements AsyncDisposable {
  /** What this device can do; loads nothing. */
  static async probe(): Promise<SpeechProbe> {
    const { probe } = await loadPart(() => import('./probe'));
    return probe();
  }

  /**
   * An engine that is ready to speak: its model is on the device and has run once. Rejects with a SpeechError; a model that could not be
   * had is replaced as `fallback` says.
   */
  static async create({
    voice,
    onProgress,
    ...options
  }: CreateOptions = {}): Promise<KokoroSpeech> {
    const engine = new KokoroSpeech(options);
    const leave = engine.on('modelprogress', (progress) => onProgress?.(progress));
    try {
      await engine.warmUp(voice === undefined ? {} : { voice });
      return engine;
    } catch (error) {
      await engine.release();
      throw error;
    } finally {
      leave();
    }
  }

  /** What becomes of a text before it is sound, and files of pronunciations. */
  readonly text: SpeechText;
  /** Pronunciations for every text from now on; those that come with a text go before them. */
  lexicon: readonly Pronunciation[];
  readonly #player = new AudioPlayer(PLAYER_URLS);
  readonly #presence: Presence;
  #playback: Playback | undefined;

  /** @throws SpeechError `invalid-argument` for an option that makes no sense */
  constructor(options: EngineOptions = {}) {
    super(options);
    this.lexicon = this.options.lexicon ?? [];
    this.text = new SpeechText(
      async () => (await this.works.load()).text(),
      () => this.lexicon,
    );
    this.#presence = new Presence(this.options.exclusive);
  }

  /**
   * Reads a text aloud, sentence by sentence as it is made, and as it is written if it is a stream. An earlier playback of this engine
   * stops. Call it from the reader's gesture. A failure is told by the playback.
   */
  speak(text: TextInput, options: SpeakOptions = {}): Playback {
    this.#playback?.stop();
    const { rate, volume, muted, from } = options;
    const source = this.#text(text, options);
    const playback = new Playback(
      {
        player: this.#player,
        metrics: this.metrics.record,
        pace: () => this.works.atHand?.core.pace,
        text: source,
      },
      { rate, volume, muted, from },
    );
    this.#presence.enter(playback, options.media);
    const { signal } = options;
    const stop = () => playback.stop();
    signal?.addEventListener('abort', stop);
    playback.finished
      .catch(() => undefined)
      .finally(() => {
        signal?.removeEventListener('abort', stop);
        source.release();
      });
    if (signal?.aborted) stop();
    this.#playback = playback;
    return playback;
  }

  /** To be called in the reader's gesture where {@link speak} comes later: a browser allows sound only inside of one. */
  unlock(): void {
    this.#player.unlock();
  }

  /** Makes the sound of a whole text without playing it. Rejects with a SpeechError. */
  async synthesize(text: TextInput, options: SpeakOptions = {}): Promise<WholeSound> {
    const { wholeSound } = await loadPart(() => import('./whole-sound'));
    return wholeSound(this.stream(text, options));
  }

  /**
   * Makes the sound of a text without playing it, unit by unit, as they are asked for: leaving the loop ends it. Rejects with a
   * SpeechError.
   */
  async *stream(text: TextInput, options: SpeakOptions = {}): AsyncGenerator<SynthesizedUnit> {
    const { controller, release } = childController(options.signal);
    const asked = performance.now();
    const source = this.#text(text, options);
    try {
      for await (const made of source.units(controller.signal, options.from)) {
        if (made.unit.index === 0) {
          const value = performance.now() - asked;
          this.metrics.record({ name: 'time-to-first-audio', value, unit: 'ms' });
        }
        yield made;
      }
      if (source.failure !== undefined) throw source.failure;
    } finally {
      release();
      controller.abort();
      source.release();
    }
  }

  /** Writes the sound of a text to a file; the job tells how far it is and ends it. A failure is told by the job. */
  export(text: string, options: ExportOptions): ExportJob {
    return new ExportJob(text, options, (all, own) => this.stream(all, own));
  }

  /** The voices that can be named, as `speechSynthesis` has them. */
  getVoices(): readonly VoiceInfo[] {
    return this.voices;
  }

  /**
   * The name of a blend of voices, to be asked for like any other: `mix({ af_bella: 2, af_sky: 1 })` → `af_bella(2)+af_sky(1)`.
   * @throws SpeechError `voice-unavailable` for voices that cannot be mixed
   */
  mix(parts: Readonly<Record<string, number>>): string {
    return chooseVoice(blendOf(parts), undefined, this.options.model).voice;
  }

  /** Pauses what is read aloud. */
  pause(): void {
    this.#playback?.pause();
  }

  /** Goes on after {@link pause}. */
  resume(): void {
    this.#playback?.resume();
  }

  /** Ends what is read aloud. @returns offset in its text behind the last word that began to be heard; undefined if nothing was read */
  cancel(): number | undefined {
    return this.#playback?.isOver === false ? this.#playback.cancel() : undefined;
  }

  /** A text in the words that are said; {@link text} takes more options. */
  normalize(text: string, lang = 'en-US'): Promise<NormalizedText> {
    return this.text.normalize(text, { lang });
  }

  /** A text in Kokoro's phonemes; {@link text} takes more options. */
  phonemize(text: string, lang = 'en-US'): Promise<Phonemization> {
    return this.text.phonemize(text, { lang });
  }

  /**
   * Ends speech and threads, and the model's memory unless another engine uses it. The engine starts anew when it is used
   * again.
   */
  override async release(): Promise<void> {
    this.#playback?.stop();
    this.#presence.release();
    await super.release();
  }

  /** {@link release}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }

  #text(text: TextInput, options: SpeakOptions): AwaitedText {
    const { voice = DEFAULT_VOICE, lang } = options;
    const choose = () => chooseVoice(voice, lang, this.options.model);
    const reading = textOptions(options, this.lexicon);
    return new AwaitedText(() => this.works.load(), { text, choose, options, reading });
  }
}
