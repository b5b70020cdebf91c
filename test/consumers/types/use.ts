// Compiled, never run: what a page's own TypeScript may write.
import { type HighlightMode, KokoroSpeakElement, SpeechError } from 'kokoro-speak';
import { KokoroSpeakElement as ElementClass } from 'kokoro-speak/element';
import { type BoundaryEvent, KokoroSpeech } from 'kokoro-speak/engine';
import { KokoroSpeak, type KokoroSpeakProps } from 'kokoro-speak/react';
import { type IsolationState, isolate } from 'kokoro-speak/sw';
import { createElement, createRef } from 'react';

const element = document.createElement('kokoro-speak');
element.highlight = 'word' satisfies HighlightMode;
element.voice = 'af_heart';
element.hidden = false;
// @ts-expect-error not a highlight
element.highlight = 'sentences';
element.addEventListener('boundary', ({ detail }) => detail.start.toFixed());
export const same: boolean =
  element instanceof KokoroSpeakElement && element instanceof ElementClass;
export const playing: Promise<void> = element.play();

const engine = new KokoroSpeech({ model: { kind: 'draft' } });
engine.speak('Text', { voice: 'draft_mid' }).on('boundary', (event: BoundaryEvent) => event.end);
// @ts-expect-error no such option
engine.speak('Text', { voise: 'draft_mid' });
export const code = (error: unknown) => (error instanceof SpeechError ? error.code : undefined);

export const state: Promise<IsolationState> = isolate({ policy: 'require-corp' });

const props: KokoroSpeakProps = {
  voice: 'af_heart',
  htmlFor: 'story',
  className: 'player',
  layout: 'compact',
  controls: 'none',
  uiLang: 'de',
  onBoundary: ({ detail, currentTarget }) => currentTarget.seekTo(detail.start),
  onEnded: () => undefined,
};
const ref = createRef<KokoroSpeakElement>();
export const speaker = createElement(KokoroSpeak, { ...props, ref });
// @ts-expect-error a number
export const wrong = createElement(KokoroSpeak, { rate: 'fast' });
