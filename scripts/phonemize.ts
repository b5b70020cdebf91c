/**
 * Prints the phonemes of each line of standard input as one JSON object a line:
 * `{ text, phonemes, words: [{ start, end, spoken, phonemes }], dropped: [{ symbol, start, end }] }`.
 *
 * Usage: npm run -s phonemize -- [--lang en-us|en-gb] [--no-lexicon] … < text
 */
import { unwrap } from '../src/shared/speech-error';
import { loadCmuLexicon } from '../src/text/lexicon/cmu-lexicon';
import { withoutWords } from '../src/text/lexicon/without-words';
import { TextService } from '../src/text/text-service';
import { runLineTool } from './text-tool';

await runLineTool({
  name: 'phonemize',
  switches: { 'no-lexicon': 'says every word by its letters, as if no dictionary knew it' },
  open({ language, options, switches }) {
    const service = switches.has('no-lexicon')
      ? new TextService(async () => withoutWords(await loadCmuLexicon()))
      : new TextService();
    return async (line) => unwrap(await service.phonemize(line, language, options));
  },
});
