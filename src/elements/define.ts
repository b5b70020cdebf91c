import { KokoroSpeakElement } from './kokoro-speak-element';

/** The element's name in HTML. */
export const TAG_NAME = 'kokoro-speak';

// A page may load the library twice, from two bundles: the first definition stands. Where pages are only written, on a
// server, there is nothing to define it for.
if (globalThis.customElements && !customElements.get(TAG_NAME))
  customElements.define(TAG_NAME, KokoroSpeakElement);

declare global {
  interface HTMLElementTagNameMap {
    [TAG_NAME]: KokoroSpeakElement;
  }
}
