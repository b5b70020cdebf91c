import type { ModelProgress } from '../contracts/model';
import type { WarmupStage, WarmupState } from '../contracts/warmup';

/** How far the engine is on its way to the first sound, in words and as a fraction. */
export interface Preparation {
  /** For a live region: `Downloading voice`, or the same word for all the short stages, which would only chatter. */
  readonly announcement: string;
  /** The stage with its byte counts: `Downloading voice · 41.2 of 92.9 MB`. */
  readonly status: string;
  /** 0..1 of the bytes; undefined in a stage that cannot be measured. */
  readonly fraction?: number | undefined;
}

/** The running stage that comes first here is the one to show: bytes tell a reader more than a boot does. */
const STAGES: readonly (readonly [WarmupStage, string])[] = [
  ['first-inference', 'Trying the voice'],
  ['session', 'Setting up the voice'],
  ['runtime', 'Starting engine'],
  ['worker', 'Starting engine'],
];

/** Describes a running preparation. */
export function preparationOf(
  warmup: WarmupState,
  progress: ModelProgress | undefined,
): Preparation {
  if (warmup.running.includes('model') && progress && !isComplete(progress)) {
    return transfer(progress);
  }
  const stage =
    STAGES.find(([name]) => warmup.running.includes(name))?.[1] ??
    (warmup.running.includes('model') ? 'Checking voice' : 'Preparing');
  return { announcement: 'Preparing', status: `${stage}…` };
}

function isComplete({ receivedBytes, totalBytes }: ModelProgress): boolean {
  return totalBytes > 0 && receivedBytes >= totalBytes;
}

function transfer({ receivedBytes, totalBytes, source }: ModelProgress): Preparation {
  const stage = source === 'network' ? 'Downloading voice' : 'Loading voice from this device';
  const received = megabytes(receivedBytes);
  return totalBytes > 0
    ? {
        announcement: stage,
        status: `${stage} · ${received} of ${megabytes(totalBytes)} MB`,
        fraction: receivedBytes / totalBytes,
      }
    : { announcement: stage, status: `${stage} · ${received} MB` };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
