import type { MetricSink } from '../contracts/metrics';
import { chooseProfile } from '../shared/device-profile';
import { DeviceMemory } from './device-memory';
import type { ResolvedOptions } from './engine-options';
import { KeptSounds } from './kept-sounds';
import { pageAudioCache } from './page-audio-cache';

/** What an engine of these options finds there and keeps there; undefined if it is to keep nothing. */
export function pageSounds(
  { audioCache: limit, preferred, profile }: ResolvedOptions,
  metrics: MetricSink,
): KeptSounds | undefined {
  if (limit === 'off') return undefined;
  const own = chooseProfile(preferred?.profile ?? profile);
  return new KeptSounds(pageAudioCache, {
    limit,
    profile: own,
    metrics,
    memory: new DeviceMemory(),
  });
}
