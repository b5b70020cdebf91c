/**
 * An `EventTarget` whose events are named in a map and always carry their `detail`.
 * `Events` maps a name to the type of its detail.
 */
export class TypedEvents<Events> extends EventTarget {
  /** Listens with a typed `detail`; returns the function that stops listening. */
  on<K extends keyof Events & string>(
    name: K,
    listener: (detail: Events[K]) => void,
    options: { signal?: AbortSignal } = {},
  ): () => void {
    const handle = (event: Event) => listener((event as CustomEvent<Events[K]>).detail);
    this.addEventListener(name, handle, options);
    return () => this.removeEventListener(name, handle);
  }

  /** Dispatches an event with its detail. */
  protected emit<K extends keyof Events & string>(name: K, detail: Events[K]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
