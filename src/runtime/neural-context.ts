import { speechError } from '../shared/speech-error';
import { type Accelerator, accelerator } from './accelerator';

/** The part of WebNN's `MLContext` that is used here; TypeScript's libraries do not describe it. */
export interface MachineLearningContext {
  readonly lost?: Promise<{ readonly message?: string }>;
  destroy?(): void;
}

/** WebNN's `navigator.ml`, as far as it is used. */
interface MachineLearning {
  createContext(options: {
    readonly deviceType: NeuralDeviceType;
    readonly powerPreference: 'high-performance';
  }): Promise<MachineLearningContext>;
}

/** Which kind of device is asked for; what the browser takes in the end, it does not tell. */
export type NeuralDeviceType = 'gpu' | 'cpu';

/** A device that computes through WebNN. */
export interface NeuralContext extends Accelerator {
  readonly provider: 'webnn';
  readonly context: MachineLearningContext;
  readonly deviceType: NeuralDeviceType;
}

/** In the order in which they are asked for. */
const DEVICE_TYPES: readonly NeuralDeviceType[] = ['gpu', 'cpu'];

/**
 * Opens WebNN on the graphics device, or on the processor where there is none for it.
 * @throws SpeechError `provider-unavailable` (`no-webnn`) where the browser has no WebNN or refuses both
 */
export async function openNeuralContext(): Promise<NeuralContext> {
  const { ml } = navigator as Navigator & { readonly ml?: MachineLearning };
  if (!ml) throw speechError('provider-unavailable', 'no-webnn');
  let refusal: unknown;
  for (const deviceType of DEVICE_TYPES) {
    try {
      const context = await ml.createContext({ deviceType, powerPreference: 'high-performance' });
      const device = accelerator(`WebNN ${deviceType}`, context);
      return { provider: 'webnn', context, deviceType, ...device };
    } catch (cause) {
      // The first one is the device that was wanted.
      refusal ??= cause;
    }
  }
  throw speechError('provider-unavailable', 'no-webnn', {}, refusal);
}
