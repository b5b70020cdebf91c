import type { Notice } from '../contracts/engine';
import type { FailureCode, SpeechFailure } from '../contracts/failures';
import type { RequestPriority } from '../contracts/speech-worker';
import { FALLBACK_VOICE } from '../contracts/voices';
import { toFailure } from '../shared/speech-error';
import type { SpeechCore } from './speech-core';
import type { UtteranceContext } from './utterance';
import type { VoiceChoice } from './voice-choice';

/** Failures of the real model after which the draft voice steps in. */
const FALLBACK_CODES: ReadonlySet<FailureCode> = new Set(['network', 'integrity']);

/** What the preparation of voices needs of its engine. */
export interface PreparationContext {
  readonly core: Pick<SpeechCore, 'prepare' | 'pool' | 'fail'>;
  readonly kept: UtteranceContext['kept'];
  /** Whether the draft voice may speak for a model that cannot be had. */
  readonly mayFallBack: boolean;
  onNotice(notice: Notice): void;
  /** The draft voice steps in. */
  onFallback(): void;
}

/** Brings a model and a voice into being, or the draft voice where the model cannot be had, and says so. */
export class VoicePreparation {
  #notice: Notice | undefined;
  /** Set while the draft voice stands in for a model that could not be had. */
  #fallenBack = false;

  constructor(private readonly context: PreparationContext) {}

  /** What a person should know although speech goes on. */
  get notice(): Notice | undefined {
    return this.#notice;
  }

  /** Tells something that a person should know. */
  tell(notice: Notice): void {
    this.#notice = notice;
    this.context.onNotice(notice);
  }

  /** Forgets a fallback: the next text tries the real model again. */
  retry(): void {
    this.#fallenBack = false;
    this.#notice = undefined;
  }

  /** @returns who speaks */
  async prepare(
    choice: VoiceChoice,
    requestId: string,
    priority: RequestPriority = 'play',
  ): Promise<VoiceChoice> {
    const fallback: VoiceChoice = { ...choice, voice: FALLBACK_VOICE, model: { kind: 'draft' } };
    const canFallBack = this.context.mayFallBack && choice.model.kind !== 'draft';
    if (canFallBack && this.#fallenBack) return this.#load(fallback, requestId, priority);
    const earlier = this.#notice;
    try {
      const loaded = await this.#load(choice, requestId, priority);
      // What was told meanwhile is of this model, which may have found no room on the device.
      if (choice.model.kind !== 'draft' && this.#notice === earlier) this.#notice = undefined;
      return loaded;
    } catch (error) {
      const failure: SpeechFailure = toFailure(error);
      if (failure.code !== 'aborted') this.context.core.fail(failure);
      if (!canFallBack || !FALLBACK_CODES.has(failure.code)) throw error;
      this.#fallenBack = true;
      this.context.onFallback();
      this.tell({ failure, fallbackVoice: FALLBACK_VOICE });
      return this.#load(fallback, requestId, priority);
    }
  }

  async #load(
    choice: VoiceChoice,
    requestId: string,
    priority: RequestPriority,
  ): Promise<VoiceChoice> {
    const { core, kept } = this.context;
    const { model, voice } = choice;
    const request = { requestId, model, voice };
    const session = await (priority === 'play' ? core : core.pool).prepare(request);
    kept?.learn(model, session);
    return choice;
  }
}
