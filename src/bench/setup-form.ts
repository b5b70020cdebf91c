import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceProfile, Provider } from '../contracts/provider';
import type { DeviceDescription } from '../engine/device-description';
import { PROFILE_NAMES, PROVIDER_NAMES, threadCandidates } from './configuration';
import { megabytes } from './format';
import type { BenchModel } from './models';
import { type BenchSetup, coldBytes, MOST_RUNS, setupProblem, startsOf } from './setup';

/** What the form is drawn from. */
export interface SetupFormState {
  readonly setup: BenchSetup;
  readonly models: readonly BenchModel[];
  readonly device: DeviceDescription;
  /** Whether the chosen model is on the device; undefined where that is not known. */
  readonly stored: boolean | undefined;
  readonly busy: boolean;
}

/** What the form asks for. */
export interface SetupFormActions {
  change(setup: BenchSetup): void;
  run(): void;
}

/** The form that says what to measure. */
export function setupForm(state: SetupFormState, actions: SetupFormActions): TemplateResult {
  const { setup, models, stored, busy } = state;
  const problem = setupProblem(setup);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy && !problem) actions.run();
  };
  const chooseModel = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const model = models.find(({ key }) => key === value);
    if (model) actions.change({ ...setup, model, cold: false });
  };
  return html`
    <form class="sheet setup" @submit=${submit} aria-label="What to measure">
      <div class="fields">
        <div class="field wide">
          <label for="model">Model</label>
          <select id="model" .value=${setup.model.key} ?disabled=${busy} @change=${chooseModel}>
            ${models.map(
              (model) =>
                html`<option value=${model.key} ?selected=${model.key === setup.model.key}>
                  ${model.name} (${sizeWords(model)})
                </option>`,
            )}
          </select>
        </div>
        ${providerField(state, actions)} ${threadField(state, actions)}
        ${profileField(state, actions)} ${roundsField(state, actions)}
      </div>
      ${coldField(state, actions)}
      <div class="sheet-foot">
        <p class="hint" id="cost">${problem ?? costWords(setup, stored)}</p>
        <button
          class="primary"
          type="submit"
          aria-describedby="cost"
          ?disabled=${busy || problem !== undefined}
        >
          Run
        </button>
      </div>
    </form>
  `;
}

function sizeWords({ bytes }: BenchModel): string {
  if (bytes === 0) return 'built in';
  return bytes === undefined ? 'size not known' : megabytes(bytes);
}

function costWords(setup: BenchSetup, stored: boolean | undefined): string {
  const starts = `${startsOf(setup)} starts of the engine, each with a thread of its own.`;
  const { bytes } = setup.model;
  if (stored || bytes === 0) return starts;
  const amount = bytes === undefined ? 'the model' : megabytes(bytes);
  return stored === undefined
    ? `${starts} Downloads ${amount} first, if it is not on this device.`
    : `${starts} Downloads ${amount} first.`;
}

interface BoxOptions<T> {
  readonly legend: string;
  readonly boxes: readonly { value: T; label: string; note?: string; disabled?: boolean }[];
  readonly chosen: readonly T[];
  readonly busy: boolean;
  readonly onChange: (chosen: T[]) => void;
}

function boxField<T>({ legend, boxes, chosen, busy, onChange }: BoxOptions<T>): TemplateResult {
  const toggle = (value: T, on: boolean) =>
    onChange(
      boxes.map((box) => box.value).filter((it) => (it === value ? on : chosen.includes(it))),
    );
  return html`<fieldset class="field" ?disabled=${busy}>
    <legend>${legend}</legend>
    ${boxes.map(
      ({ value, label, note, disabled = false }) => html`<label class="box">
        <input
          type="checkbox"
          name=${String(value)}
          .checked=${chosen.includes(value)}
          ?disabled=${disabled}
          @change=${(event: Event) => toggle(value, (event.target as HTMLInputElement).checked)}
        />
        <span>${label}${note ? html` <small>${note}</small>` : nothing}</span>
      </label>`,
    )}
  </fieldset>`;
}

function providerField(
  { setup, device, busy }: SetupFormState,
  { change }: SetupFormActions,
): TemplateResult {
  const { adapter, webnn } = device;
  const gpuNote = adapter ? (adapter.software ? 'software: very slow' : adapter.name) : 'not here';
  return boxField<Provider>({
    legend: 'Provider',
    boxes: [
      { value: 'wasm', label: PROVIDER_NAMES.wasm },
      { value: 'webgpu', label: PROVIDER_NAMES.webgpu, note: gpuNote, disabled: !adapter },
      {
        value: 'webnn',
        label: PROVIDER_NAMES.webnn,
        note: webnn ? '' : 'not here',
        disabled: !webnn,
      },
    ],
    chosen: setup.providers,
    busy,
    onChange: (providers) => change({ ...setup, providers }),
  });
}

function threadField(
  { setup, device, busy }: SetupFormState,
  { change }: SetupFormActions,
): TemplateResult {
  const note = device.isolated ? '' : 'the page is not isolated';
  return boxField<number>({
    legend: 'WASM threads',
    boxes: threadCandidates(device.cores, device.isolated).map((value) => ({
      value,
      label: String(value),
      ...(note ? { note } : {}),
    })),
    chosen: setup.threads,
    busy,
    onChange: (threads) => change({ ...setup, threads }),
  });
}

function profileField(
  { setup, busy }: SetupFormState,
  { change }: SetupFormActions,
): TemplateResult {
  const profiles: DeviceProfile[] = ['fast', 'as-published'];
  // Of a file without integers it would be the same as “adapted”.
  if (setup.model.quantised) profiles.splice(1, 0, 'low-memory');
  return boxField<DeviceProfile>({
    legend: 'Precision',
    boxes: profiles.map((value) => ({ value, label: PROFILE_NAMES[value] })),
    chosen: setup.profiles,
    busy,
    onChange: (chosen) => change({ ...setup, profiles: chosen }),
  });
}

function roundsField(
  { setup, busy }: SetupFormState,
  { change }: SetupFormActions,
): TemplateResult {
  const onInput = (event: Event) =>
    change({ ...setup, runs: (event.target as HTMLInputElement).valueAsNumber });
  return html`<div class="field">
    <label for="runs">Rounds</label>
    <input
      id="runs"
      type="number"
      min="1"
      max=${MOST_RUNS}
      step="1"
      inputmode="numeric"
      .value=${Number.isNaN(setup.runs) ? '' : String(setup.runs)}
      ?disabled=${busy}
      @input=${onInput}
    />
  </div>`;
}

function coldField({ setup, busy }: SetupFormState, { change }: SetupFormActions): TemplateResult {
  const bytes = coldBytes(setup);
  const cost =
    bytes === 0
      ? 'The draft voice is part of the app, so this downloads nothing more than its 0.3 MB from the same server.'
      : `Removes the stored model and its voices first, and downloads ${bytes === undefined ? 'it' : megabytes(bytes)} in all: once for each configuration.`;
  return html`<label class="box cold">
    <input
      type="checkbox"
      name="cold"
      .checked=${setup.cold}
      ?disabled=${busy}
      @change=${(event: Event) => change({ ...setup, cold: (event.target as HTMLInputElement).checked })}
    />
    <span>Measure cold starts, too <small>${cost}</small></span>
  </label>`;
}
