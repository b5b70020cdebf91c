import type { ScrollStep } from './comfort';
import type { ScrollContainer } from './scroll-port';

/** Keys that scroll, where nothing else has a use for them. */
const KEYS = new Set('ArrowUp ArrowDown PageUp PageDown Home End'.split(' '));
const CONTROLS = 'input, textarea, select, button, [contenteditable], [role="slider"]';
/** A position that is this close is the same one, in CSS pixels: browsers round. */
const CLOSE = 2;

interface Position {
  readonly x: number;
  readonly y: number;
}

interface Watched {
  readonly element: Element;
  readonly stop: AbortController;
  last: Position;
  /** Where this program has asked it to go, until it is there. */
  goal: Position | undefined;
  /** Where a scroll has come to its end on the way. */
  halt: Position | undefined;
}

/**
 * Tells the reader's scrolling from this program's own. A wheel, a finger and keys say so themselves; a scroll bar is known by a
 * scroll to where nobody here has asked to go.
 */
export class ReaderScroll {
  readonly #watched = new Map<Element | Document, Watched>();
  readonly #stop = new AbortController();

  constructor(
    document: Document,
    private readonly onScroll: () => void,
  ) {
    const { signal } = this.#stop;
    const options = { capture: true, passive: true, signal };
    document.addEventListener('wheel', (event) => event.ctrlKey || this.#taken(), options);
    document.addEventListener('touchmove', () => this.#taken(), options);
    document.addEventListener('keydown', (event) => isScrollKey(event) && this.#taken(), {
      passive: true,
      signal,
    });
  }

  /** Listens to these and no others from now on. */
  watch(containers: readonly ScrollContainer[]): void {
    const targets = new Set(containers.map(({ target }) => target));
    for (const [target, { stop }] of this.#watched) {
      if (targets.has(target)) continue;
      stop.abort();
      this.#watched.delete(target);
    }
    for (const { element, target } of containers)
      if (!this.#watched.has(target)) this.#listen(element, target);
  }

  /** How far a container still goes by itself, for this program. */
  remaining({ element, target }: ScrollContainer): ScrollStep {
    const watched = this.#watched.get(target);
    const now = positionOf(element);
    // It stands where a scroll has ended: something has stopped it.
    if (watched?.halt && isSame(watched.halt, now)) watched.goal = undefined;
    const goal = watched?.goal ?? now;
    return { x: goal.x - now.x, y: goal.y - now.y };
  }

  /** Scrolls as far as the container goes, from where it is or is going to. @returns how far that will be */
  scroll(container: ScrollContainer, { x, y }: ScrollStep, behavior: ScrollBehavior): ScrollStep {
    const { element, target } = container;
    const watched = this.#watched.get(target);
    const now = positionOf(element);
    const from = watched?.goal ?? now;
    const width = element.scrollWidth - element.clientWidth;
    const height = element.scrollHeight - element.clientHeight;
    // In a text that runs from right to left, positions are negative.
    const goal = { x: clamp(from.x + x, -width, width), y: clamp(from.y + y, 0, height) };
    if (!watched || isSame(goal, from)) return { x: 0, y: 0 };
    watched.last = now;
    watched.goal = goal;
    watched.halt = undefined;
    element.scrollTo({ left: goal.x, top: goal.y, behavior });
    return { x: goal.x - from.x, y: goal.y - from.y };
  }

  dispose(): void {
    this.#stop.abort();
    this.watch([]);
  }

  #listen(element: Element, target: Element | Document): void {
    const stop = new AbortController();
    const last = positionOf(element);
    const watched: Watched = { element, stop, last, goal: undefined, halt: undefined };
    this.#watched.set(target, watched);
    const options = { passive: true, signal: stop.signal };
    target.addEventListener('scroll', () => this.#scrolled(watched), options);
    const ended = () => {
      // It may be the end of a scroll before, which says nothing of this one.
      watched.halt = positionOf(element);
    };
    target.addEventListener('scrollend', ended, options);
  }

  #scrolled(watched: Watched): void {
    const { last, goal, element } = watched;
    const now = positionOf(element);
    watched.last = now;
    if (isSame(now, last)) return;
    if (!goal || !isBetween(now, last, goal)) this.#taken();
    else if (isSame(now, goal)) watched.goal = undefined;
  }

  #taken(): void {
    for (const watched of this.#watched.values()) watched.goal = undefined;
    this.onScroll();
  }
}

function positionOf({ scrollLeft, scrollTop }: Element): Position {
  return { x: scrollLeft, y: scrollTop };
}

function isSame(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < CLOSE && Math.abs(a.y - b.y) < CLOSE;
}

/** On the way from one position to another, without going back. */
function isBetween(at: Position, from: Position, to: Position): boolean {
  const inside = (value: number, a: number, b: number) =>
    value > Math.min(a, b) - CLOSE && value < Math.max(a, b) + CLOSE;
  return inside(at.x, from.x, to.x) && inside(at.y, from.y, to.y);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function isScrollKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.metaKey) return false;
  const [target] = event.composedPath();
  const isControl = target instanceof Element && target.closest(CONTROLS) !== null;
  return !isControl && (KEYS.has(event.key) || event.key === ' ');
}
