// biome-ignore-start lint/performance/noBarrelFile: what is loaded at once, with the first text of a page that is read.
export { onPoint } from './on-point';
export { PageText } from './page-text';
export { ScrollFollower } from './scroll-follower';
export { TextHighlighter } from './text-highlighter';
// biome-ignore-end lint/performance/noBarrelFile: what is loaded at once, with the first text of a page that is read.
