import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { formatCaptions } from '../../../../src/audio/captions/captions';
import type {
  CaptionFormat,
  TimedSentence,
  TimedWord,
  Transcript,
} from '../../../../src/contracts/export';

interface ParsedCue {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

interface Parsed {
  readonly errors: readonly { readonly message: string }[];
  readonly cues: readonly ParsedCue[];
}

// The W3C's own validator, which comes as a script without types.
const { WebVTTParser } = createRequire(import.meta.url)('webvtt-parser') as {
  WebVTTParser: new () => { parse(file: string, kind: string): Parsed };
};
const validate = (file: string, kind = 'subtitles') => new WebVTTParser().parse(file, kind);

/** Words of equal length, one after another. */
function sentence(text: string, start: number, perWord = 0.25): TimedSentence {
  const words = text.split(' ').map((word, i) => ({
    start: start + i * perWord,
    end: start + (i + 0.9) * perWord,
    text: word,
  }));
  return { start, end: words.at(-1)?.end ?? start, text, words };
}

function transcript(...sentences: TimedSentence[]): Transcript {
  return { duration: sentences.at(-1)?.end ?? 0, sentences, chapters: [] };
}

const HARBOUR = sentence(
  'On clear mornings the harbour wakes before the town does, and a kettle begins to murmur, and a door opens onto cold air.',
  61.5,
);

describe('what a caption shows', () => {
  test('SubRip counts its cues and writes commas', () => {
    const file = formatCaptions(transcript(sentence('Good morning.', 0.25)), 'srt');
    expect(file).toBe('1\n00:00:00,250 --> 00:00:00,725\nGood morning.\n');
  });

  test('a long sentence becomes cues of two balanced lines, cut at its marks', () => {
    expect(formatCaptions(transcript(HARBOUR), 'vtt')).toBe(`WEBVTT

00:01:01.500 --> 00:01:04.000
On clear mornings the harbour
wakes before the town does,

00:01:04.000 --> 00:01:07.225
and a kettle begins to murmur,
and a door opens onto cold air.
`);
  });

  test('no line is longer than 42 characters unless a word is', () => {
    const words = Array.from({ length: 400 }, (_, i) => 'x'.repeat(1 + ((i * 7) % 13))).join(' ');
    const file = formatCaptions(transcript(sentence(`${words} ${'y'.repeat(60)} end`, 0)), 'srt');
    const long = file.split('\n').filter((line) => line.length > 42);
    expect(long).toEqual(['y'.repeat(60)]);
    for (const block of file.split('\n\n')) expect(block.split('\n').length).toBeLessThanOrEqual(5);
  });

  test('nothing is put between words that are written together', () => {
    const words: TimedWord[] = [
      { start: 0, end: 1, text: 'Yes—' },
      { start: 1, end: 2, text: 'no', glued: true },
    ];
    const both = transcript({ start: 0, end: 2, text: 'Yes—no', words });
    expect(formatCaptions(both, 'vtt')).toContain('\nYes—no\n');
    expect(formatCaptions(both, 'vtt-timestamps')).toContain('\nYes—<00:00:01.000>no\n');
  });

  test('words are cues of their own, or have their times inside a sentence', () => {
    const one = transcript(sentence('Good old times', 3599.9));
    const cues = validate(formatCaptions(one, 'vtt-words')).cues;
    expect(cues.map(({ startTime, text }) => [startTime, text])).toEqual([
      [3599.9, 'Good'],
      [3600.15, 'old'],
      [3600.4, 'times'],
    ]);
    expect(formatCaptions(one, 'vtt-timestamps')).toContain(
      'Good <01:00:00.150>old <01:00:00.400>times',
    );
  });

  test('JSON has everything, to the microsecond', () => {
    const third = 1 / 3;
    const file = JSON.parse(
      formatCaptions({ ...transcript(sentence('Hi', third)), title: 'A "b"' }, 'json'),
    );
    expect(file).toMatchObject({ format: 'kokoro-speak/times', version: 1, title: 'A "b"' });
    expect(file.sentences[0].words[0]).toMatchObject({ text: 'Hi', start: 0.333333 });
  });

  test('chapters are cues', () => {
    const chapters = [{ title: 'One\n& only', start: 0, end: 2 }];
    const file = formatCaptions({ ...transcript(sentence('Hi', 0)), chapters }, 'vtt-chapters');
    expect(file).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nOne &amp; only\n');
    expect(validate(file, 'chapters').errors).toEqual([]);
  });
});

describe('what a caption must not do', () => {
  test('the validator that the others ask sees faults', () => {
    const faults = [
      'WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nx\n',
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na <00:00:03.000>b\n',
      'WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx\n',
    ];
    for (const file of faults) expect(validate(file).errors).not.toEqual([]);
  });

  test('text that looks like mark-up stays text', () => {
    const odd = transcript(sentence('a <b>&amp;</b> --> {\\an8} NOTE <00:00:00.001>', 0));
    for (const format of ['vtt', 'vtt-words', 'vtt-timestamps'] as const)
      expect(validate(formatCaptions(odd, format)).errors).toEqual([]);
    expect(formatCaptions(odd, 'vtt')).toContain('a &lt;b&gt;&amp;amp;&lt;/b&gt; --&gt; {\\an8}');
    const shown = formatCaptions(odd, 'srt').split('\n').slice(2).join('\n');
    expect(shown).not.toMatch(/<[a-z/]|\{\\|-->/);
    expect(shown.replaceAll('\u2060', '').replaceAll('\n', ' ').trim()).toBe(
      odd.sentences[0]?.text,
    );
  });

  test('words without length, out of order or at one time make a valid file', () => {
    const words = [
      { start: 1, end: 1, text: 'a' },
      { start: 1, end: 1, text: 'b' },
      { start: 0.9, end: 0.95, text: 'c' },
    ];
    const odd = transcript({ start: 1, end: 1, text: 'a b c', words });
    for (const format of ['vtt', 'vtt-words', 'vtt-timestamps'] as const) {
      const { cues, errors } = validate(formatCaptions(odd, format));
      expect(errors).toEqual([]);
      for (const { startTime, endTime } of cues) expect(endTime).toBeGreaterThan(startTime);
    }
  });

  test('an empty transcript gives valid files', () => {
    for (const format of ['vtt', 'vtt-words', 'vtt-timestamps', 'vtt-chapters'] as const)
      expect(formatCaptions(transcript(), format)).toBe('WEBVTT\n');
    expect(formatCaptions(transcript(), 'srt')).toBe('');
  });
});

/** Two hours of units whose lengths are odd numbers of samples, timed from the count of samples before them. */
function twoHours(): { spoken: Transcript; samples: readonly number[] } {
  const sentences: TimedSentence[] = [];
  const samples: number[] = [];
  let at = 0;
  while (at < 2 * 3600 * 24_000) {
    samples.push(at);
    const words = ['one', 'two,', 'three', 'four.'].map((text, i) => ({
      start: (at + i * 7001) / 24_000,
      end: (at + i * 7001 + 6007) / 24_000,
      text,
    }));
    const end = (at + 28_009) / 24_000;
    sentences.push({ start: at / 24_000, end, text: 'one two, three four.', words });
    at += 37_501 + (samples.length % 97);
  }
  return { spoken: { duration: at / 24_000, sentences, chapters: [] }, samples };
}

test.each<CaptionFormat>(['vtt', 'vtt-words', 'vtt-timestamps'])(
  '%s is valid, and within a millisecond of the samples after two hours',
  (format) => {
    const { spoken, samples } = twoHours();
    const { cues, errors } = validate(formatCaptions(spoken, format));
    expect(errors).toEqual([]);
    const perSentence = format === 'vtt-words' ? 4 : 1;
    expect(cues).toHaveLength(samples.length * perSentence);
    const worst = samples.map((at, i) =>
      Math.abs((cues[i * perSentence]?.startTime ?? 0) - at / 24_000),
    );
    expect(Math.max(...worst)).toBeLessThan(0.001);
  },
);
