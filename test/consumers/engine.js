// The engine without the element: sound and word times for a page's own code.
import { KokoroSpeech } from 'kokoro-speak/engine';

document.querySelector('kokoro-speak').replaceWith(
  Object.assign(document.createElement('button'), {
    textContent: 'Speak',
    onclick: async () => {
      const engine = new KokoroSpeech({ model: { kind: 'draft' } });
      const text = 'The old man sat down.';
      const playback = engine.speak(text, { voice: 'draft_mid' });
      playback.on('boundary', ({ name, start, end }) => {
        if (name === 'word') globalThis.heard.push(text.slice(start, end));
      });
      await playback.finished;
      globalThis.ended = true;
    },
  }),
);
