import modelWorker from '../../workers/model.worker?worker&url';
import speechWorker from '../../workers/speech.worker?worker&url';
import textWorker from '../../workers/text.worker?worker&url';
import { type BundledFiles, withBundledFiles } from '../shared/bundled-file';
import { pageLedger } from '../shared/page-ledger';
import type { ResourceLedger } from '../shared/resource-ledger';
import { BUNDLED_DRAFT, BUNDLED_FILES } from './bundled-files';
import { packageBase } from './package-files';
import { threadScript } from './thread-script';

/** Starts the thread that turns text into units. The only place, with its neighbours here, that makes threads. */
export function spawnTextWorker(ledger = pageLedger): Worker {
  return spawn(textWorker, 'kokoro-text', ledger);
}

/** Starts a thread that turns units into sound. */
export function spawnSpeechWorker(ledger = pageLedger): Worker {
  return spawn(speechWorker, 'kokoro-speech', ledger);
}

/** Starts a thread that looks after stored models. */
export function spawnModelWorker(ledger = pageLedger): Worker {
  return spawn(modelWorker, 'kokoro-models', ledger);
}

function spawn(script: string, name: string, ledger: ResourceLedger): Worker {
  const address = threadScript(new URL(script, import.meta.url));
  return counted(start(withBundledFiles(address, bundledFiles()), name), name, ledger);
}

function start(address: string, name: string): Worker {
  try {
    return new Worker(address, { type: 'module', name });
  } catch {
    return refused();
  }
}

/** WebKit says at once that a policy allows no such thread, where others make one that fails: so does this, for all who wait for it. */
function refused(): Worker {
  const nothing = () => undefined;
  const worker = Object.assign(new EventTarget(), { postMessage: nothing, terminate: nothing });
  setTimeout(() => worker.dispatchEvent(new ErrorEvent('error', { cancelable: true })));
  return worker as unknown as Worker;
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

/** What threads are told of the package's files. */
function bundledFiles(): BundledFiles {
  const base = packageBase();
  const draft = Object.entries(BUNDLED_DRAFT).map(([path, address]) => [base + path, address]);
  return { ...BUNDLED_FILES, ...Object.fromEntries(draft) };
}
