/**
 * The library's entry: importing it defines `<kokoro-speak>`, and it exports what a page may name.
 */
import './elements/define';

// biome-ignore-start lint/performance/noBarrelFile: the package's public entry point.
export * from './element-entry';
export * from './engine-entry';
// biome-ignore-end lint/performance/noBarrelFile: the package's public entry point.
