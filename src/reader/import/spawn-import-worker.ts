import importWorker from '../../../workers/import.worker?worker&url';
import { pageLedger } from '../../shared/page-ledger';

/** Starts a thread that reads one file. The one thread that is not the engine's: it lives as long as an import does. */
export function spawnImportWorker(ledger = pageLedger): Worker {
  const address = new URL(importWorker, import.meta.url);
  const worker = new Worker(address, { type: 'module', name: 'kokoro-import' });
  const release = ledger.acquire('worker', 'kokoro-import');
  const { terminate } = worker;
  worker.terminate = () => {
    terminate.call(worker);
    release();
  };
  return worker;
}
