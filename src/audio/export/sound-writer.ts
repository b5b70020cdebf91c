import { AudioSample, AudioSampleSource, Output, StreamTarget } from 'mediabunny';
import { SAMPLE_RATE } from '../../contracts/audio';
import type { ExportFormat, TimedChapter } from '../../contracts/export';
import { loadPart } from '../../shared/load-part';
import { SpeechError, speechError, toFailure } from '../../shared/speech-error';
import { applyGain } from '../gain';
import type { ByteSink } from './byte-sink';
import { withChapters } from './chapter-track';
import { type ContainerNotes, containerOf, encodingOf } from './container';
import { FORMATS } from './formats';
import { withGaplessTag } from './gapless-tag';

/** Samples that are handed to the encoder at once: half a second. */
const SLICE = SAMPLE_RATE / 2;
/** Bytes that are gathered before they are written; three times as many are held at most. */
const CHUNK = 2 ** 18;
/** What a RIFF file can hold, less its headers. */
const RIFF_LIMIT = 2 ** 32 - 2 ** 16;
const BYTES_PER_SAMPLE = 2;

/** How a sound file is to be written. */
export interface SoundFilePlan {
  readonly format: ExportFormat;
  /** Bits per second; no matter for WAV. */
  readonly bitrate: number;
  /** Of the file, in Hz. */
  readonly sampleRate: number;
  readonly title: string | undefined;
  /** Whether a WAV file may grow over 4 GiB. */
  readonly isHuge: boolean;
  /** The writer's own until it is committed or discarded. */
  readonly sink: ByteSink;
}

/**
 * Writes one sound file, piece after piece, as loud as it comes. It holds half a second of sound and less than a megabyte of the file; beside
 * that, mediabunny notes each frame: 1 MB for an hour of MP3 and 13 MB for an hour of M4A, whose table of frames is written last. What
 * fails rejects with a SpeechError; {@link cancel} comes then.
 */
export class SoundWriter {
  #samples = 0;
  #bytes = 0;

  private constructor(
    private readonly plan: SoundFilePlan,
    private readonly output: Output,
    private readonly source: AudioSampleSource,
    private readonly notes: ContainerNotes,
  ) {}

  /** Begins a file. Loads the MP3 encoder if that is what it takes. */
  static async open(plan: SoundFilePlan): Promise<SoundWriter> {
    const { format, bitrate, sampleRate, title, sink, isHuge } = plan;
    if (format === 'mp3')
      (await loadPart(() => import('@mediabunny/mp3-encoder'))).registerMp3Encoder();
    const notes: ContainerNotes = {};
    const source = new AudioSampleSource(encodingOf(format, bitrate, sampleRate));
    let writer: SoundWriter | undefined;
    const stream = new WritableStream<{ data: Uint8Array<ArrayBuffer>; position: number }>({
      // The sink is committed when the file is whole, and not when the library has no more for it.
      write: (chunk) => writer?.write(chunk.data, chunk.position),
    });
    const output = new Output({
      format: containerOf(format, isHuge, notes),
      target: new StreamTarget(stream, { chunked: sink.isSeekable, chunkSize: CHUNK }),
    });
    output.addAudioTrack(source);
    if (title) output.setMetadataTags({ title });
    writer = new SoundWriter(plan, output, source, notes);
    await writer.doing(() => output.start());
    return writer;
  }

  /** Seconds that were added. */
  get duration(): number {
    return this.#samples / SAMPLE_RATE;
  }

  /** Bytes of the file that were written. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Appends sound; resolves when there is room for more.
   * @param samples mono, 24 kHz, −1..1; the caller's own again afterwards
   */
  async add(samples: Float32Array<ArrayBuffer>): Promise<void> {
    const { format, isHuge } = this.plan;
    const size = (this.#samples + samples.length) * BYTES_PER_SAMPLE;
    if (format === 'wav' && !isHuge && size > RIFF_LIMIT)
      throw speechError('invalid-argument', 'file-too-large');
    for (let at = 0; at < samples.length; at += SLICE) {
      const data = samples.slice(at, at + SLICE);
      applyGain(data, FORMATS[format].gain);
      const sample = new AudioSample({
        data,
        format: 'f32',
        numberOfChannels: 1,
        sampleRate: SAMPLE_RATE,
        timestamp: this.#samples / SAMPLE_RATE,
      });
      this.#samples += data.length;
      await this.doing(() => this.source.add(sample)).finally(() => sample.close());
    }
  }

  /** Completes the file. @param chapters for those formats that have a place for them */
  async finish(chapters: readonly TimedChapter[]): Promise<Blob | undefined> {
    await this.doing(async () => {
      await this.output.finalize();
      await this.#complete(chapters);
    });
    return await this.plan.sink.commit();
  }

  /** Gives the file up: nothing of it stays. Never rejects. */
  async cancel(): Promise<void> {
    await this.output.cancel().catch(() => undefined);
    await this.plan.sink.discard();
  }

  /** What the library leaves out. */
  async #complete(chapters: readonly TimedChapter[]): Promise<void> {
    const { format } = this.plan;
    const { xingFrame, movie } = this.notes;
    if (xingFrame) {
      const tagged = withGaplessTag(xingFrame.bytes, this.#samples);
      if (tagged) await this.write(tagged, xingFrame.position);
    }
    if (!movie) return;
    // Players tell a book from a song by this brand, at the file's beginning.
    await this.write(new TextEncoder().encode(format === 'm4b' ? 'M4B ' : 'M4A '), 8);
    if (chapters.length === 0) return;
    const chaptered = withChapters(movie.bytes, movie.position, chapters);
    await this.write(chaptered.titles, movie.position);
    await this.write(chaptered.movie, movie.position + chaptered.titles.length);
  }

  private async write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void> {
    await this.plan.sink.write(data, position);
    this.#bytes = Math.max(this.#bytes, position + data.byteLength);
  }

  /** Runs a job of the library. A sink's own failure comes through it as it is. */
  private async doing<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await job();
    } catch (cause) {
      const { codecName } = FORMATS[this.plan.format];
      throw new SpeechError(
        toFailure(
          cause,
          () =>
            speechError('synthesis-failed', 'encoding-failed', { codec: codecName }, cause).failure,
        ),
      );
    }
  }
}
