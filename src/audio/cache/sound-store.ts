import type { CachedAudio } from '../../contracts/audio-cache';
import type { Provider } from '../../contracts/provider';
import { AudioDatabase, answer, BY_USE, NOTES, SOUNDS, TOTALS, USES } from './audio-database';
import { type KeptSound, roomOf } from './kept-sound';

/** What is known of a sound without reading it. */
interface Use {
  readonly usedAt: number;
  readonly bytes: number;
  readonly provider: Provider;
}

/** Key of the one record in {@link TOTALS}. */
const ALL = 'all';
/** Sounds that are looked at in one go when room is made. */
const BATCH = 64;
/** Texts and models that something is known of. */
const MOST_NOTES = 1000;

/**
 * Sounds by name, in a database that all tabs share. Every change is one transaction that keeps the books as well, so tabs do not
 * come between each other: of two that keep the same sound, the last one counts. Rejects with what the browser says.
 */
export class SoundStore {
  /** @param now milliseconds since 1970 */
  constructor(
    private readonly database = new AudioDatabase(),
    private readonly now: () => number = Date.now,
  ) {}

  /** Whatever is kept under a name. */
  async get(name: string): Promise<unknown> {
    return await this.database.run('readonly', (transaction) =>
      answer<unknown>(transaction.objectStore(SOUNDS).get(name)),
    );
  }

  /** Whether something is kept under each of these names. */
  async hasAll(names: readonly string[]): Promise<boolean> {
    return await this.database.run('readonly', async (transaction) => {
      const uses = transaction.objectStore(USES);
      const keys = await Promise.all(names.map((name) => answer(uses.getKey(name))));
      return keys.every((key) => key !== undefined);
    });
  }

  /**
   * Keeps a sound, and lets go of those that were not used for longest as far as it takes to stay within a budget in bytes.
   * One that is larger than the whole budget is not kept.
   * @returns how many were let go
   */
  async put(name: string, sound: KeptSound, budget: number): Promise<number> {
    const bytes = roomOf(sound);
    if (bytes > budget) return 0;
    return await this.database.run('readwrite', async (transaction) => {
      await drop(transaction, name);
      const { provider } = sound;
      transaction.objectStore(SOUNDS).put(sound, name);
      const use: Use = { usedAt: this.now(), bytes, provider };
      transaction.objectStore(USES).put(use, name);
      await count(transaction, { bytes, sounds: 1 });
      return await makeRoom(transaction, budget, name);
    });
  }

  /** Lets go of those that were not used for longest until the rest fits. @returns how many */
  async shrink(budget: number): Promise<number> {
    return await this.database.run('readwrite', (transaction) => makeRoom(transaction, budget));
  }

  /** A sound was used: it is let go later than all others. */
  async touch(name: string): Promise<void> {
    await this.database.run('readwrite', async (transaction) => {
      const uses = transaction.objectStore(USES);
      const use = await answer<Use | undefined>(uses.get(name));
      if (use) await answer(uses.put({ ...use, usedAt: this.now() }, name));
    });
  }

  /** Lets a sound go. */
  async remove(name: string): Promise<void> {
    await this.database.run('readwrite', (transaction) => drop(transaction, name));
  }

  /** Lets go of every sound that this provider made. */
  async removeMadeBy(provider: Provider): Promise<void> {
    await this.database.run('readwrite', async (transaction) => {
      const uses = transaction.objectStore(USES);
      const [names, entries] = await Promise.all([
        answer(uses.getAllKeys()),
        answer<Use[]>(uses.getAll()),
      ]);
      const made = names.filter((_, i) => entries[i]?.provider === provider);
      for (const name of made) await drop(transaction, name);
    });
  }

  /** What is kept. */
  async total(): Promise<CachedAudio> {
    return await this.database.run('readonly', readTotal);
  }

  /** Lets everything go. */
  async clear(): Promise<void> {
    await this.database.run('readwrite', async (transaction) => {
      for (const store of [SOUNDS, USES, NOTES, TOTALS])
        await answer(transaction.objectStore(store).clear());
    });
  }

  /** What was noted under each of these names; undefined for nothing. */
  async notes(names: readonly string[]): Promise<unknown[]> {
    return await this.database.run('readonly', async (transaction) => {
      const notes = transaction.objectStore(NOTES);
      const found = names.map((name) => answer<{ value: unknown } | undefined>(notes.get(name)));
      return (await Promise.all(found)).map((note) => note?.value);
    });
  }

  /** Notes something small; the oldest notes go when there are very many. */
  async note(name: string, value: unknown): Promise<void> {
    await this.database.run('readwrite', async (transaction) => {
      const notes = transaction.objectStore(NOTES);
      await answer(notes.put({ value, [BY_USE]: this.now() }, name));
      const surplus = (await answer(notes.count())) - MOST_NOTES;
      if (surplus <= 0) return;
      for (const old of await answer(notes.index(BY_USE).getAllKeys(null, surplus)))
        await answer(notes.delete(old));
    });
  }
}

async function readTotal(transaction: IDBTransaction): Promise<CachedAudio> {
  const total = await answer<CachedAudio | undefined>(transaction.objectStore(TOTALS).get(ALL));
  return total ?? { bytes: 0, sounds: 0 };
}

async function count(transaction: IDBTransaction, change: CachedAudio): Promise<void> {
  const { bytes, sounds } = await readTotal(transaction);
  const total: CachedAudio = { bytes: bytes + change.bytes, sounds: sounds + change.sounds };
  await answer(transaction.objectStore(TOTALS).put(total, ALL));
}

/** Lets a sound go, if it is there, and keeps the books. */
async function drop(transaction: IDBTransaction, name: IDBValidKey): Promise<void> {
  const uses = transaction.objectStore(USES);
  const use = await answer<Use | undefined>(uses.get(name));
  if (!use) return;
  await answer(transaction.objectStore(SOUNDS).delete(name));
  await answer(uses.delete(name));
  await count(transaction, { bytes: -use.bytes, sounds: -1 });
}

/** @param spared what was kept just now */
async function makeRoom(
  transaction: IDBTransaction,
  budget: number,
  spared?: string,
): Promise<number> {
  const uses = transaction.objectStore(USES).index(BY_USE);
  let gone = 0;
  while ((await readTotal(transaction)).bytes > budget) {
    const oldest = await answer(uses.getAllKeys(null, BATCH));
    const candidates = oldest.filter((name) => name !== spared);
    if (candidates.length === 0) break;
    for (const name of candidates) {
      if ((await readTotal(transaction)).bytes <= budget) break;
      await drop(transaction, name);
      gone++;
    }
  }
  return gone;
}
