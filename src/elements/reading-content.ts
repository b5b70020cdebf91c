import type { Pronunciation } from '../contracts/text';
import { type Content, contentOf } from './content-source';
import type { EnginePort } from './engine-port';
import { fetchText, lexiconFormat } from './linked-text';
import type { ReadingElement } from './reading-element';

/** The text that an element names, and its pronunciations; both may have to be fetched. */
export class ReadingContent {
  #loading: AbortController | undefined;
  #lexicon:
    | { readonly url: string; readonly entries: Promise<readonly Pronunciation[]> }
    | undefined;

  constructor(private readonly host: ReadingElement & { readonly engine: EnginePort }) {}

  /** The text, as it is now. What was asked for before is given up. A promise rejects with a SpeechError. */
  take(): Content | Promise<Content> {
    this.abandon();
    this.#loading = new AbortController();
    if (this.host.src) this.host.dispatchEvent(new Event('loadstart'));
    return contentOf(this.host, this.#loading.signal);
  }

  /** The pronunciations: a file of them is fetched once. Rejects with a SpeechError. */
  lexicon(): readonly Pronunciation[] | undefined | Promise<readonly Pronunciation[]> {
    const { lexicon, baseURI } = this.host;
    if (typeof lexicon !== 'string') return lexicon;
    const url = new URL(lexicon, baseURI).href;
    if (this.#lexicon?.url === url) return this.#lexicon.entries;
    const entries = fetchLexicon(() => this.host.engine, url);
    const known = { url, entries };
    this.#lexicon = known;
    entries.catch(() => {
      if (this.#lexicon === known) this.#lexicon = undefined;
    });
    return entries;
  }

  /** Ends what is fetched for a start. */
  abandon(): void {
    this.#loading?.abort();
  }
}

async function fetchLexicon(
  engine: () => Pick<EnginePort, 'text'>,
  url: string,
): Promise<readonly Pronunciation[]> {
  const { signal } = new AbortController();
  const { text } = await fetchText(url, { type: 'text/plain', signal });
  return engine().text.importLexicon(text, lexiconFormat(url));
}
