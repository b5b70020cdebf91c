import type { CaptionFormat, ExportFormat } from '../src/contracts/export';

/** A text that becomes a file. */
export interface ExportTask {
  readonly text: string;
  readonly format: ExportFormat;
  readonly captions: readonly CaptionFormat[];
  /** Of what it is decoded to, in Hz. */
  readonly sampleRate: number;
}

/** A file that was made, and decoded again as whoever listens to it does. */
export interface ExportedSound {
  readonly captions: Readonly<Partial<Record<CaptionFormat, string>>>;
  /** Seconds that the export says it has. */
  readonly duration: number;
  readonly bytes: number;
  /** Samples that the browser's decoder made of it. */
  readonly samples: number;
}

declare global {
  var timingSound: Float32Array;
}

// Each of these runs inside the page and is sent there as source text, so each is self-contained.

/** Writes a text to a file, and keeps in the page what the browser decodes it to. */
export async function exportInPage(task: ExportTask): Promise<ExportedSound> {
  const { text, format, captions: forms, sampleRate } = task;
  const job = globalThis.timingEngine.export(text, { format, captions: forms, remember: false });
  const { blob, captions, duration, bytes, dispose } = await job.finished;
  if (!blob) throw new Error('no file');
  const context = new OfflineAudioContext(1, 1, sampleRate);
  const buffer = await context.decodeAudioData(await blob.arrayBuffer());
  await dispose();
  globalThis.timingSound = buffer.getChannelData(0);
  return { captions, duration, bytes, samples: buffer.length };
}

/** A part of what was decoded: 16 bits for each sample, as a data URL. */
export async function takeSoundInPage(range: { from: number; to: number }): Promise<string> {
  const part = globalThis.timingSound.subarray(range.from, range.to);
  const samples = Int16Array.from(part, (x) => Math.round(32767 * Math.max(-1, Math.min(1, x))));
  const reader = new FileReader();
  const read = new Promise((resolve) => {
    reader.onload = resolve;
  });
  reader.readAsDataURL(new Blob([samples]));
  await read;
  return reader.result as string;
}
