/**
 * The package's main entry: importing it defines `<kokoro-speak>`. The engine has an entry of its own, so that a page that only shows
 * a player loads no more than that.
 */
import './elements/define';

// biome-ignore-start lint/performance/noBarrelFile: one of the package's public entry points.
export * from './element-entry';
export { SpeechError } from './shared/speech-error';
// biome-ignore-end lint/performance/noBarrelFile: one of the package's public entry points.
