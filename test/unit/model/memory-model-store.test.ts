import { MemoryModelStore } from '../../../src/model/memory-model-store';
import { describeModelStore, TOO_BIG } from '../../support/model-store-contract';

describeModelStore('MemoryModelStore', async () => {
  const store = new MemoryModelStore();
  return {
    store,
    fill: async () => {
      store.capacity = TOO_BIG - 1;
    },
    free: async () => {
      store.capacity = Number.POSITIVE_INFINITY;
    },
  };
});
