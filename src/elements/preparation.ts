import type { PlaybackSnapshot } from '../contracts/engine';
import type { ModelProgress } from '../contracts/model';
import type { WarmupStage, WarmupState } from '../contracts/warmup';
import { fill } from '../shared/fill';
import type { SpeakStrings } from './strings/speak-strings';
import type { Words } from './strings/words';

/** How far the engine is on its way to the first sound, in words and as a fraction. */
export interface Preparation {
  /** For a live region: `Downloading voice`, or the same word for all the short stages, which would only chatter. */
  readonly announcement: string;
  /** The stage with its byte counts: `Downloading voice · 41.2 of 92.9 MB`. */
  readonly status: string;
  /** The byte counts alone, where {@link announcement} and they are the status. */
  readonly amount?: string | undefined;
  /** 0..1 of the bytes; undefined in a stage that cannot be measured. */
  readonly fraction?: number | undefined;
  /** Whether bytes come from the network. */
  readonly isDownload?: boolean | undefined;
}

/** The running stage that comes first here is the one to show: bytes tell a reader more than a boot does. */
const STAGES: readonly (readonly [WarmupStage, keyof SpeakStrings & `stage${string}`])[] = [
  ['first-inference', 'stageTrying'],
  ['session', 'stageSession'],
  ['runtime', 'stageEngine'],
  ['worker', 'stageEngine'],
];

/** Describes a running preparation. */
export function preparationOf(
  warmup: WarmupState,
  progress: ModelProgress | undefined,
  words: Words,
): Preparation {
  const { strings } = words;
  if (warmup.running.includes('model') && progress && !isComplete(progress)) {
    return transfer(progress, words);
  }
  const otherwise = warmup.running.includes('model') ? 'stageChecking' : 'stagePreparing';
  const name = STAGES.find(([stage]) => warmup.running.includes(stage))?.[1] ?? otherwise;
  const status = fill(strings.underWay, { stage: strings[name] });
  return { announcement: strings.stagePreparing, status };
}

/** Sound that is kept back, as a preparation: a wait that can be measured. */
export function heldOf(
  playback: PlaybackSnapshot | undefined,
  words: Words,
): Preparation | undefined {
  if (playback?.status !== 'buffering' || !playback.held) return undefined;
  const { seconds, needed } = playback.held;
  const announcement = words.strings.stageAhead;
  const amount = words.seconds(seconds, needed);
  const fraction = Math.min(1, seconds / needed);
  return { announcement, status: `${announcement} · ${amount}`, amount, fraction };
}

function isComplete({ receivedBytes, totalBytes }: ModelProgress): boolean {
  return totalBytes > 0 && receivedBytes >= totalBytes;
}

function transfer({ receivedBytes, totalBytes, source }: ModelProgress, words: Words): Preparation {
  const { stageDownloading, stageLoading } = words.strings;
  const isDownload = source === 'network';
  const announcement = isDownload ? stageDownloading : stageLoading;
  const amount = words.bytes(receivedBytes, totalBytes);
  const fraction = totalBytes > 0 ? receivedBytes / totalBytes : undefined;
  return { announcement, status: `${announcement} · ${amount}`, amount, fraction, isDownload };
}
