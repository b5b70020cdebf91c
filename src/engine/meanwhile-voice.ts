import type { PcmChunk } from '../contracts/audio';
import type { SynthesisRequest } from '../contracts/speech-worker';
import { FALLBACK_VOICE } from '../contracts/voices';
import { type Deferred, deferred } from '../shared/deferred';
import type { CoreUser, SpeechCore } from './speech-core';

/** Bytes on their way; fewer are here before another voice could speak. */
export const WORTH_BYTES = 4_000_000;

/**
 * The draft voice, for as long as the model that was asked for is on its way from the network: it has a thread of its own, which ends
 * when the model is there. Nothing of it exists where there is nothing to wait for.
 */
export class MeanwhileVoice {
  readonly voice = FALLBACK_VOICE;
  #isWanted: Deferred<void> = deferred();
  #core: SpeechCore | undefined;

  /**
   * @param coreOf the draft voice's own core
   * @param user who hears of it
   */
  constructor(
    private readonly coreOf: () => SpeechCore,
    private readonly user: CoreUser,
  ) {}

  /** Resolves when there is something to wait for. */
  get wanted(): Promise<void> {
    return this.#isWanted.promise;
  }

  /** So many bytes are still to come from the network. */
  noteDownload(bytes: number): void {
    if (bytes >= WORTH_BYTES) this.#isWanted.resolve();
  }

  /** A unit's sound. Rejects as synthesising does. */
  speak(request: SynthesisRequest): Promise<PcmChunk> {
    const core = this.#core ?? this.coreOf();
    this.#core = core;
    core.join(this.user);
    return core.synthesize({ ...request, model: { kind: 'draft' }, voice: this.voice });
  }

  /** The model is there, or nobody listens any more. */
  end(): void {
    this.#isWanted = deferred();
    this.#core?.leave(this.user);
    this.#core = undefined;
  }
}
