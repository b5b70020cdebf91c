import type { SentenceStep } from '../engine/sentence-steps';

/** What keys ask for. */
export interface KeyActions {
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly step: (step: SentenceStep) => void;
  /** Seconds, at rate 1, back or forward. */
  readonly skip: (seconds: number) => void;
  readonly faster: () => void;
  readonly slower: () => void;
  readonly mute: () => void;
}

const SKIP_SECONDS = 10;
/** On the slider, whose own step would be a hundredth of a whole book. */
const SLIDER_SECONDS = 5;

/**
 * What a key of the player means, as players on the web have it; undefined for a key that is not its own, or that belongs to what
 * has the focus.
 */
export function keyAction(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const { target, shiftKey } = event;
  // A menu's keys are its own; on a button, the space bar is.
  if (target instanceof HTMLSelectElement) return undefined;
  const isSlider = target instanceof HTMLInputElement;
  const isButton = target instanceof HTMLButtonElement;
  const unit = shiftKey ? 'paragraph' : 'sentence';
  const once: Record<string, (() => void) | undefined> = {
    Escape: actions.stop,
    k: actions.toggle,
    m: actions.mute,
    ' ': isButton ? undefined : actions.toggle,
  };
  const repeatable: Record<string, (() => void) | undefined> = {
    j: () => actions.skip(-SKIP_SECONDS),
    l: () => actions.skip(SKIP_SECONDS),
    '<': actions.slower,
    '>': actions.faster,
    ArrowLeft: isSlider
      ? () => actions.skip(-SLIDER_SECONDS)
      : () => actions.step(`previous-${unit}`),
    ArrowRight: isSlider ? () => actions.skip(SLIDER_SECONDS) : () => actions.step(`next-${unit}`),
  };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.repeat ? repeatable[key] : (once[key] ?? repeatable[key]);
}
