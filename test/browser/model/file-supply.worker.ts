import { FileSupply } from '../../../src/model/download/file-supply';
import { ProgressLedger } from '../../../src/model/download/progress-ledger';
import { IdbModelStore } from '../../../src/model/store/idb-model-store';
import { OpfsModelStore } from '../../../src/model/store/opfs-model-store';
import type { SupplyNews, SupplyOrder } from './file-supply-messages';

// One tab of a device, as far as files are concerned: the real store, the real lock, and a life that a test can end.

const post = (news: SupplyNews) => postMessage(news);

async function sumOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

addEventListener('message', async ({ data }: MessageEvent<SupplyOrder>) => {
  const { medium, name: folder, pieceBytes, wanted, way } = data;
  const isDatabase = medium === 'IndexedDB';
  const supply = new FileSupply({
    store: isDatabase ? new IdbModelStore({ database: folder }) : new OpfsModelStore({ folder }),
    metrics: ({ name, value }) => post({ type: 'metric', name, value }),
    progress: new ProgressLedger(({ receivedBytes }) => post({ type: 'progress', receivedBytes })),
    onNotice: (failure) => post({ type: 'failed', reason: failure.reason }),
    pieceBytes,
    patience: { backoffMs: 1 },
  });
  try {
    const whole = await supply[way](wanted);
    await supply.idle();
    post({ type: 'done', sha256: whole ? await sumOf(whole) : undefined });
  } catch (error) {
    post({ type: 'failed', reason: String(error) });
  }
});
post({ type: 'ready' });
