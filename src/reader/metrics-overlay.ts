import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { KokoroSpeakElement } from '../elements/kokoro-speak-element';
import { KokoroSpeech } from '../engine/kokoro-speech';
import type { MetricsRecorder } from '../metrics/recorder';
import { metricsOverlayStyles } from './metrics-overlay-styles';
import {
  type MetricsDigest,
  type MetricsRow,
  type MetricsSection,
  metricsView,
} from './metrics-view';

/** At most four pictures a second: a page that draws its measurements should not be what it measures. */
const REDRAW_MS = 250;
/** How long the button says what became of a click. */
const ANSWER_MS = 2000;
/** From here on there is room beside the text; where there is not, the panel begins closed. */
const ROOMY = '(width >= 80rem)';

/**
 * A small panel with what an engine measured, for development. It is silent for screen readers while it changes, and
 * does nothing but read.
 */
export class MetricsOverlay extends LitElement {
  static override styles: CSSResultGroup = metricsOverlayStyles;

  /** What is shown; another one takes its place at once. */
  @property({ attribute: false }) recorder?: MetricsRecorder;

  @state() private answer = '';
  /** Asked once: afterwards it is the reader who opens and closes. */
  readonly #beginsOpen = matchMedia(ROOMY).matches;
  #leave: (() => void) | undefined;
  #redraw: ReturnType<typeof setTimeout> | undefined;
  #forget: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = undefined;
    clearTimeout(this.#redraw);
    clearTimeout(this.#forget);
    this.#redraw = undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('recorder')) this.#follow();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.recorder) return nothing;
    const { digest, sections } = metricsView(this.recorder.snapshot());
    return html`
      <details aria-live="off" ?open=${this.#beginsOpen}>
        <summary>Metrics<span class="digest">${digest.map(digestOf)}</span></summary>
        <div class="body" role="region" aria-label="Measurements" tabindex="0">
          ${sections.map(sectionOf)}
        </div>
        <div class="actions">
          <button type="button" @click=${this.#copy}>${this.answer || 'Copy JSON'}</button>
        </div>
      </details>
    `;
  }

  #follow(): void {
    this.#leave?.();
    if (!this.isConnected) return;
    this.#leave = this.recorder?.subscribe(() => {
      this.#redraw ??= setTimeout(() => {
        this.#redraw = undefined;
        this.requestUpdate();
      }, REDRAW_MS);
    });
  }

  readonly #copy = async (): Promise<void> => {
    const json = JSON.stringify(this.recorder?.snapshot(), null, 2);
    try {
      await navigator.clipboard.writeText(json);
      this.answer = 'Copied';
    } catch {
      // Forbidden by the reader or in a frame; not there at all without a secure context.
      this.answer = 'The browser did not allow it';
    }
    clearTimeout(this.#forget);
    this.#forget = setTimeout(() => {
      this.answer = '';
    }, ANSWER_MS);
  };
}
customElements.define('kokoro-metrics-overlay', MetricsOverlay);

/** Puts the panel into the page and keeps it on the engine that `speaker` uses. */
export function showMetricsOverlay(speaker: KokoroSpeakElement): MetricsOverlay {
  const overlay = new MetricsOverlay();
  // Asking for the engine makes one, but nothing of it starts before it is used.
  const connect = () => {
    const { engine } = speaker;
    if (engine instanceof KokoroSpeech) overlay.recorder = engine.metrics;
  };
  connect();
  // Other attributes may have meant another engine since.
  speaker.addEventListener('play', connect);
  document.body.append(overlay);
  return overlay;
}

function digestOf({ text, alert }: MetricsDigest): TemplateResult {
  return html`<span class=${alert ? 'alert' : nothing}>${text}</span>`;
}

function sectionOf({ title, rows }: MetricsSection): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<section>
    <h2>${title}</h2>
    <dl>
      ${rows.map(rowOf)}
    </dl>
  </section>`;
}

function rowOf({ label, value, alert }: MetricsRow): TemplateResult {
  return html`<div class=${alert ? 'alert' : nothing}>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
