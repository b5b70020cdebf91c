import type { SpeechFailure } from '../contracts/failures';
import type { ModelRequest } from '../contracts/model';
import { createFailure, toFailure } from '../shared/speech-error';
import { describeVoice, type VoiceChoice } from './voice-choice';

/** The voices of one utterance: the one that was chosen for it, and those that its document names for parts of it. */
export class DocumentVoices {
  /** Names that were tried in vain; each is told once. */
  readonly #missing = new Set<string>();

  /** @param onFailure hears why a voice of the document's does not speak, and which one does */
  constructor(
    private readonly chosen: VoiceChoice,
    private readonly onFailure: (failure: SpeechFailure, instead: string) => void,
  ) {}

  /** The voice that a part is spoken by, as far as that is known beforehand. @param named the one that the document names */
  voiceFor(named: string | undefined): string {
    const { model, voice } = this.chosen;
    const isHad = named !== undefined && !this.#missing.has(named) && isOfModel(named, model);
    return isHad ? named : voice;
  }

  /**
   * Has a part spoken by the voice that the document names for it; by the chosen one if it names none, or one that cannot be had.
   * @param synthesize rejects as the engine does
   */
  async speak<Sound>(
    named: string | undefined,
    synthesize: (model: ModelRequest, voice: string) => Promise<Sound>,
  ): Promise<Sound> {
    const { model, voice } = this.chosen;
    if (named === undefined || named === voice || this.#missing.has(named))
      return synthesize(model, voice);
    if (!isOfModel(named, model)) {
      this.#miss(named, createFailure('voice-unavailable', 'unknown', { voice: named }));
      return synthesize(model, voice);
    }
    try {
      return await synthesize(model, named);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'aborted') throw error;
      const sound = await synthesize(model, voice);
      // The chosen one speaks, so it was the voice.
      this.#miss(named, failure);
      return sound;
    }
  }

  #miss(voice: string, failure: SpeechFailure): void {
    if (this.#missing.has(voice)) return;
    this.#missing.add(voice);
    this.onFailure(failure, this.chosen.voice);
  }
}

/** A site's own model may bring any voice; the others have the voices that are known of them. */
function isOfModel(voice: string, model: ModelRequest): boolean {
  if (model.kind === 'manifest') return true;
  const kind = model.kind === 'file' ? 'kokoro' : model.kind;
  return describeVoice(voice)?.model === kind;
}
