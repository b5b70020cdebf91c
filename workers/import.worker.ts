import { runImport } from '../src/reader/import/import-job';
import type { ImportRequest } from '../src/reader/import/import-protocol';

// Reads one file and makes a book of it; the page ends this thread after its last message, or to cancel.

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<ImportRequest>) => {
  self.onmessage = null;
  void runImport(data, (message) => self.postMessage(message));
};
