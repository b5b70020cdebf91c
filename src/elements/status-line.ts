import { html, nothing, type TemplateResult } from 'lit';
import type { Player } from './player';

/**
 * What happens, and of a download how much is there. Words of another direction than the page's stand by themselves, so that their
 * full stops stay where they belong.
 */
export function statusLine({ view }: Player): TemplateResult {
  const { status, announcement, amount } = view;
  return html`<span part="status" class="status"
    ><bdi>${amount ? announcement : status}</bdi>${amount ? html`<span class="amount"><span class="dot"> · </span><bdi>${amount}</bdi></span>` : nothing}</span
  >`;
}

/** Who speaks, and on what where there is room. */
export function speaker({ view }: Player): TemplateResult {
  const { who, speaker: whole } = view;
  return html`<span part="speaker" class="speaker"
    ><bdi>${who}</bdi><span class="provider">${whole.slice(who.length)}</span></span
  >`;
}

/** The sentence that sounds, in the language of the text. It is no live region: the voice says it already. */
export function sentence({ view, settings }: Player): TemplateResult | typeof nothing {
  if (!view.sentence) return nothing;
  const { before, word, after } = view.heard;
  return html`<p part="sentence" class="sentence" lang=${settings.textLang ?? nothing} dir="auto"
    >${before}${word ? html`<mark part="word">${word}</mark>` : nothing}${after}</p
  >`;
}
