import type { MetricName } from '../src/contracts/metrics';
import type { KokoroSpeakElement } from '../src/elements/kokoro-speak-element';
import type { KokoroSpeech } from '../src/engine/kokoro-speech';

/** What the page is asked to do. */
export interface SayJob {
  /** Address of the built library. */
  readonly library: string;
  readonly texts: readonly string[];
  readonly voice: string;
  readonly lang: string | undefined;
  /** As in the element's attribute. */
  readonly model: string | undefined;
  readonly provider: string;
  readonly threads: number | 'auto';
}

/** What was measured; the shape of `--json`. */
export interface SayReport {
  readonly provider: string;
  readonly threads: number;
  readonly voice: string;
  readonly audioSeconds: number;
  readonly units: number;
  readonly metrics: Readonly<Record<MetricName, number>>;
}

declare global {
  /** Writes the sound of one text: float32 samples, little-endian, in base64. */
  function writeSound(index: number, base64: string): Promise<void>;
}

/**
 * Runs inside the page: speaks each text through the element's engine and hands its sound out. Self-contained, because
 * it is sent there as source text.
 */
export async function speakInPage(
  job: SayJob,
): Promise<{ report: SayReport; notices: string[]; failures: string[] }> {
  await import(job.library);
  const element = document.createElement('kokoro-speak') as KokoroSpeakElement;
  element.setAttribute('provider', job.provider);
  element.setAttribute('threads', String(job.threads));
  if (job.model !== undefined) element.setAttribute('model', job.model);
  const engine = element.engine as KokoroSpeech;
  const notices: string[] = [];
  engine.on('notice', ({ failure, fallbackVoice }) => {
    notices.push(failure.message + (fallbackVoice ? ` Speaking with ${fallbackVoice}.` : ''));
  });

  const toBase64 = async (chunks: BlobPart[]): Promise<string> => {
    const reader = new FileReader();
    const loaded = new Promise((resolve) => reader.addEventListener('load', resolve));
    reader.readAsDataURL(new Blob(chunks));
    await loaded;
    return String(reader.result).replace(/^.*?base64,|^data:$/, '');
  };

  const failures: string[] = [];
  const seen = { voice: job.voice, samples: 0, units: 0, sampleRate: 24_000 };
  for (const [index, text] of job.texts.entries()) {
    const sound: BlobPart[] = [];
    try {
      const options = { voice: job.voice, ...(job.lang ? { lang: job.lang } : {}) };
      // An empty line has an empty file, so that files and lines keep the same numbers.
      const units = text.trim() || job.texts.length === 1 ? engine.stream(text, options) : [];
      for await (const { samples, voice, sampleRate } of units) {
        sound.push(samples);
        Object.assign(seen, { voice, sampleRate });
        seen.samples += samples.length;
        seen.units++;
      }
      await writeSound(index, await toBase64(sound));
    } catch (error) {
      failures.push(`text ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const names = Object.keys(engine.metrics.summary()) as MetricName[];
  const always: MetricName[] = [
    'service-ready',
    'time-to-first-audio',
    'real-time-factor',
    'model-initialisations',
    'downloads',
    'bytes-downloaded',
    'leak-warnings',
  ];
  const metrics = Object.fromEntries(
    [...new Set([...always, ...names])].map((name) => [name, engine.metrics.value(name)]),
  ) as SayReport['metrics'];
  const report: SayReport = {
    provider: engine.health[0]?.provider ?? 'none',
    threads: engine.health[0]?.threads ?? 0,
    voice: seen.voice,
    audioSeconds: seen.samples / seen.sampleRate,
    units: seen.units,
    metrics,
  };
  return { report, notices, failures };
}
