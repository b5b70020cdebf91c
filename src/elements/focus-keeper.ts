import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** An element whose shadow tree has the focus now and then. */
export interface FocusHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  focus(): void;
}

/**
 * Gives the focus back to the element where what had it is no longer there: a slider at the text's end, a message's button. A
 * reader without a mouse would begin at the page's top again.
 */
export class FocusKeeper implements ReactiveController {
  #focused: Element | null = null;

  constructor(private readonly host: FocusHost) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    if (this.#focused && !this.#focused.checkVisibility()) this.host.focus();
    this.#focused = null;
  }
}
