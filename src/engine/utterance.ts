import { applyGain } from '../audio/gain';
import type { PlanRequest, SpeechUnit } from '../contracts/text';
import { throwIfAborted } from '../shared/speech-error';
import type { KeptSounds } from './kept-sounds';
import type { KnownDocument } from './known-lead';
import type { PreludeContext } from './prelude';
import type { SpeechCore } from './speech-core';
import type { TextHost } from './text-host';
import { type SoundContext, type SoundRequest, UnitSounds, type VoicedSound } from './unit-sounds';

/** Units asked for at once after the first, which comes alone because somebody waits for it. */
const BATCH = 8;

/** The model says a unit of fewer words badly, so that it is joined with its neighbour. */
const FRAGMENT_WORDS = 5;

/** A unit and its sound. */
export interface SpokenUnit extends VoicedSound {
  readonly unit: SpeechUnit;
}

/** What an utterance needs of its engine. */
export interface UtteranceContext extends SoundContext {
  readonly text: TextHost;
  readonly speech: SpeechCore;
  readonly kept?: KeptSounds | undefined;
  /** What a voice of the system needs, where one is to read while the model is on its way. */
  readonly system?: Pick<PreludeContext, 'synthesis' | 'wanted'> | undefined;
}

/** One text to be spoken. */
export interface UtteranceRequest extends SoundRequest {
  readonly documentId: string;
  /** Resolves when the document is open. */
  readonly open: () => Promise<void>;
  /** What tells the text from every other; undefined while it is still being written. */
  readonly known: KnownDocument | undefined;
  /** Whether nothing can be made before more of the text is planned. */
  readonly onHunger: (isHungry: boolean) => void;
  /** Offset in the text: the sentence there is the first. */
  readonly from: number;
  /** Whether the first pieces may be shorter than a sentence. */
  readonly lead: 'short' | 'whole';
  /** How long units are to be, where somebody says so. */
  readonly lengths: {
    readonly [K in 'unitPhonemes' | 'fragmentWords']: PlanRequest[K] | undefined;
  };
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
  const sounds = new UnitSounds(context, request);
  const cancel = () => {
    sounds.end();
    context.text.cancel(requestId);
    context.speech.pool.cancel(requestId);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    throwIfAborted(signal);
    await begin(context, request, sounds);
    const planned = planUnits(context.text, requestId, sounds);
    const begun: Begun[] = [];
    for (let coming = next(planned); ; ) {
      request.onHunger(begun.length === 0);
      // What is made does not wait for a text that is still to be written.
      const unit = begun[0] ? await Promise.race([coming, begun[0].done]) : await coming;
      throwIfAborted(signal);
      if (unit === 'made') {
        yield await finished(begun, signal);
        continue;
      }
      request.onHunger(false);
      if (unit === undefined) break;
      begun.push(beginUnit(sounds, unit));
      while (begun.length >= context.speech.width) yield await finished(begun, signal);
      coming = next(planned);
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
  /** Resolves when the sound is there, or will not be. */
  readonly done: Promise<'made'>;
}

/** The next unit; undefined behind the last. Nobody has to listen. */
function next(planned: AsyncGenerator<SpeechUnit>): Promise<SpeechUnit | undefined> {
  const coming = planned.next().then(({ done, value }) => (done ? undefined : value));
  coming.catch(() => undefined);
  return coming;
}

function beginUnit(sounds: UnitSounds, unit: SpeechUnit): Begun {
  const sound = sounds.speak(unit);
  const made = () => 'made' as const;
  // Its turn may never come: an earlier one can fail.
  return { unit, sound, done: sound.then(made, made) };
}

/** The first of those that have begun, whenever the others are done. */
async function finished(begun: Begun[], signal: AbortSignal): Promise<SpokenUnit> {
  const { unit, sound } = begun.shift() as Begun;
  const made = await sound;
  throwIfAborted(signal);
  applyGain(made.chunk.samples, unit.style?.volume ?? 1);
  return { unit, ...made };
}

/** A text that cannot be read is told before anything is downloaded for it. */
async function begin(
  context: UtteranceContext,
  request: UtteranceRequest,
  sounds: UnitSounds,
): Promise<void> {
  const { requestId, documentId, choice, from, known, lengths, signal } = request;
  await request.open();
  throwIfAborted(signal);
  const plan = {
    documentId,
    fragmentWords: lengths.fragmentWords ?? FRAGMENT_WORDS,
    unitPhonemes: lengths.unitPhonemes ?? context.speech.unitPhonemes,
    ...(from > 0 ? { from } : {}),
  };
  const isWhole = request.lead === 'whole';
  const planned = context.speech.lead(choice.model);
  const lead = isWhole ? undefined : await sounds.lead(plan, known, planned);
  throwIfAborted(signal);
  await context.text.begin({ requestId, ...plan, ...(lead ? { lead } : {}) });
  throwIfAborted(signal);
  await sounds.begin();
}

async function* planUnits(
  text: TextHost,
  requestId: string,
  sounds: UnitSounds,
): AsyncGenerator<SpeechUnit> {
  for (let coming = text.next(requestId, 1); ; ) {
    const { units, done } = await coming;
    const more = () => text.next(requestId, BATCH);
    const ahead = !done && sounds.looksAhead ? more() : undefined;
    if (ahead) void sounds.expect(ahead);
    yield* units;
    if (done) return;
    coming = ahead ?? more();
  }
}
