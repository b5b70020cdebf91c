import { html, nothing, type TemplateResult } from 'lit';
import type { BenchDownload, BenchPhase } from './bench-controller';
import { configurationName } from './configuration';
import { megabytes, remaining } from './format';
import type { VisitKind } from './plan';
import type { BenchProgress } from './runner';
import type { StoredRun } from './stored-run';

/** What is shown while something is under way. */
export interface ProgressState {
  readonly phase: BenchPhase;
  readonly progress: BenchProgress | undefined;
  readonly download: BenchDownload | undefined;
}

const KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  preparation: 'warming up, not counted',
  cold: 'cold start',
  warm: 'warm start and warm run',
};

/** A bar with words, and the button that ends the run. */
export function progressView(
  state: ProgressState,
  cancel: () => void,
): TemplateResult | typeof nothing {
  if (state.phase === 'idle') return nothing;
  const { done, total } = amountOf(state);
  return html`<section class="sheet progress" aria-label="Progress">
    <div class="progress-words">
      <p class="now" aria-hidden="true">${nowWords(state)}</p>
      <button class="quiet" type="button" @click=${cancel} ?disabled=${state.phase === 'stopping'}>
        Cancel
      </button>
    </div>
    <progress
      aria-label="How far the run has come"
      .value=${done}
      max=${Math.max(1, total)}
    ></progress>
    <p class="hint">Leave this page in front, and other programs alone: what they do is measured, too.</p>
  </section>`;
}

function amountOf({ phase, progress, download }: ProgressState): { done: number; total: number } {
  if (phase === 'downloading')
    return { done: download?.receivedBytes ?? 0, total: download?.totalBytes ?? 0 };
  return { done: progress?.done ?? 0, total: progress?.total ?? 0 };
}

function nowWords({ phase, progress, download }: ProgressState): string {
  if (phase === 'stopping') return 'Stopping …';
  if (phase === 'downloading')
    return download?.totalBytes
      ? `Downloading the model: ${megabytes(download.receivedBytes)} of ${megabytes(download.totalBytes)}`
      : 'Looking for the model …';
  const { visit, done = 0, total = 0, remainingMs } = progress ?? {};
  if (!visit) return 'Beginning …';
  const left = remainingMs === undefined ? '' : `, ${remaining(remainingMs)} left`;
  const text = visit.texts.length === 1 ? `, ${visit.texts[0]} text` : '';
  return `${done + 1} of ${total}: ${configurationName(visit.configuration)}${text}, ${KIND_WORDS[visit.kind]}${left}`;
}

/** Parts of the whole that a screen reader is told: not each visit, which would never end. */
const SPOKEN_STEPS = 4;

/** What a screen reader hears: the beginning, each quarter, and the end. */
export function spokenProgress({ phase, progress }: ProgressState, isDone: boolean): string {
  if (phase === 'idle') return isDone ? 'The benchmark is finished. The result is below.' : '';
  if (phase === 'stopping') return 'Stopping.';
  if (phase === 'downloading') return 'Preparing the model.';
  const { done = 0, total = 1 } = progress ?? {};
  const quarter = Math.floor((SPOKEN_STEPS * done) / Math.max(1, total));
  return quarter === 0 ? 'Measuring.' : `${(100 / SPOKEN_STEPS) * quarter} per cent measured.`;
}

/** What to do with a run that a reload interrupted. */
export function interruptedView(
  run: StoredRun | undefined,
  actions: { resume(): void; discard(): void },
): TemplateResult | typeof nothing {
  if (!run) return nothing;
  const counted = run.outcomes.filter(({ record }) => record.kind !== 'preparation').length;
  return html`<section class="sheet card interrupted" aria-label="Interrupted run">
    <p>
      A run with ${run.options.modelName} was interrupted after ${counted}
      ${counted === 1 ? 'start' : 'starts'}.
    </p>
    <div class="actions">
      <button class="primary" type="button" @click=${actions.resume}>Go on</button>
      <button class="quiet" type="button" @click=${actions.discard}>Discard it</button>
    </div>
  </section>`;
}
