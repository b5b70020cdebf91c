/**
 * What of the element a page may name, without defining it.
 */
// biome-ignore-start lint/performance/noBarrelFile: one of the package's public entry points.
export type { MediaEventName, PassedOnEventName } from './elements/element-events';
export type { EnginePort, PlaybackPort } from './elements/engine-port';
export type { HighlightMode, PointingMode } from './elements/highlight-controller';
export { KokoroSpeakElement } from './elements/kokoro-speak-element';
export type { PlayerLayout } from './elements/player';
export type { SpeakStrings, StringOverrides } from './elements/strings/speak-strings';
export { registerStrings } from './elements/strings/string-registry';
// biome-ignore-end lint/performance/noBarrelFile: one of the package's public entry points.
