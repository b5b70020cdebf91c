import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { describeModelStore } from '../../support/model-store-contract';
import { TOO_BIG } from '../../support/model-store-harness';

describeModelStore('MemoryModelStore', async () => {
  const store = new MemoryModelStore();
  return {
    store,
    canView: true,
    fill: async () => {
      store.capacity = TOO_BIG - 1;
    },
    free: async () => {
      store.capacity = Number.POSITIVE_INFINITY;
    },
  };
});
