import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { boxesIn } from '../../../../src/audio/export/mp4-box';
import { SoundWriter } from '../../../../src/audio/export/sound-writer';
import type { ExportFormat, TimedChapter } from '../../../../src/contracts/export';
import { MemorySink } from '../../../support/memory-sink';
import { voiceLike } from '../../../support/voice-like';

const SOUND = voiceLike(12.345) as Float32Array<ArrayBuffer>;
const DURATION = SOUND.length / 24_000;
const CHAPTERS: readonly TimedChapter[] = [
  { title: 'Hafen & Glück', start: 0, end: 4.5 },
  { title: '二', start: 4.5, end: 9.001 },
  { title: 'x'.repeat(300), start: 9.001, end: DURATION },
];

const ffprobe = spawnSync('ffprobe', ['-version']).status === 0;

// Browsers for Linux do not encode AAC: an encoder in WebAssembly, for tests alone, stands in for the platform's.
registerAacEncoder();

/**
 * Does something without a global `Worker`: where a model ran before in the same thread, the runtime has left Node's there, and the
 * encoder takes it for a browser's.
 */
async function withoutWorkers<T>(job: () => Promise<T>): Promise<T> {
  const { Worker: left } = globalThis;
  Reflect.deleteProperty(globalThis, 'Worker');
  try {
    return await job();
  } finally {
    if (left) globalThis.Worker = left;
  }
}

const write = (format: ExportFormat, chapters: readonly TimedChapter[]) =>
  withoutWorkers(() => writeFile(format, chapters));

async function writeFile(format: ExportFormat, chapters: readonly TimedChapter[]) {
  const sink = new MemorySink();
  const plan = {
    format,
    bitrate: 64_000,
    sampleRate: 24_000,
    title: 'A book',
    isHuge: false,
    sink,
  };
  const writer = await SoundWriter.open(plan);
  await writer.add(SOUND);
  await writer.finish(chapters);
  expect(sink.end).toBe('committed');
  expect(writer.bytes).toBe(sink.bytes.length);
  return sink.bytes;
}

/** The boxes of a whole file, whose first box begins it. */
function topBoxes(file: Uint8Array<ArrayBuffer>) {
  const padded = new Uint8Array(file.length + 8);
  padded.set(file, 8);
  return boxesIn(padded);
}

function find(parent: Uint8Array<ArrayBuffer>, ...path: string[]): Uint8Array<ArrayBuffer> {
  const [type, ...rest] = path;
  if (type === undefined) return parent;
  const inner = boxesIn(parent).find((box) => box.type === type);
  if (!inner) throw new Error(`no ${type}`);
  return find(inner.bytes, ...rest);
}

describe('a file with chapters', async () => {
  const file = await write('m4b', CHAPTERS);
  const movie = topBoxes(file).find(({ type }) => type === 'moov')!.bytes;
  const tracks = boxesIn(movie).filter(({ type }) => type === 'trak');

  test('is a book whose sound is read as before', async () => {
    expect(new TextDecoder().decode(file.subarray(4, 12))).toBe('ftypM4B ');
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file.buffer) });
    const track = await input.getPrimaryAudioTrack();
    expect(track?.codec).toBe('aac');
    const seconds = (await input.computeDuration()) - DURATION;
    expect(Math.abs(seconds)).toBeLessThan(0.1);
    expect((await input.getMetadataTags()).title).toBe('A book');
  });

  test('refers to a track of titles, each where the track says', () => {
    expect(tracks).toHaveLength(2);
    const [sound, titles] = tracks.map(({ bytes }) => bytes);
    const chap = find(sound!, 'tref', 'chap');
    const id = new DataView(find(titles!, 'tkhd').slice().buffer).getUint32(20);
    expect(new DataView(chap.slice().buffer).getUint32(8)).toBe(id);
    const table = find(titles!, 'mdia', 'minf', 'stbl');
    const places = new DataView(find(table, 'co64').slice().buffer);
    const read = CHAPTERS.map((_, index) => {
      const at = Number(places.getBigUint64(16 + 8 * index));
      const length = new DataView(file.buffer).getUint16(at);
      return new TextDecoder().decode(file.subarray(at + 2, at + 2 + length));
    });
    expect(read).toEqual(CHAPTERS.map(({ title }) => title));
    const times = new DataView(find(table, 'stts').slice().buffer);
    const lengths = CHAPTERS.map((_, index) => times.getUint32(20 + 8 * index));
    expect(lengths).toEqual([4500, 4501, Math.round(DURATION * 1000) - 9001]);
  });

  test.skipIf(!ffprobe)('is understood by ffmpeg', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kokoro-export-'));
    try {
      const path = join(folder, 'book.m4b');
      writeFileSync(path, file);
      const { stdout, stderr } = spawnSync(
        'ffprobe',
        ['-v', 'error', '-of', 'json', '-show_chapters', '-show_format', path],
        { encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      const { chapters, format } = JSON.parse(stdout);
      expect(
        chapters.map((chapter: { start_time: string; tags: { title: string } }) => [
          Number(chapter.start_time),
          chapter.tags.title,
        ]),
      ).toEqual(CHAPTERS.map(({ title, start }) => [start, title]));
      expect(format.tags).toMatchObject({ title: 'A book', major_brand: 'M4B ' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('without chapters the file is as the library wrote it', async () => {
  const file = await write('m4a', []);
  expect(new TextDecoder().decode(file.subarray(4, 12))).toBe('ftypM4A ');
  const movie = topBoxes(file).at(-1);
  expect(movie?.type).toBe('moov');
  expect(boxesIn(movie!.bytes).filter(({ type }) => type === 'trak')).toHaveLength(1);
});

if (!ffprobe)
  console.log('ffprobe is not installed: chapters are checked by their structure only.');
