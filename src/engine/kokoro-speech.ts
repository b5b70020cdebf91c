import { AudioPlayer } from '../audio/audio-player';
import type {
  EngineEventMap,
  EngineOptions,
  Notice,
  SpeakOptions,
  TextInput,
} from '../contracts/engine';
import type { ExportOptions } from '../contracts/export';
import type { FailureCode, SpeechFailure } from '../contracts/failures';
import type { ModelProgress } from '../contracts/model';
import type { SessionHealthReport } from '../contracts/provider';
import type { RequestPriority, SpeechWorkerEvent } from '../contracts/speech-worker';
import type { Phonemization } from '../contracts/text';
import { DEFAULT_VOICE, FALLBACK_VOICE, type VoiceInfo } from '../contracts/voices';
import type { WarmupLevel, WarmupState } from '../contracts/warmup';
import { samplePeakMemory } from '../metrics/peak-memory';
import { MetricsRecorder } from '../metrics/recorder';
import { childController } from '../shared/child-controller';
import { pageLedger } from '../shared/page-ledger';
import { toFailure } from '../shared/speech-error';
import { TypedEvents } from '../shared/typed-events';
import { type ResolvedOptions, resolveOptions, textOptions } from './engine-options';
import { ExportJob } from './export-job';
import { ModelStorage } from './model-storage';
import { pageAudioCache, pageSounds } from './page-audio-cache';
import { pageCore, pageText } from './page-core';
import { Playback } from './playback';
import { Presence } from './presence';
import { PLAYER_URLS } from './spawn';
import type { CoreUser, SpeechCore } from './speech-core';
import { SpeechText } from './speech-text';
import { SpokenText } from './spoken-text';
import { type SynthesizedUnit, shapeUnit } from './synthesized-unit';
import type { UtteranceContext } from './utterance';
import { chooseVoice, VOICES, type VoiceChoice } from './voice-choice';

/** Failures of the real model after which the draft voice steps in. */
const FALLBACK_CODES: ReadonlySet<FailureCode> = new Set(['network', 'integrity']);

/**
 * Speech on this device. Engines that are set up alike share one speech worker with one model, all share one text
 * worker, and each has a sound output of its own. Nothing of it exists before it is needed.
 */
export class KokoroSpeech extends TypedEvents<EngineEventMap> {
  /** The voices that can be named. */
  readonly voices: readonly VoiceInfo[] = VOICES;
  /** Everything that is measured and counted. */
  readonly metrics = new MetricsRecorder();
  /** The models that are stored on this device. */
  readonly storage: ModelStorage;
  /** What becomes of a text before it is sound, and files of pronunciations. */
  readonly text: SpeechText;
  readonly #options: ResolvedOptions;
  readonly #player = new AudioPlayer(PLAYER_URLS);
  readonly #presence: Presence;
  readonly #core: SpeechCore;
  readonly #user: CoreUser;
  readonly #context: UtteranceContext;
  /** Ids of this engine's requests under way. */
  readonly #requests = new Set<string>();
  #playback: Playback | undefined;
  #progress: ModelProgress | undefined;
  #notice: Notice | undefined;
  readonly #sourceFailures: SpeechFailure[] = [];
  /** Set while the draft voice stands in for a model that could not be had. */
  #fallenBack = false;

  /** @throws SpeechError `invalid-argument` for an option that makes no sense */
  constructor(options: EngineOptions = {}) {
    super();
    this.#options = resolveOptions(options);
    this.metrics.subscribe((metric) => this.emit('metrics', metric));
    pageLedger.connect(this.metrics);
    this.storage = new ModelStorage(
      this.#options,
      (metric) => this.metrics.ingest(metric),
      pageAudioCache,
    );
    this.text = new SpeechText(pageText, () => pageText.join(this.#user), this.#options.lexicon);
    this.#presence = new Presence(this.#options.exclusive);
    this.#core = pageCore(this.#options);
    this.#user = {
      metrics: this.metrics.record,
      onEvent: (event) => this.#hear(event),
      onWarmup: (state) => this.emit('warmupchange', state),
      onProvider: (change) => {
        this.#context.kept?.follow(change);
        this.emit('providerchange', change);
      },
      onThreadEnd: (thread) => this.metrics.endThread(thread),
    };
    this.#context = {
      text: pageText,
      speech: this.#core,
      kept: pageSounds(this.#options, this.metrics.record),
      prepare: (choice, requestId) => this.#prepare(choice, requestId),
      onVoiceFailure: (failure, fallbackVoice) => this.#tell({ failure, fallbackVoice }),
    };
  }

  /** How far preparation has come. */
  get warmup(): WarmupState {
    return this.#core.warmup;
  }

  /** Bytes of the current preparation; undefined before there is one. */
  get progress(): ModelProgress | undefined {
    return this.#progress;
  }

  /** What a person should know although speech goes on. */
  get notice(): Notice | undefined {
    return this.#notice;
  }

  /** Sources that did not bring a file which a later one had, in order. */
  get sourceFailures(): readonly SpeechFailure[] {
    return this.#sourceFailures;
  }

  /** The session that speaks, the one that may step in, and then those that others took the place of. */
  get health(): readonly SessionHealthReport[] {
    return this.#core.pool.health;
  }

  /**
   * Reads a text aloud, sentence by sentence as it is made, and as it is written if it is a stream. An earlier playback of this engine
   * stops. Call it from the reader's gesture. A failure is told by the playback.
   */
  speak(text: TextInput, options: SpeakOptions = {}): Playback {
    this.#playback?.stop();
    const { rate, volume, muted, from, visemes } = options;
    const source = this.#text(text, options);
    const playback = new Playback(
      {
        player: this.#player,
        metrics: this.metrics.record,
        pace: () => this.#core.pace,
        text: source,
      },
      { rate, volume, muted, from, visemes },
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

  /** Makes the sound of a text without playing it, unit by unit. Rejects with a SpeechError. */
  async *synthesize(text: TextInput, options: SpeakOptions = {}): AsyncGenerator<SynthesizedUnit> {
    const { controller, release } = childController(options.signal);
    const asked = performance.now();
    const source = this.#text(text, options);
    try {
      for await (const spoken of source.units(controller.signal, options.from)) {
        if (spoken.unit.index === 0) {
          const value = performance.now() - asked;
          this.metrics.record({ name: 'time-to-first-audio', value, unit: 'ms' });
        }
        yield shapeUnit(spoken);
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
    return new ExportJob(text, options, (all, own) => this.synthesize(all, own));
  }

  /** A text in Kokoro's phonemes; {@link text} takes more options. */
  phonemize(text: string, lang = 'en-US'): Promise<Phonemization> {
    return this.text.phonemize(text, { lang });
  }

  /**
   * Prepares, so that the next text sounds sooner: by default everything up to a first run. Concurrent calls, and those of
   * other engines, share the work.
   */
  async warmUp({
    voice = DEFAULT_VOICE,
    level = 'ready',
  }: {
    voice?: string;
    level?: WarmupLevel;
  } = {}): Promise<void> {
    const choice = chooseVoice(voice, undefined, this.#options.model);
    this.#core.join(this.#user);
    if (level === 'runtime') return this.#core.warmUp(level, choice);
    const requestId = this.#core.nextId();
    const spoken = await this.#prepare(choice, requestId, 'warm-up');
    return this.#core.warmUp(level, spoken);
  }

  /** Forgets a fallback: the next text tries the real model again. */
  retry(): void {
    this.#fallenBack = false;
    this.#notice = undefined;
  }

  /**
   * Ends speech and threads, and the model's memory unless another engine uses it. The engine starts anew when it is used
   * again.
   */
  async release(): Promise<void> {
    this.#playback?.stop();
    this.#presence.release();
    for (const requestId of this.#requests) this.#core.pool.cancel(requestId);
    this.#core.leave(this.#user);
    pageText.leave(this.#user);
    this.storage.release();
  }

  #text(text: TextInput, options: SpeakOptions): SpokenText {
    const { voice = DEFAULT_VOICE, lang } = options;
    const choose = () => chooseVoice(voice, lang, this.#options.model);
    const enter = (requestId: string) => {
      this.#core.join(this.#user);
      pageText.join(this.#user);
      this.#requests.add(requestId);
      return () => this.#requests.delete(requestId);
    };
    const reading = textOptions(options, this.#options.lexicon);
    return new SpokenText(this.#context, { text, choose, options, reading, enter });
  }

  async #prepare(
    choice: VoiceChoice,
    requestId: string,
    priority: RequestPriority = 'play',
  ): Promise<VoiceChoice> {
    const fallback: VoiceChoice = { ...choice, voice: FALLBACK_VOICE, model: { kind: 'draft' } };
    const canFallBack = this.#options.fallback === 'draft' && choice.model.kind !== 'draft';
    if (canFallBack && this.#fallenBack) return this.#load(fallback, requestId, priority);
    const earlier = this.#notice;
    try {
      const loaded = await this.#load(choice, requestId, priority);
      // What was told meanwhile is of this model, which may have found no room on the device.
      if (choice.model.kind !== 'draft' && this.#notice === earlier) this.#notice = undefined;
      return loaded;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code !== 'aborted') this.#core.fail(failure);
      if (!canFallBack || !FALLBACK_CODES.has(failure.code)) throw error;
      this.#fallenBack = true;
      // The bytes of a model that did not come say nothing about the one that does.
      this.#progress = undefined;
      this.#tell({ failure, fallbackVoice: FALLBACK_VOICE });
      return this.#load(fallback, requestId, priority);
    }
  }

  async #load(
    choice: VoiceChoice,
    requestId: string,
    priority: RequestPriority,
  ): Promise<VoiceChoice> {
    const { model, voice } = choice;
    const request = { requestId, model, voice };
    const { pool } = this.#core;
    const session = await (priority === 'play' ? this.#core : pool).prepare(request);
    this.#context.kept?.learn(model, session);
    return choice;
  }

  #hear(event: SpeechWorkerEvent): void {
    switch (event.type) {
      case 'progress':
        this.#progress = event.progress;
        this.emit('modelprogress', event.progress);
        break;
      case 'metric':
        this.metrics.ingest(event.metric);
        if (event.metric.name === 'model-initialisations')
          void samplePeakMemory(this.metrics.record);
        break;
      case 'notice':
        this.#tell({ failure: event.failure });
        break;
      case 'source-failure':
        this.#sourceFailures.push(event.failure);
        this.emit('sourcefailure', event.failure);
        break;
      case 'stored':
        // The browser may refuse; what is stored is then the first to go when room is short.
        this.storage.persist().catch(() => undefined);
        break;
    }
  }

  #tell(notice: Notice): void {
    this.#notice = notice;
    this.emit('notice', notice);
  }
}
