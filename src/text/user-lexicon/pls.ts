import { XmlElement, type XmlNode } from '@rgrove/parse-xml';
import type { Language, Pronunciation } from '../../contracts/text';
import { parseDocument } from '../input/parse-xml';
import { checkEntry } from './entry';
import { badLexicon } from './lexicon-json';

/** Pronunciation Lexicon Specification (PLS) Version 1.0, W3C Recommendation, 14 October 2008. */
const NAMESPACE = 'http://www.w3.org/2005/01/pronunciation-lexicon';
const ALPHABETS: Readonly<Record<string, 'ipa' | 'phonemes'>> = {
  ipa: 'ipa',
  kokoro: 'phonemes',
  'x-kokoro': 'phonemes',
};

/**
 * The entries of a PLS document, one for each grapheme of each lexeme; `role` becomes the part of speech. Throws
 * `invalid-argument`: `bad-document` if it is not well-formed XML, `bad-lexicon` if it is no lexicon or in another alphabet.
 */
export function parsePls(file: string): readonly Pronunciation[] {
  const { root } = parseDocument(file, 'PLS');
  if (!root || localName(root) !== 'lexicon') throw badLexicon('it has no <lexicon>');
  const language = languageOf(root.attributes['xml:lang']);
  return childrenOf(root, 'lexeme').flatMap((lexeme) =>
    readLexeme(lexeme, root.attributes.alphabet, language),
  );
}

function readLexeme(
  lexeme: XmlElement,
  alphabet: string | undefined,
  language: Language | undefined,
): Pronunciation[] {
  const graphemes = childrenOf(lexeme, 'grapheme').map(textOf);
  if (graphemes.length === 0) throw badLexicon('one of its lexemes has no <grapheme>');
  const sound = preferred(lexeme);
  if (!sound) throw badLexicon(`“${graphemes[0]}” has neither <phoneme> nor <alias>`);
  const { role } = lexeme.attributes;
  const partOfSpeech = role?.trim().split(/\s+/)[0]?.replace(/^.*:/, '');
  return graphemes.map((word) => ({
    word,
    ...soundField(sound, alphabet, word),
    ...(partOfSpeech ? { partOfSpeech } : {}),
    ...(language ? { language } : {}),
  }));
}

/** The first that is preferred, else the first. */
function preferred(lexeme: XmlElement): XmlElement | undefined {
  const sounds = lexeme.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && ['phoneme', 'alias'].includes(localName(child)),
  );
  return sounds.find(({ attributes }) => attributes.prefer === 'true') ?? sounds[0];
}

function soundField(
  sound: XmlElement,
  alphabet: string | undefined,
  word: string,
): Pick<Pronunciation, 'alias' | 'ipa' | 'phonemes'> {
  const text = textOf(sound);
  if (localName(sound) === 'alias') return { alias: text };
  const name = sound.attributes.alphabet ?? alphabet ?? 'ipa';
  const field = ALPHABETS[name.toLowerCase()];
  if (!field) throw badLexicon(`“${word}” is in the alphabet “${name}”; use ipa or x-kokoro`);
  return { [field]: text };
}

/**
 * Entries as a PLS document. It knows neither patterns nor respellings nor whether capitals count: respellings are written in
 * Kokoro's symbols, and a pattern throws `invalid-argument` (`bad-lexicon`), so that nothing is lost.
 * @param language of the document, and of the entries that name none
 */
export function writePls(entries: readonly Pronunciation[], language: Language): string {
  const lexemes = entries.map((entry) => writeLexeme(entry, language));
  const lang = language === 'en-gb' ? 'en-GB' : 'en-US';
  return `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="${NAMESPACE}" alphabet="ipa" xml:lang="${lang}">
${lexemes.join('')}</lexicon>
`;
}

function writeLexeme(entry: Pronunciation, language: Language): string {
  const { word, ipa, alias, partOfSpeech } = entry;
  const checked = checkEntry(entry, language);
  const name = word ?? entry.pattern ?? '';
  if (word === undefined) throw badLexicon(`PLS has no patterns, as “${name}” is; use JSON`);
  if (entry.language !== undefined && entry.language !== language)
    throw badLexicon(`“${name}” is in another language than the file; use JSON`);
  if (entry.caseSensitive)
    throw badLexicon(`PLS cannot say that capitals count, as for “${name}”; use JSON`);
  const role = partOfSpeech === undefined ? '' : ` role="${escaped(partOfSpeech)}"`;
  const sound =
    alias !== undefined
      ? `<alias>${escaped(alias)}</alias>`
      : ipa !== undefined
        ? `<phoneme>${escaped(ipa)}</phoneme>`
        : `<phoneme alphabet="x-kokoro">${escaped(checked.phonemes ?? '')}</phoneme>`;
  return `  <lexeme${role}><grapheme>${escaped(word)}</grapheme>${sound}</lexeme>\n`;
}

function languageOf(lang: string | undefined): Language | undefined {
  const lower = lang?.toLowerCase();
  return lower === 'en-us' || lower === 'en-gb' ? lower : undefined;
}

function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(
    (child: XmlNode): child is XmlElement =>
      child instanceof XmlElement && localName(child) === name,
  );
}

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/, '');
}

function textOf(element: XmlElement): string {
  return element.text.replace(/\s+/g, ' ').trim();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
