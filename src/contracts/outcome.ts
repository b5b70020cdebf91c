import type { SpeechFailure } from './failures';

/**
 * What a call across a thread returns: a value, or a failure as data. Error classes lose their code,
 * details and cause in a structured clone, so nothing that crosses a thread is thrown.
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SpeechFailure };
