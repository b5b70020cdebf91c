/**
 * Cross-origin isolation for sites whose server sends no headers: a service worker adds them, so that the runtime may use threads.
 */
import type { EmbedderPolicy } from './headers';

export type { EmbedderPolicy } from './headers';

/**
 * `isolated`: it is, and nothing was done. `reloading`: the page is being loaded anew, isolated. `installed`: it will be with the next visit.
 * `unsupported`: there are no service workers here (no secure context). `refused`: the worker runs, and the browser does not isolate the
 * page all the same.
 */
export type IsolationState = 'isolated' | 'reloading' | 'installed' | 'unsupported' | 'refused';

/** How {@link isolate} goes about it. */
export interface IsolationOptions {
  /** Address of the service worker on the page's own origin; default `/isolation.worker.js`. */
  readonly script?: string | URL;
  /** Pages that it isolates; default all below the script's folder. */
  readonly scope?: string;
  /** Default `credentialless`; `require-corp` where Safari is to isolate, too. */
  readonly policy?: EmbedderPolicy;
  /** Whether the page may be loaded anew at once, which it has to be to become isolated; default true. */
  readonly reload?: boolean;
}

/** Remembers in the tab that a page was loaded anew, so that a browser that refuses is not asked for ever. */
const RELOADED = 'kokoro-speak:isolation';

/**
 * Installs the service worker `isolation.worker.js`, a file of this package that has to lie on the page's own origin, and loads the page
 * anew once. Rejects with what the browser says if the script cannot be had.
 */
export async function isolate({
  script = '/isolation.worker.js',
  scope,
  policy = 'credentialless',
  reload = true,
}: IsolationOptions = {}): Promise<IsolationState> {
  if (crossOriginIsolated) {
    sessionStorage.removeItem(RELOADED);
    return 'isolated';
  }
  if (!('serviceWorker' in navigator)) return 'unsupported';
  const address = new URL(script, document.baseURI);
  address.searchParams.set('policy', policy);
  const registration = await navigator.serviceWorker.register(address, scope ? { scope } : {});
  await activated(registration);
  if (sessionStorage.getItem(RELOADED)) return 'refused';
  if (!reload) return 'installed';
  sessionStorage.setItem(RELOADED, policy);
  location.reload();
  return 'reloading';
}

/** Resolves when a worker of the registration runs. */
async function activated({
  installing,
  waiting,
  active,
}: ServiceWorkerRegistration): Promise<void> {
  const worker = active ?? waiting ?? installing;
  if (!worker || worker.state === 'activated') return;
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    });
  });
}
