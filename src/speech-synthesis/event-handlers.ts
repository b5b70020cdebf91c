interface ActiveHandler {
  handler: object;
  readonly listener: (event: Event) => void;
}

/**
 * The event handler attributes of a target (`onend`), as HTML has them: a handler keeps its place among the listeners until it is
 * taken away, and what is no object takes it away.
 */
export class EventHandlers {
  readonly #active = new Map<string, ActiveHandler>();

  constructor(private readonly target: EventTarget) {}

  /** The handler of this event, as it was set. */
  get<Handler>(type: string): Handler | null {
    return (this.#active.get(type)?.handler as Handler | undefined) ?? null;
  }

  set(type: string, value: unknown): void {
    const active = this.#active.get(type);
    if (!isObject(value)) {
      if (active) this.target.removeEventListener(type, active.listener);
      this.#active.delete(type);
    } else if (active) active.handler = value;
    else this.#activate(type, value);
  }

  #activate(type: string, handler: object): void {
    const active: ActiveHandler = {
      handler,
      listener: (event) => {
        if (typeof active.handler !== 'function') return;
        if (active.handler.call(this.target, event) === false) event.preventDefault();
      },
    };
    this.#active.set(type, active);
    this.target.addEventListener(type, active.listener);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}
