import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SentenceStep } from '../engine/sentence-steps';
import {
  backIcon,
  farBackIcon,
  farForwardIcon,
  forwardIcon,
  mutedIcon,
  pauseIcon,
  playIcon,
  soundIcon,
  stopIcon,
} from './icons';
import type { Player } from './player';
import type { SpeakStrings } from './strings/speak-strings';

/** What a ring shows: how far something is, 0..1; that nobody knows how long it takes; or nothing. */
export type RingState = number | 'turning' | 'none';

/** The round button, with a ring around it. */
export function roundButton({ view, words, actions }: Player, state: RingState): TemplateResult {
  const playing = view.action === 'pause';
  return html`<button
    type="button"
    part="play-button"
    class=${state === 'turning' ? 'round busy' : 'round'}
    aria-label=${playing ? words.strings.pause : words.strings.play}
    @click=${actions.toggle}
  >
    ${state === 'none' ? nothing : ring(state === 'turning' ? TURNING_PART : state)}
    <span class="disc">${playing ? pauseIcon : playIcon}</span>
  </button>`;
}

/** How much of a turning ring is filled. */
const TURNING_PART = 0.28;

/** Drawn by attributes alone, which a strict content security policy leaves alone. */
function ring(fraction: number): TemplateResult {
  const filled = 100 * Math.min(1, Math.max(0, fraction));
  return svg`<svg part="ring" class="ring" viewBox="0 0 48 48" aria-hidden="true">
    <circle class="groove" cx="24" cy="24" r="22.5" />
    <circle class="filled" cx="24" cy="24" r="22.5" pathLength="100" stroke-dasharray=${`${filled.toFixed(2)} 100`} transform="rotate(-90 24 24)" />
  </svg>`;
}

/** Ends reading. It stays where it is while there is nothing to end, so that nobody loses the focus. */
export function stopButton({ view, words, actions }: Player): TemplateResult {
  return html`<button
    type="button"
    part="stop-button"
    class="quiet"
    aria-label=${words.strings.stop}
    aria-disabled=${view.canStop ? nothing : 'true'}
    @click=${actions.stop}
  >${stopIcon}</button>`;
}

type StepPart = 'back' | 'forward' | 'far-back' | 'far-forward';

const STEPS: Readonly<
  Record<StepPart, readonly [SentenceStep, keyof SpeakStrings, TemplateResult]>
> = {
  back: ['previous-sentence', 'previousSentence', backIcon],
  forward: ['next-sentence', 'nextSentence', forwardIcon],
  'far-back': ['previous-paragraph', 'previousParagraph', farBackIcon],
  'far-forward': ['next-paragraph', 'nextParagraph', farForwardIcon],
};

/** To a neighbouring sentence, or, far, paragraph. */
export function stepButton({ view, words, actions }: Player, part: StepPart): TemplateResult {
  const [step, name, icon] = STEPS[part];
  return html`<button
    type="button"
    part=${`${part}-button`}
    class="quiet"
    aria-label=${words.strings[name]}
    aria-disabled=${view.canStop ? nothing : 'true'}
    @click=${() => actions.step(step)}
  >${icon}</button>`;
}

/** Silences it while it goes on. */
export function muteButton({ settings, words, actions }: Player): TemplateResult {
  const { muted } = settings;
  return html`<button
    type="button"
    part="mute-button"
    class=${muted ? 'quiet muted' : 'quiet'}
    aria-label=${muted ? words.strings.unmute : words.strings.mute}
    @click=${actions.mute}
  >${muted ? mutedIcon : soundIcon}</button>`;
}
