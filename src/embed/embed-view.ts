import { sections } from 'virtual:element-reference';
import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../elements/define';
import type { KokoroSpeakElement } from '../elements/kokoro-speak-element';
import { viewStyles } from '../elements/styles/view-styles';
import { embedForm } from './embed-form';
import { embedStyles } from './embed-styles';
import { fieldStyles } from './field-styles';
import { referenceView } from './reference-view';
import { chosenAttributes, chosenProperties, type Settings, withSetting } from './settings';
import { type SnippetBlock, type SnippetKind, snippet } from './snippet';
import { snippetView } from './snippet-view';

/** What the preview leaves out: nothing is downloaded before somebody presses Play. */
const NOT_IN_PREVIEW = 'preload';

/** `<kokoro-embed>`: how to put the element into a page: a form, what it makes, what to write for it, and the reference. */
export class KokoroEmbed extends LitElement {
  static override styles: CSSResultGroup = [viewStyles, embedStyles, fieldStyles];

  /** Attributes of the preview that say where its model comes from, as the page's own player has them. */
  @property({ attribute: false }) sources: Readonly<Record<string, string>> = {};

  @state() private settings: Settings = {};
  @state() private kind: SnippetKind = 'html';
  @state() private query = '';
  /** What a screen reader is told. */
  @state() private said = '';

  @query('h2') private readonly heading?: HTMLElement;
  @query('kokoro-speak') private readonly preview?: KokoroSpeakElement;
  @query('#story') private readonly story?: HTMLElement;

  /** Attributes and properties that the preview was given. */
  #given: ReadonlySet<string> = new Set();

  /** Moves the focus to the heading: the view has just come into sight. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.preview?.pause();
  }

  protected override updated(): void {
    const { preview, story } = this;
    if (!preview || !story) return;
    const attributes = chosenAttributes(this.settings)
      .filter(({ field }) => field.name !== NOT_IN_PREVIEW)
      .map(({ field, value }) => [field.name, value] as const);
    const wanted = new Map([...Object.entries(this.sources), ...attributes]);
    for (const name of this.#given) if (!wanted.has(name)) preview.removeAttribute(name);
    for (const [name, value] of wanted)
      if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
    this.#given = new Set(wanted.keys());
    style(preview, this.settings, 'player');
    style(story, this.settings, 'article');
  }

  protected override render(): TemplateResult {
    const isShown = this.settings.controls !== 'none';
    return html`
      <header>
        <p class="back"><a href="#/">Back to reading</a></p>
        <h2 tabindex="-1">Put it into your page</h2>
        <p class="lead">
          Choose what the player is to be, try it, and copy what to write. Nothing is downloaded before
          Play; the draft voices need no download at all.
        </p>
      </header>
      <div class="playground">
        <form aria-label="Attributes" @submit=${(event: Event) => event.preventDefault()}>
          ${embedForm(this.settings, this.#set)}
          <button type="button" class="quiet" @click=${this.#reset}>Back to defaults</button>
        </form>
        <div class="outcome">
          <section aria-labelledby="preview-title">
            <h3 id="preview-title">Preview</h3>
            <div class="preview sheet">
              ${this.#story()}
              <kokoro-speak for="story"></kokoro-speak>
              ${isShown ? nothing : this.#ownControls()}
            </div>
          </section>
          <section aria-labelledby="snippet-title">
            <h3 id="snippet-title">What to write</h3>
            ${snippetView(snippet(this.settings, this.kind), this.kind, {
              choose: (kind) => {
                this.kind = kind;
              },
              copy: (block, shown) => void this.#copy(block, shown),
            })}
            ${
              this.kind === 'html'
                ? html`<p class="hint">
                    /kokoro-speak/ is a folder of your site with what <code>npm run build</code> puts
                    into <code>dist/</code>.
                  </p>`
                : nothing
            }
            <p class="said" role="status">${this.said}</p>
          </section>
        </div>
      </div>
      <section aria-labelledby="recipes-title">
        <h3 id="recipes-title">Recipes</h3>
        <p>
          The project’s <code>docs/recipes.md</code> has a blog, the answers of a language model, React,
          Vue and Svelte, the model on your own server, a content security policy, threads, captions and
          pronunciations. <code>docs/migration.md</code> is for pages that use kokoro-js or
          speechSynthesis.
        </p>
      </section>
      <section aria-labelledby="reference-title">
        <h3 id="reference-title">Reference</h3>
        ${referenceView(sections, this.query, (query) => {
          this.query = query;
        })}
      </section>
    `;
  }

  #story(): TemplateResult {
    return html`<article id="story" lang="en" tabindex="0" role="region" aria-label="A story">
      <p>The old man sat down by the river to rest. It had rained in the night, and the water was high.</p>
      <aside><p>Advertisement: umbrellas, $9.99 each.</p></aside>
      <p>
        A boy came along the path with a basket of apples. He put it on the grass, took the largest one,
        and held it out without a word.
      </p>
      <p>
        They ate, and watched the branches drift past. When the bells began to ring, the boy stood up and
        ran, and the old man laughed for the first time in weeks.
      </p>
    </article>`;
  }

  /** A page that shows no player has something of its own. */
  #ownControls(): TemplateResult {
    return html`<div class="own">
      <button type="button" @click=${() => void this.preview?.play().catch(() => undefined)}>
        play()
      </button>
      <button type="button" @click=${() => this.preview?.pause()}>pause()</button>
      <p class="hint">The page’s own buttons call the element’s methods.</p>
    </div>`;
  }

  readonly #set = (name: string, value: string | undefined): void => {
    this.settings = withSetting(this.settings, name, value);
    this.said = '';
  };

  readonly #reset = (): void => {
    this.settings = {};
    this.said = 'Everything is the default again.';
  };

  async #copy({ title, text }: SnippetBlock, shown: HTMLElement): Promise<void> {
    this.said = '';
    try {
      await navigator.clipboard.writeText(text);
      this.said = `Copied: ${title.toLowerCase()}.`;
    } catch {
      // A page without HTTPS, or a frame that may not.
      getSelection()?.selectAllChildren(shown);
      this.said =
        'The browser keeps this page from copying. The text is selected: copy it by keyboard.';
    }
  }
}
customElements.define('kokoro-embed', KokoroEmbed);

/** Gives an element its custom properties, and takes back those that are not chosen any more. */
function style(element: HTMLElement, settings: Settings, place: 'player' | 'article'): void {
  element.removeAttribute('style');
  for (const { field, value } of chosenProperties(settings, place))
    element.style.setProperty(field.name, value);
}

declare global {
  interface HTMLElementTagNameMap {
    'kokoro-embed': KokoroEmbed;
  }
}
