import type { LexiconFormat } from '../contracts/text';
import { TEXT_TYPES, type TextType } from '../contracts/text';
import { offlineOr } from '../shared/offline';
import { createFailure, SpeechError, speechError, throwIfAborted } from '../shared/speech-error';

/** A text that was fetched. */
export interface LinkedText {
  readonly text: string;
  readonly type: TextType;
}

/** How a text is fetched. */
export interface FetchTextOptions {
  /** What it is written in, whatever its server says. */
  readonly type?: TextType | undefined;
  /** Selector of elements of an HTML document that are left out. */
  readonly skip?: string | undefined;
  readonly signal: AbortSignal;
}

const TYPE_OF_ENDING: Readonly<Record<string, TextType>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
  ssml: 'application/ssml+xml',
};

/** Rejects with a SpeechError: `network`, or `aborted` when the signal fires. */
export async function fetchText(url: string, options: FetchTextOptions): Promise<LinkedText> {
  const { signal, skip } = options;
  const response = await answerOf(url, signal);
  const text = await bodyOf(response, url, signal);
  const type = options.type ?? typeOf(response, url);
  return { text: type === 'text/html' && skip ? without(text, skip) : text, type };
}

/** The format of a file of pronunciations, by its name. */
export function lexiconFormat(url: string): LexiconFormat {
  return /\.(?:pls|xml)$/i.test(pathOf(url)) ? 'pls' : 'json';
}

async function answerOf(url: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (cause) {
    throw unreachable(url, signal, cause);
  }
  const { host } = new URL(url);
  const file = pathOf(url).split('/').at(-1) || url;
  if (!response.ok) throw speechError('network', 'status', { host, status: response.status, file });
  return response;
}

async function bodyOf(response: Response, url: string, signal: AbortSignal): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw unreachable(url, signal, cause);
  }
}

function unreachable(url: string, signal: AbortSignal, cause: unknown): SpeechError {
  throwIfAborted(signal);
  const { host } = new URL(url);
  const failure = () => createFailure('network', 'unreachable', { host: host || url }, cause);
  return new SpeechError(offlineOr(failure, cause));
}

function typeOf(response: Response, url: string): TextType {
  const said = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const ending = /\.(\w+)$/.exec(pathOf(url))?.[1]?.toLowerCase() ?? '';
  const byEnding = TYPE_OF_ENDING[ending];
  // Servers that do not know a format say that it is plain.
  if (byEnding && (said === 'text/plain' || said === '')) return byEnding;
  return TEXT_TYPES.find((known) => known === said) ?? byEnding ?? 'text/plain';
}

/** HTML without some of its elements. Nothing of it is run or loaded: it is never a part of the page. */
function without(html: string, skip: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(skip)) element.remove();
  return parsed.documentElement.outerHTML;
}

function pathOf(url: string): string {
  return new URL(url, location.href).pathname;
}
