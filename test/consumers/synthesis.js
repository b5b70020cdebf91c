// The Web Speech API in the browser's place, as code for the browser's own is written.
import { polyfill } from 'kokoro-speak/speech-synthesis';

polyfill({ force: true, model: { kind: 'draft' } });

document.querySelector('kokoro-speak').replaceWith(
  Object.assign(document.createElement('button'), {
    textContent: 'Speak',
    onclick: () => {
      const utterance = new SpeechSynthesisUtterance('The old man sat down.');
      utterance.onboundary = ({ name, charIndex, charLength }) => {
        if (name !== 'word') return;
        globalThis.heard.push(utterance.text.slice(charIndex, charIndex + charLength));
      };
      utterance.onend = () => {
        globalThis.ended = true;
      };
      utterance.onerror = ({ error }) => console.error(error);
      speechSynthesis.speak(utterance);
    },
  }),
);
