import type { PcmChunk } from '../contracts/audio';
import type { SpeechFailure } from '../contracts/failures';
import type { ModelRequest } from '../contracts/model';
import type { SynthesisRequest } from '../contracts/speech-worker';
import type { LeadUnits, PlanBatch, PlanRequest, SpeechUnit } from '../contracts/text';
import { speechError } from '../shared/speech-error';
import { DocumentVoices } from './document-voices';
import type { KeptSounds } from './kept-sounds';
import { type KnownDocument, knownLead } from './known-lead';
import type { MeanwhileVoice } from './meanwhile-voice';
import type { SpeechCore } from './speech-core';
import type { TextHost } from './text-host';
import type { VoiceChoice } from './voice-choice';

/** What the model's speed may be; a document may ask for more on top of what the caller asks for. */
const SLOWEST = 0.5;
const FASTEST = 2;

/** A unit's sound. */
export interface VoicedSound {
  readonly chunk: PcmChunk;
  /** The voice that really spoke. */
  readonly voice: string;
  /** Set where another voice speaks until the model is there. */
  readonly isProvisional?: boolean;
}

/** What the making of sounds needs of its engine. */
export interface SoundContext {
  readonly text: Pick<TextHost, 'begin' | 'next' | 'cancel'>;
  readonly speech: Pick<SpeechCore, 'synthesize'>;
  /** What was spoken before and need not be made again; undefined if nothing is kept. */
  readonly kept?: Pick<KeptSounds, 'find' | 'hasAll' | 'keep' | 'notes' | 'note'> | undefined;
  /** Who speaks until a model is there that has to be downloaded; undefined: nobody. */
  readonly meanwhile?: Pick<MeanwhileVoice, 'wanted' | 'speak' | 'voice' | 'end'> | undefined;
  /** Brings model and voice into being; may choose a fallback, which then speaks. */
  prepare(choice: VoiceChoice, requestId: string): Promise<VoiceChoice>;
  /** Hears of a voice that the document asks for and that cannot be had; the text's own speaks instead. */
  onVoiceFailure(failure: SpeechFailure, instead: string): void;
}

/** Whose sounds. */
export interface SoundRequest {
  readonly requestId: string;
  readonly choice: VoiceChoice;
  readonly modelRate: number;
  /** `off`: nothing is taken from what is kept, and nothing added; default `auto`. */
  readonly audioCache?: 'auto' | 'off' | undefined;
}

/**
 * The sounds of one utterance: those that are kept on the device are taken from there, the others are made. Model and session
 * are prepared only when a sound that is not kept comes into sight, and then ahead of its turn.
 */
export class UnitSounds {
  /** What speaks: the voice that was asked for, until a sound has to be made and another one steps in. */
  #choice: VoiceChoice;
  #voices: DocumentVoices;
  #prepared: Promise<VoiceChoice> | undefined;
  readonly #kept: SoundContext['kept'];
  /** Whether the model is there. */
  #isReady = false;
  /** Where the sentence begins that another voice has begun. */
  #provisional: number | undefined;
  /** Somebody waits for the preparation, and will hear of its failure. */
  #isAwaited = false;
  #isOver = false;

  constructor(
    private readonly context: SoundContext,
    private readonly request: SoundRequest,
  ) {
    this.#kept = request.audioCache === 'off' ? undefined : context.kept;
    this.#choice = request.choice;
    this.#voices = new DocumentVoices(request.choice, context.onVoiceFailure);
  }

  /**
   * How a document is to be divided at its beginning, so that what is kept of it fits.
   * @param document undefined for one that is still being written, of which nothing is kept
   * @param planned how the device's pace wants it
   */
  async lead(
    plan: Omit<PlanRequest, 'requestId' | 'lead'>,
    document: KnownDocument | undefined,
    planned: LeadUnits | undefined,
  ): Promise<LeadUnits | undefined> {
    const kept = this.#kept;
    if (!kept || !document) return planned;
    const { documentId: _, ...lengths } = plan;
    const text = { ...document, ...lengths };
    return await knownLead(kept, text, planned, (lead) => this.#isKept(plan, lead));
  }

  /** To be called when the text is known to be readable. Where nothing is kept, model and session are prepared now. */
  async begin(): Promise<void> {
    if (this.#kept) return;
    if (this.context.meanwhile) void this.#prepare();
    else await this.#prepareNow();
  }

  /** Whether units are to be planned ahead, to see what has to be made. */
  get looksAhead(): boolean {
    return this.#kept !== undefined && this.#prepared === undefined;
  }

  /** Units that come next: model and session are prepared if not all of their sounds are kept. */
  async expect(coming: Promise<PlanBatch>): Promise<void> {
    try {
      const { units } = await coming;
      const requests = units.map((unit) => this.#requestFor(unit));
      if (this.#prepared || (await this.#kept?.hasAll(requests))) return;
      await this.#prepare();
    } catch {
      // The one whose turn it is hears of it.
    }
  }

  /** Nobody listens any more: nothing is prepared or made for what is still looked up. */
  end(): void {
    this.#isOver = true;
    this.context.meanwhile?.end();
  }

  /** A unit's sound. Rejects as preparing and synthesising do. */
  async speak(unit: SpeechUnit): Promise<VoicedSound> {
    const voices = this.#voices;
    const sound = await voices.speak(unit.style?.voice, (model, voice) =>
      this.#make(this.#requestFor(unit, model, voice), voices, unit.sentence.start),
    );
    // Another voice has stepped in for the one that it was looked up for.
    return sound ?? (await this.speak(unit));
  }

  /** @returns undefined when another voice speaks by now */
  async #make(
    request: SynthesisRequest,
    voices: DocumentVoices,
    sentence: number,
  ): Promise<VoicedSound | undefined> {
    const { voice } = request;
    const found = await this.#kept?.find(request);
    if (found) return { chunk: found, voice };
    const early = await this.#early(request, sentence);
    if (early) return early;
    await this.#prepareNow();
    if (this.#voices !== voices) return undefined;
    this.#requireListener();
    const chunk = await this.context.speech.synthesize(request);
    void this.#kept?.keep(request, chunk);
    return { chunk, voice };
  }

  /** The sound of another voice, where the model would have to be waited for long; it ends its sentence. */
  async #early(request: SynthesisRequest, sentence: number): Promise<VoicedSound | undefined> {
    const { meanwhile } = this.context;
    if (!meanwhile || request.model.kind === 'draft') return undefined;
    const prepared = this.#prepare();
    const isOver = prepared.then(
      () => 'over' as const,
      () => 'over' as const,
    );
    void isOver.then(() => {
      this.#isReady = true;
    });
    const goesOn = this.#provisional === sentence;
    if (!goesOn) {
      const first = this.#isReady
        ? 'over'
        : await Promise.race([isOver, meanwhile.wanted.then(() => 'wanted' as const)]);
      if (first === 'over') {
        meanwhile.end();
        return undefined;
      }
    }
    this.#requireListener();
    this.#provisional = sentence;
    const { voice } = meanwhile;
    try {
      return { chunk: await meanwhile.speak(request), voice, isProvisional: true };
    } catch {
      // The model that was asked for is worth waiting for, then.
      return undefined;
    }
  }

  #requireListener(): void {
    if (this.#isOver) throw speechError('aborted', 'cancelled');
  }

  async #prepareNow(): Promise<void> {
    this.#isAwaited = true;
    const spoken = await this.#prepare();
    const { voice, model } = this.#choice;
    if (spoken.voice === voice && spoken.model === model) return;
    this.#choice = spoken;
    this.#voices = new DocumentVoices(spoken, this.context.onVoiceFailure);
  }

  #prepare(): Promise<VoiceChoice> {
    if (this.#prepared) return this.#prepared;
    this.#requireListener();
    const { choice, requestId } = this.request;
    const prepared = this.context.prepare(choice, requestId);
    this.#prepared = prepared;
    prepared.catch(() => {
      // Nobody has heard of it: whoever needs it later tries again.
      if (!this.#isAwaited) this.#prepared = undefined;
    });
    return prepared;
  }

  #requestFor(
    unit: SpeechUnit,
    model: ModelRequest = this.#choice.model,
    voice: string = this.#voices.voiceFor(unit.style?.voice),
  ): SynthesisRequest {
    const { requestId, modelRate } = this.request;
    return {
      requestId,
      model,
      voice,
      unit: unit.index,
      tokens: unit.tokens,
      wordRanges: unit.words.map((word) => word.tokenRange),
      speed: Math.min(FASTEST, Math.max(SLOWEST, modelRate * (unit.style?.rate ?? 1))),
    };
  }

  /** Whether the first unit's sound is kept if the text is divided like this. */
  async #isKept(
    plan: Omit<PlanRequest, 'requestId' | 'lead'>,
    lead: LeadUnits | undefined,
  ): Promise<boolean> {
    const requestId = `${this.request.requestId}-look`;
    const { text: host } = this.context;
    try {
      await host.begin({ ...plan, requestId, ...(lead ? { lead } : {}) });
      const { units } = await host.next(requestId, 1);
      const requests = units.map((unit) => this.#requestFor(unit));
      return units.length > 0 && ((await this.#kept?.hasAll(requests)) ?? false);
    } catch {
      return false;
    } finally {
      host.cancel(requestId);
    }
  }
}
