import playerWorklet from '../../workers/player.worklet?worker&url';

/** Starts the thread that turns text into units. The only place, with its neighbours here, that makes threads. */
export function spawnTextWorker(): Worker {
  return new Worker(new URL('../../workers/text.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kokoro-text',
  });
}

/** Starts a thread that turns units into sound. */
export function spawnSpeechWorker(): Worker {
  return new Worker(new URL('../../workers/speech.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kokoro-speech',
  });
}

/** Starts a thread that looks after stored models. */
export function spawnModelWorker(): Worker {
  return new Worker(new URL('../../workers/model.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kokoro-models',
  });
}

/** Absolute address of the audio thread's module. */
export const PLAYER_WORKLET_URL: string = new URL(playerWorklet, import.meta.url).href;

/**
 * Folder of the built package. The worklet is the one file whose address the bundler always tells, and it always lies
 * one level below that folder, in development as in the build.
 */
export function packageBase(): string {
  return new URL('../', PLAYER_WORKLET_URL).href;
}
