import type {
  ExportEventMap,
  ExportOptions,
  ExportProgress,
  ExportResult,
} from '../contracts/export';
import { childController } from '../shared/child-controller';
import { deferred } from '../shared/deferred';
import { loadPart } from '../shared/load-part';
import { SpeechError, toFailure } from '../shared/speech-error';
import { TypedEvents } from '../shared/typed-events';
import type { SoundedUnit } from './transcript';

/** The units of a text, as {@link KokoroSpeech.stream} gives them. */
export type MakeUnits = (text: string, options: ExportOptions) => AsyncIterable<SoundedUnit>;

/** One text being written to a file: from `export()` until the file is there, was given up, or failed. */
export class ExportJob extends TypedEvents<ExportEventMap> {
  /** Resolves when the file is whole; rejects with a SpeechError, `aborted` after {@link cancel}. */
  readonly finished: Promise<ExportResult>;
  readonly #finished = deferred<ExportResult>();
  readonly #controller: AbortController;
  readonly #release: () => void;
  #progress: ExportProgress;

  /** @param units makes the sound; it is given a signal of the job's own */
  constructor(
    private readonly text: string,
    private readonly options: ExportOptions,
    private readonly units: MakeUnits,
  ) {
    super();
    this.finished = this.#finished.promise;
    // A caller that follows events instead must not be told of an unhandled rejection.
    this.finished.catch(() => undefined);
    this.#progress = { done: 0, total: text.length, seconds: 0, bytes: 0 };
    const { controller, release } = childController(options.signal);
    this.#controller = controller;
    this.#release = release;
    void this.#run();
  }

  /** How far it is. */
  get progress(): ExportProgress {
    return this.#progress;
  }

  /** Gives it up: nothing of it stays on the device. Does nothing once it is over. */
  cancel(): void {
    this.#controller.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#controller;
    const options: ExportOptions = { ...this.options, lead: 'whole', signal };
    try {
      // What writes files is loaded by those who want one.
      const { runExport } = await loadPart(() => import('./export-run'));
      const result = await runExport(this.text, options, {
        units: () => this.units(this.text, options),
        signal,
        onProgress: (progress) => {
          this.#progress = progress;
          this.emit('progress', progress);
        },
      });
      this.#finished.resolve(result);
    } catch (error) {
      this.#finished.reject(new SpeechError(toFailure(error)));
    } finally {
      this.#release();
    }
  }
}
