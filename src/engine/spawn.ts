import sonic from '@echogarden/sonic-wasm/sonic.wasm?url';
import playerWorklet from '../../workers/player.worklet?worker&url';
import { pageLedger } from '../shared/page-ledger';
import type { ResourceLedger } from '../shared/resource-ledger';

/** Starts the thread that turns text into units. The only place, with its neighbours here, that makes threads. */
export function spawnTextWorker(ledger = pageLedger): Worker {
  const worker = new Worker(new URL('../../workers/text.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kokoro-text',
  });
  return counted(worker, 'kokoro-text', ledger);
}

/** Starts a thread that turns units into sound. */
export function spawnSpeechWorker(ledger = pageLedger): Worker {
  const worker = new Worker(new URL('../../workers/speech.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kokoro-speech',
  });
  return counted(worker, 'kokoro-speech', ledger);
}

/** Starts a thread that looks after stored models. */
export function spawnModelWorker(ledger = pageLedger): Worker {
  const worker = new Worker(new URL('../../workers/model.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kokoro-models',
  });
  return counted(worker, 'kokoro-models', ledger);
}

/** Enters a worker until somebody terminates it, which its host does also when it dies by itself. */
function counted(worker: Worker, name: string, ledger: ResourceLedger): Worker {
  const release = ledger.acquire('worker', name);
  const { terminate } = worker;
  worker.terminate = () => {
    terminate.call(worker);
    release();
  };
  return worker;
}

/** Absolute address of the audio thread's module. */
export const PLAYER_WORKLET_URL: string = new URL(playerWorklet, import.meta.url).href;

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
