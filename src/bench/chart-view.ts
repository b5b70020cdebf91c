import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type UPlot from 'uplot';
import { chartStyles } from './chart-styles';
import { BAR_WIDTH, type ChartColours, type ChartSpec } from './charts';

/** Height of a chart, in pixels. */
const HEIGHT = 260;
/** Colours that series take in turn; the styles define them. */
const SERIES_COLOURS = 6;

/**
 * Draws a chart with uPlot, which is fetched when the first one is drawn. For screen readers it is one picture with a label.
 */
export class BenchChart extends LitElement {
  static override styles: CSSResultGroup = chartStyles;

  @property({ attribute: false }) spec?: ChartSpec;
  /** Whether the series are bars. */
  @property({ type: Boolean }) bars = false;

  @query('.plot') private readonly place?: HTMLElement;

  #plot: UPlot | undefined;
  /** Goes up with each drawing: uPlot may arrive when it is out of date. */
  #drawing = 0;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #resize = new ResizeObserver(() => this.#fit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#redraw);
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.#resize.disconnect();
    this.#drop();
  }

  protected override render(): TemplateResult {
    const { label = '', legend = [] } = this.spec ?? {};
    return html`
      <div class="scroller" tabindex="0" role="group" aria-label="Chart">
        <div class="plot" role="img" aria-label=${label}></div>
      </div>
      <ul class="legend">
        ${legend.map(
          (name, place) =>
            html`<li><span class="key k${place % SERIES_COLOURS}"></span>${name}</li>`,
        )}
      </ul>
      <span class="probe text"></span><span class="probe grid"></span>
    `;
  }

  protected override updated(): void {
    void this.#redraw();
  }

  readonly #redraw = async (): Promise<void> => {
    const drawing = ++this.#drawing;
    const { default: Plot } = await import('uplot');
    const { spec, place } = this;
    if (drawing !== this.#drawing || !spec || !place || !this.isConnected) return;
    this.#drop();
    const options = spec.options(this.#colours());
    if (this.bars) {
      const paths = Plot.paths.bars?.({ size: [BAR_WIDTH, 56], align: 0 });
      for (const series of options.series.slice(1)) if (paths) series.paths = paths;
    }
    this.#plot = new Plot({ ...options, width: this.#width, height: HEIGHT }, spec.data, place);
  };

  get #width(): number {
    return Math.max(this.spec?.minWidth ?? 0, this.clientWidth);
  }

  #fit(): void {
    if (this.#plot && this.#plot.width !== this.#width)
      this.#plot.setSize({ width: this.#width, height: HEIGHT });
  }

  #drop(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  /** A canvas knows no custom properties, so they are read from elements that use them. */
  #colours(): ChartColours {
    const colourOf = (selector: string, name: 'color' | 'backgroundColor') => {
      const element = this.renderRoot.querySelector(selector);
      return element ? getComputedStyle(element)[name] : 'gray';
    };
    const keys = Math.min(SERIES_COLOURS, this.spec?.legend.length ?? 0);
    return {
      text: colourOf('.probe.text', 'color'),
      grid: colourOf('.probe.grid', 'color'),
      series: Array.from({ length: keys }, (_, k) => colourOf(`.key.k${k}`, 'backgroundColor')),
    };
  }
}
customElements.define('kokoro-bench-chart', BenchChart);
