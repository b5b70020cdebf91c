import { expect, test } from 'vitest';
import type { ByteSink } from '../../../src/audio/export/byte-sink';
import { encodableRate } from '../../../src/audio/export/encodable';
import { FORMATS } from '../../../src/audio/export/formats';
import { sinkError } from '../../../src/audio/export/sink-error';
import { SoundWriter } from '../../../src/audio/export/sound-writer';
import { SAMPLE_RATE } from '../../../src/contracts/audio';
import type { ExportFormat } from '../../../src/contracts/export';
import { decodeSound, delayAt, level } from '../../support/decoded-sound';
import { MemorySink } from '../../support/memory-sink';

/** A tone whose pitch and loudness move as speech does, so that no two places are alike. */
function speechLike(seconds: number): Float32Array<ArrayBuffer> {
  let phase = 0;
  return Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, i) => {
    const t = i / SAMPLE_RATE;
    phase += (2 * Math.PI * (180 + 60 * Math.sin(t * 1.7) + 25 * Math.sin(t * 7.3))) / SAMPLE_RATE;
    const loudness = 0.25 + 0.2 * Math.sin(2 * Math.PI * 2.3 * t) * Math.sin(t * 0.9);
    return loudness * (Math.sin(phase) + 0.5 * Math.sin(3 * phase) + 0.25 * Math.sin(5 * phase));
  });
}

async function open(format: ExportFormat, sink: ByteSink): Promise<SoundWriter> {
  const { bitrate } = FORMATS[format];
  const sampleRate = (await encodableRate(format)) ?? SAMPLE_RATE;
  return await SoundWriter.open({
    format,
    bitrate,
    sampleRate,
    title: 'A test',
    isHuge: false,
    sink,
  });
}

/** Pieces of odd lengths. */
function* pieces(sound: Float32Array<ArrayBuffer>) {
  for (let at = 0, i = 0; at < sound.length; i++) {
    const length = 5001 + 7919 * (i % 5);
    yield sound.slice(at, at + length);
    at += length;
  }
}

const said = speechLike(20.0213);

test.each<ExportFormat>(['wav', 'ogg', 'webm', 'mp3'])(
  '%s is decoded to the same length, loudness and times',
  async (format) => {
    const sink = new MemorySink();
    const writer = await open(format, sink);
    for (const piece of pieces(said)) await writer.add(piece);
    expect(await writer.finish([])).toBeUndefined();
    expect(sink.end).toBe('committed');
    expect(writer.duration).toBe(said.length / SAMPLE_RATE);
    expect(writer.bytes).toBe(sink.bytes.length);
    const heard = await decodeSound(new Blob([sink.bytes], { type: FORMATS[format].type }));
    // Opus comes in frames of 20 ms, and its decoder a few milliseconds late; the others are exact.
    const isOpus = FORMATS[format].codec === 'opus';
    expect(Math.abs(heard.length - said.length)).toBeLessThanOrEqual(isOpus ? 480 : 0);
    for (const at of [24_000, said.length - 12_000])
      expect(Math.abs(delayAt(said, heard, at))).toBeLessThanOrEqual(isOpus ? 160 : 1);
    expect(Math.abs(level(heard) - level(said))).toBeLessThan(0.1);
  },
);

test('a quiet sound stays quiet and a loud one is not clipped', async () => {
  for (const factor of [0.02, 1.2]) {
    const sound = said.map((sample) => sample * factor).slice(0, 5 * SAMPLE_RATE);
    const sink = new MemorySink();
    const writer = await open('mp3', sink);
    await writer.add(sound);
    await writer.finish([]);
    const heard = await decodeSound(new Blob([sink.bytes]));
    expect(Math.abs(level(heard) - level(sound))).toBeLessThan(0.1);
  }
});

/** A disk that takes its time, and knows how much of what was made is not on it yet. */
class SlowSink implements ByteSink {
  readonly isSeekable = true;
  written = 0;
  writing = 0;
  mostWriting = 0;

  async write(data: Uint8Array<ArrayBuffer>): Promise<void> {
    this.mostWriting = Math.max(this.mostWriting, ++this.writing);
    await new Promise((resolve) => setTimeout(resolve));
    this.written += data.length;
    this.writing--;
  }

  async commit(): Promise<undefined> {}

  async discard(): Promise<void> {}
}

test('however long the sound, less than a megabyte waits for a slow disk', async () => {
  const sink = new SlowSink();
  const writer = await open('wav', sink);
  const minute = said.slice(0, 20 * SAMPLE_RATE);
  let made = 0;
  let mostHeld = 0;
  for (let i = 0; i < 15; i++) {
    await writer.add(minute);
    made += minute.length * 2;
    mostHeld = Math.max(mostHeld, made - sink.written);
  }
  await writer.finish([]);
  expect(made).toBeGreaterThan(14e6);
  expect(sink.written).toBeGreaterThanOrEqual(made);
  expect(mostHeld).toBeLessThan(2 ** 20);
  expect(sink.mostWriting).toBe(1);
});

/** A disk that fills up. */
class FullSink extends MemorySink {
  override async write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void> {
    if (position > 500_000) throw sinkError(new DOMException('full', 'QuotaExceededError'));
    await super.write(data, position);
  }
}

test('a full disk is told as such, and what is given up is discarded', async () => {
  const sink = new FullSink();
  const writer = await open('wav', sink);
  const run = async () => {
    for (let i = 0; i < 5; i++) await writer.add(said);
    await writer.finish([]);
  };
  await expect(run()).rejects.toMatchObject({ code: 'quota', failure: { reason: 'export-full' } });
  await writer.cancel();
  expect(sink.end).toBe('discarded');
});

const encodesAac = (await encodableRate('m4a')) !== undefined;

test.skipIf(encodesAac)(
  'what this platform cannot encode fails with the codec’s name',
  async () => {
    const writer = await open('m4a', new MemorySink());
    await expect(writer.add(said)).rejects.toMatchObject({
      code: 'synthesis-failed',
      message: expect.stringContaining('AAC'),
    });
    await writer.cancel();
  },
);

test('a WAV file that would be too large is refused, and a huge one has 64 bits', async () => {
  const sink = new MemorySink();
  const plan = { bitrate: 0, sampleRate: SAMPLE_RATE, title: undefined, sink };
  const writer = await SoundWriter.open({ ...plan, format: 'wav', isHuge: true });
  await writer.add(said);
  await writer.finish([]);
  expect(new TextDecoder().decode(sink.bytes.subarray(0, 4))).toBe('RF64');
  const day = { length: 2 ** 31 } as Float32Array<ArrayBuffer>;
  const other = await open('wav', new MemorySink());
  await expect(other.add(day)).rejects.toMatchObject({ failure: { reason: 'file-too-large' } });
  await other.cancel();
});
