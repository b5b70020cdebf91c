import type { EngineEventMap, Notice } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { ModelProgress } from '../contracts/model';
import type { SpeechWorkerEvent } from '../contracts/speech-worker';
import type { WarmupLevel } from '../contracts/warmup';
import { samplePeakMemory } from '../metrics/peak-memory';
import { PerformanceTimeline } from '../metrics/performance-timeline';
import type { MetricsRecorder } from '../metrics/recorder';
import { type Deferred, deferred } from '../shared/deferred';
import type { ResolvedOptions } from './engine-options';
import { MeanwhileVoice, WORTH_BYTES } from './meanwhile-voice';
import { pageCore, pageText } from './page-core';
import { pageSounds } from './page-sounds';
import type { CoreUser, SpeechCore } from './speech-core';
import { SpokenText, type SpokenTextRequest } from './spoken-text';
import type { TextHost } from './text-host';
import type { UtteranceContext } from './utterance';
import type { VoiceChoice } from './voice-choice';
import { VoicePreparation } from './voice-preparation';

/** The engine that these are the works of. */
export interface WorksOwner {
  readonly options: ResolvedOptions;
  readonly metrics: MetricsRecorder;
  readonly emit: <Name extends keyof EngineEventMap>(
    name: Name,
    detail: EngineEventMap[Name],
  ) => void;
  /** Files of a model were stored. */
  readonly onStored: () => void;
}

/**
 * What an engine computes with: its share of the page's threads, model and kept sounds. Its code is loaded with the first request
 * ({@link LazyWorks}), so that a page that only shows a player has none of it.
 */
export class EngineWorks {
  readonly core: SpeechCore;
  readonly #context: UtteranceContext;
  readonly #user: CoreUser;
  readonly #preparation: VoicePreparation;
  readonly #meanwhile: MeanwhileVoice | undefined;
  /** Resolves when a voice of the system is worth being heard. */
  #longWait: Deferred<void> = deferred();
  /** Ids of this engine's requests under way. */
  readonly #requests = new Set<string>();
  readonly #sourceFailures: SpeechFailure[] = [];
  #progress: ModelProgress | undefined;

  constructor(private readonly owner: WorksOwner) {
    const { options, metrics, emit } = owner;
    this.core = pageCore(options);
    const timeline = new PerformanceTimeline(performance);
    metrics.subscribe((metric) => timeline.add(metric));
    const kept = pageSounds(options, metrics.record);
    this.#user = {
      metrics: metrics.record,
      onEvent: (event) => this.#hear(event),
      onWarmup: (state) => emit('warmupchange', state),
      onProvider: (change) => {
        kept?.follow(change);
        emit('providerchange', change);
      },
      onThreadEnd: (thread) => metrics.endThread(thread),
    };
    const preparation = new VoicePreparation({
      core: this.core,
      kept,
      mayFallBack: options.fallback === 'draft',
      onNotice: (notice) => emit('notice', notice),
      onFallback: () => {
        // The bytes of a model that did not come say nothing about the one that does.
        this.#progress = undefined;
      },
    });
    this.#preparation = preparation;
    const synthesis = options.meanwhile === 'system' ? globalThis.speechSynthesis : undefined;
    this.#meanwhile = options.meanwhile === 'draft' ? this.#draftVoice() : undefined;
    this.#context = {
      text: pageText,
      speech: this.core,
      kept,
      meanwhile: this.#meanwhile,
      system: synthesis && { synthesis, wanted: () => this.#longWait.promise },
      prepare: (choice, requestId) => this.#prepare(choice, requestId),
      onVoiceFailure: (failure, fallbackVoice) => preparation.tell({ failure, fallbackVoice }),
    };
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

  /** Prepares a voice up to a level. Rejects with a SpeechError. */
  async warmUp(choice: VoiceChoice, level: WarmupLevel): Promise<void> {
    this.core.join(this.#user);
    if (level === 'runtime') return this.core.warmUp(level, choice);
    const requestId = this.core.nextId();
    const spoken = await this.#preparation.prepare(choice, requestId, 'warm-up');
    return this.core.warmUp(level, spoken);
  }

  /** A text to be spoken; nothing is done for it before somebody asks for its units. */
  speak(request: SpokenTextRequest): SpokenText {
    return new SpokenText(this.#context, request, (requestId) => this.#enter(requestId));
  }

  /** The text worker, which is used from now on. */
  text(): TextHost {
    pageText.join(this.#user);
    return pageText;
  }

  /** Forgets a fallback: the next text tries the real model again. */
  retry(): void {
    this.#preparation.retry();
  }

  /** Ends threads, and the model's memory unless another engine uses it. All starts anew when it is used again. */
  release(): void {
    for (const requestId of this.#requests) this.core.pool.cancel(requestId);
    this.#meanwhile?.end();
    this.core.leave(this.#user);
    pageText.leave(this.#user);
  }

  /** Enters a request in the books; what it returns strikes it out. */
  #enter(requestId: string): () => void {
    this.core.join(this.#user);
    pageText.join(this.#user);
    this.#requests.add(requestId);
    return () => this.#requests.delete(requestId);
  }

  async #prepare(choice: VoiceChoice, requestId: string): Promise<VoiceChoice> {
    try {
      return await this.#preparation.prepare(choice, requestId);
    } finally {
      // The next one may be quick.
      this.#longWait = deferred();
    }
  }

  #noteDownload({ source, receivedBytes, totalBytes }: ModelProgress): void {
    if (source !== 'network') return;
    this.#meanwhile?.noteDownload(totalBytes - receivedBytes);
    if (totalBytes - receivedBytes >= WORTH_BYTES) this.#longWait.resolve();
  }

  #draftVoice(): MeanwhileVoice {
    const { options, metrics } = this.owner;
    const nothing = () => undefined;
    const user: CoreUser = {
      metrics: metrics.record,
      onEvent: (event) => event.type === 'metric' && metrics.ingest(event.metric),
      onWarmup: nothing,
      onProvider: nothing,
      onThreadEnd: (thread) => metrics.endThread(thread),
    };
    const { assetBase, modelBase, hubBase } = options;
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
    const { metrics, emit, onStored } = this.owner;
    switch (event.type) {
      case 'progress':
        this.#progress = event.progress;
        emit('modelprogress', event.progress);
        this.#noteDownload(event.progress);
        break;
      case 'metric':
        metrics.ingest(event.metric);
        if (event.metric.name === 'model-initialisations') void samplePeakMemory(metrics.record);
        break;
      case 'notice':
        this.#preparation.tell({ failure: event.failure });
        break;
      case 'source-failure':
        this.#sourceFailures.push(event.failure);
        emit('sourcefailure', event.failure);
        break;
      case 'stored':
        onStored();
        break;
    }
  }
}
