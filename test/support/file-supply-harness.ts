import { createHash } from 'node:crypto';
import type { SpeechFailure } from '../../src/contracts/failures';
import type { ModelProgress } from '../../src/contracts/model';
import { MetricsRecorder } from '../../src/metrics/recorder';
import { FileSupply, type FileSupplyParts } from '../../src/model/download/file-supply';
import { LocalFileLock } from '../../src/model/download/local-file-lock';
import { ProgressLedger } from '../../src/model/download/progress-ledger';
import type { WantedFile } from '../../src/model/download/wanted-file';
import { KOKORO_MANIFEST } from '../../src/model/manifests/kokoro';
import { MemoryModelStore } from '../../src/model/store/memory-model-store';

/** Short pieces, so that a file of some megabytes has many. */
export const PIECE = 256 * 1024;

/** What one tab has: a supply, and what it told. Tabs of one device share a store and a lock. */
export interface Tab {
  readonly supply: FileSupply;
  readonly notices: SpeechFailure[];
  readonly sourceFailures: SpeechFailure[];
  readonly progress: ModelProgress[];
  readonly recorder: MetricsRecorder;
  /** How often the browser was asked to keep what is stored. */
  persisted(): number;
}

/** A device with a store, on which tabs are opened. */
export class Device {
  constructor(
    readonly store: MemoryModelStore = new MemoryModelStore(),
    /** A new one for each tab that must not wait for one that was killed. */
    public lock = new LocalFileLock(),
  ) {}

  /** Opens a tab. */
  open(changes: Partial<FileSupplyParts> = {}): Tab {
    const notices: SpeechFailure[] = [];
    const sourceFailures: SpeechFailure[] = [];
    const progress: ModelProgress[] = [];
    const recorder = new MetricsRecorder();
    let persisted = 0;
    const supply = new FileSupply({
      store: this.store,
      lock: this.lock,
      metrics: recorder.record,
      progress: new ProgressLedger((news) => progress.push(news)),
      onNotice: (failure) => notices.push(failure),
      onSourceFailure: (failure) => sourceFailures.push(failure),
      persist: () => persisted++,
      patience: { backoffMs: 1 },
      pieceBytes: PIECE,
      ...changes,
    });
    return { supply, notices, sourceFailures, progress, recorder, persisted: () => persisted };
  }

  /** Bytes of files that have begun. */
  async begun(): Promise<number> {
    const partials = await this.store.partials();
    return partials.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** A file of the hub's folder as a manifest would name it. */
export function wantedFrom(origins: readonly string[], path: string, body: Uint8Array) {
  return {
    urls: origins.map((origin) => `${origin}/${KOKORO_MANIFEST.folder}/${path}`),
    file: path,
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    keptAs: { model: 'test@1', path },
  } satisfies WantedFile;
}
