import type { BoundaryEvent, EngineEventMap, MarkEvent } from '../contracts/engine';

/** Events named and meant as in `HTMLMediaElement`: plain, not bubbling, the state is read from the element. */
export type MediaEventName =
  | 'loadstart'
  | 'loadedmetadata'
  | 'loadeddata'
  | 'canplay'
  | 'progress'
  | 'emptied'
  | 'play'
  | 'playing'
  | 'pause'
  | 'waiting'
  | 'ended'
  | 'timeupdate'
  | 'durationchange'
  | 'seeking'
  | 'seeked'
  | 'ratechange'
  | 'volumechange'
  | 'error';

/** The engine's events that the element passes on and shows, each with the engine's own `detail`. */
export const PASSED_ON = Object.freeze([
  'modelprogress',
  'warmupchange',
  'providerchange',
  'notice',
] as const satisfies (keyof EngineEventMap)[]);
/** One of {@link PASSED_ON}. */
export type PassedOnEventName = (typeof PASSED_ON)[number];

type PassedOnEvents = { [K in PassedOnEventName | 'metrics']: CustomEvent<EngineEventMap[K]> };

declare global {
  interface HTMLElementEventMap extends PassedOnEvents {
    /** A word or sentence begins to be heard. */
    boundary: CustomEvent<BoundaryEvent>;
    /** A place that the document names is reached. */
    mark: CustomEvent<MarkEvent>;
    /** {@link KokoroSpeakElement.voices} may be others. */
    voiceschanged: Event;
  }
}
