import { ResourceLedger } from './resource-ledger';

/**
 * What the page holds beyond any one engine: threads, the sound output, object URLs. Every engine on the page hears of its
 * levels and leaks once it has said `pageLedger.connect(metrics)`. A worker's own ledger is another one.
 */
export const pageLedger = new ResourceLedger();
