import { DEFAULT_VOICE, DRAFT_VOICES, KOKORO_VOICES } from '../contracts/voices';
import { RATES } from '../elements/player';

/** What was chosen for the element: by attribute or custom property, only what is not the default. A flag's value is ''. */
export type Settings = Readonly<Record<string, string>>;

/** A value to choose, and what a person reads of it. */
export interface Choice {
  /** '' leaves the attribute out. */
  readonly value: string;
  readonly label: string;
}

/** One attribute or custom property that the form offers. */
export interface Field {
  /** `voice`, `--kokoro-accent`. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'choice' | 'flag' | 'text' | 'colour';
  readonly choices?: readonly Choice[];
  /** Its name in JavaScript, where that is another one. */
  readonly property?: string;
  /** React takes it as a number. */
  readonly isNumber?: true;
  /** Of a colour: what the picker begins with, on light and on dark paper. */
  readonly initial?: readonly [light: string, dark: string];
  /** Of a custom property: which element of the page has it. */
  readonly place?: 'player' | 'article';
  readonly hint?: string;
}

/** Fields under one heading. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

function choices(first: string, ...values: readonly string[]): Choice[] {
  return [{ value: '', label: first }, ...values.map((value) => ({ value, label: value }))];
}

/** Voices whose language is read. */
const VOICES = [...KOKORO_VOICES, ...DRAFT_VOICES].filter(({ lang }) => lang.startsWith('en-'));

function colour(
  name: string,
  label: string,
  initial: readonly [light: string, dark: string],
  place: 'player' | 'article' = 'player',
): Field {
  return { name, label, kind: 'colour', initial, place };
}

/** All that the form offers, in its order. */
export const FIELD_GROUPS: readonly FieldGroup[] = Object.freeze([
  {
    title: 'Player',
    fields: [
      {
        name: 'layout',
        label: 'Layout',
        kind: 'choice',
        choices: choices('bar', 'compact', 'full'),
      },
      {
        name: 'ui-lang',
        property: 'uiLang',
        label: 'Language of its words',
        kind: 'choice',
        choices: choices('the page’s', 'en', 'de', 'es', 'fr', 'ja'),
      },
      {
        name: 'controls',
        label: 'Player shown',
        kind: 'choice',
        choices: [
          { value: '', label: 'yes' },
          { value: 'none', label: 'none: the page has its own' },
        ],
      },
    ],
  },
  {
    title: 'Speech',
    fields: [
      {
        name: 'voice',
        label: 'Voice',
        kind: 'choice',
        choices: VOICES.map(({ name, label, lang }) => ({
          value: name === DEFAULT_VOICE ? '' : name,
          label: `${name} · ${label}, ${lang}`,
        })),
      },
      {
        name: 'rate',
        label: 'Speed',
        kind: 'choice',
        isNumber: true,
        choices: RATES.map((rate) => ({
          value: rate === 1 ? '' : String(rate),
          label: `${rate}×`,
        })),
      },
      {
        name: 'lang',
        label: 'Language of the text',
        kind: 'choice',
        choices: choices('the voice’s own', 'en-US', 'en-GB'),
      },
    ],
  },
  {
    title: 'In the page',
    fields: [
      {
        name: 'highlight',
        label: 'Highlight',
        kind: 'choice',
        choices: choices('both', 'sentence', 'word', 'none'),
      },
      {
        name: 'skip',
        label: 'Skip',
        kind: 'text',
        hint: 'Selector of what is not read. The preview has an aside.',
      },
      { name: 'follow', label: 'Follow: scroll to what is read', kind: 'flag' },
    ],
  },
  {
    title: 'Model',
    fields: [
      {
        name: 'provider',
        label: 'Provider',
        kind: 'choice',
        choices: choices('auto', 'webgpu', 'wasm'),
      },
      {
        name: 'precision',
        label: 'Precision',
        kind: 'choice',
        choices: [
          { value: '', label: 'q8 · 92 MB' },
          { value: 'fp16', label: 'fp16 · 163 MB' },
          { value: 'fp32', label: 'fp32 · 326 MB' },
        ],
      },
      {
        name: 'fallback',
        label: 'Other voice',
        kind: 'choice',
        choices: [
          { value: '', label: 'draft, where the model cannot be had' },
          { value: 'draft', label: 'draft: also while it is downloaded' },
          { value: 'system', label: 'system: while it is downloaded' },
          { value: 'none', label: 'none: never' },
        ],
      },
      {
        name: 'preload',
        label: 'Preload',
        kind: 'choice',
        choices: choices('none', 'metadata', 'auto'),
        hint: 'Not in the preview: auto downloads the voice at once.',
      },
    ],
  },
  {
    title: 'Colours',
    fields: [
      colour('--kokoro-accent', 'Accent', ['#145c7d', '#8accea']),
      colour('--kokoro-on-accent', 'On the accent', ['#ffffff', '#06202d']),
      colour('--kokoro-surface', 'Card', ['#ffffff', '#182127']),
      colour('--kokoro-text', 'Words', ['#14202a', '#e8eef1']),
      colour(
        '--kokoro-sentence-background',
        'Behind the sentence',
        ['#cbe5f1', '#1f3a49'],
        'article',
      ),
      colour('--kokoro-word-background', 'Behind the word', ['#ffd24d', '#ffd24d'], 'article'),
      colour('--kokoro-word-color', 'The word', ['#1c1600', '#1c1600'], 'article'),
      {
        name: '--kokoro-radius',
        label: 'Corners',
        kind: 'choice',
        place: 'player',
        choices: choices('1.25rem', '0', '0.5rem', '2rem'),
      },
    ],
  },
] satisfies FieldGroup[]);

const FIELDS: readonly Field[] = FIELD_GROUPS.flatMap(({ fields }) => fields);

/** A field with what was chosen in it. */
export interface Chosen {
  readonly field: Field;
  readonly value: string;
}

/** What of the settings is an attribute, in the form's order. */
export function chosenAttributes(settings: Settings): Chosen[] {
  return chosen(settings).filter(({ field }) => !field.place);
}

/** What of the settings is a custom property of the player or of the article. */
export function chosenProperties(settings: Settings, place: 'player' | 'article'): Chosen[] {
  return chosen(settings).filter(({ field }) => field.place === place);
}

function chosen(settings: Settings): Chosen[] {
  return FIELDS.flatMap((field) => {
    const value = settings[field.name];
    return value === undefined ? [] : [{ field, value }];
  });
}

/** The settings with another value of one of them. @param value undefined is the default */
export function withSetting(settings: Settings, name: string, value: string | undefined): Settings {
  const { [name]: _, ...others } = settings;
  return value === undefined ? others : { ...others, [name]: value };
}
