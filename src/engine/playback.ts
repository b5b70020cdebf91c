import type { BoundaryEvent, PlaybackSnapshot, PlaybackStatus } from '../contracts/engine';
import type { SentenceOutline, TextSpan } from '../contracts/text';
import { deferred } from '../shared/deferred';
import { SpeechError, toFailure } from '../shared/speech-error';
import type { Mark } from './boundary-marks';
import { OutputReturn } from './output-return';
import { NOTHING_YET, type PlaybackContext, type PlaybackStart } from './playback-context';
import { validateOffset } from './playback-options';
import { PlaybackSound } from './playback-sound';
import { type SentenceStep, stepFrom } from './sentence-steps';
import { SoundHold } from './sound-hold';
import { type SeekTarget, SoundTrack, type TrackListener } from './sound-track';
import { StopRules } from './stop-rules';
import { TextRun } from './text-run';
import { Timeline } from './timeline';

/** One text being read aloud: from `speak()` until it ended, was stopped, or failed. */
export class Playback extends PlaybackSound {
  /** Resolves when the text has been heard or was stopped; rejects with a SpeechError when it failed. */
  readonly finished: Promise<void>;
  /** When it pauses by itself: sleep timer, after each sentence; and whether sentences are repeated. */
  readonly stops = new StopRules();
  readonly #finished = deferred<void>();
  readonly #controller = new AbortController();
  readonly #timeline = new Timeline();
  readonly #track: SoundTrack;
  readonly #hold: SoundHold;
  readonly #output: OutputReturn;
  readonly #run: TextRun;
  #paused = false;
  /** Offset behind the last word that began to be heard. */
  #heardTo: number;
  #snapshot = NOTHING_YET;
  /** What it does when it is not paused. */
  #running: 'preparing' | 'playing' | 'buffering' = 'preparing';
  readonly #asked = performance.now();

  /** @throws SpeechError `invalid-argument` (`bad-option`) for a start that makes no sense */
  constructor(
    private readonly context: PlaybackContext,
    { from = 0, ...sound }: PlaybackStart = {},
  ) {
    super(context.player, sound);
    this.#heardTo = validateOffset(from);
    this.finished = this.#finished.promise;
    // A caller that follows events instead must not be told of an unhandled rejection.
    this.finished.catch(() => undefined);
    const { player } = context;
    const heard: TrackListener = {
      onUnit: ({ unit: { sentence }, voice, provider }) =>
        this.#soundHeard({ voice, sentence, provider }),
      onPosition: () => this.#tellTime(),
      onMark: (mark) => this.#markHeard(mark),
      onUnderrun: () => this.#ranDry(),
      // As media elements do; what waits is heard when the listener resumes.
      onInterrupted: () => {
        if (!this.#output.isUnderWay) this.pause();
      },
      onEnd: () => this.#end(),
    };
    this.#track = new SoundTrack(player, this.#timeline, heard);
    const listener = {
      onProgress: () => this.#holdOrLetGo(),
      onFailure: (error: unknown) => this.#fail(error),
      onNothing: () => this.#end(),
      prelude: {
        sound: this,
        heard: {
          onSentence: (sentence: TextSpan, voice: string) => this.#soundHeard({ voice, sentence }),
          onBoundary: (event: BoundaryEvent) => this.#boundaryHeard(event),
          onSentenceEnd: (sentence: TextSpan) => this.#sentenceHeard(sentence),
        },
      },
    };
    const { signal } = this.#controller;
    const pace = () => (context.pace() ?? Number.NaN) * this.rate;
    this.#hold = new SoundHold(this.#track, this.#timeline, pace);
    this.#output = new OutputReturn(player, this.#track);
    this.#run = new TextRun(context, this.#track, this.#timeline, this.#hold, listener, signal);
    this.open();
    this.#run.start(from);
  }

  /** What is known now. */
  get snapshot(): PlaybackSnapshot {
    return this.#snapshot;
  }

  /** Whether nothing will sound any more. */
  get isOver(): boolean {
    const { status } = this.#snapshot;
    return status === 'ended' || status === 'stopped' || status === 'failed';
  }

  /** Seconds of the text's sound, as it is at rate 1, up to what is heard now. */
  get currentTime(): number {
    return this.isOver ? this.#snapshot.currentTime : this.#track.currentTime;
  }

  /** Seconds that the text takes at rate 1: estimated as far as it is not made. `NaN` while nothing is known. */
  get duration(): number {
    const longest = Math.max(this.#timeline.duration, this.#track.madeTime);
    return longest > 0 ? longest : Number.NaN;
  }

  /** Seconds of the text whose sound is there, so that they are reached at once; undefined if there are none. */
  get buffered(): readonly [from: number, to: number] | undefined {
    return this.#track.kept;
  }

  /** Whether the sound of all that follows is there. */
  get isMade(): boolean {
    return this.#run.isMade;
  }

  /** The sentences of the text, as far as they are known. */
  get sentences(): readonly SentenceOutline[] {
    return this.#timeline.sentences;
  }

  /** Falls silent and stays where it is; what is being made goes on being made, up to a bound. */
  pause(): void {
    if (this.isOver || this.#paused) return;
    this.#paused = true;
    this.#track.pause();
    this.#run.pause();
    this.#update({ status: 'paused' });
  }

  /** Goes on after {@link pause}. */
  resume(): void {
    if (this.isOver || !this.#paused) return;
    this.#paused = false;
    this.#output.forget();
    this.#track.resume();
    this.#run.resume();
    this.#update({ status: this.#running });
    void this.#output.try(() => this.pause());
  }

  /** Ends it for good; {@link finished} resolves. */
  stop(): void {
    if (this.isOver) return;
    this.#close('stopped');
    this.#finished.resolve();
  }

  /** Ends it for good, as {@link stop}. @returns offset in the text behind the last word that began to be heard */
  cancel(): number {
    this.stop();
    return this.#heardTo;
  }

  /** Goes to a moment, in seconds of the text's sound at rate 1. Where nothing was made yet, it is an estimate. */
  seek(seconds: number): void {
    this.#goTo({ time: Math.max(0, Number.isNaN(seconds) ? 0 : seconds) });
  }

  /** Goes to the word at an offset in the author's text, or to the next one behind it. */
  seekToOffset(offset: number): void {
    this.#goTo({ offset: Math.max(0, Number.isNaN(offset) ? 0 : Math.floor(offset)) });
  }

  /** Goes to a neighbouring sentence or paragraph, or to the beginning of its own when that is some way back. */
  step(step: SentenceStep): void {
    const find = () => stepFrom(this.#timeline, this.currentTime, step);
    // The next paragraph may not be known yet.
    void this.#run
      .whenOutlined(() => find() !== undefined)
      .then(() => {
        const index = find();
        const sentence = index === undefined ? undefined : this.#timeline.sentences[index];
        if (sentence) this.seekToOffset(sentence.start);
      });
  }

  #goTo(target: SeekTarget): void {
    if (this.isOver) return;
    this.#hold.restart();
    void this.#run.goTo(target);
    this.#holdOrLetGo();
    if (this.#track.isSeeking) this.#running = 'buffering';
    this.#update(this.#paused ? {} : { status: this.#running });
  }

  /** Where computing is slower than listening, more sound first is better than a stop at every word. */
  #holdOrLetGo(): void {
    if (this.isOver || !this.#hold.update(this.#run.isMade)) return;
    if (this.#hold.isHeld) this.#running = 'buffering';
    this.#update(this.#paused ? {} : { status: this.#running });
  }

  #soundHeard(of: Pick<PlaybackSnapshot, 'voice' | 'sentence' | 'provider'>): void {
    if (this.#snapshot.voice === undefined) {
      const value = performance.now() - this.#asked;
      this.context.metrics({ name: 'time-to-first-audio', value, unit: 'ms' });
    }
    this.#running = 'playing';
    this.#update({ status: this.#paused ? 'paused' : 'playing', ...of });
  }

  #markHeard(mark: Mark): void {
    if (mark.kind === 'sentence-end') this.#sentenceHeard(mark.sentence);
    else if (mark.kind === 'viseme') this.emit('viseme', mark.event);
    else if (mark.kind === 'mark') this.emit('mark', mark.event);
    else this.#boundaryHeard(mark.event);
  }

  #boundaryHeard(event: BoundaryEvent): void {
    const { start, end } = event;
    if (event.name === 'word') this.#heardTo = end;
    this.#know({ ...this.#snapshot, ...this.#times(), [event.name]: { start, end } });
    this.emit('boundary', event);
  }

  #sentenceHeard(sentence: TextSpan): void {
    const action = this.stops.after(this.#timeline.placeOf(sentence.start));
    if (action === 'pause') this.pause();
    if (action === 'repeat') this.seekToOffset(sentence.start);
  }

  protected override rateChanged(): void {
    this.#holdOrLetGo();
  }

  #ranDry(): void {
    const { isStarved } = this.#run;
    if (!isStarved) this.context.metrics({ name: 'buffer-underrun', value: 1, unit: 'count' });
    this.#running = 'buffering';
    this.#hold.runDry();
    // The next may have come by now.
    this.#holdOrLetGo();
    if (!this.#paused) this.#update({ status: 'buffering' });
  }

  #end(): void {
    if (this.isOver) return;
    const { failure } = this.#run;
    if (failure !== undefined) {
      this.#fail(failure);
      return;
    }
    if (this.stops.loop) {
      this.seekToOffset(0);
      return;
    }
    this.#close('ended');
    this.#finished.resolve();
  }

  #fail(error: unknown): void {
    if (this.isOver) return;
    const failure = toFailure(error);
    this.#close(failure.code === 'aborted' ? 'stopped' : 'failed', { failure });
    if (failure.code === 'aborted') this.#finished.resolve();
    else this.#finished.reject(new SpeechError(failure));
  }

  #close(status: PlaybackStatus, change: Partial<PlaybackSnapshot> = {}): void {
    this.#hold.end();
    this.#output.forget();
    this.#update({ ...change, status });
    this.#controller.abort();
    this.#track.stop();
  }

  #times(): Pick<PlaybackSnapshot, 'currentTime' | 'duration' | 'durationEstimated' | 'seeking'> {
    return {
      currentTime: this.currentTime,
      duration: this.duration,
      durationEstimated: this.#timeline.isEstimated,
      seeking: this.#track.isSeeking && this.#snapshot.voice !== undefined,
    };
  }

  #tellTime(): void {
    this.#know({ ...this.#snapshot, ...this.#times() });
    this.emit('timeupdate', this.#snapshot);
  }

  #update(change: Partial<PlaybackSnapshot>): void {
    const { held: _, failure: __, ...lasting } = this.#snapshot;
    const passing = { ...this.#times(), ...this.#hold.state, ...this.#output.state };
    this.#know({ ...lasting, ...passing, ...change });
    this.emit('statechange', this.#snapshot);
  }

  #know(known: PlaybackSnapshot): void {
    this.#snapshot = { ...known, ...this.#timeline.countAt(known.sentence?.start ?? -1) };
  }
}
