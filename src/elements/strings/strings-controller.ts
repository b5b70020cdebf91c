import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languagesAround } from './page-language';
import { onStringsChange, wordsFor } from './string-registry';
import type { Words } from './words';

/** What the element says of itself. */
export interface StringsHost extends ReactiveControllerHost, HTMLElement {
  readonly uiLang?: string | undefined;
}

/** Knows the words for an element, and draws it anew when the page changes its language or the words are there. */
export class StringsController implements ReactiveController {
  #observer: MutationObserver | undefined;
  #leave: (() => void) | undefined;
  #around: readonly string[] | undefined;
  #told: string | undefined;

  constructor(private readonly host: StringsHost) {
    host.addController(this);
  }

  /** The words as they are now. */
  get words(): Words {
    const { uiLang } = this.host;
    if (!this.#around || uiLang !== this.#told) this.#around = languagesAround(this.host, uiLang);
    this.#told = uiLang;
    return wordsFor(this.#around);
  }

  hostConnected(): void {
    this.#look();
    this.#leave = onStringsChange(() => this.host.requestUpdate());
    this.#observer = new MutationObserver(() => this.#look());
    const page = this.host.ownerDocument.documentElement;
    this.#observer.observe(page, { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#observer?.disconnect();
  }

  #look(): void {
    this.#around = undefined;
    this.host.requestUpdate();
  }
}
