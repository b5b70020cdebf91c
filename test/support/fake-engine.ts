import type { EngineEventMap, Notice, SpeakOptions } from '../../src/contracts/engine';
import type { SpeechFailure } from '../../src/contracts/failures';
import type { ModelProgress } from '../../src/contracts/model';
import { DRAFT_VOICES, KOKORO_VOICES } from '../../src/contracts/voices';
import type { WarmupLevel, WarmupStage, WarmupState } from '../../src/contracts/warmup';
import type { EnginePort } from '../../src/elements/engine-port';
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
  readonly spoken: { text: string; options: SpeakOptions; playback: FakePlayback }[] = [];
  /** Every call of {@link warmUp}, in order, to be settled by the test. */
  readonly warmUps: { voice: string | undefined; level: WarmupLevel; done: Deferred<void> }[] = [];
  /** Calls of {@link retry}. */
  retries = 0;

  /** The last playback. */
  get playback(): FakePlayback {
    const last = this.spoken.at(-1);
    if (!last) throw new Error('Nothing was spoken.');
    return last.playback;
  }

  speak(text: string, options: SpeakOptions = {}): FakePlayback {
    const earlier = this.spoken.at(-1)?.playback;
    if (earlier && !['ended', 'stopped', 'failed'].includes(earlier.snapshot.status))
      earlier.stop();
    const playback = new FakePlayback();
    this.spoken.push({ text, options, playback });
    return playback;
  }

  warmUp({ voice, level = 'ready' }: { voice?: string; level?: WarmupLevel } = {}): Promise<void> {
    const done = deferred<void>();
    this.warmUps.push({ voice, level, done });
    return done.promise;
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

  /** Reports what computes. */
  reportProvider(detail: EngineEventMap['providerchange']): void {
    this.emit('providerchange', detail);
  }

  /** Ends the last warm-up in a failure. */
  failWarmUp(failure: SpeechFailure): void {
    this.warmUps.at(-1)?.done.reject(new SpeechError(failure));
  }
}
