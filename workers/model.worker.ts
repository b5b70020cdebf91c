import { expose } from 'comlink';
import type { ModelWorkerApi } from '../src/contracts/model-storage';
import { ModelService } from './model-service';

const service = new ModelService();

expose({
  start: (config, emit) => service.start(config, emit),
  list: () => service.list(),
  remove: (id) => service.remove(id),
  clear: () => service.clear(),
  export: (id) => service.export(id),
  import: (file, requestId) => service.import(file, requestId),
  prefetch: (request) => service.prefetch(request),
  cancel: (requestId) => service.cancel(requestId),
} satisfies ModelWorkerApi);
