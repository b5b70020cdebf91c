import { html, nothing, type TemplateResult } from 'lit';
import type { VoiceInfo } from '../contracts/voices';
import { live } from './live-value';
import { type Player, RATES, SLEEP_MINUTES, type SleepChoice } from './player';
import type { ProgressView } from './speech-view';
import type { Words } from './strings/words';
import { menuName } from './voice-names';

const chosenValue = ({ target }: Event) => (target as HTMLSelectElement | HTMLInputElement).value;

/** A menu of speeds, of the platform's own kind: easy with a finger, a keyboard and a screen reader. */
export function rateMenu({ settings: { rate }, words, actions }: Player): TemplateResult {
  const rates = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b);
  return html`<select
    part="rate"
    class="rate"
    dir="ltr"
    aria-label=${words.strings.speed}
    .value=${live(String(rate))}
    @change=${(event: Event) => actions.rate(Number(chosenValue(event)))}
  >
    ${rates.map((each) => html`<option value=${each} ?selected=${each === rate}>${words.speed(each)}</option>`)}
  </select>`;
}

/** The voices, by language. */
export function voiceMenu({ settings: { voice, voices }, words, actions }: Player): TemplateResult {
  const groups = groupedVoices(voices, words);
  return html`<select
    part="voice"
    aria-label=${words.strings.voice}
    .value=${live(voice)}
    @change=${(event: Event) => actions.voice(chosenValue(event))}
  >
    ${voices.some(({ name }) => name === voice) ? nothing : html`<option value=${voice} selected>${voice}</option>`}
    ${groups.map(
      ([label, members]) => html`<optgroup label=${label}>
        ${members.map(
          (each) =>
            html`<option value=${each.name} ?selected=${each.name === voice}>${menuName(each, words)}</option>`,
        )}
      </optgroup>`,
    )}
  </select>`;
}

function groupedVoices(
  voices: readonly VoiceInfo[],
  words: Words,
): readonly (readonly [string, readonly VoiceInfo[]])[] {
  const groups = new Map<string, VoiceInfo[]>();
  for (const voice of voices) {
    const label =
      voice.model === 'draft' ? words.strings.draftVoice : words.languageName(voice.lang);
    groups.set(label, [...(groups.get(label) ?? []), voice]);
  }
  return [...groups];
}

/** Where reading pauses by itself. */
export function sleepMenu({ settings: { sleep }, words, actions }: Player): TemplateResult {
  const { strings } = words;
  const choices: readonly (readonly [SleepChoice, string])[] = [
    ['off', strings.sleepOff],
    ['sentence', strings.sleepSentence],
    ['paragraph', strings.sleepParagraph],
    ['chapter', strings.sleepChapter],
    ...SLEEP_MINUTES.map((minutes) => [minutes, words.minutes(minutes)] as const),
  ];
  const choose = (event: Event) => {
    const chosen = choices.find(([choice]) => String(choice) === chosenValue(event));
    if (chosen) actions.sleep(chosen[0]);
  };
  return html`<select
    part="sleep"
    aria-label=${strings.sleepTimer}
    .value=${live(String(sleep))}
    @change=${choose}
  >
    ${choices.map(
      ([choice, label]) =>
        html`<option value=${choice} ?selected=${choice === sleep}>${label}</option>`,
    )}
  </select>`;
}

/** How loud it is; at its lower end it is silent. */
export function volumeSlider({
  settings: { volume, muted },
  words,
  actions,
}: Player): TemplateResult {
  const shown = muted ? 0 : volume;
  return html`<span class="slider volume-slider">
    <progress class="track" max="1" value=${shown} aria-hidden="true"></progress>
    <input
      type="range"
      part="volume"
      min="0"
      max="1"
      step="0.05"
      aria-label=${words.strings.volume}
      aria-valuetext=${words.percent(shown)}
      .value=${live(String(shown))}
      @input=${(event: Event) => actions.volume(Number(chosenValue(event)))}
    />
  </span>`;
}

/** Without a known fraction the bar has no value and shows only that something happens. */
export function progressBar({ fraction, text }: ProgressView, { strings }: Words): TemplateResult {
  return html`<progress
    part="progress"
    class="preparation"
    max="1"
    value=${fraction ?? nothing}
    aria-label=${strings.preparingVoice}
    aria-valuetext=${text}
  ></progress>`;
}
