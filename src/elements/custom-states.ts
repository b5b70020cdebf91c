import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Older browsers know states by another notation, which a page cannot name in the same rule. */
const CAN_HAVE_STATES = globalThis.CSS?.supports('selector(:state(playing))');

/** Keeps an element's custom states as they should be: for `kokoro-speak:state(playing)` in a page's CSS. */
export class CustomStates implements ReactiveController {
  readonly #states: CustomStateSet;

  /** @param wanted the states that hold now */
  constructor(
    host: ReactiveControllerHost,
    { states }: ElementInternals,
    private readonly wanted: () => ReadonlySet<string>,
  ) {
    this.#states = states;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!CAN_HAVE_STATES) return;
    const wanted = this.wanted();
    for (const state of [...this.#states]) if (!wanted.has(state)) this.#states.delete(state);
    for (const state of wanted) this.#states.add(state);
  }
}
