/**
 * Prints each line of standard input as it will be spoken, as one JSON object a line:
 * `{ text, normalized, spans: [{ start, end, normalizedStart, normalizedEnd, kind? }] }`.
 *
 * Usage: npm run -s normalize -- [--lang en-us|en-gb] … < text
 */
import { unwrap } from '../src/shared/speech-error';
import { TextService } from '../src/text/text-service';
import { runLineTool } from './text-tool';

await runLineTool({
  name: 'normalize',
  open({ language, options }) {
    const service = new TextService();
    return async (text) => {
      const { text: normalized, spans } = unwrap(await service.normalize(text, language, options));
      return { text, normalized, spans };
    };
  },
});
