import type { AudioPlayer } from '../audio/audio-player';
import type { SentenceOutline } from '../contracts/text';
import { childController } from '../shared/child-controller';
import { type Deferred, deferred } from '../shared/deferred';
import { throwIfAborted } from '../shared/speech-error';
import type { Prelude } from './prelude';
import type { PreludeScene } from './prelude-scene';
import type { SoundHold } from './sound-hold';
import type { SeekTarget, SoundTrack } from './sound-track';
import type { MadeUnit } from './synthesized-unit';
import type { Timeline } from './timeline';

/** Seconds of another voice that are made ahead: what was asked for is to be heard soon after it can be. */
const PROVISIONAL_AHEAD = 1.5;

/** A part of a text's sentences. */
export interface OutlinePart {
  readonly sentences: readonly SentenceOutline[];
  /** Whether the text ends with them. */
  readonly done: boolean;
}

/** Where a text's units come from. */
export interface TextSource {
  /** Whether nothing can be made before more of the text is written. */
  readonly isStarved: boolean;
  /** Why the text ended before its time; undefined if it did not. */
  readonly failure: unknown;
  /** The units, made as they are asked for. @param from offset in the text: the sentence there is the first */
  units(signal: AbortSignal, from: number): AsyncGenerator<MadeUnit>;
  /** What another voice reads before the units can be made, from an offset on; undefined where none is to. */
  prelude?(
    from: number,
    signal: AbortSignal,
    scene: PreludeScene,
  ): Promise<Prelude | undefined> | Prelude | undefined;
  /** All sentences, part by part, while units are made. */
  outline(signal: AbortSignal): AsyncGenerator<OutlinePart>;
}

/** What a run needs of its engine. */
export interface RunContext {
  readonly text: TextSource;
  readonly player: Pick<AudioPlayer, 'open'>;
}

/** What a run tells its owner. */
export interface RunListener {
  /** A unit came, or will not, or more is known of the text: there may be enough sound to begin. */
  onProgress(): void;
  onFailure(error: unknown): void;
  /** There is nothing to be heard. */
  onNothing(): void;
  /** What a voice reads that is no part of the sound. */
  readonly prelude: Pick<PreludeScene, 'sound' | 'heard'>;
}

/** Makes a text's units as fast as they are heard, from its beginning or from wherever its owner goes. */
export class TextRun {
  #making: { readonly controller: AbortController; readonly release: () => void } | undefined;
  #isMade = false;
  #isPaused = false;
  #prelude: Prelude | undefined;
  #jumps = 0;
  #isOutlining = false;
  #opened: Promise<void> | undefined;
  #outlineGrew: Deferred<void> = deferred();

  constructor(
    private readonly context: RunContext,
    private readonly track: SoundTrack,
    private readonly timeline: Timeline,
    private readonly hold: Pick<SoundHold, 'ahead'>,
    private readonly listener: RunListener,
    /** Ends everything. */
    private readonly signal: AbortSignal,
  ) {}

  /** Whether the sound of all that follows is there. */
  get isMade(): boolean {
    return this.#isMade;
  }

  /** Whether nothing can be made before more of the text is written. */
  get isStarved(): boolean {
    return this.context.text.isStarved;
  }

  /** Why the text ended before its time, when all that came of it was made. */
  get failure(): unknown {
    return this.context.text.failure;
  }

  /** Another voice, if one reads now, falls silent. */
  pause(): void {
    this.#isPaused = true;
    this.#prelude?.pause();
  }

  /** It goes on. */
  resume(): void {
    this.#isPaused = false;
    this.#prelude?.resume();
  }

  /** Begins with the text's first sentence, or goes to a place in it at once. */
  start(offset: number): void {
    if (offset > 0) void this.goTo({ offset });
    else void this.#make(0);
  }

  /** Goes to a place. What plays falls silent, and sound begins when it is there. */
  async goTo(target: SeekTarget): Promise<void> {
    const jump = ++this.#jumps;
    if (this.track.reach(target)) return;
    this.track.leave(target);
    this.#stopMaking();
    await this.whenOutlined(() => this.#covers(target) || jump !== this.#jumps);
    if (jump !== this.#jumps || this.signal.aborted) return;
    const { timeline, track } = this;
    const index =
      'time' in target ? timeline.sentenceAt(target.time) : timeline.sentenceOf(target.offset);
    track.restart(index, target);
    void this.#make(timeline.sentences[index]?.start ?? 0);
  }

  /** Resolves when something is known of the text's sentences, or all of them are, or everything has ended. */
  async whenOutlined(isKnown: () => boolean): Promise<void> {
    this.#outlineOnce();
    while (!isKnown() && !this.timeline.isComplete && !this.signal.aborted)
      await this.#outlineGrew.promise;
  }

  #covers(target: SeekTarget): boolean {
    const { isComplete, duration, sentences } = this.timeline;
    if (isComplete) return true;
    return 'time' in target ? duration > target.time : (sentences.at(-1)?.end ?? 0) > target.offset;
  }

  #stopMaking(): void {
    this.#making?.controller.abort();
    this.#making?.release();
    this.#making = undefined;
  }

  async #make(from: number): Promise<void> {
    this.#stopMaking();
    this.#isMade = false;
    const making = childController(this.signal);
    this.#making = making;
    const { signal } = making.controller;
    try {
      // Once: an output that is taken away later pauses, and is opened again by whoever resumes.
      this.#opened ??= this.context.player.open();
      const opened = this.#opened;
      // Told at once: nobody should wait for a download only to learn that nothing can sound.
      opened.catch((error) => {
        if (!signal.aborted) this.listener.onFailure(error);
      });
      // Where the page was never touched the browser may refuse: then nothing is to be downloaded for it.
      if (globalThis.navigator?.userActivation?.hasBeenActive === false) await opened;
      const start = await this.#afterPrelude(from, signal);
      throwIfAborted(signal);
      let count = 0;
      for await (const made of this.#unitsFrom(start, signal)) {
        await opened;
        throwIfAborted(signal);
        count++;
        this.track.add(made);
        this.listener.onProgress();
        // Not before: the first sound is what somebody waits for.
        this.#outlineOnce();
        const { ahead } = this.hold;
        await this.track.whenBelow(made.isProvisional ? PROVISIONAL_AHEAD : ahead);
      }
      throwIfAborted(signal);
      this.#isMade = true;
      if (count === 0) this.listener.onNothing();
      this.track.complete();
      this.listener.onProgress();
    } catch (error) {
      if (!signal.aborted || this.signal.aborted) this.listener.onFailure(error);
    }
  }

  /** What is left when another voice has read all is nothing. */
  #unitsFrom(start: number, signal: AbortSignal): AsyncIterable<MadeUnit> | readonly MadeUnit[] {
    return Number.isFinite(start) ? this.context.text.units(signal, start) : [];
  }

  /** @returns offset at which the text's own voice begins; `Infinity` if there is nothing left for it */
  async #afterPrelude(from: number, signal: AbortSignal): Promise<number> {
    const { track, timeline, listener } = this;
    const prelude = await this.context.text.prelude?.(from, signal, {
      ...listener.prelude,
      ...{ track, timeline, onBegin: () => this.#outlineOnce() },
    });
    if (!prelude) return from;
    this.#prelude = prelude;
    if (this.#isPaused) prelude.pause();
    const reached = await prelude.done;
    // Somebody may have gone elsewhere meanwhile, where another one reads.
    if (this.#prelude === prelude) this.#prelude = undefined;
    if (reached === undefined || signal.aborted) return from;
    if (!Number.isFinite(reached)) return reached;
    const target = { offset: reached };
    await this.whenOutlined(() => this.#covers(target) || signal.aborted);
    if (!signal.aborted) track.restart(timeline.sentenceOf(reached), target);
    return reached;
  }

  #outlineOnce(): void {
    if (this.#isOutlining) return;
    this.#isOutlining = true;
    void this.#outline();
  }

  /** A text that cannot be read is told by the one who makes its units. */
  async #outline(): Promise<void> {
    try {
      for await (const { sentences, done } of this.context.text.outline(this.signal)) {
        this.timeline.add(sentences, done);
        this.#grew();
      }
    } catch {
      this.timeline.add([], true);
      this.#grew();
    }
  }

  #grew(): void {
    const grew = this.#outlineGrew;
    this.#outlineGrew = deferred();
    grew.resolve();
    this.listener.onProgress();
  }
}
