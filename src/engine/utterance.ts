import { applyGain } from '../audio/gain';
import type { PcmChunk } from '../contracts/audio';
import type { SpeechFailure } from '../contracts/failures';
import type { SpeechUnit } from '../contracts/text';
import { throwIfAborted } from '../shared/speech-error';
import { DocumentVoices } from './document-voices';
import type { ReadingRequest } from './engine-options';
import type { SpeechCore } from './speech-core';
import type { TextHost } from './text-host';
import type { VoiceChoice } from './voice-choice';

/** Units asked for at once after the first, which comes alone because somebody waits for it. */
const BATCH = 8;

/** The model says a unit of fewer words badly, so that it is joined with its neighbour. */
const FRAGMENT_WORDS = 5;
/** What the model's speed may be; a document may ask for more on top of what the caller asks for. */
const SLOWEST = 0.5;
const FASTEST = 2;

/** A unit and its sound. */
export interface SpokenUnit {
  readonly unit: SpeechUnit;
  readonly chunk: PcmChunk;
  /** The voice that really spoke. */
  readonly voice: string;
}

/** What an utterance needs of its engine. */
export interface UtteranceContext {
  readonly text: TextHost;
  readonly speech: SpeechCore;
  /** Brings model and voice into being; may choose a fallback, which then speaks. */
  prepare(choice: VoiceChoice, requestId: string): Promise<VoiceChoice>;
  /** Hears of a voice that the document asks for and that cannot be had; the text's own speaks instead. */
  onVoiceFailure(failure: SpeechFailure, instead: string): void;
}

/** One text to be spoken. */
export interface UtteranceRequest {
  readonly requestId: string;
  readonly text: string;
  readonly choice: VoiceChoice;
  readonly modelRate: number;
  /** Offset in the text: the sentence there is the first. */
  readonly from: number;
  /** Whether the first pieces may be shorter than a sentence. */
  readonly lead: 'short' | 'whole';
  /** How the text is to be understood and divided. */
  readonly reading: ReadingRequest;
  readonly signal: AbortSignal;
}

/**
 * Speaks a text unit by unit, each synthesised when the consumer asks for it, or for the one before where two sessions work. Planning and preparation run side by
 * side. Ending the iteration early, or the signal, cancels what is left.
 */
export async function* speakUnits(
  context: UtteranceContext,
  request: UtteranceRequest,
): AsyncGenerator<SpokenUnit, void, void> {
  const { requestId, signal } = request;
  const cancel = () => {
    context.text.cancel(requestId);
    context.speech.pool.cancel(requestId);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    throwIfAborted(signal);
    const spoken = await begin(context, request);
    const voices = new DocumentVoices(spoken, context.onVoiceFailure);
    const begun: Begun[] = [];
    for await (const unit of planUnits(context.text, requestId)) {
      throwIfAborted(signal);
      begun.push(beginUnit(context, request, voices, unit));
      while (begun.length >= context.speech.width) yield await finished(begun, signal);
    }
    while (begun.length > 0) yield await finished(begun, signal);
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** A unit whose sound is being made. */
interface Begun {
  readonly unit: SpeechUnit;
  readonly sound: Promise<VoicedSound>;
}

type VoicedSound = Pick<SpokenUnit, 'chunk' | 'voice'>;

function beginUnit(
  context: UtteranceContext,
  { requestId, modelRate }: UtteranceRequest,
  voices: DocumentVoices,
  unit: SpeechUnit,
): Begun {
  const sound = voices.speak(unit.style?.voice, async (model, voice) => {
    const chunk = await context.speech.synthesize({
      requestId,
      model,
      voice,
      unit: unit.index,
      tokens: unit.tokens,
      wordRanges: unit.words.map((word) => word.tokenRange),
      speed: Math.min(FASTEST, Math.max(SLOWEST, modelRate * (unit.style?.rate ?? 1))),
    });
    return { chunk, voice };
  });
  // Its turn may never come: an earlier one can fail.
  sound.catch(() => undefined);
  return { unit, sound };
}

/** The first of those that have begun, whenever the others are done. */
async function finished(begun: Begun[], signal: AbortSignal): Promise<SpokenUnit> {
  const { unit, sound } = begun.shift() as Begun;
  const { chunk, voice } = await sound;
  throwIfAborted(signal);
  applyGain(chunk.samples, unit.style?.volume ?? 1);
  return { unit, voice, chunk };
}

/** A text that cannot be read is told before anything is downloaded for it. */
async function begin(context: UtteranceContext, request: UtteranceRequest): Promise<VoiceChoice> {
  const { requestId, text, choice, from, reading, signal } = request;
  const lead = request.lead === 'whole' ? undefined : context.speech.lead(choice.model);
  await context.text.begin({
    requestId,
    text,
    language: choice.language,
    fragmentWords: FRAGMENT_WORDS,
    unitPhonemes: context.speech.unitPhonemes,
    ...reading,
    ...(from > 0 ? { from } : {}),
    ...(lead ? { lead } : {}),
  });
  throwIfAborted(signal);
  return context.prepare(choice, requestId);
}

async function* planUnits(text: TextHost, requestId: string): AsyncGenerator<SpeechUnit> {
  for (let batch = await text.next(requestId, 1); ; batch = await text.next(requestId, BATCH)) {
    yield* batch.units;
    if (batch.done) return;
  }
}
