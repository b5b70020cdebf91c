import type { ModelRequest } from '../contracts/model';
import type { DualMode } from '../contracts/provider';
import type { SpeechWorkerConfig } from '../contracts/speech-worker';
import type { SessionPreference } from './device-choice';
import { SpeechCore } from './speech-core';
import { TextHost } from './text-host';

/** The page's text worker: texts are planned alike, whatever speaks them. */
export const pageText = new TextHost();

const cores = new Map<string, SpeechCore>();

/** What one core can serve: engines that differ in it would take the session away from each other. */
export interface CoreConfig extends SpeechWorkerConfig {
  readonly model: ModelRequest | undefined;
  readonly dual: DualMode;
  /** What was measured to be best, for what the request leaves open. */
  readonly preferred?: SessionPreference | undefined;
}

/** The page's core for this configuration. It holds nothing until somebody uses it. */
export function pageCore(config: CoreConfig): SpeechCore {
  const { provider, profile, threads, assetBase, modelBase, hubBase, model, dual, preferred } =
    config;
  const worker = { provider, profile, threads, assetBase, modelBase, hubBase };
  const key = JSON.stringify([worker, model, dual, preferred]);
  const core = cores.get(key) ?? new SpeechCore(worker, { dual, preferred });
  cores.set(key, core);
  return core;
}
