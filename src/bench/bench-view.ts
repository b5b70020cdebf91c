import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { EngineOptions } from '../contracts/engine';
import type { StoredModel } from '../contracts/model-storage';
import { viewStyles } from '../elements/styles/view-styles';
import {
  type DeviceChoice,
  forgetDeviceChoice,
  readDeviceChoice,
  writeDeviceChoice,
} from '../engine/device-choice';
import { KokoroSpeech } from '../engine/kokoro-speech';
import { BenchController, type BenchControllerParts, type BenchRequest } from './bench-controller';
import { benchStyles } from './bench-styles';
import type { ChartFigure } from './charts';
import { choiceOf } from './choice';
import { compareView, type ImportedReport } from './compare-view';
import { deviceView } from './device-view';
import { exportView } from './export-view';
import { formStyles } from './form-styles';
import { benchModels, DRAFT_MODEL, isStored } from './models';
import { interruptedView, progressView, spokenProgress } from './progress-view';
import { choiceView, recommendationCard } from './recommendation-view';
import type { BenchReport } from './report';
import { parseReport } from './report-parse';
import { resultsView } from './results-view';
import { type BenchSetup, defaultSetup, requestOf } from './setup';
import { setupForm } from './setup-form';
import { tableStyles } from './table-styles';

/**
 * `<kokoro-bench>`: the benchmark's page. Events, none of them bubbling: `benchstart` before a run, so that the page ends
 * what else it does; `beforechoice` before what `auto` follows is changed, as long as the engine of before can be found.
 */
export class KokoroBench extends LitElement {
  static override styles: CSSResultGroup = [viewStyles, benchStyles, formStyles, tableStyles];

  /** What engines have in common with the page's own: model and sources. */
  @property({ attribute: false }) base: EngineOptions = {};
  /** Parts that a test puts in place of the real ones; to be set before the element is in the page. */
  @property({ attribute: false }) parts: BenchControllerParts = {};

  @state() private setup?: BenchSetup;
  @state() private figure: ChartFigure = 'realTimeFactor';
  @state() private choice?: DeviceChoice | undefined;
  @state() private stored: readonly StoredModel[] | undefined;
  @state() private imported: readonly ImportedReport[] = [];
  @state() private problem?: string | undefined;
  /** What a screen reader is told besides the progress. */
  @state() private said = '';

  @query('h2') private readonly heading?: HTMLElement;

  #bench: BenchController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#bench ??= new BenchController(this, this.parts);
    this.choice = readDeviceChoice();
    void this.#lookForModels();
  }

  /** Moves the focus to the heading: the view has just come into sight. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
  }

  /**
   * Runs the benchmark as the button does, for whoever drives the page: `npm run bench`.
   * @returns undefined if it came to nothing; the page then says why
   */
  async measure(
    request: BenchRequest,
    base: EngineOptions = this.base,
  ): Promise<BenchReport | undefined> {
    await this.updateComplete;
    const bench = this.#bench;
    if (!bench) throw new Error('The benchmark is not in the page.');
    this.dispatchEvent(new Event('benchstart'));
    bench.base = base;
    return bench.start(request);
  }

  /** What the page says of the run: how far it is, or why it came to nothing. */
  get words(): string {
    return this.renderRoot.querySelector('.now, .problem')?.textContent?.trim() ?? '';
  }

  protected override willUpdate(): void {
    const { device } = this.#bench ?? {};
    if (device) this.setup ??= defaultSetup(benchModels(this.base)[0] ?? DRAFT_MODEL, device);
  }

  /** What had the focus is switched off when a run begins, and gone when it ends: the focus goes where a reader would look. */
  protected override updated(): void {
    const isBusy = this.#bench?.isBusy ?? false;
    if (isBusy === this.#wasBusy) return;
    this.#wasBusy = isBusy;
    if (!this.#hasRun) return;
    const places = isBusy ? ['.progress button'] : ['#result-title', 'button[type="submit"]'];
    const found = places.map((place) => this.renderRoot.querySelector<HTMLElement>(place));
    found.find((element) => element !== null)?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const bench = this.#bench;
    if (!bench) return nothing;
    const { device, report, problem } = bench;
    return html`
      <header>
        <p class="back"><a href="#/">Back to reading</a></p>
        <h2 tabindex="-1">Measure this device</h2>
        <p class="lead">
          Which provider, precision and number of threads speaks best here, how long a start takes, and when
          the first sound comes. Everything runs in this browser, and nothing is sent anywhere.
        </p>
      </header>
      ${choiceView(this.choice, this.#forget)}
      ${interruptedView(bench.isBusy ? undefined : bench.interrupted, {
        resume: () => void this.#resume(),
        discard: () => bench.discard(),
      })}
      ${device && this.setup ? this.#form(this.setup) : nothing}
      ${progressView(bench, () => bench.cancel())}
      <p class="spoken" role="status">
        ${this.said || spokenProgress(bench, Boolean(report?.complete) && this.#hasRun)}
      </p>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${report && report.observations.length > 0 ? this.#result(report) : nothing}
      <section aria-labelledby="compare-title">
        <h3 id="compare-title">Compare two runs</h3>
        ${compareView(
          { reports: this.#compared, problem: this.problem },
          { read: (files) => void this.#read(files), clear: this.#clearImported },
        )}
      </section>
      ${
        device
          ? html`<section aria-labelledby="device-title">
            <h3 id="device-title">This device</h3>
            ${deviceView(device)}
          </section>`
          : nothing
      }
    `;
  }

  /** A reader has started a run here. */
  #hasRun = false;
  #wasBusy = false;

  #form(setup: BenchSetup): TemplateResult {
    const { device, isBusy: busy } = this.#bench as BenchController;
    if (!device) return html``;
    const stored = this.stored && isStored(setup.model, this.stored);
    return setupForm(
      { setup, models: benchModels(this.base), device, stored, busy },
      {
        change: (next) => {
          this.setup = next;
        },
        run: () => void this.#run(requestOf(setup, Date.now() % 2 ** 31)),
      },
    );
  }

  #result(report: BenchReport): TemplateResult {
    const busy = this.#bench?.isBusy ?? false;
    return html`<section aria-labelledby="result-title" class="result">
      <h3 id="result-title" tabindex="-1">
        ${busy ? 'So far' : 'Result'}: ${report.options.modelName},
        ${new Date(report.made).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}
      </h3>
      ${recommendationCard({ report, choice: this.choice, isOwn: true, busy }, () => this.#use(report))}
      ${resultsView({ report, figure: this.figure }, (figure) => {
        this.figure = figure;
      })}
      ${exportView(report, (words) => {
        this.said = words;
      })}
    </section>`;
  }

  async #run(request: BenchRequest): Promise<void> {
    this.said = '';
    this.#hasRun = true;
    await this.measure(request);
    await this.#lookForModels();
  }

  async #resume(): Promise<void> {
    this.said = '';
    this.#hasRun = true;
    this.dispatchEvent(new Event('benchstart'));
    if (this.#bench) this.#bench.base = this.base;
    await this.#bench?.resume();
  }

  #use(report: BenchReport): void {
    const choice = choiceOf(report);
    if (!choice) return;
    this.dispatchEvent(new Event('beforechoice'));
    writeDeviceChoice(choice);
    // What was kept is what counts: a private window may keep nothing.
    this.choice = readDeviceChoice();
    this.said = this.choice
      ? 'In use: speech starts with this from now on.'
      : 'This browser keeps nothing for this page, so the choice could not be kept.';
  }

  readonly #forget = (): void => {
    this.dispatchEvent(new Event('beforechoice'));
    forgetDeviceChoice();
    this.choice = readDeviceChoice();
    this.said = 'Forgotten: the engine chooses by itself again.';
    // The button that had it is gone.
    void this.focusHeading();
  };

  /** With one file, the result above is the other one. */
  get #compared(): readonly ImportedReport[] {
    const report = this.#bench?.report;
    if (this.imported.length === 1 && report)
      return [...this.imported, { name: 'the result above', report }];
    return this.imported;
  }

  async #read(files: FileList): Promise<void> {
    this.problem = undefined;
    try {
      const read = await Promise.all(
        [...files].map(async (file) => ({
          name: file.name,
          report: parseReport(await file.text()),
        })),
      );
      this.imported = [...this.imported, ...read].slice(-2);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #clearImported = (): void => {
    this.imported = [];
  };

  async #lookForModels(): Promise<void> {
    const engine = new KokoroSpeech(this.base);
    try {
      this.stored = await engine.storage.list();
    } catch {
      // A browser that keeps no files has none.
      this.stored = [];
    } finally {
      await engine.release();
    }
  }
}
customElements.define('kokoro-bench', KokoroBench);

declare global {
  interface HTMLElementTagNameMap {
    'kokoro-bench': KokoroBench;
  }
}
