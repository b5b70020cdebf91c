import { KokoroSpeakElement } from './kokoro-speak-element';

/** The element's name in HTML. */
export const TAG_NAME = 'kokoro-speak';

// A page may load the library twice, from two bundles: the first definition stands.
if (!customElements.get(TAG_NAME)) customElements.define(TAG_NAME, KokoroSpeakElement);

declare global {
  interface HTMLElementTagNameMap {
    [TAG_NAME]: KokoroSpeakElement;
  }
}
