import { type SpeechFaults, spawnFaulty } from './speech-faults';

/**
 * Puts faulty threads in the place of real ones for engines that start theirs by themselves.
 * @param faultsOf asked at each start of a speech thread; undefined leaves it as it is
 * @returns a function that takes it back
 */
export function plantWorkers(faultsOf: () => SpeechFaults | undefined): () => void {
  const Real = globalThis.Worker;
  globalThis.Worker = new Proxy(Real, {
    construct(target, [url, options]: [string | URL, WorkerOptions?]) {
      const faults = options?.name === 'kokoro-speech' ? faultsOf() : undefined;
      return faults ? spawnFaulty(faults) : new target(url, options);
    },
  });
  return () => {
    globalThis.Worker = Real;
  };
}
