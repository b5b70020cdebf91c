import type {
  ExportFormatInfo,
  ExportOptions,
  ExportProgress,
  ExportResult,
  UnfinishedExport,
} from '../contracts/export';
import type { ExportJob } from '../engine/export-job';
import { exportFormats, forgetExport, unfinishedExports } from '../engine/exports';
import { SpeechError } from '../shared/speech-error';
import { button, link, words } from './page-elements';
import { chooseFile } from './save-target';
import { CAPTION_FILES, fileNameOf, progressWords, resultWords, titleOf } from './save-words';
import type { StoredChoice } from './stored-choice';

/** What the panel needs of the page. */
export interface SavePanelParts {
  readonly toggle: HTMLButtonElement;
  readonly form: HTMLFormElement;
  readonly choices: HTMLElement;
  readonly format: HTMLSelectElement;
  readonly captions: HTMLSelectElement;
  readonly progress: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly state: HTMLElement;
  readonly cancel: HTMLButtonElement;
  readonly outcome: HTMLElement;
  /** Remembers the format. */
  readonly lastFormat: StoredChoice;
  /** The text, and how it is to be spoken. */
  request(): { readonly text: string; readonly options: Omit<ExportOptions, 'format'> };
  /** Begins an export; undefined if this page's engine cannot. */
  begin(text: string, options: ExportOptions): ExportJob | undefined;
}

/** Saves the text's sound, and captions if they are wanted, as files. */
export class SavePanel {
  #formats: readonly ExportFormatInfo[] = [];
  #job: ExportJob | undefined;
  /** What the links lead to. */
  #result: ExportResult | undefined;

  constructor(private readonly parts: SavePanelParts) {
    const { toggle, form, cancel, captions } = parts;
    captions.append(
      new Option('None', ''),
      ...CAPTION_FILES.map(({ form: name, label }) => new Option(label, name)),
    );
    toggle.addEventListener('click', () => void this.#toggle());
    cancel.addEventListener('click', () => this.#job?.cancel());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save(this.#wanted());
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !this.#job) this.#close();
    });
  }

  /** Offers to begin again what a page that was closed did not finish. */
  async offerUnfinished(): Promise<void> {
    const [unfinished] = await unfinishedExports().catch(() => []);
    if (!unfinished || this.#job) return;
    const { text, progress } = unfinished;
    await this.#open();
    this.#tell(
      words(`“${titleOf(text)}” was not saved to its end (${progressWords(progress)}).`),
      button('Save again', () => void this.#again(unfinished)),
      button('Forget it', () => void this.#forget(unfinished)),
    );
  }

  async #toggle(): Promise<void> {
    if (!this.parts.form.hidden) this.#close();
    else {
      await this.#open();
      this.parts.format.focus();
    }
  }

  async #open(): Promise<void> {
    const { toggle, form, format, lastFormat } = this.parts;
    form.hidden = false;
    toggle.setAttribute('aria-expanded', 'true');
    if (this.#formats.length > 0) return;
    this.#formats = await exportFormats();
    format.append(
      ...this.#formats.map(({ format: name, label, available }) => {
        const option = new Option(available ? label : `${label}: not in this browser`, name);
        option.disabled = !available;
        return option;
      }),
    );
    const offered = this.#formats.filter(({ available }) => available);
    const chosen = offered.find(({ format: name }) => name === lastFormat.read());
    format.value = chosen?.format ?? 'mp3';
  }

  #close(): void {
    const { toggle, form } = this.parts;
    form.hidden = true;
    toggle.setAttribute('aria-expanded', 'false');
    toggle.focus();
  }

  /** What the choices say. */
  #wanted(): { text: string; options: ExportOptions } {
    const { format, captions, lastFormat, request } = this.parts;
    const { text, options } = request();
    const info = this.#formats.find(({ format: name }) => name === format.value);
    const forms = CAPTION_FILES.filter(({ form }) => form === captions.value);
    lastFormat.write(format.value);
    return {
      text,
      options: {
        ...options,
        format: info?.format ?? 'mp3',
        captions: forms.map(({ form }) => form),
        title: titleOf(text),
      },
    };
  }

  async #again(unfinished: UnfinishedExport): Promise<void> {
    const { id, text, options } = unfinished;
    if (await this.#save({ text, options })) await forgetExport(id);
  }

  async #forget({ id }: UnfinishedExport): Promise<void> {
    await forgetExport(id);
    this.#tell();
    this.#close();
  }

  /** @returns whether it was begun */
  async #save({ text, options }: { text: string; options: ExportOptions }): Promise<boolean> {
    const info = this.#formats.find(({ format }) => format === options.format);
    if (this.#job || !info) return false;
    const name = fileNameOf(text);
    const target = await chooseFile({ ...info, name });
    if (target === 'cancelled') return false;
    const place = target === 'none' ? {} : { target };
    const job = this.parts.begin(text, { ...options, ...place });
    if (!job) return false;
    void this.#follow(job, name, info);
    return true;
  }

  async #follow(job: ExportJob, name: string, { extension }: ExportFormatInfo): Promise<void> {
    this.#job = job;
    // The links of the last one lead nowhere from now on.
    void this.#result?.dispose();
    this.#tell();
    this.#show(job.progress);
    this.#working(true);
    job.on('progress', (progress) => this.#show(progress));
    try {
      this.#result = await job.finished;
      this.#hand(this.#result, name, extension);
    } catch (error) {
      const isStopped = error instanceof SpeechError && error.code === 'aborted';
      this.#tell(words(isStopped ? 'Nothing was saved.' : String((error as Error).message)));
    }
    this.#job = undefined;
    this.#working(false);
  }

  #working(isWorking: boolean): void {
    const { choices, progress, cancel, format } = this.parts;
    choices.hidden = isWorking;
    progress.hidden = !isWorking;
    (isWorking ? cancel : format).focus();
  }

  #show(progress: ExportProgress): void {
    const { bar, state } = this.parts;
    bar.value = progress.done / Math.max(1, progress.total);
    state.textContent = progressWords(progress);
  }

  /** Links to what was made; the sound is downloaded at once, where no dialogue took it. */
  #hand(result: ExportResult, name: string, extension: string): void {
    const { blob, captions } = result;
    const sound = blob && link(blob, `${name}.${extension}`);
    const texts = CAPTION_FILES.flatMap((file) => {
      const text = captions[file.form];
      return text === undefined ? [] : [link(new Blob([text]), `${name}.${file.extension}`)];
    });
    this.#tell(words(resultWords(result)), ...(sound ? [sound] : []), ...texts);
    sound?.click();
  }

  #tell(...content: readonly Node[]): void {
    this.parts.outcome.replaceChildren(...content);
  }
}
