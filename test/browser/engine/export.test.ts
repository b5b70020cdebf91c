import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { encodableRate, exportFormats } from '../../../src/audio/export/encodable';
import {
  aliveExports,
  exportFolder,
  fileNames,
  keepAlive,
  removeFiles,
} from '../../../src/audio/export/export-folder';
import {
  ExportNote,
  forgetExport,
  unfinishedExports,
} from '../../../src/audio/export/unfinished-exports';
import { SAMPLE_RATE } from '../../../src/contracts/audio';
import type { ExportOptions, ExportProgress } from '../../../src/contracts/export';
import type { TextType } from '../../../src/contracts/text';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { pageAudioCache } from '../../../src/engine/page-audio-cache';
import { decodeSound, level } from '../../support/decoded-sound';
import { overrideQuota } from '../../support/storage-quota';

const TEXT = 'Good morning. It is “$9.99” today.\n\nWell — see you.';
/** What was kept from another run has been through a codec. */
const OPTIONS = {
  voice: 'draft_mid',
  fragmentWords: 0,
  format: 'wav',
  audioCache: 'off',
} as const;
const encodesAac = (await encodableRate('m4b')) !== undefined;
const engine = new KokoroSpeech({ provider: 'wasm', threads: 1 });
afterAll(() => engine.release());

async function filesLeft(): Promise<string[]> {
  return await fileNames(await exportFolder());
}

// Whatever a test did, nothing of it stays.
afterEach(async () => {
  const left = await filesLeft();
  // The next test begins with nothing, even after one that failed.
  await removeFiles(await exportFolder(), left);
  expect(left).toEqual([]);
  expect([...(await aliveExports())]).toEqual([]);
});

/** The same text as the engine gives it. */
async function synthesized(text: string, options = {}): Promise<Float32Array<ArrayBuffer>> {
  const parts: number[] = [];
  for await (const { samples } of engine.stream(text, { ...OPTIONS, ...options }))
    parts.push(...samples);
  return Float32Array.from(parts);
}

describe('a file on the disk', () => {
  test('holds what the engine says, and captions when it is said', async () => {
    const job = engine.export(TEXT, { ...OPTIONS, captions: ['json', 'vtt', 'srt'], title: 'T' });
    const seen: ExportProgress[] = [];
    job.on('progress', (progress) => seen.push(progress));
    const result = await job.finished;
    const said = await synthesized(TEXT);
    expect(result).toMatchObject({ format: 'wav', voice: 'draft_mid', bytes: result.blob?.size });
    expect(result.duration).toBe(said.length / SAMPLE_RATE);
    const heard = await decodeSound(result.blob!);
    expect(heard.length).toBe(said.length);
    expect(Math.abs(level(heard) - level(said))).toBeLessThan(0.01);
    expect(seen.map(({ done }) => done)).toEqual([13, 34, TEXT.length]);
    expect(seen.at(-1)).toMatchObject({ total: TEXT.length, seconds: result.duration });
    const times = JSON.parse(result.captions.json ?? '');
    expect(
      times.sentences.map((one: { text: string; paragraphEnd?: boolean }) => [
        one.text,
        one.paragraphEnd ?? false,
      ]),
    ).toEqual([
      ['Good morning.', false],
      ['It is “$9.99” today.', true],
      ['Well — see you.', true],
    ]);
    expect(Object.keys(result.captions)).toEqual(['json', 'vtt', 'srt']);
    await result.dispose();
    // The disk has it no more.
    await expect(result.blob!.arrayBuffer()).rejects.toThrow();
  });

  test('word times are where the sound is', async () => {
    const job = engine.export('Tick. Tock.', { ...OPTIONS, captions: ['json'] });
    const result = await job.finished;
    const heard = await decodeSound(result.blob!);
    const [, tock] = JSON.parse(result.captions.json ?? '').sentences;
    const at = Math.round(tock.start * SAMPLE_RATE);
    const silence = heard.slice(at - 3600, at - 1200);
    const word = heard.slice(at, Math.round(tock.end * SAMPLE_RATE));
    expect(level(word) - level(silence)).toBeGreaterThan(30);
    await result.dispose();
  });

  test('chapters begin with their first words', async () => {
    const chapters = [
      { title: 'Morning', at: 0 },
      { title: 'Nothing in it', at: 36 },
      { title: 'Leave', at: 36 },
      { title: 'Beyond the end', at: 999 },
    ];
    const captions = ['json', 'vtt-chapters'] as const;
    const result = await engine.export(TEXT, { ...OPTIONS, chapters, captions }).finished;
    const times = JSON.parse(result.captions.json ?? '');
    // The pause before it belongs to the chapter that ends.
    expect(times.chapters).toMatchObject([
      { title: 'Morning', start: 0, end: times.chapters[1].start },
      { title: 'Leave', end: times.duration },
    ]);
    expect(times.chapters[1].start).toBeGreaterThan(times.sentences[1].end);
    expect(times.chapters[1].start).toBeLessThanOrEqual(times.sentences[2].start);
    expect(await cueCount(result.captions['vtt-chapters']!)).toBe(2);
    await result.dispose();
  });

  test('the browser’s own parser reads the captions', async () => {
    const captions = ['vtt', 'vtt-words', 'vtt-timestamps'] as const;
    const result = await engine.export(TEXT, { ...OPTIONS, captions }).finished;
    const counts = await Promise.all(captions.map((form) => cueCount(result.captions[form]!)));
    expect(counts).toEqual([3, 9, 3]);
    await result.dispose();
  });

  test('is asked for by the names of formats that this browser writes', async () => {
    const formats = await exportFormats();
    const available = formats.filter((one) => one.available).map(({ format }) => format);
    expect(available).toEqual(expect.arrayContaining(['wav', 'ogg', 'webm', 'mp3']));
    expect(formats.map(({ format }) => format)).toContain('m4b');
  });
});

/** Cues of a WebVTT file, as a video element would show them. */
async function cueCount(file: string): Promise<number> {
  const url = URL.createObjectURL(new Blob([file], { type: 'text/vtt' }));
  const track = document.createElement('track');
  track.src = url;
  const video = document.createElement('video');
  video.append(track);
  document.body.append(video);
  track.track.mode = 'hidden';
  await new Promise((resolve, reject) => {
    track.addEventListener('load', resolve);
    track.addEventListener('error', reject);
  });
  video.remove();
  URL.revokeObjectURL(url);
  return track.track.cues?.length ?? 0;
}

/** The sentences of a text's captions. */
async function shownIn(text: string, type: TextType): Promise<string[]> {
  const options = { ...OPTIONS, type, captions: ['json'] } as const;
  const result = await engine.export(text, options).finished;
  await result.dispose();
  const { sentences } = JSON.parse(result.captions.json ?? '');
  return sentences.map(({ text: shown, paragraphEnd }: { text: string; paragraphEnd?: boolean }) =>
    paragraphEnd ? `${shown} ¶` : shown,
  );
}

test.each<[TextType, string, string[]]>([
  [
    'text/plain',
    'He said: “No—never!” (Twice.) See [12] and 50% of *it* & more;\nthen - stop\n\n-----------\n\nEnd',
    ['He said: “No—never!”', '(Twice.)', 'See [12] and 50% of *it* & more; then - stop ¶', 'End ¶'],
  ],
  [
    'text/markdown',
    '# News\n\nThe **big** [story](http://a.example/b) of `to`day_ [12], and more.\n\n- One\n- Two',
    ['News ¶', 'The big story of today, and more. ¶', 'One ¶', 'Two ¶'],
  ],
  [
    'text/html',
    '<h1>News</h1><p>AT&amp;T is <b>b</b>ig, &ldquo;really&rdquo;.<p>Two<sup>nd</sup> <img src="x"> paragraph',
    ['News ¶', 'AT&T is big, “really”. ¶', 'Twond paragraph ¶'],
  ],
  [
    'application/ssml+xml',
    '<speak>One <emphasis>big</emphasis> cat, a <sub alias="doctor">Dr</sub>.<break time="1s"/> <p>Two &amp; three.</p></speak>',
    ['One big cat, a Dr. ¶', 'Two & three. ¶'],
  ],
])('captions of %s show what is read', async (type, text, shown) => {
  expect(await shownIn(text, type)).toEqual(shown);
});

describe('a place of the caller’s own', () => {
  test.each(['ogg', 'wav'] as const)('a stream gets %s in order, and is closed', async (format) => {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let closed = false;
    const target = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (part) => void parts.push(part),
      close: () => {
        closed = true;
      },
    });
    const result = await engine.export(TEXT, { ...OPTIONS, format, target }).finished;
    expect(closed).toBe(true);
    expect(result.blob).toBeUndefined();
    expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(result.bytes);
    const seconds = (await decodeSound(new Blob(parts))).length / SAMPLE_RATE;
    expect(Math.abs(seconds - result.duration)).toBeLessThan(0.03);
  });

  test('a file handle gets the file, and keeps what it held if the job is given up', async () => {
    const root = await navigator.storage.getDirectory();
    const target = await root.getFileHandle('chosen.wav', { create: true });
    const { bytes } = await engine.export(TEXT, { ...OPTIONS, target }).finished;
    expect((await target.getFile()).size).toBe(bytes);
    await cancelled({ target });
    expect((await target.getFile()).size).toBe(bytes);
    await root.removeEntry('chosen.wav');
    const fresh = await root.getFileHandle('new.wav', { create: true });
    await cancelled({ target: fresh });
    expect(await fileNames(root)).not.toContain('new.wav');
  });

  test('a stream that fails ends the job with its reason', async () => {
    const target = new WritableStream({ write: () => Promise.reject(new Error('unplugged')) });
    const job = engine.export(TEXT, { ...OPTIONS, format: 'ogg', target });
    await expect(job.finished).rejects.toMatchObject({
      code: 'storage-unavailable',
      message: expect.stringContaining('unplugged'),
    });
  });
});

/** Gives a job up after its first unit. */
async function cancelled(options: Partial<ExportOptions>): Promise<void> {
  const job = engine.export(TEXT, { ...OPTIONS, ...options });
  job.on('progress', () => job.cancel());
  await expect(job.finished).rejects.toMatchObject({ code: 'aborted' });
  expect(job.progress.done).toBeLessThan(TEXT.length);
}

describe('what does not come to an end', () => {
  test('leaves nothing, whether by cancel or by signal', async () => {
    await cancelled({ remember: true });
    const aborted = AbortSignal.abort();
    const job = engine.export(TEXT, { ...OPTIONS, signal: aborted });
    await expect(job.finished).rejects.toMatchObject({ code: 'aborted' });
  });

  test('a text or a voice that cannot be had is told', async () => {
    const empty = engine.export(' ', OPTIONS);
    await expect(empty.finished).rejects.toMatchObject({ failure: { reason: 'empty-text' } });
    const nobody = engine.export(TEXT, { ...OPTIONS, voice: 'nobody' });
    await expect(nobody.finished).rejects.toMatchObject({ code: 'voice-unavailable' });
  });

  test.each([
    [{ format: 'flac' }, 'format cannot be flac'],
    [{ captions: ['ass'] }, 'captions cannot be ass'],
    [{ format: 'mp3', bitrate: 1 }, 'bitrate cannot be 1'],
    [
      {
        chapters: [
          { title: 'b', at: 9 },
          { title: 'a', at: 1 },
        ],
      },
      'chapters cannot be a',
    ],
  ])('%j is refused by name', async (odd, words) => {
    const job = engine.export(TEXT, { ...OPTIONS, ...(odd as object) });
    await expect(job.finished).rejects.toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining(words),
    });
  });

  test.skipIf(encodesAac)('a format that cannot be written here names others', async () => {
    const job = engine.export(TEXT, { ...OPTIONS, format: 'm4b' });
    await expect(job.finished).rejects.toMatchObject({
      failure: { code: 'invalid-argument', reason: 'cannot-encode' },
      message: expect.stringContaining('Choose Opus'),
    });
  });

  test('a full device is told, and keeps nothing', async () => {
    await overrideQuota(40_000);
    try {
      const job = engine.export(TEXT, OPTIONS);
      await expect(job.finished).rejects.toMatchObject({ code: 'quota' });
    } finally {
      await overrideQuota(undefined);
    }
  });
});

test('an export that is begun again makes only the sound that was not made before', async () => {
  const kept = { ...OPTIONS, audioCache: 'auto' } as const;
  const given = engine.export(TEXT, kept);
  given.on('progress', ({ done }) => {
    if (done > 20) given.cancel();
  });
  await expect(given.finished).rejects.toMatchObject({ code: 'aborted' });
  await pageAudioCache.settled();
  const hits = () => engine.metrics.value('audio-cache-hit');
  const before = hits();
  const result = await engine.export(TEXT, kept).finished;
  expect(hits() - before).toBeGreaterThanOrEqual(2);
  await result.dispose();
  await pageAudioCache.settled();
  await engine.storage.clearAudio();
});

describe('a page that went away', () => {
  const note = (id: string) => ExportNote.begin(id, TEXT, { ...OPTIONS, title: 'Left' });

  test('leaves what it takes to begin again, and its sound file is removed', async () => {
    const begun = await note('gone');
    begun?.update({ done: 13, total: TEXT.length, seconds: 1.5, bytes: 9 });
    await expect.poll(() => filesLeft()).toHaveLength(2);
    const folder = await exportFolder();
    await folder.getFileHandle('gone.wav', { create: true });
    await folder.getFileHandle('other.wav', { create: true });
    const [unfinished, ...others] = await unfinishedExports();
    expect(others).toEqual([]);
    expect(unfinished).toMatchObject({
      id: 'gone',
      text: TEXT,
      options: { ...OPTIONS, title: 'Left' },
      progress: { done: 13, total: TEXT.length, seconds: 1.5 },
    });
    expect((await filesLeft()).sort()).toEqual(['gone.job.json', 'gone.position.json']);
    await forgetExport('gone');
  });

  test('is told from one that is at work', async () => {
    const letGo = await keepAlive('busy');
    const begun = await note('busy');
    expect(await unfinishedExports()).toEqual([]);
    expect(await filesLeft()).toEqual(['busy.job.json']);
    letGo();
    await expect.poll(async () => (await unfinishedExports()).length).toBe(1);
    await begun?.end();
  });

  test('and a note that nobody understands is removed', async () => {
    const folder = await exportFolder();
    await folder.getFileHandle('odd.job.json', { create: true });
    expect(await unfinishedExports()).toEqual([]);
  });
});
