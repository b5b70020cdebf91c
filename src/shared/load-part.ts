import { offlineOr } from './offline';
import { createFailure, SpeechError } from './speech-error';

/** What has to be imported under another name, because the browser has failed to fetch it: each try needs one of its own. */
let tries = 0;

/**
 * A part of the app that is loaded when somebody needs it. Rejects with `network` when it cannot be had; the next call tries again.
 * @param load a dynamic import
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load().catch((cause) => loadAgain<T>(cause));
  } catch (cause) {
    const { host } = location;
    throw new SpeechError(
      offlineOr(() => createFailure('network', 'unreachable', { host }, cause), cause),
    );
  }
}

/**
 * Chromium does not ask again for a module that it once failed to fetch, as long as the page lives
 * (https://github.com/whatwg/html/issues/6768), but for one of another fragment, and it names what failed. Other browsers name nothing, or ask
 * again by themselves.
 */
async function loadAgain<T>(cause: unknown): Promise<T> {
  const address = /https?:\/\/\S+/.exec(String(cause))?.[0];
  if (!address || isPinned()) throw cause;
  return import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}#${++tries}`);
}

/** Whether an import map says what scripts have to be: it would not know one of another address. */
function isPinned(): boolean {
  const { document } = globalThis as { document?: Page };
  const maps = document?.querySelectorAll('script[type="importmap"]') ?? [];
  return [...maps].some((map) => map.textContent.includes('"integrity"'));
}

/** What is asked of a page, where there is one. */
interface Page {
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string }>;
}
