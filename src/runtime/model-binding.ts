import type { InferenceSession } from 'onnxruntime-web/wasm';
import { speechError } from '../shared/speech-error';

/** The names by which one file's graph calls the parts of Kokoro's contract. */
export interface ModelBinding {
  readonly ids: string;
  readonly style: string;
  readonly speed: string;
  readonly waveform: string;
  /** Frames of 600 samples per token, where the export has them. */
  readonly durations: string | undefined;
}

// The first name is the hub's; the others are those of further exports of the same network.
const NAMES = {
  ids: ['input_ids', 'tokens'],
  style: ['style', 'ref_s'],
  speed: ['speed'],
  waveform: ['waveform', 'audio'],
  durations: ['durations', 'duration', 'pred_dur'],
} as const;

function pick(present: readonly string[], known: readonly string[]): string | undefined {
  return known.find((name) => present.includes(name));
}

/**
 * Finds the contract's inputs and outputs in a session.
 * @param file what the model is called in an error
 * @throws SpeechError `invalid-argument` (`model-inputs`) that names what is missing
 */
export function bindModel(
  session: Pick<InferenceSession, 'inputNames' | 'outputNames'>,
  file: string,
): ModelBinding {
  const ids = pick(session.inputNames, NAMES.ids);
  const style = pick(session.inputNames, NAMES.style);
  const speed = pick(session.inputNames, NAMES.speed);
  const waveform = pick(session.outputNames, NAMES.waveform);
  if (!ids || !style || !speed || !waveform) {
    const missing = Object.entries({ ids, style, speed, waveform })
      .filter(([, found]) => !found)
      .map(([part]) => NAMES[part as keyof typeof NAMES][0])
      .join(', ');
    throw speechError('invalid-argument', 'model-inputs', { file, missing });
  }
  return { ids, style, speed, waveform, durations: pick(session.outputNames, NAMES.durations) };
}
