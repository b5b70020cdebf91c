import type { EngineEventMap, EngineOptions, Notice } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { ModelProgress } from '../contracts/model';
import type { SessionHealthReport } from '../contracts/provider';
import type { SpeechWorkerEvent } from '../contracts/speech-worker';
import { DEFAULT_VOICE, type VoiceInfo } from '../contracts/voices';
import type { WarmupLevel, WarmupState } from '../contracts/warmup';
import { samplePeakMemory } from '../metrics/peak-memory';
import { MetricsRecorder } from '../metrics/recorder';
import { pageLedger } from '../shared/page-ledger';
import { TypedEvents } from '../shared/typed-events';
import { type ResolvedOptions, resolveOptions } from './engine-options';
import { MeanwhileVoice } from './meanwhile-voice';
import { ModelStorage } from './model-storage';
import { pageAudioCache, pageSounds } from './page-audio-cache';
import { pageCore, pageText } from './page-core';
import type { CoreUser, SpeechCore } from './speech-core';
import type { UtteranceContext } from './utterance';
import { chooseVoice, VOICES } from './voice-choice';
import { VoicePreparation } from './voice-preparation';

/** What an engine is before it says anything: its share of the model and the threads, its voices, and all that is known of them. */
export class PreparedEngine extends TypedEvents<EngineEventMap> {
  /** The voices that can be named. */
  readonly voices: readonly VoiceInfo[] = VOICES;
  /** Everything that is measured and counted. */
  readonly metrics = new MetricsRecorder();
  /** The models that are stored on this device. */
  readonly storage: ModelStorage;
  protected readonly options: ResolvedOptions;
  protected readonly core: SpeechCore;
  protected readonly context: UtteranceContext;
  readonly #user: CoreUser;
  readonly #preparation: VoicePreparation;
  readonly #meanwhile: MeanwhileVoice | undefined;
  /** Ids of this engine's requests under way. */
  readonly #requests = new Set<string>();
  #progress: ModelProgress | undefined;
  readonly #sourceFailures: SpeechFailure[] = [];

  /** @throws SpeechError `invalid-argument` for an option that makes no sense */
  constructor(options: EngineOptions) {
    super();
    this.options = resolveOptions(options);
    this.metrics.subscribe((metric) => this.emit('metrics', metric));
    pageLedger.connect(this.metrics);
    this.storage = new ModelStorage(
      this.options,
      (metric) => this.metrics.ingest(metric),
      pageAudioCache,
    );
    this.core = pageCore(this.options);
    const kept = pageSounds(this.options, this.metrics.record);
    this.#user = {
      metrics: this.metrics.record,
      onEvent: (event) => this.#hear(event),
      onWarmup: (state) => this.emit('warmupchange', state),
      onProvider: (change) => {
        kept?.follow(change);
        this.emit('providerchange', change);
      },
      onThreadEnd: (thread) => this.metrics.endThread(thread),
    };
    const preparation = new VoicePreparation({
      core: this.core,
      kept,
      mayFallBack: this.options.fallback === 'draft',
      onNotice: (notice) => this.emit('notice', notice),
      onFallback: () => {
        // The bytes of a model that did not come say nothing about the one that does.
        this.#progress = undefined;
      },
    });
    this.#preparation = preparation;
    this.#meanwhile = this.options.meanwhile === 'draft' ? this.#draftVoice() : undefined;
    this.context = {
      text: pageText,
      speech: this.core,
      kept,
      meanwhile: this.#meanwhile,
      prepare: (choice, requestId) => preparation.prepare(choice, requestId),
      onVoiceFailure: (failure, fallbackVoice) => preparation.tell({ failure, fallbackVoice }),
    };
  }

  /** How far preparation has come. */
  get warmup(): WarmupState {
    return this.core.warmup;
  }

  /** Bytes of the current preparation; undefined before there is one. */
  get progress(): ModelProgress | undefined {
    return this.#progress;
  }

  /** What a person should know although speech goes on. */
  get notice(): Notice | undefined {
    return this.#preparation.notice;
  }

  /** Sources that did not bring a file which a later one had, in order. */
  get sourceFailures(): readonly SpeechFailure[] {
    return this.#sourceFailures;
  }

  /** The session that speaks, the one that may step in, and then those that others took the place of. */
  get health(): readonly SessionHealthReport[] {
    return this.core.pool.health;
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
    const choice = chooseVoice(voice, undefined, this.options.model);
    this.core.join(this.#user);
    if (level === 'runtime') return this.core.warmUp(level, choice);
    const requestId = this.core.nextId();
    const spoken = await this.#preparation.prepare(choice, requestId, 'warm-up');
    return this.core.warmUp(level, spoken);
  }

  /** Forgets a fallback: the next text tries the real model again. */
  retry(): void {
    this.#preparation.retry();
  }

  /**
   * Ends threads, and the model's memory unless another engine uses it. The engine starts anew when it is used again.
   */
  async release(): Promise<void> {
    for (const requestId of this.#requests) this.core.pool.cancel(requestId);
    this.#meanwhile?.end();
    this.core.leave(this.#user);
    pageText.leave(this.#user);
    this.storage.release();
  }

  /** Uses the text worker from now on. */
  protected joinText(): void {
    pageText.join(this.#user);
  }

  /** Enters a request in the books; what it returns strikes it out. */
  protected enter(requestId: string): () => void {
    this.core.join(this.#user);
    this.joinText();
    this.#requests.add(requestId);
    return () => this.#requests.delete(requestId);
  }

  #noteDownload({ source, receivedBytes, totalBytes }: ModelProgress): void {
    if (source === 'network') this.#meanwhile?.noteDownload(totalBytes - receivedBytes);
  }

  #draftVoice(): MeanwhileVoice {
    const nothing = () => undefined;
    const user: CoreUser = {
      metrics: this.metrics.record,
      onEvent: (event) => event.type === 'metric' && this.metrics.ingest(event.metric),
      onWarmup: nothing,
      onProvider: nothing,
      onThreadEnd: (thread) => this.metrics.endThread(thread),
    };
    const { assetBase, modelBase, hubBase } = this.options;
    return new MeanwhileVoice(
      () =>
        pageCore({
          ...{ assetBase, modelBase, hubBase, profile: 'fast', threads: 1, dual: 'off' },
          ...({ provider: 'wasm', model: { kind: 'draft' } } as const),
        }),
      user,
    );
  }

  #hear(event: SpeechWorkerEvent): void {
    switch (event.type) {
      case 'progress':
        this.#progress = event.progress;
        this.emit('modelprogress', event.progress);
        this.#noteDownload(event.progress);
        break;
      case 'metric':
        this.metrics.ingest(event.metric);
        if (event.metric.name === 'model-initialisations')
          void samplePeakMemory(this.metrics.record);
        break;
      case 'notice':
        this.#preparation.tell({ failure: event.failure });
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
}
