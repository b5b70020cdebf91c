import { throwIfAborted } from '../shared/speech-error';
import { abandon } from './abandon-input';
import type { EngineWorks } from './engine-works';
import type { Prelude } from './prelude';
import type { PreludeScene } from './prelude-scene';
import type { SpokenText, SpokenTextRequest } from './spoken-text';
import type { MadeUnit } from './synthesized-unit';
import type { OutlinePart, TextSource } from './text-run';

/** A text to be spoken whose engine may still have to load its works. */
export class AwaitedText implements TextSource {
  readonly #released = new AbortController();
  #text: SpokenText | undefined;

  constructor(
    private readonly works: () => Promise<EngineWorks>,
    private readonly request: SpokenTextRequest,
  ) {}

  get isStarved(): boolean {
    return this.#text?.isStarved ?? false;
  }

  get failure(): unknown {
    return this.#text?.failure;
  }

  async *units(signal: AbortSignal, from = 0): AsyncGenerator<MadeUnit> {
    const text = await this.#get();
    yield* text.units(signal, from);
  }

  async prelude(
    from: number,
    signal: AbortSignal,
    scene: PreludeScene,
  ): Promise<Prelude | undefined> {
    const text = await this.#get();
    return text.prelude(from, signal, scene);
  }

  async *outline(signal: AbortSignal): AsyncGenerator<OutlinePart> {
    const text = await this.#get();
    yield* text.outline(signal);
  }

  /** Nobody wants to hear it any more. */
  release(): void {
    if (this.#released.signal.aborted) return;
    this.#released.abort();
    if (this.#text) this.#text.release();
    else void abandon(this.request.text);
  }

  async #get(): Promise<SpokenText> {
    const works = await this.works();
    throwIfAborted(this.#released.signal);
    // Units and sentences are asked for side by side.
    this.#text ??= works.speak(this.request);
    return this.#text;
  }
}
