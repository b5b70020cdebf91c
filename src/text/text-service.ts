import type { Outcome } from '../contracts/outcome';
import type {
  Language,
  LeadUnits,
  Phonemization,
  PlanBatch,
  PlanRequest,
  TextWorkerApi,
} from '../contracts/text';
import { SharedTask } from '../shared/shared-task';
import { settle, speechError } from '../shared/speech-error';
import { requireLanguage } from './language';
import { loadCmuLexicon } from './lexicon/cmu-lexicon';
import type { Lexicon } from './lexicon/lexicon';
import { phonemizeText } from './plan/phonemize-text';
import { PlanQueue } from './plan/plan-queue';
import { hasSpeakableWord, planText } from './plan/plan-text';

interface OpenRequest {
  readonly text: string;
  readonly language: Language;
  readonly lead: LeadUnits | undefined;
  queue?: PlanQueue;
}

/**
 * The text front end as the text worker exposes it: text in, speech units out, failures as data. The lexicon is
 * loaded once, with the first text, and again only if that failed.
 */
export class TextService implements TextWorkerApi {
  readonly #lexicon: SharedTask<Lexicon>;
  readonly #requests = new Map<string, OpenRequest>();

  /** @param loadLexicon replaces CMUdict, in tests */
  constructor(loadLexicon: () => Promise<Lexicon> = loadCmuLexicon) {
    this.#lexicon = new SharedTask(loadLexicon);
  }

  /**
   * Registers a text under its id; the last `begin` of an id counts. Does not wait for the lexicon, but starts
   * loading it. Fails with `language-unavailable`, or `invalid-argument` (`empty-text`, `nothing-speakable`).
   */
  begin({ requestId, text, language, lead }: PlanRequest): Promise<Outcome<void>> {
    return settle(() => {
      const known = requireLanguage(language);
      requireText(text);
      if (text.trim() === '') throw speechError('invalid-argument', 'empty-text');
      if (!hasSpeakableWord(text, known))
        throw speechError('invalid-argument', 'nothing-speakable');
      this.#requests.set(requestId, { text, language: known, lead });
      // Whoever needs the lexicon meets its failure in `next`.
      this.#lexicon.run().catch(() => {});
    });
  }

  /**
   * Up to `maxUnits` (a whole number from 1) further units. After the last batch, after a cancel and for an unknown
   * id it fails with `aborted`; with `network` if the lexicon cannot be loaded (then it may be called again).
   */
  next(requestId: string, maxUnits: number): Promise<Outcome<PlanBatch>> {
    return settle(async () => {
      requireCount(maxUnits);
      const request = this.#requests.get(requestId);
      const lexicon = request && (await this.#lexicon.run());
      // It may have been cancelled or replaced while the lexicon was loading.
      if (!lexicon || this.#requests.get(requestId) !== request) {
        throw speechError('aborted', 'cancelled');
      }
      request.queue ??= new PlanQueue(
        planText(request.text, { lexicon, language: request.language }, request.lead),
      );
      const batch = request.queue.take(maxUnits);
      if (batch.done) this.#requests.delete(requestId);
      return batch;
    });
  }

  /** Forgets a request; an unknown id is no failure. */
  async cancel(requestId: string): Promise<void> {
    this.#requests.delete(requestId);
  }

  /** A whole text in phonemes; an empty one gives none. Fails as {@link begin} does for a bad language. */
  phonemize(text: string, language: Language): Promise<Outcome<Phonemization>> {
    return settle(async () => {
      const known = requireLanguage(language);
      requireText(text);
      return phonemizeText(text, { lexicon: await this.#lexicon.run(), language: known });
    });
  }
}

function requireText(text: unknown): void {
  if (typeof text === 'string') return;
  throw speechError('invalid-argument', 'bad-option', {
    option: 'text',
    value: String(text),
    problem: 'it is not a string',
  });
}

function requireCount(maxUnits: unknown): void {
  if (Number.isInteger(maxUnits) && Number(maxUnits) >= 1) return;
  throw speechError('invalid-argument', 'bad-option', {
    option: 'maxUnits',
    value: String(maxUnits),
    problem: 'it is not a whole number from 1',
  });
}
