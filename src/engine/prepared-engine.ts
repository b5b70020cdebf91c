import type { EngineEventMap, EngineOptions, Notice } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { ModelProgress } from '../contracts/model';
import type { SessionHealthReport } from '../contracts/provider';
import { DEFAULT_VOICE, type VoiceInfo } from '../contracts/voices';
import { NOT_WARM, type WarmupLevel, type WarmupState } from '../contracts/warmup';
import { MetricsRecorder } from '../metrics/recorder';
import { pageLedger } from '../shared/page-ledger';
import { TypedEvents } from '../shared/typed-events';
import { type ResolvedOptions, resolveOptions } from './engine-options';
import { LazyWorks } from './lazy-works';
import { ModelStorage } from './model-storage';
import { pageAudioCache } from './page-audio-cache';
import { chooseVoice, VOICES } from './voice-choice';

/** What an engine tells of its sessions before there is one. */
const NO_SESSIONS: readonly SessionHealthReport[] = Object.freeze([
  { role: 'primary', health: 'absent', runs: 0, failures: 0 },
  { role: 'standby', health: 'absent', runs: 0, failures: 0 },
]);

/** What an engine is before it says anything: its share of the model and the threads, its voices, and all that is known of them. */
export class PreparedEngine extends TypedEvents<EngineEventMap> {
  /** The voices that can be named. */
  readonly voices: readonly VoiceInfo[] = VOICES;
  /** Everything that is measured and counted. */
  readonly metrics = new MetricsRecorder();
  /** The models that are stored on this device. */
  readonly storage: ModelStorage;
  protected readonly options: ResolvedOptions;
  protected readonly works: LazyWorks;

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
    this.works = new LazyWorks({
      options: this.options,
      metrics: this.metrics,
      emit: (name, detail) => this.emit(name, detail),
      // The browser may refuse; what is stored is then the first to go when room is short.
      onStored: () => void this.storage.persist(),
    });
  }

  /** How far preparation has come. */
  get warmup(): WarmupState {
    return this.works.atHand?.core.warmup ?? NOT_WARM;
  }

  /** Bytes of the current preparation; undefined before there is one. */
  get progress(): ModelProgress | undefined {
    return this.works.atHand?.progress;
  }

  /** What a person should know although speech goes on. */
  get notice(): Notice | undefined {
    return this.works.atHand?.notice;
  }

  /** Sources that did not bring a file which a later one had, in order. */
  get sourceFailures(): readonly SpeechFailure[] {
    return this.works.atHand?.sourceFailures ?? [];
  }

  /** The session that speaks, the one that may step in, and then those that others took the place of. */
  get health(): readonly SessionHealthReport[] {
    return this.works.atHand?.core.pool.health ?? NO_SESSIONS;
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
    const works = await this.works.load();
    return works.warmUp(choice, level);
  }

  /** Forgets a fallback: the next text tries the real model again. */
  retry(): void {
    this.works.atHand?.retry();
  }

  /**
   * Ends threads, and the model's memory unless another engine uses it. The engine starts anew when it is used again.
   */
  async release(): Promise<void> {
    this.works.release();
    this.storage.release();
  }
}
