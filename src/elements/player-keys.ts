import type { SentenceStep } from '../engine/sentence-steps';

/** What keys ask for. */
export interface KeyActions {
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly step: (step: SentenceStep) => void;
  /** Seconds, at rate 1, back or forward. */
  readonly skip: (seconds: number) => void;
  readonly start: () => void;
  readonly end: () => void;
  readonly faster: () => void;
  readonly slower: () => void;
  readonly louder: () => void;
  readonly softer: () => void;
  readonly mute: () => void;
}

const ARROW_SECONDS = 5;
const SKIP_SECONDS = 10;
/** Keys of a slider for loudness, which are its own. */
const SLIDER_KEYS = /^(Arrow|Home|End|Page)/;

/**
 * What a key of the player means, as players on the web have it; undefined for a key that is not its own, or that belongs to what
 * has the focus.
 * @param isRightToLeft whether reading, and so the slider, goes from right to left
 */
export function keyAction(
  event: KeyboardEvent,
  actions: KeyActions,
  isRightToLeft: boolean,
): (() => void) | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const { target, shiftKey } = event;
  // A menu's keys are its own; on a button, the space bar is.
  if (target instanceof HTMLSelectElement) return undefined;
  const isSlider = target instanceof HTMLInputElement;
  const isPlace = isSlider && target.matches('.position');
  if (isSlider && !isPlace && SLIDER_KEYS.test(event.key)) return undefined;
  const isButton = target instanceof HTMLButtonElement;
  const back = () => actions.skip(-ARROW_SECONDS);
  const forward = () => actions.skip(ARROW_SECONDS);
  const once: Record<string, (() => void) | undefined> = {
    Escape: actions.stop,
    Home: actions.start,
    End: actions.end,
    k: actions.toggle,
    m: actions.mute,
    ' ': isButton ? undefined : actions.toggle,
  };
  const repeatable: Record<string, (() => void) | undefined> = {
    j: () => actions.skip(-SKIP_SECONDS),
    l: () => actions.skip(SKIP_SECONDS),
    '<': actions.slower,
    '>': actions.faster,
    Backward: shiftKey ? () => actions.step('previous-sentence') : back,
    Forward: shiftKey ? () => actions.step('next-sentence') : forward,
    // On a slider, up means more.
    ArrowUp: shiftKey
      ? () => actions.step('previous-paragraph')
      : isPlace
        ? forward
        : actions.louder,
    ArrowDown: shiftKey ? () => actions.step('next-paragraph') : isPlace ? back : actions.softer,
  };
  const key = keyName(event.key, isRightToLeft);
  return event.repeat ? repeatable[key] : (once[key] ?? repeatable[key]);
}

/** A key by what it stands for: the arrows that lie along the line point on in the text, or back. */
function keyName(key: string, isRightToLeft: boolean): string {
  if (key === 'ArrowLeft') return isRightToLeft ? 'Forward' : 'Backward';
  if (key === 'ArrowRight') return isRightToLeft ? 'Backward' : 'Forward';
  return key.length === 1 ? key.toLowerCase() : key;
}
