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
  const worker = new Worker(withBundledFiles(address, bundledFiles()), { type: 'module', name });
  return counted(worker, name, ledger);
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
