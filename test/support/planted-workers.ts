import { type SpeechFaults, spawnFaulty } from './speech-faults';

/**
 * Puts faulty threads in the place of real ones for engines that start theirs by themselves.
 * @param faultsOf asked at each start of a speech thread; undefined leaves it as it is
 * @returns a function that takes it back
 */
export function plantWorkers(faultsOf: () => SpeechFaults | undefined): () => void {
  const Real = globalThis.Worker;
  const Planted = class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      const faults = options?.name === 'kokoro-speech' ? faultsOf() : undefined;
      super(url, options);
      if (!faults) return;
      this.terminate();
      // biome-ignore lint/correctness/noConstructorReturn: another thread in its place.
      return spawnFaulty(faults) as this;
    }
  };
  globalThis.Worker = Planted;
  return () => {
    globalThis.Worker = Real;
  };
}
