import { formatCaptions } from '../audio/captions/captions';
import type { ByteSink } from '../audio/export/byte-sink';
import { keepAlive } from '../audio/export/export-folder';
import { FileSink, openChosenFile } from '../audio/export/file-sink';
import { FORMATS } from '../audio/export/formats';
import { openPrivateFile, type PrivateFile, spooled } from '../audio/export/private-file';
import { SoundWriter } from '../audio/export/sound-writer';
import { StreamSink } from '../audio/export/stream-sink';
import { ExportNote, unfinishedExports } from '../audio/export/unfinished-exports';
import type { ExportOptions, ExportProgress, ExportResult } from '../contracts/export';
import { throwIfAborted } from '../shared/speech-error';
import { type ExportPlan, planExport } from './export-options';
import { type SoundedUnit, TranscriptBuilder } from './transcript';

/** What an export needs of its engine and of whoever asked for it. */
export interface ExportRun {
  /** The units of the text, made as they are asked for. */
  units(): AsyncIterable<SoundedUnit>;
  readonly signal: AbortSignal;
  onProgress(progress: ExportProgress): void;
}

/** What earlier visits left behind is removed once, beside the first export. */
let hasSwept = false;

function sweepOnce(): void {
  if (hasSwept) return;
  hasSwept = true;
  unfinishedExports().catch(() => undefined);
}

/**
 * Writes a text's sound to a file, one unit after another: the next is asked for when this one is on its way to the disk. Whatever ends
 * it early, nothing of it stays on the device. Rejects with a SpeechError.
 */
export async function runExport(
  text: string,
  options: ExportOptions,
  run: ExportRun,
): Promise<ExportResult> {
  const plan = await planExport(text, options);
  sweepOnce();
  const id = crypto.randomUUID();
  const letGo = await keepAlive(id);
  const note = plan.remember ? await ExportNote.begin(id, text, keptOptions(options)) : undefined;
  let place: Place | undefined;
  let writer: SoundWriter | undefined;
  try {
    throwIfAborted(run.signal);
    place = await openPlace(id, plan, run.signal);
    writer = await SoundWriter.open({ ...plan, sink: place.sink });
    const { transcript, voice } = await writeUnits(text, options, writer, run, note);
    const { file } = place;
    const blob = await writer.finish(transcript.chapters);
    if (blob && run.signal.aborted) await file?.remove();
    throwIfAborted(run.signal);
    const texts = plan.captions.map((form) => [form, formatCaptions(transcript, form)] as const);
    if (!blob) letGo();
    return {
      format: plan.format,
      blob,
      bytes: writer.bytes,
      duration: transcript.duration,
      captions: Object.fromEntries(texts),
      voice,
      async dispose() {
        await file?.remove();
        letGo();
      },
    };
  } catch (error) {
    await (writer?.cancel() ?? place?.sink.discard());
    letGo();
    throw error;
  } finally {
    await note?.end();
  }
}

async function writeUnits(
  text: string,
  { type = 'text/plain', title, chapters = [] }: ExportOptions,
  writer: SoundWriter,
  { units, signal, onProgress }: ExportRun,
  note: ExportNote | undefined,
) {
  const builder = new TranscriptBuilder(text, type, chapters);
  let voice = '';
  for await (const sounded of units()) {
    throwIfAborted(signal);
    await writer.add(sounded.samples);
    builder.add(sounded);
    voice = sounded.voice;
    const { duration: seconds, bytes } = writer;
    const progress = { done: sounded.unit.source.end, total: text.length, seconds, bytes };
    note?.update(progress);
    onProgress(progress);
  }
  throwIfAborted(signal);
  return { transcript: builder.finish(title), voice };
}

interface Place {
  readonly sink: ByteSink;
  /** The file behind it, where it is to be handed out. */
  readonly file?: PrivateFile;
}

async function openPlace(
  id: string,
  { format, target }: ExportPlan,
  signal: AbortSignal,
): Promise<Place> {
  if (target && 'createWritable' in target) return { sink: await openChosenFile(target) };
  if (target && 'truncate' in target) return { sink: new FileSink(target) };
  const { extension, type, isSequential } = FORMATS[format];
  if (target && isSequential) return { sink: new StreamSink(target) };
  const file = await openPrivateFile(id, extension, type);
  return target ? { sink: spooled(file, target, signal) } : { sink: file.sink, file };
}

/** What is kept to begin again with: everything that is data. */
function keptOptions(options: ExportOptions): Omit<ExportOptions, 'target' | 'signal'> {
  const { target: _, signal: __, ...kept } = options;
  return kept;
}
