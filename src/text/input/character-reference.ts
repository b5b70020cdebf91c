import { decodeHTMLStrict } from 'entities/decode';

/** The characters that `&amp;`, `&#38;` or `&#x26;` stand for; the reference itself if it stands for nothing. */
export function decodeReference(reference: string): string {
  return decodeHTMLStrict(reference);
}
