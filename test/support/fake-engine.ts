import type { EngineEventMap, Notice, SpeakOptions, TextInput } from '../../src/contracts/engine';
import type { SpeechFailure } from '../../src/contracts/failures';
import type { Metric } from '../../src/contracts/metrics';
import type { ModelProgress } from '../../src/contracts/model';
import { DRAFT_VOICES, KOKORO_VOICES } from '../../src/contracts/voices';
import type { WarmupLevel, WarmupStage, WarmupState } from '../../src/contracts/warmup';
import type { EnginePort } from '../../src/elements/engine-port';
import { ExportJob } from '../../src/engine/export-job';
import { MetricsRecorder } from '../../src/metrics/recorder';
import { type Deferred, deferred } from '../../src/shared/deferred';
import { SpeechError } from '../../src/shared/speech-error';
import { TypedEvents } from '../../src/shared/typed-events';
import { FakePlayback } from './fake-playback';

/** An engine without workers, model or sound: a test says what it reports. */
export class FakeEngine extends TypedEvents<EngineEventMap> implements EnginePort {
  readonly voices = [...KOKORO_VOICES, ...DRAFT_VOICES];
  warmup: WarmupState = { reached: [], running: [] };
  progress: ModelProgress | undefined;
  notice: Notice | undefined;

  /** Every call of {@link speak}, in order. */
  readonly spoken: {
    text: string;
    input: TextInput;
    options: SpeakOptions;
    playback: FakePlayback;
  }[] = [];
  /** Every call of {@link warmUp}, in order, to be settled by the test. */
  readonly warmUps: { voice: string | undefined; level: WarmupLevel; done: Deferred<void> }[] = [];
  readonly metrics = new MetricsRecorder();
  readonly health = [];
  readonly text = { importLexicon: async (file: string) => JSON.parse(file) };
  /** Calls of {@link unlock}. */
  unlocks = 0;
  /** Calls of {@link retry}. */
  retries = 0;

  /** The last playback. */
  get playback(): FakePlayback {
    const last = this.spoken.at(-1);
    if (!last) throw new Error('Nothing was spoken.');
    return last.playback;
  }

  speak(input: TextInput, options: SpeakOptions = {}): FakePlayback {
    const earlier = this.spoken.at(-1)?.playback;
    if (earlier && !['ended', 'stopped', 'failed'].includes(earlier.snapshot.status))
      earlier.stop();
    const playback = new FakePlayback();
    const text = typeof input === 'string' ? input : '';
    this.spoken.push({ text, input, options, playback });
    return playback;
  }

  warmUp({ voice, level = 'ready' }: { voice?: string; level?: WarmupLevel } = {}): Promise<void> {
    const done = deferred<void>();
    this.warmUps.push({ voice, level, done });
    return done.promise;
  }

  unlock(): void {
    this.unlocks++;
  }

  export(...[text, options]: Parameters<EnginePort['export']>): ExportJob {
    return new ExportJob(text, options, async function* () {
      // Nothing to be written.
    });
  }

  retry(): void {
    this.retries++;
    this.notice = undefined;
  }

  /** Reports which stages run, and so that all before them were reached. */
  reportStages(running: WarmupStage[], reached: WarmupStage[] = []): void {
    this.warmup = { running, reached };
    this.emit('warmupchange', this.warmup);
  }

  /** Reports bytes. */
  reportProgress(progress: ModelProgress): void {
    this.progress = progress;
    this.emit('modelprogress', progress);
  }

  /** Reports that a fallback stepped in, or another thing to know. */
  reportNotice(notice: Notice): void {
    this.notice = notice;
    this.emit('notice', notice);
  }

  /** Reports something that was measured. */
  reportMetric(metric: Metric): void {
    this.emit('metrics', metric);
  }

  /** Reports what computes. */
  reportProvider(detail: EngineEventMap['providerchange']): void {
    this.emit('providerchange', detail);
  }

  /** Ends the last warm-up in a failure. */
  failWarmUp(failure: SpeechFailure): void {
    this.warmUps.at(-1)?.done.reject(new SpeechError(failure));
  }
}
