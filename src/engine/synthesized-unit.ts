import type { VisemeTime, WordTime } from '../contracts/audio';
import type { Provider } from '../contracts/provider';
import type { SpeechUnit } from '../contracts/text';

/** A unit's sound as it is heard: without the silence at its ends, with faded edges and the planned pause. */
export interface SynthesizedUnit {
  readonly unit: SpeechUnit;
  /** Mono, −1..1; a buffer of its own. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Hz. */
  readonly sampleRate: number;
  /** One for each word, in seconds from the start of {@link samples}. */
  readonly wordTimes: readonly WordTime[];
  /** Seconds from the start of {@link samples} at which each token of the unit begins, and the end of the last behind them. */
  readonly tokenTimes: Float32Array<ArrayBuffer>;
  readonly wordTimesEstimated: boolean;
  /** The voice that really spoke. */
  readonly voice: string;
  readonly provider: Provider;
}

/** A unit, and whether its sound is only to be heard until a better one can be. */
export interface MadeUnit extends SynthesizedUnit {
  /** Another voice than the one that was asked for says it, because that one has to be waited for. */
  readonly isProvisional: boolean;
  /** How a mouth moves; undefined where nobody has asked for that. */
  readonly visemes?: readonly VisemeTime[] | undefined;
}
