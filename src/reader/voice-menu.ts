import { DEFAULT_VOICE, DRAFT_VOICES, KOKORO_VOICES, type VoiceInfo } from '../contracts/voices';
import { storedChoice } from './stored-choice';

/** The menu's groups, in order. Only languages that the text front end reads are offered. */
const GROUPS: readonly { readonly label: string; readonly voices: readonly VoiceInfo[] }[] = [
  { label: 'Kokoro · American English', voices: spoken('en-US') },
  { label: 'Kokoro · British English', voices: spoken('en-GB') },
  { label: 'Draft voice (built in, robotic, 0.3 MB)', voices: DRAFT_VOICES },
];

const remembered = storedChoice('voice');

/** Fills the menu, selects the remembered voice, and reports the choice now and whenever it changes. */
export function connectVoiceMenu(
  menu: HTMLSelectElement,
  onChoice: (voice: VoiceInfo) => void,
): void {
  menu.append(...GROUPS.map(({ label, voices }) => group(label, voices)));
  const offered = GROUPS.flatMap(({ voices }) => voices);
  const find = (name: string | undefined) => offered.find((voice) => voice.name === name);
  const report = () => {
    const voice = find(menu.value);
    if (voice) onChoice(voice);
  };
  menu.value = (find(remembered.read()) ?? find(DEFAULT_VOICE))?.name ?? '';
  menu.addEventListener('change', () => {
    remembered.write(menu.value);
    report();
  });
  report();
}

function spoken(lang: string): VoiceInfo[] {
  return KOKORO_VOICES.filter((voice) => voice.lang === lang);
}

function group(label: string, voices: readonly VoiceInfo[]): HTMLOptGroupElement {
  const element = document.createElement('optgroup');
  element.label = label;
  element.append(...voices.map((voice) => new Option(optionText(voice), voice.name)));
  return element;
}

function optionText({ label, sex }: VoiceInfo): string {
  return sex === 'none' ? label : `${label} (${sex})`;
}
