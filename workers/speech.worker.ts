import { expose, transfer } from 'comlink';
import type { SpeechWorkerApi } from '../src/contracts/speech-worker';
import { SpeechService } from './speech-service';

const service = new SpeechService();

expose({
  start: (config, emit) => service.start(config, emit),
  prepare: (request) => service.prepare(request),
  async synthesize(request) {
    const outcome = await service.synthesize(request);
    return outcome.ok ? transfer(outcome, [outcome.value.samples.buffer]) : outcome;
  },
  cancel: (requestId) => service.cancel(requestId),
  compare: (a, b) => service.compare(a, b),
  release: () => service.release(),
} satisfies SpeechWorkerApi);
