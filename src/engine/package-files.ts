import sonic from '@echogarden/sonic-wasm/sonic.wasm?url';
import playerWorklet from '../../workers/player.worklet?worker&url';

/** Absolute address of the audio thread's module. */
const PLAYER_WORKLET_URL: string = new URL(playerWorklet, import.meta.url).href;

/** Absolute addresses of all that the audio thread needs. */
export const PLAYER_URLS = Object.freeze({
  worklet: PLAYER_WORKLET_URL,
  stretch: new URL(sonic, import.meta.url).href,
});

/**
 * Folder of the built package. The worklet is the one file whose address the bundler always tells, and it always lies
 * one level below that folder, in development as in the build.
 */
export function packageBase(): string {
  return new URL('../', PLAYER_WORKLET_URL).href;
}
