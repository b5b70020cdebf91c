import { loadPart } from '../shared/load-part';
import { throwIfAborted } from '../shared/speech-error';
import type { EngineWorks, WorksOwner } from './engine-works';

type WorksModule = typeof import('./engine-works');

/** The code, once it is here; for all engines of the page. */
let code: WorksModule | undefined;

/** An engine's works: made with the first request, or as soon as their code is here, because another engine asked for it. */
export class LazyWorks {
  #works: EngineWorks | undefined;
  #controller = new AbortController();

  constructor(private readonly owner: WorksOwner) {}

  /** The works, if their code is here. */
  get atHand(): EngineWorks | undefined {
    if (code) this.#works ??= new code.EngineWorks(this.owner);
    return this.#works;
  }

  /** The works. Rejects with `network` if their code cannot be had, and with `aborted` if the engine is released meanwhile. */
  async load(): Promise<EngineWorks> {
    const { signal } = this.#controller;
    if (!code) {
      code = await loadPart(() => import('./engine-works'));
      throwIfAborted(signal);
    }
    return this.atHand as EngineWorks;
  }

  /** Ends what the works do, and what waits for them. */
  release(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#works?.release();
  }
}
