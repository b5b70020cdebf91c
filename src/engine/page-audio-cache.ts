import { LazyAudioCache } from './lazy-audio-cache';

/** The sound of what was spoken, for all engines of the page. It opens nothing before something is spoken. */
export const pageAudioCache = new LazyAudioCache();
