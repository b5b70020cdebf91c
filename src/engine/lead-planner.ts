import type { LeadUnits } from '../contracts/text';
import type { DeviceMemory } from './device-memory';
import type { TokenPace } from './pace';

/** How long the computing of the first unit is to take, in milliseconds. */
const FIRST_SOUND_MS = 600;
/** Fewer phonemes are a word or two, which sound cut off. */
const LEAST_PHONEMES = 16;
/** From this many phonemes on, hardly any sentence would be cut. */
const MOST_PHONEMES = 200;
/** Part of the sound before it that computing the next unit may take; the rest is for what the pace does not foresee. */
const SAFETY = 0.8;
const LEAST_GROWTH = 1.25;
const MOST_GROWTH = 4;
/** A pace that is within this factor of the one that is noted is not noted anew. */
const SAME_PACE = 1.25;

/**
 * How short the first units have to be on a device with this pace: sound begins soon, and the next unit is there when the one
 * before ends. undefined where whole sentences are quick enough.
 */
export function leadUnits({ ms, soundMs }: TokenPace): LeadUnits | undefined {
  const phonemes = Math.max(LEAST_PHONEMES, Math.floor(FIRST_SOUND_MS / ms));
  if (phonemes >= MOST_PHONEMES) return undefined;
  const growth = Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, (SAFETY * soundMs) / ms));
  return { phonemes, growth };
}

/**
 * Plans the first units of a text by the pace of the session, or by what was noted of it on an earlier visit. While nothing is
 * known, sentences stay whole.
 */
export class LeadPlanner {
  /** @param name tells what computes from others: browser, provider, form, threads */
  constructor(
    private readonly name: () => string,
    private readonly memory: Pick<DeviceMemory, 'read' | 'write'> | undefined,
  ) {}

  /** How to keep the first units short. @param pace of the session, if it has run */
  plan(pace: TokenPace | undefined, model: string): LeadUnits | undefined {
    const known = pace ?? this.#noted(model);
    return known && leadUnits(known);
  }

  /** Notes the pace for the next visit. */
  remember(pace: TokenPace | undefined, model: string): void {
    if (!pace) return;
    const noted = this.#noted(model);
    const ratio = noted
      ? Math.max(noted.ms / pace.ms, pace.ms / noted.ms)
      : Number.POSITIVE_INFINITY;
    if (ratio > SAME_PACE)
      this.memory?.write(this.#key(model), `${pace.ms.toFixed(2)} ${pace.soundMs.toFixed(2)}`);
  }

  #noted(model: string): TokenPace | undefined {
    const [ms = Number.NaN, soundMs = Number.NaN] = (this.memory?.read(this.#key(model)) ?? '')
      .split(' ')
      .map(Number);
    return ms > 0 && soundMs > 0 ? { ms, soundMs } : undefined;
  }

  #key(model: string): string {
    return `pace|${this.name()}|${model}`;
  }
}
