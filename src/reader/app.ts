import { DRAFT_VOICES } from '../contracts/voices';
import '../elements/define';
import { KokoroSpeakElement } from '../elements/kokoro-speak-element';
import { KokoroSpeech } from '../engine/kokoro-speech';
import { DownloadNote } from './download-note';
import { part } from './page-part';
import { SavePanel } from './save-panel';
import { storedChoice } from './stored-choice';
import { textStatistics } from './text-statistics';
import { connectVoiceMenu } from './voice-menu';

const text = part('text', HTMLTextAreaElement);
const statistics = part('statistics', HTMLElement);
const menu = part('voice', HTMLSelectElement);
const note = new DownloadNote(part('download-note', HTMLElement));
const speaker = part('speaker', KokoroSpeakElement);

const count = () => {
  statistics.textContent = textStatistics(text.value);
};
// Counting a whole book takes a moment: it waits for a pause in typing.
let counting: ReturnType<typeof setTimeout> | undefined;
text.addEventListener('input', () => {
  clearTimeout(counting);
  counting = setTimeout(count, 150);
});
count();

text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  // The new text from its start, even while an older one is read. A failure is shown by the player.
  speaker.speak(text.value).catch(() => {});
});

if (/Mac|iPhone|iPad/.test(navigator.platform)) part('modifier', HTMLElement).textContent = '⌘';

connectVoiceMenu(menu, (voice) => {
  speaker.voice = voice.name;
  note.show(voice);
});

const speed = storedChoice('rate');
const remembered = Number(speed.read());
if (remembered >= 0.5 && remembered <= 3) speaker.rate = remembered;
speaker.addEventListener('ratechange', () => speed.write(String(speaker.rate)));

speaker.addEventListener('playing', () => {
  const voice = speaker.playback?.snapshot.voice;
  const isDraft = DRAFT_VOICES.some(({ name }) => name === voice);
  note.markHeard(isDraft ? 'draft' : 'kokoro');
});

const saving = new SavePanel({
  toggle: part('save-open', HTMLButtonElement),
  form: part('save', HTMLFormElement),
  choices: part('save-choices', HTMLElement),
  format: part('save-format', HTMLSelectElement),
  captions: part('save-captions', HTMLSelectElement),
  progress: part('save-progress', HTMLElement),
  bar: part('save-bar', HTMLProgressElement),
  state: part('save-state', HTMLElement),
  cancel: part('save-cancel', HTMLButtonElement),
  outcome: part('save-outcome', HTMLElement),
  lastFormat: storedChoice('save-format'),
  request() {
    const { voice, lang, type, verbosity } = speaker;
    const options = {
      ...(voice ? { voice } : {}),
      ...(lang ? { lang } : {}),
      ...(type ? { type } : {}),
      ...(verbosity ? { verbosity } : {}),
    };
    return { text: text.value, options };
  },
  begin: (whole, options) =>
    speaker.engine instanceof KokoroSpeech ? speaker.engine.export(whole, options) : undefined,
});
void saving.offerUnfinished();

// For development; nobody else loads it.
if (new URLSearchParams(location.search).has('metrics')) {
  void import('./metrics-overlay').then(({ showMetricsOverlay }) => showMetricsOverlay(speaker));
}
