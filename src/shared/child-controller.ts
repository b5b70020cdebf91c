/** A controller that also follows someone else's signal. */
export interface ChildController {
  readonly controller: AbortController;
  /** Stops following; to be called when the work is over, or the parent's listeners pile up. */
  release(): void;
}

/** Makes a controller that aborts with `parent`; `AbortSignal.any`, which Safari has only since 17.4. */
export function childController(parent?: AbortSignal): ChildController {
  const controller = new AbortController();
  const follow = () => controller.abort();
  if (parent?.aborted) follow();
  parent?.addEventListener('abort', follow, { once: true });
  return { controller, release: () => parent?.removeEventListener('abort', follow) };
}
