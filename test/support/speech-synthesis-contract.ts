import { describe, expect, it } from 'vitest';
import { SpeechSynthesisEvent } from '../../src/speech-synthesis/speech-synthesis-event';
import { SpeechSynthesisUtterance } from '../../src/speech-synthesis/speech-synthesis-utterance';
import { EventRecord } from './utterance-events';

/**
 * What a `speechSynthesis` does, as far as the specification says and the browsers agree. `create` gives a new one in which nothing
 * was spoken; its default voice is quick to be had.
 */
export function describeSpeechSynthesis(
  title: string,
  create: () => globalThis.SpeechSynthesis,
): void {
  describe(`${title}, as speechSynthesis`, () => {
    it('tells the start, every sentence and word, and the end', async () => {
      // Sentences of fewer words may be made as one.
      const utterance = utter('It was a cold morning. They walked all the way!');
      const record = new EventRecord(utterance);
      create().speak(utterance);
      await record.untilOver();
      expect(record.types).toEqual(['start', 'end']);
      expect(record.events.at(0)?.type).toBe('start');
      expect(record.events.at(-1)?.type).toBe('end');
      expect(record.boundaries).toEqual([
        'sentence It was a cold morning.',
        ...['It', 'was', 'a', 'cold', 'morning'].map((word) => `word ${word}`),
        'sentence They walked all the way!',
        ...['They', 'walked', 'all', 'the', 'way'].map((word) => `word ${word}`),
      ]);
    });

    it('gives each event its utterance, its time and its place', async () => {
      const utterance = utter('Good morning.');
      const record = new EventRecord(utterance);
      create().speak(utterance);
      await record.untilOver();
      let elapsed = 0;
      for (const event of record.events) {
        expect(event).toBeInstanceOf(SpeechSynthesisEvent);
        expect(event).toMatchObject({ utterance, bubbles: false, cancelable: false });
        expect(event.name).toMatch(event.type === 'boundary' ? /^(word|sentence)$/ : /^$/);
        expect(event.elapsedTime).toBeGreaterThanOrEqual(elapsed);
        elapsed = event.elapsedTime;
      }
      expect(record.events[0]).toMatchObject({ charIndex: 0, charLength: 0, elapsedTime: 0 });
      expect(record.events.at(-1)).toMatchObject({ charIndex: 13, charLength: 0 });
    });

    it('is pending until the start, and speaking until the end', async () => {
      const synthesis = create();
      const utterance = utter('Hello.');
      const seen: Record<string, unknown> = {};
      for (const type of ['start', 'boundary', 'end'] as const)
        utterance.addEventListener(type, () => {
          seen[type] = flags(synthesis);
        });
      const record = new EventRecord(utterance);
      expect(flags(synthesis)).toBe('');
      synthesis.speak(utterance);
      expect(flags(synthesis)).toBe('pending');
      await record.untilOver();
      expect(seen).toEqual({ start: 'speaking', boundary: 'speaking', end: '' });
    });

    it('speaks one utterance after the other', async () => {
      const synthesis = create();
      const [first, second] = [utter('One.'), utter('Two.')];
      const record = new EventRecord(first, second);
      const during: string[] = [];
      for (const utterance of [first, second])
        utterance.onstart = () => during.push(flags(synthesis));
      synthesis.speak(first);
      synthesis.speak(second);
      await record.untilOver(2);
      expect(record.types).toEqual(['start', 'end', 'start', 'end']);
      expect(record.events.at(0)?.utterance).toBe(first);
      expect(record.events.at(-1)?.utterance).toBe(second);
      expect(during).toEqual(['pending speaking', 'speaking']);
    });

    it('speaks the same utterance as often as it is given to it', async () => {
      const synthesis = create();
      const utterance = utter('Again.');
      const record = new EventRecord(utterance);
      synthesis.speak(utterance);
      synthesis.speak(utterance);
      await record.untilOver(2);
      synthesis.speak(utterance);
      await record.untilOver(3);
      expect(record.types).toEqual(['start', 'end', 'start', 'end', 'start', 'end']);
    });

    it('speaks what a handler asks for', async () => {
      const synthesis = create();
      const [first, second] = [utter('One.'), utter('Two.')];
      const record = new EventRecord(first, second);
      first.onend = () => synthesis.speak(second);
      synthesis.speak(first);
      await record.untilOver(2);
      expect(record.types).toEqual(['start', 'end', 'start', 'end']);
    });

    it('tells what is cancelled that it was interrupted or never begun, and goes on with what comes then', async () => {
      const synthesis = create();
      const [first, second, third] = [utter('One two three four.'), utter('Two.'), utter('Three.')];
      const record = new EventRecord(first, second, third);
      synthesis.speak(first);
      synthesis.speak(second);
      await record.until('boundary');
      synthesis.cancel();
      expect(flags(synthesis)).toBe('');
      expect(record.types).toEqual(['start']);
      synthesis.speak(third);
      await record.untilOver(3);
      expect(record.types).toEqual([
        'start',
        'error interrupted',
        'error canceled',
        'start',
        'end',
      ]);
      const errors = record.events.filter(({ type }) => type === 'error');
      expect(errors.map(({ utterance }) => utterance)).toEqual([first, second]);
    });

    it('tells what is cancelled before its start that it was never begun', async () => {
      const synthesis = create();
      const utterance = utter('Never.');
      const record = new EventRecord(utterance);
      synthesis.speak(utterance);
      synthesis.cancel();
      expect(flags(synthesis)).toBe('');
      await record.untilOver();
      expect(record.types).toEqual(['error canceled']);
      expect(record.events[0]).toMatchObject({ charIndex: 0, elapsedTime: 0, name: '' });
    });

    it('waits while it is paused before anything is spoken', async () => {
      const synthesis = create();
      const utterance = utter('Patience.');
      const record = new EventRecord(utterance);
      synthesis.pause();
      expect(flags(synthesis)).toBe('paused');
      synthesis.speak(utterance);
      expect(flags(synthesis)).toBe('pending paused');
      await someTasks();
      expect(record.types).toEqual([]);
      synthesis.resume();
      await record.untilOver();
      expect(record.types).toEqual(['start', 'end']);
    });

    it('pauses in the middle, and is speaking still', async () => {
      const synthesis = create();
      const utterance = utter('One two three four.');
      const record = new EventRecord(utterance);
      synthesis.speak(utterance);
      await record.until('boundary');
      synthesis.pause();
      expect(flags(synthesis)).toBe('speaking paused');
      await record.until('pause');
      await someTasks();
      synthesis.pause();
      synthesis.resume();
      expect(flags(synthesis)).toBe('speaking');
      synthesis.resume();
      await record.untilOver();
      expect(record.types).toEqual(['start', 'pause', 'resume', 'end']);
      expect(record.boundaries).toHaveLength(5);
    });

    it('stays paused when it is cancelled', async () => {
      const synthesis = create();
      const [first, second] = [utter('One two three four.'), utter('Two.')];
      const record = new EventRecord(first, second);
      synthesis.speak(first);
      await record.until('boundary');
      synthesis.pause();
      synthesis.cancel();
      expect(flags(synthesis)).toBe('paused');
      synthesis.speak(second);
      await record.untilOver();
      await someTasks();
      expect(record.types).toEqual(['start', 'pause', 'error interrupted']);
      synthesis.resume();
      await record.untilOver(2);
      expect(record.types.slice(3)).toEqual(['start', 'end']);
    });

    it.each(['', ' \n', '…'])(
      'starts and ends where there is nothing to say: “%s”',
      async (text) => {
        const synthesis = create();
        const utterance = utter(text);
        const record = new EventRecord(utterance);
        synthesis.speak(utterance);
        await record.untilOver();
        expect(record.types).toEqual(['start', 'end']);
        expect(flags(synthesis)).toBe('');
      },
    );

    it('tells of a language that it cannot speak, and goes on', async () => {
      const synthesis = create();
      const [first, second] = [utter('Guten Tag.'), utter('Good day.')];
      first.lang = 'de-DE';
      const record = new EventRecord(first, second);
      synthesis.speak(first);
      synthesis.speak(second);
      await record.untilOver(2);
      expect(record.types).toEqual(['error language-unavailable', 'start', 'end']);
    });

    it('speaks a document, with its marks, at the places of its source', async () => {
      const utterance = utter('<speak>Good <mark name="here"/>morning.</speak>');
      const record = new EventRecord(utterance);
      create().speak(utterance);
      await record.untilOver();
      expect(record.types).toEqual(['start', 'mark', 'end']);
      const mark = record.events.find(({ type }) => type === 'mark');
      expect(mark).toMatchObject({ name: 'here', charIndex: 11, charLength: 0 });
      expect(record.boundaries.filter((told) => told.startsWith('word'))).toEqual([
        'word Good',
        'word morning',
      ]);
    });

    it('speaks what is no document as text', async () => {
      const utterance = utter('<speak>Good morning.');
      const record = new EventRecord(utterance);
      create().speak(utterance);
      await record.untilOver();
      expect(record.types).toEqual(['start', 'end']);
      expect(record.boundaries).toContain('word morning');
    });
  });
}

/** A quick one, so that a test does not take a text's time. */
function utter(text: string): SpeechSynthesisUtterance {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.rate = 3;
  return utterance;
}

function flags({ pending, speaking, paused }: globalThis.SpeechSynthesis): string {
  return Object.entries({ pending, speaking, paused })
    .filter(([, isSet]) => isSet)
    .map(([name]) => name)
    .join(' ');
}

/** Long enough for an event that should not come to come. */
async function someTasks(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve));
}
