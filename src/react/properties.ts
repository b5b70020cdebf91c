import type { KokoroSpeakElement } from '../elements/kokoro-speak-element';

/** The element's properties that a component may be given. */
export const PROPERTIES = [
  'assetBase',
  'audioCache',
  'autoplay',
  'controls',
  'dual',
  'engine',
  'fallback',
  'follow',
  'highlight',
  'htmlFor',
  'hubBase',
  'layout',
  'lexicon',
  'loop',
  'mediaSession',
  'mediaTitle',
  'model',
  'modelBase',
  'muted',
  'pointing',
  'precision',
  'preload',
  'profile',
  'provider',
  'rate',
  'skip',
  'src',
  'threads',
  'type',
  'uiLang',
  'verbosity',
  'voice',
  'volume',
] as const satisfies readonly (keyof KokoroSpeakElement)[];

/** One of {@link PROPERTIES}. */
export type PropertyName = (typeof PROPERTIES)[number];

/** The element's events, by the names that their handlers have in React. */
export const HANDLERS = {
  onBoundary: 'boundary',
  onCanPlay: 'canplay',
  onDurationChange: 'durationchange',
  onEmptied: 'emptied',
  onEnded: 'ended',
  onError: 'error',
  onLoadStart: 'loadstart',
  onLoadedData: 'loadeddata',
  onLoadedMetadata: 'loadedmetadata',
  onMark: 'mark',
  onMetrics: 'metrics',
  onModelProgress: 'modelprogress',
  onNotice: 'notice',
  onPause: 'pause',
  onPlay: 'play',
  onPlaying: 'playing',
  onProgress: 'progress',
  onProviderChange: 'providerchange',
  onRateChange: 'ratechange',
  onSeeked: 'seeked',
  onSeeking: 'seeking',
  onTimeUpdate: 'timeupdate',
  onVoicesChanged: 'voiceschanged',
  onVolumeChange: 'volumechange',
  onWaiting: 'waiting',
  onWarmupChange: 'warmupchange',
} as const satisfies Readonly<Record<`on${string}`, keyof HTMLElementEventMap>>;

/** One of {@link HANDLERS}. */
export type HandlerName = keyof typeof HANDLERS;
