// The element as a React component, the same for React 18 and 19.

import { KokoroSpeak } from 'kokoro-speak/react';
import { createElement, StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const TEXT = 'The old man sat down.';

function Page() {
  const speaker = useRef(null);
  const [words, setWords] = useState([]);
  globalThis.speaker = speaker;
  globalThis.heard = words;
  const onBoundary = ({ detail: { name, start, end } }) => {
    if (name === 'word') setWords((before) => [...before, TEXT.slice(start, end)]);
  };
  const properties = {
    model: 'draft',
    voice: 'draft_mid',
    rate: 1,
    className: 'player',
    onBoundary,
  };
  return createElement(
    KokoroSpeak,
    {
      ...properties,
      ref: speaker,
      onEnded: () => {
        globalThis.ended = true;
      },
    },
    TEXT,
  );
}

createRoot(document.querySelector('#root')).render(
  createElement(StrictMode, undefined, createElement(Page)),
);
