import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlaybackStatus } from '../../../src/contracts/engine';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import type { Playback } from '../../../src/engine/playback';

const QUICK = { voice: 'draft_mid', rate: 3, audioCache: 'off', fragmentWords: 0 } as const;
const engine = new KokoroSpeech({ provider: 'wasm', threads: 1 });
beforeAll(() => engine.warmUp({ voice: 'draft_mid' }));
afterAll(() => engine.release());

/** Somebody who writes when a test says so. */
class Writer {
  readonly #stream = new TransformStream<string, string>();
  readonly #writer = this.#stream.writable.getWriter();
  readonly closed = this.#writer.closed.then(
    () => 'closed',
    () => 'cancelled',
  );
  readonly input = this.#stream.readable;
  text = '';

  async write(text: string): Promise<void> {
    this.text += text;
    await this.#writer.write(text);
  }

  close(): Promise<void> {
    return this.#writer.close();
  }

  fail(error: Error): Promise<void> {
    return this.#writer.abort(error);
  }
}

let writer: Writer;
beforeEach(() => {
  writer = new Writer();
});

function words(playback: Playback): string[] {
  const told: string[] = [];
  playback.on('boundary', ({ name, start, end }) => {
    if (name === 'word') told.push(writer.text.slice(start, end));
  });
  return told;
}

function statuses(playback: Playback): PlaybackStatus[] {
  const seen: PlaybackStatus[] = [playback.snapshot.status];
  playback.on('statechange', ({ status }) => {
    if (status !== seen.at(-1)) seen.push(status);
  });
  return seen;
}

const underruns = () => engine.metrics.summary()['buffer-underrun']?.count ?? 0;

describe('a text that is still being written', () => {
  test('sounds after its first clause, and is read to the end', async () => {
    const playback = engine.speak(writer.input, { ...QUICK, flushAfter: Number.POSITIVE_INFINITY });
    const told = words(playback);
    const seen = statuses(playback);
    await writer.write('When the old man came home, he');
    await writer.write(' sat down ');
    await expect.poll(() => told).toEqual(['When', 'the', 'old', 'man', 'came', 'home']);
    const before = underruns();
    await expect.poll(() => seen.at(-1)).toBe('buffering');
    expect(playback.snapshot.durationEstimated).toBe(true);
    await writer.write('to rest. It was late and he was');
    await expect.poll(() => told.at(-1)).toBe('rest');
    await expect.poll(() => seen.at(-1)).toBe('buffering');
    // It waited for somebody who writes, not for the device.
    expect(underruns()).toBe(before);
    await writer.write(' tired.');
    await writer.close();
    await playback.finished;
    expect(told.join(' ')).toBe(
      'When the old man came home he sat down to rest It was late and he was tired',
    );
    expect(seen.at(-1)).toBe('ended');
    expect(playback.snapshot.durationEstimated).toBe(false);
  });

  test('is spoken as far as words are whole when nothing comes for a while', async () => {
    const playback = engine.speak(writer.input, { ...QUICK, flushAfter: 50 });
    const told = words(playback);
    await writer.write('He sat do');
    await expect.poll(() => told).toEqual(['He', 'sat']);
    await writer.write('wn.');
    await expect.poll(() => told).toEqual(['He', 'sat', 'down']);
    await writer.close();
    await playback.finished;
  });

  test('may be Markdown', async () => {
    const playback = engine.speak(writer.input, { ...QUICK, type: 'text/markdown' });
    const told = words(playback);
    for (const piece of '# Rest\n\nHe **sat\n down** by [the river](http://x.y).'.match(
      /.{1,3}/gs,
    ) ?? [])
      await writer.write(piece);
    await writer.close();
    await playback.finished;
    expect(told).toEqual(['Rest', 'He', 'sat', 'down', 'by', 'the', 'river']);
  });

  test('is no longer wanted when somebody breaks off', async () => {
    const playback = engine.speak(writer.input, QUICK);
    const told = words(playback);
    await writer.write('He sat down. And then he went to ');
    await expect.poll(() => told).toContain('sat');
    expect(playback.cancel()).toBeGreaterThanOrEqual('He sat'.length);
    expect(await writer.closed).toBe('cancelled');
    expect(playback.snapshot.status).toBe('stopped');
  });

  test('is no longer wanted, either, when something else is to be spoken', async () => {
    const first = engine.speak(writer.input, QUICK);
    const second = engine.speak('Hello there.', QUICK);
    expect(await writer.closed).toBe('cancelled');
    await Promise.all([first.finished, second.finished]);
    expect([first.snapshot.status, second.snapshot.status]).toEqual(['stopped', 'ended']);
  });

  test('that broke off is heard as far as it came, and then it is told', async () => {
    const playback = engine.speak(writer.input, QUICK);
    const told = words(playback);
    await writer.write('He sat down by the ');
    await writer.fail(new Error('the line is dead'));
    await expect(playback.finished).rejects.toThrow('(the line is dead)');
    expect(playback.snapshot.failure?.code).toBe('text-failed');
    expect(told).toEqual(['He', 'sat', 'down', 'by', 'the']);
  });

  test('may be empty', async () => {
    const playback = engine.speak(writer.input, QUICK);
    await writer.close();
    await playback.finished;
    expect(playback.snapshot.status).toBe('ended');
  });

  test('can be gone back in, and forward to what is not there yet', async () => {
    const playback = engine.speak(writer.input, QUICK);
    const told = words(playback);
    await writer.write('One two. Three four there. Five six ');
    await expect.poll(() => told).toContain('there');
    playback.seekToOffset(0);
    await expect.poll(() => told.filter((word) => word === 'One')).toHaveLength(2);
    playback.seekToOffset('One two. Three four there. Five six and '.length);
    await writer.write('and seven eight nine.');
    await writer.close();
    await playback.finished;
    expect(told.slice(-3)).toEqual(['seven', 'eight', 'nine']);
  });

  test('gives its sound without playing it, too', async () => {
    const pieces = (async function* () {
      yield 'He sat do';
      yield 'wn. It was l';
      yield 'ate.';
    })();
    const units: string[] = [];
    for await (const { unit } of engine.stream(pieces, QUICK))
      units.push(unit.words.map(({ spoken }) => spoken).join(' '));
    expect(units).toEqual(['He sat down', 'It was late']);
  });

  test('of a kind that there is not is told as bad options are', async () => {
    const playback = engine.speak(5 as unknown as string, QUICK);
    await expect(playback.finished).rejects.toMatchObject({ code: 'invalid-argument' });
    const late = engine.speak(writer.input, { ...QUICK, flushAfter: -1 });
    await expect(late.finished).rejects.toThrow('flushAfter cannot be -1');
  });
});
