import { comfortStep, fitsBand, type ScrollStep } from './comfort';
import { ReaderScroll } from './reader-scroll';
import { isInPort, type ScrollContainer, scrollContainersOf, scrollPortOf } from './scroll-port';

/** What is read now. */
export interface Followed {
  readonly sentence?: Range | undefined;
  readonly word?: Range | undefined;
}

/**
 * Keeps what is read in view: scrolls when it leaves a comfortable band, smoothly unless the reader prefers reduced motion. It never
 * fights the reader: once they scroll, it waits until a sentence that they can see is read, or until the next start.
 */
export class ScrollFollower {
  readonly #reader: ReaderScroll;
  /** Set while the reader scrolls for themselves: what was read then, and whether it has been out of their sight since. */
  #away: { readonly key: string; wasOut: boolean } | undefined;
  #key = '';

  constructor(private readonly document: Document) {
    this.#reader = new ReaderScroll(document, () => {
      this.#away ??= { key: this.#key, wasOut: false };
    });
  }

  /** Whether it waits for the reader to come back. */
  get isWaiting(): boolean {
    return this.#away !== undefined;
  }

  /** Follows from now on, whatever the reader did before. */
  start(): void {
    this.#away = undefined;
  }

  /** Brings what is read into view, where that is not left to the reader. */
  follow({ sentence, word }: Followed): void {
    const range = sentence ?? word;
    const rect = range && rectOf(range);
    if (!range || !rect) return;
    const containers = scrollContainersOf(range.startContainer);
    this.#reader.watch(containers);
    this.#key = keyOf(range);
    if (this.#isLeftToReader(rect, containers)) return;
    const inner = containers[0];
    const isWhole = inner && fitsBand(rect, scrollPortOf(inner));
    const target = isWhole ? rect : ((word && rectOf(word)) ?? firstLineOf(range) ?? rect);
    this.#reveal(target, containers);
  }

  /** Hears and does nothing from now on. */
  dispose(): void {
    this.#reader.dispose();
  }

  /** They come back to what is read, or a sentence begins that they see. */
  #isLeftToReader(rect: DOMRectReadOnly, containers: readonly ScrollContainer[]): boolean {
    const away = this.#away;
    if (!away) return false;
    const isSeen = containers.every((container) => isInPort(rect, scrollPortOf(container)));
    if (!isSeen) away.wasOut = true;
    else if (away.wasOut || away.key !== this.#key) this.#away = undefined;
    return this.#away !== undefined;
  }

  /** From the inside out: each container moves what the next one has to show. */
  #reveal(rect: DOMRectReadOnly, containers: readonly ScrollContainer[]): void {
    const { matches } = this.document.defaultView?.matchMedia(REDUCED) ?? { matches: true };
    const behavior = matches ? 'instant' : 'smooth';
    let shown = rect;
    for (const container of containers) {
      shown = shifted(shown, this.#reader.remaining(container));
      const step = comfortStep(shown, scrollPortOf(container));
      shown = shifted(shown, this.#reader.scroll(container, step, behavior));
    }
  }
}

function shifted({ x, y, width, height }: DOMRectReadOnly, step: ScrollStep): DOMRect {
  return new DOMRect(x - step.x, y - step.y, width, height);
}

const REDUCED = '(prefers-reduced-motion: reduce)';

/** Undefined for what is not rendered. */
function rectOf(range: Range): DOMRect | undefined {
  const rect = range.getBoundingClientRect();
  return rect.width > 0 || rect.height > 0 ? rect : undefined;
}

function firstLineOf(range: Range): DOMRect | undefined {
  return [...range.getClientRects()].find(({ height }) => height > 0);
}

const ids = new WeakMap<Node, number>();
let nextId = 0;

/** Tells one sentence from another without holding its nodes. */
function keyOf({ startContainer, startOffset }: Range): string {
  const id = ids.get(startContainer) ?? nextId++;
  ids.set(startContainer, id);
  return `${id}:${startOffset}`;
}
