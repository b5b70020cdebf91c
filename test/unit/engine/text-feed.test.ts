import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TextFeed } from '../../../src/engine/text-feed';
import { SpeechError } from '../../../src/shared/speech-error';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Somebody who writes down what comes, and needs a moment for each piece. */
function sink(moment = 0) {
  const told: string[] = [];
  const note = (text: string) => async () => {
    if (moment > 0) await new Promise((resolve) => setTimeout(resolve, moment));
    told.push(text);
  };
  return {
    told,
    write: (text: string) => note(text)(),
    flush: (isWhole: boolean) => note(isWhole ? '⟨flush all⟩' : '⟨flush⟩')(),
    end: note('⟨end⟩'),
  };
}

/** Pieces, and pauses in milliseconds. */
async function* writing(...steps: (string | number)[]): AsyncGenerator<string> {
  for (const step of steps)
    if (typeof step === 'string') yield step;
    else await new Promise((resolve) => setTimeout(resolve, step));
}

test('every piece goes on, then the end', async () => {
  const all = sink();
  const feed = new TextFeed(writing('One ', 10, 'two ', 20, 'three.'), all, 500);
  const run = feed.run();
  await vi.runAllTimersAsync();
  await run;
  expect(all.told).toEqual(['One ', 'two ', 'three.', '⟨end⟩']);
  expect(feed.failure).toBeUndefined();
});

test('what comes while something is on its way goes in one piece', async () => {
  const slow = sink(50);
  const run = new TextFeed(writing('a', 10, 'b', 10, 'c', 100, 'd'), slow, 500).run();
  await vi.runAllTimersAsync();
  await run;
  expect(slow.told).toEqual(['a', 'bc', 'd', '⟨end⟩']);
});

test.each([
  [500, ['a', '⟨flush⟩', 'b', '⟨end⟩']],
  [0, ['a', '⟨flush⟩', 'b', '⟨flush⟩', '⟨end⟩']],
  [Number.POSITIVE_INFINITY, ['a', 'b', '⟨end⟩']],
])('a pause of %d ms is one', async (flushAfter, told) => {
  const all = sink();
  const run = new TextFeed(writing('a', 600, 'b', 400), all, flushAfter).run();
  await vi.runAllTimersAsync();
  await run;
  expect(all.told).toEqual(told);
});

test('it waits for pieces, not when one is on its way or none follows', async () => {
  const feed = new TextFeed(writing(10, 'a', 100), sink(20), 500);
  const run = feed.run();
  expect(feed.isWaiting).toBe(true);
  await vi.advanceTimersByTimeAsync(15);
  expect(feed.isWaiting).toBe(false);
  await vi.advanceTimersByTimeAsync(30);
  expect(feed.isWaiting).toBe(true);
  await vi.runAllTimersAsync();
  await run;
  expect(feed.isWaiting).toBe(false);
});

test('the input is told when nobody wants the rest', async () => {
  const all = sink();
  let isReturned = false;
  const endless: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => undefined),
      return: async () => {
        isReturned = true;
        return { done: true, value: undefined };
      },
    }),
  };
  const feed = new TextFeed(endless, all, 500);
  void feed.run();
  feed.cancel();
  await vi.runAllTimersAsync();
  expect(isReturned).toBe(true);
  expect(all.told).toEqual([]);
});

test('a stream’s source hears of the cancel, too', async () => {
  let reason: unknown = 'none';
  const stream = new ReadableStream<string>({
    cancel(why) {
      reason = why;
    },
  });
  const feed = new TextFeed(stream, sink(), 500);
  void feed.run();
  feed.cancel();
  await vi.runAllTimersAsync();
  expect(reason).toBeUndefined();
});

test('a stream is read where streams are not iterable', async () => {
  const { readable, writable } = new TransformStream<string, string>();
  const stream = { getReader: () => readable.getReader() } as ReadableStream<string>;
  const all = sink();
  const run = new TextFeed(stream, all, 500).run();
  const writer = writable.getWriter();
  await writer.write('a');
  await writer.close();
  await run;
  expect(all.told).toEqual(['a', '⟨end⟩']);
});

test.each([
  [new Error('socket closed'), 'text-failed', '(socket closed)'],
  [new DOMException('Stopped.', 'AbortError'), 'aborted', 'Stopped.'],
])('what came before %s goes on', async (error, code, words) => {
  const all = sink();
  const feed = new TextFeed(
    (async function* () {
      yield 'a';
      throw error;
    })(),
    all,
    500,
  );
  await feed.run();
  expect(all.told).toEqual(['a', '⟨end⟩']);
  const { failure } = feed.failure as SpeechError;
  expect(failure.code).toBe(code);
  expect(failure.message).toContain(words);
});

test('bytes are no text, and the failure says what to do', async () => {
  const bytes = (async function* () {
    yield new Uint8Array(2);
  })() as unknown as AsyncIterable<string>;
  const feed = new TextFeed(bytes, sink(), 500);
  await feed.run();
  expect((feed.failure as SpeechError).message).toContain('TextDecoderStream');
});

test.each([5, null, undefined, {}, ['a']])('%j is no input', (input) => {
  const make = () => new TextFeed(input as unknown as AsyncIterable<string>, sink(), 500);
  expect(make).toThrow(SpeechError);
});
