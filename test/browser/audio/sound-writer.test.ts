import { expect, test } from 'vitest';
import type { ByteSink } from '../../../src/audio/export/byte-sink';
import { encodableRate } from '../../../src/audio/export/encodable';
import { FORMATS } from '../../../src/audio/export/formats';
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
    await writer.finish([]);
    expect(writer.duration).toBe(said.length / SAMPLE_RATE);
    expect(writer.bytes).toBe(sink.bytes.length);
    const heard = await decodeSound(new Blob([sink.bytes], { type: FORMATS[format].type }));
    const report = {
      samples: heard.length - said.length,
      level: level(heard) - level(said),
      early: delayAt(said, heard, 24_000),
      late: delayAt(said, heard, said.length - 12_000),
    };
    console.log(format, sink.bytes.length, report);
    expect(Math.abs(report.samples)).toBeLessThan(0.03 * SAMPLE_RATE);
  },
);
