import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/contracts/outcome';
import type {
  DocumentRequest,
  Language,
  PlanBatch,
  PlanRequest,
} from '../../../src/contracts/text';
import { speechError, unwrap } from '../../../src/shared/speech-error';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import { TextService } from '../../../src/text/text-service';

const service = new TextService();
beforeAll(async () => {
  await service.phonemize('warm', 'en-us');
});

/** Opens a document and plans it under the same id. */
async function begin(
  on: TextService,
  { requestId, ...request }: Omit<DocumentRequest & PlanRequest, 'documentId'>,
): Promise<Outcome<void>> {
  const documentId = requestId;
  const opened = await on.open({ documentId, ...request });
  return opened.ok ? await on.begin({ requestId, documentId, ...request }) : opened;
}

function reasonOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.failure.code}/${outcome.failure.reason}`;
}

async function planAll(text: string, maxUnits: number): Promise<PlanBatch[]> {
  const requestId = crypto.randomUUID();
  unwrap(await begin(service, { requestId, text, language: 'en-us' }));
  const batches: PlanBatch[] = [];
  do batches.push(unwrap(await service.next(requestId, maxUnits)));
  while (!batches.at(-1)?.done);
  return batches;
}

describe('begin', () => {
  it.each([
    ['', 'invalid-argument/empty-text'],
    [' \n\t ', 'invalid-argument/empty-text'],
    ['𝄞 … !!! ***', 'invalid-argument/nothing-speakable'],
    ['日本語', 'invalid-argument/nothing-speakable'],
    ['\u0000\ud800', 'invalid-argument/nothing-speakable'],
    ['1', 'ok'],
    ['&', 'ok'],
    ['😀 hi', 'ok'],
  ])('%j: %s', async (text, expected) => {
    const outcome = await begin(service, { requestId: 'begin', text, language: 'en-us' });
    expect(reasonOf(outcome)).toBe(expected);
  });

  it.each(['fr', 'EN-US', 'en', '', undefined, null, 5])(
    'refuses the language %j',
    async (lang) => {
      const language = lang as Language;
      const unsupported = 'language-unavailable/unsupported';
      expect(reasonOf(await begin(service, { requestId: 'l', text: 'Hi', language }))).toBe(
        unsupported,
      );
      expect(reasonOf(await service.phonemize('Hi', language))).toBe(unsupported);
    },
  );

  it('refuses what is not a text', async () => {
    const text = 5 as unknown as string;
    const outcome = await begin(service, { requestId: 't', text, language: 'en-us' });
    expect(reasonOf(outcome)).toBe('invalid-argument/bad-option');
  });
});

describe('next', () => {
  const text = 'One here. Two there. Three, or four? 𝄞';

  it.each([1, 2, 3, 100])('gives all units in batches of %i, done with the last', async (size) => {
    const batches = await planAll(text, size);
    const units = batches.flatMap((batch) => batch.units);
    expect(units.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(batches).toHaveLength(Math.ceil(3 / size));
    expect(batches.every((batch) => batch.units.length > 0)).toBe(true);
    expect(batches.flatMap((batch) => batch.dropped)).toEqual([
      { symbol: '𝄞', start: 37, end: 39 },
    ]);
  });

  it('knows neither an unknown nor a finished nor a cancelled request', async () => {
    expect(reasonOf(await service.next('never', 1))).toBe('aborted/cancelled');
    await begin(service, { requestId: 'done', text: 'One.', language: 'en-us' });
    await service.next('done', 9);
    expect(reasonOf(await service.next('done', 1))).toBe('aborted/cancelled');
    await begin(service, { requestId: 'cancel', text, language: 'en-us' });
    await service.next('cancel', 1);
    await service.cancel('cancel');
    expect(reasonOf(await service.next('cancel', 1))).toBe('aborted/cancelled');
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d units', async (size) => {
    expect(reasonOf(await service.next('any', size))).toBe('invalid-argument/bad-option');
  });

  it('begins anew when an id is used again', async () => {
    await begin(service, { requestId: 'twice', text: 'One. Two.', language: 'en-us' });
    await service.next('twice', 1);
    await begin(service, { requestId: 'twice', text: 'Three.', language: 'en-us' });
    const { units, done } = unwrap(await service.next('twice', 5));
    expect(units.map(({ words }) => words[0]?.spoken)).toEqual(['Three']);
    expect(done).toBe(true);
  });
});

describe('the lexicon', () => {
  const empty: Lexicon = { lookup: () => undefined };

  it('is loaded once, not before the first text', async () => {
    let loads = 0;
    const own = new TextService(async () => {
      loads++;
      return empty;
    });
    expect(loads).toBe(0);
    await Promise.all([own.phonemize('a', 'en-us'), own.phonemize('b', 'en-us')]);
    await begin(own, { requestId: 'x', text: 'c', language: 'en-us' });
    await own.next('x', 1);
    expect(loads).toBe(1);
  });

  it('is asked for again after a failure', async () => {
    let loads = 0;
    const own = new TextService(async () => {
      // Begin asks once without waiting, next asks again.
      if (++loads <= 2) throw speechError('network', 'unreachable', { host: 'x' });
      return empty;
    });
    await begin(own, { requestId: 'x', text: 'bc', language: 'en-us' });
    expect(reasonOf(await own.next('x', 1))).toBe('network/unreachable');
    expect(unwrap(await own.next('x', 1)).units[0]?.phonemes).toBe('bˌisˈi');
  });

  it('is not waited for by a request that was cancelled meanwhile', async () => {
    let arrive = (_: Lexicon) => {};
    const own = new TextService(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    await begin(own, { requestId: 'x', text: 'Hi', language: 'en-us' });
    const pending = own.next('x', 1);
    await own.cancel('x');
    arrive(empty);
    expect(reasonOf(await pending)).toBe('aborted/cancelled');
  });
});

describe('phonemize', () => {
  it('gives nothing for an empty text', async () => {
    expect(unwrap(await service.phonemize('', 'en-us'))).toEqual({
      text: '',
      phonemes: '',
      words: [],
      dropped: [],
    });
  });

  it('joins sentences, however long the text', async () => {
    const { phonemes, words } = unwrap(await service.phonemize('Go. Stop!\nGo 𝄞', 'en-gb'));
    expect(phonemes).toBe('ɡˈQ. stˈɒp! ɡˈQ');
    expect(words[2]).toEqual({ start: 10, end: 12, spoken: 'Go', phonemes: 'ɡˈQ' });
  });
});

describe('100,000 characters', () => {
  const LENGTH = 100_000;
  const fill = (part: string) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
  const PROSE = 'In 1998, Dr. Smith paid $9.99 for it; she had peeped into the book, of course. ';

  it.each([
    ['prose', fill(PROSE)],
    ['no punctuation', fill('alpha beta gamma ')],
    ['one word', fill('a')],
    ['digits', fill('1234567890')],
    ['groups of digits', fill('1,')],
    ['initials', fill('J. ')],
    ['lone surrogates and a word', `${fill('\ud83d')} word`],
    ['control characters and a word', `${fill('\u0000\u0007')} word`],
    ['emoji and a word', `${fill('𝄞')} word`],
    ['line ends and a word', `${fill('\n')} word`],
    ['marks and a word', `${fill('?!')} word`],
    ['accents', `e${fill('\u0301')}`],
    ['white space', `a${fill(' ')}b`],
    ['hyphens', fill('a-')],
    ['short lines', fill('word\n')],
  ])('%s: the first unit without the rest of the text', { timeout: 60_000 }, async (name, text) => {
    const lexicon = await loadCmuLexicon();
    let lookups = 0;
    const counting: Lexicon = {
      lookup(word) {
        lookups++;
        return lexicon.lookup(word);
      },
    };
    const counted = new TextService(async () => counting);
    unwrap(await begin(counted, { requestId: name, text, language: 'en-us' }));
    expect(lookups).toBe(0);
    let batch = unwrap(await counted.next(name, 1));
    const forTheFirst = lookups;
    let end = batch.units.at(-1)?.source.end ?? 0;
    while (!batch.done) {
      batch = unwrap(await counted.next(name, 500));
      end = batch.units.at(-1)?.source.end ?? end;
    }
    // A sentence is at most a few thousand characters, and a word is looked up a few times at most.
    expect(forTheFirst).toBeLessThan(2500);
    expect(lookups).toBeLessThan(2 * LENGTH);
    expect(text.slice(end).trim()).not.toMatch(/[a-z]/i);
  });
});

describe('documents', () => {
  const beginDocument = (request: Partial<DocumentRequest & PlanRequest>) =>
    begin(service, { requestId: 'doc', text: 'Hi', language: 'en-us', ...request });

  it.each([
    [{ type: 'text/rtf' }, 'type cannot be text/rtf: use text/plain'],
    [{ verbosity: 'little' }, 'verbosity cannot be little: use all, most, prose'],
    [{ emoji: 'loud' }, 'emoji cannot be loud'],
    [{ unitPhonemes: 20 }, 'unitPhonemes cannot be 20: use a whole number from 50 to 500'],
    [{ fragmentWords: -1 }, 'fragmentWords cannot be -1'],
    [{ lexicon: 'x' }, 'it is not a list of entries'],
    [{ lexicon: [{ word: 'x', ipa: '☃' }] }, '“x” cannot be used: Kokoro has no symbol for “☃”'],
    [{ type: 'application/ssml+xml', text: '<speak>' }, 'missing end tag'],
  ])('refuses %j', async (request, message) => {
    const outcome = await beginDocument(request as Partial<DocumentRequest>);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'invalid-argument' } });
    expect(!outcome.ok && outcome.failure.message).toContain(message);
  });

  it.each([
    ['text/markdown', '***'],
    ['text/html', '<script>no</script>'],
    ['application/ssml+xml', '<speak/>'],
  ] as const)('tells that there is nothing to read in %s %s', async (type, text) => {
    expect(reasonOf(await beginDocument({ type, text }))).toBe(
      'invalid-argument/nothing-speakable',
    );
  });

  it('is not begun when it was cancelled while its reader loaded', async () => {
    const begun = beginDocument({ type: 'text/html', text: '<p>Hi' });
    await service.close('doc');
    expect(reasonOf(await begun)).toBe('aborted/cancelled');
    expect(reasonOf(await service.next('doc', 1))).toBe('aborted/cancelled');
  });

  it('is planned with its own lexicon', async () => {
    const lexicon = [
      { word: 'Kokoro', respelling: 'KOH-kuh-roh' },
      { word: 'W3C', alias: 'the Web' },
    ];
    const text = '<p>Kokoro and W3C';
    const { phonemes, words } = unwrap(
      await service.phonemize(text, 'en-us', { type: 'text/html', lexicon }),
    );
    expect(phonemes).toBe('kˈOkəɹO ænd ðə wˈɛb');
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['Kokoro', 'and', 'W3C']);
  });

  it('is normalised, with the place of each word in it', async () => {
    const text = '<p>Dr. Smith paid <b>$9</b>.';
    const { text: said, spans } = unwrap(
      await service.normalize(text, 'en-us', { type: 'text/html' }),
    );
    expect(said).toBe('doctor Smith paid nine dollars.');
    const places = spans.map(({ start, end, normalizedStart, normalizedEnd }) => [
      text.slice(start, end),
      said.slice(normalizedStart, normalizedEnd),
    ]);
    expect(places).toEqual([
      ['Dr.', 'doctor'],
      ['Smith', 'Smith'],
      ['paid', 'paid'],
      ['$9', 'nine dollars'],
    ]);
  });
});

describe('a text that is being written', () => {
  const open = async (documentId: string, text = '') =>
    unwrap(await service.open({ documentId, text, language: 'en-us', isOpen: true }));

  it('is planned and outlined as it is written, for whoever waits', async () => {
    await open('w', 'One ');
    unwrap(await service.begin({ requestId: 'w1', documentId: 'w' }));
    const [first, outlined] = [service.next('w1', 9), service.outline('w', 0, 9)];
    unwrap(await service.write('w', 'is here. Two '));
    unwrap(await service.write('w', 'are there. '));
    expect(unwrap(await first).units).toHaveLength(1);
    const { sentences, next, done } = unwrap(await outlined);
    expect([sentences.length, done]).toEqual([1, false]);
    const rest = [service.next('w1', 9), service.outline('w', next, 9)] as const;
    unwrap(await service.end('w'));
    expect(unwrap(await rest[0])).toMatchObject({ units: [{ source: { start: 13 } }], done: true });
    expect(unwrap(await rest[1])).toMatchObject({ sentences: [{ start: 13 }], done: true });
    unwrap(await service.begin({ requestId: 'w2', documentId: 'w', from: 14 }));
    expect(unwrap(await service.next('w2', 9)).units).toHaveLength(1);
  });

  it('gives what is there when it is flushed', async () => {
    await open('f', 'One is');
    unwrap(await service.begin({ requestId: 'f', documentId: 'f', fragmentWords: 5 }));
    const next = service.next('f', 9);
    unwrap(await service.flush('f', true));
    expect(unwrap(await next).units[0]?.words).toHaveLength(2);
    const last = service.next('f', 9);
    unwrap(await service.end('f'));
    expect(unwrap(await last)).toEqual({ units: [], dropped: [], done: true });
  });

  it('lets those go who wait for a plan or document that was given up', async () => {
    await open('g');
    for (const requestId of ['g1', 'g2']) await service.begin({ requestId, documentId: 'g' });
    const waiting = [service.next('g1', 1), service.next('g2', 1), service.outline('g', 0, 1)];
    await service.cancel('g1');
    expect(reasonOf((await waiting[0]) as Outcome<unknown>)).toBe('aborted/cancelled');
    await service.close('g');
    for (const outcome of await Promise.all(waiting))
      expect(reasonOf(outcome)).toBe('aborted/cancelled');
    expect(reasonOf(await service.write('g', 'x'))).toBe('aborted/cancelled');
  });

  it('cannot be written when it is whole or at its end', async () => {
    await service.open({ documentId: 'e', text: 'Hi', language: 'en-us' });
    expect(reasonOf(await service.write('e', 'x'))).toBe('aborted/cancelled');
    await open('e');
    await service.end('e');
    expect(reasonOf(await service.flush('e', true))).toBe('aborted/cancelled');
    await service.begin({ requestId: 'e', documentId: 'e' });
    expect(unwrap(await service.next('e', 1))).toMatchObject({ units: [], done: true });
  });
});

describe('alternatives', () => {
  it('has the usual pronunciation first, and those that are listed', async () => {
    const own = new TextService(async () => ({
      lookup: () => 'ɹˈid',
      alternatives: () => ['ɹˈid', 'ɹˈɛd'],
    }));
    expect(unwrap(await own.alternatives(' Read ', 'en-us'))).toEqual(['ɹˈid', 'ɹˈɛd']);
    expect(unwrap(await own.alternatives('…', 'en-us'))).toBeDefined();
    expect(unwrap(await service.alternatives('cat', 'en-gb'))).toEqual(['kˈat']);
  });
});
