import { html, nothing, type TemplateResult } from 'lit';
import { FIELD_GROUPS, type Field, type Settings } from './settings';

/** Tells of another value; undefined is the default. */
export type OnSetting = (name: string, value: string | undefined) => void;

/** The form: a group of fields under each heading. */
export function embedForm(settings: Settings, onSetting: OnSetting): TemplateResult {
  return html`${FIELD_GROUPS.map(
    ({ title, fields }) => html`<fieldset class="sheet">
      <legend>${title}</legend>
      <div class="fields">${fields.map((field) => fieldView(field, settings, onSetting))}</div>
    </fieldset>`,
  )}`;
}

function fieldView(field: Field, settings: Settings, onSetting: OnSetting): TemplateResult {
  const value = settings[field.name];
  const id = `field-${field.name.replace(/^-+/, '')}`;
  const hint = field.hint ? `${id}-hint` : undefined;
  const set = (next: string) => onSetting(field.name, next === '' ? undefined : next);
  const change = (event: Event) => set((event.target as HTMLInputElement).value);
  if (field.kind === 'flag')
    return html`<label class="box">
      <input
        type="checkbox"
        id=${id}
        .checked=${value !== undefined}
        @change=${(event: Event) =>
          onSetting(field.name, (event.target as HTMLInputElement).checked ? '' : undefined)}
      />
      <span>${field.label}</span>
    </label>`;
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${control(field, { id, hint, value, change })}
    ${
      field.kind === 'colour' && value !== undefined
        ? html`<button type="button" class="quiet" @click=${() => set('')}>
            Default<span class="spoken"> of “${field.label}”</span>
          </button>`
        : nothing
    }
    ${hint ? html`<small id=${hint}>${field.hint}</small>` : nothing}
  </div>`;
}

interface Control {
  readonly id: string;
  /** Id of the words that describe it. */
  readonly hint: string | undefined;
  readonly value: string | undefined;
  readonly change: (event: Event) => void;
}

function control(field: Field, { id, hint, value = '', change }: Control): TemplateResult {
  const described = hint ?? nothing;
  if (field.kind === 'choice')
    return html`<select id=${id} aria-describedby=${described} @change=${change}>
      ${field.choices?.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === value}>
            ${choice.label}
          </option>`,
      )}
    </select>`;
  if (field.kind === 'colour')
    return html`<input
      type="color"
      id=${id}
      .value=${value || initialColour(field)}
      @input=${change}
    />`;
  return html`<input
    type="text"
    id=${id}
    spellcheck="false"
    autocapitalize="off"
    aria-describedby=${described}
    .value=${value}
    @input=${change}
  />`;
}

/** What a picker shows as long as nothing was picked: the element's own colour, about. */
function initialColour({ initial }: Field): string {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return initial?.[isDark ? 1 : 0] ?? '#808080';
}
