import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceChoice } from '../engine/device-choice';
import { configurationName } from './configuration';
import { type BenchReport, isNoisyRun } from './report';

/** What the card is drawn from. */
export interface RecommendationState {
  readonly report: BenchReport;
  /** What `auto` follows at present. */
  readonly choice: DeviceChoice | undefined;
  /** Whether the report was made on this device, now: another one's decides nothing here. */
  readonly isOwn: boolean;
  readonly busy: boolean;
}

/** The card that says what is best here, and lets the reader use it. */
export function recommendationCard(
  { report, choice, isOwn, busy }: RecommendationState,
  use: () => void,
): TemplateResult {
  const { recommendation, options } = report;
  const { configuration, reasons } = recommendation;
  const isUsed =
    configuration !== undefined &&
    choice?.measuredAt === report.made &&
    choice.provider === configuration.provider;
  const canUse = isOwn && !busy && configuration && !options.timingOnly;
  return html`<section class="sheet card" aria-labelledby="best">
    <h3 id="best">
      ${configuration ? html`Best here: <strong>${configurationName(configuration)}</strong>` : 'No recommendation yet'}
    </h3>
    <ul class="reasons">
      ${reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>
    ${cautionsOf(report, busy).map((caution) => html`<p class="caution">${caution}</p>`)}
    ${
      canUse
        ? html`<div class="actions">
          <button class="primary" type="button" @click=${use} ?disabled=${isUsed}>
            ${isUsed ? 'In use' : 'Use this'}
          </button>
        </div>`
        : nothing
    }
  </section>`;
}

function cautionsOf(report: BenchReport, busy: boolean): string[] {
  const { options, complete } = report;
  return [
    ...(options.timingOnly
      ? [
          'Timing only: the model’s weights are random, so its sound says nothing, and nothing is chosen by it.',
        ]
      : []),
    ...(options.model === 'draft'
      ? [
          'Measured with the draft voice, a very small model. For the Kokoro voices, measure with Kokoro before you decide.',
        ]
      : []),
    ...(isNoisyRun(report)
      ? [
          'The machine was busy with something else. Close other programs and run it again before you trust the times.',
        ]
      : []),
    ...(complete || busy ? [] : ['This run did not come to its end.']),
  ];
}

/** What `auto` follows at present, with a way to forget it. */
export function choiceView(choice: DeviceChoice | undefined, forget: () => void): TemplateResult {
  if (!choice)
    return html`<p class="choice">
      <span
        ><strong>In use:</strong> what the engine thinks best by itself. Nothing was chosen on this
        device.</span
      >
    </p>`;
  const when = new Date(choice.measuredAt).toLocaleDateString('en', { dateStyle: 'medium' });
  const dual = choice.dual === 'off' ? 'one session' : 'a second session where it helps';
  return html`<p class="choice">
    <span
      ><strong>In use:</strong> ${configurationName(choice)}, ${dual}, measured ${when} with
      ${choice.model === 'draft' ? 'the draft voice' : choice.model}.</span
    >
    <button class="quiet" type="button" @click=${forget}>Forget</button>
  </p>`;
}
