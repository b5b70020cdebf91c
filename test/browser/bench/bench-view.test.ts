import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { KokoroBench as Bench, type KokoroBench } from '../../../src/bench/bench-view';
import { toJson } from '../../../src/bench/exports';
import { StoredRuns } from '../../../src/bench/stored-run';
import { readDeviceChoice } from '../../../src/engine/device-choice';
import { DEVICE, madeUpReport, wasm } from '../../support/bench-reports';
import { type FakeBehaviour, FakeBenchEngine } from '../../support/fake-bench-engine';

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

/** The page's view with engines that take no time. */
async function shown(behaviour: FakeBehaviour = {}): Promise<KokoroBench> {
  const view = new Bench();
  view.parts = { engine: (options) => new FakeBenchEngine(options, behaviour), pace: () => 5 };
  document.body.append(view);
  await expect.element(page.getByRole('button', { name: 'Run' })).toBeVisible();
  return view;
}

const choiceWords = () =>
  page.getByText('In use:', { exact: true }).element().parentElement?.textContent;

test('a run shows its result in charts and in tables that can be read aloud, and its outcome is used and forgotten', async () => {
  const view = await shown();
  const starts: string[] = [];
  for (const name of ['benchstart', 'beforechoice'])
    view.addEventListener(name, () => starts.push(name));
  await page.getByLabelText('Rounds').fill('1');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect.element(page.getByRole('button', { name: 'Use this' })).toBeVisible();
  expect(view.renderRoot.querySelector('[role=status]')?.textContent).toContain('finished');
  for (const table of view.renderRoot.querySelectorAll('table')) {
    expect(table.caption?.textContent).toMatch(/\w/);
    expect(
      [...table.querySelectorAll('thead th')].every((it) => it.getAttribute('scope') === 'col'),
    ).toBe(true);
    const rows = [...table.querySelectorAll('tbody tr')];
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      expect(row.querySelector('th')?.getAttribute('scope')).toBe('row');
      expect(row.children).toHaveLength(table.querySelectorAll('thead th').length);
    }
  }
  await expect
    .poll(() =>
      view.renderRoot.querySelector('kokoro-bench-chart')?.shadowRoot?.querySelector('canvas'),
    )
    .toBeTruthy();

  await page.getByRole('button', { name: 'Use this' }).click();
  await expect.element(page.getByRole('button', { name: 'In use' })).toBeDisabled();
  expect(readDeviceChoice()).toMatchObject({ provider: 'wasm', model: 'draft' });
  expect(choiceWords()).toContain('measured');
  await page.getByRole('button', { name: 'Forget' }).click();
  expect(readDeviceChoice()).toBeUndefined();
  await expect.poll(choiceWords).toContain('Nothing was chosen');
  expect(starts).toEqual(['benchstart', 'beforechoice', 'beforechoice']);
});

test('a form without sense cannot be run, and says why', async () => {
  await shown();
  await page.getByLabelText('WASM', { exact: true }).click();
  await expect.element(page.getByText('Choose at least one provider.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Run' })).toBeDisabled();
});

test('cancelling keeps what was observed, and offers nothing to go on with', async () => {
  await shown({ onSpeak: () => undefined });
  await page.getByLabelText('Rounds').fill('20');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect.element(page.getByText(/So far: /)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(page.getByText('This run did not come to its end.')).toBeVisible();
  expect(new StoredRuns().read()).toBeUndefined();
});

test('a run that a reload interrupted can be gone on with', async () => {
  const { options, visits, observations, made } = madeUpReport(
    [{ configuration: wasm(1), factor: 0.01 }],
    { texts: ['short'] },
    DEVICE,
  );
  // The plan has its preparation at 0, so what was made is known by 1 and 2.
  const outcomes = visits.slice(0, 1).map((record) => ({
    record: { ...record, visit: 1 },
    observations: observations
      .filter(({ visit }) => visit === 0)
      .map((it) => ({ ...it, visit: 1 })),
  }));
  new StoredRuns().write({ made, options, request: { kind: 'draft' }, outcomes });
  await shown();
  await expect.element(page.getByText(/interrupted after 1/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByText(/Result: Draft voice/)).toBeVisible();
  const report = new StoredRuns().readReport();
  expect(report).toMatchObject({ complete: true, made });
  expect(report?.observations.map(({ visit }) => visit).slice(0, 2)).toEqual([1, 1]);
});

test('two reports are compared, and a file that is none is refused in words', async () => {
  const view = await shown();
  const files = (...contents: string[]) =>
    contents.map((text, i) => new File([text], `${i + 1}.json`));
  const field = page.getByLabelText(/Reports to compare/);
  await userEvent.upload(field, files('{}'));
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('not a benchmark of Kokoro Speak in the page');
  const report = (factor: number) => toJson(madeUpReport([{ configuration: wasm(1), factor }]));
  await userEvent.upload(field, files(report(1), report(0.5)));
  await expect.element(page.getByRole('table', { name: /2\.json ÷ 1\.json/ })).toBeVisible();
  expect(view.renderRoot.textContent).toContain('Real-time factor 0.50');
});

test('the heading takes the focus, and the form can be run by keys alone', async () => {
  const view = await shown();
  await page.getByLabelText('Rounds').fill('1');
  await view.focusHeading();
  expect(view.shadowRoot?.activeElement?.textContent).toBe('Measure this device');
  for (let presses = 0; view.shadowRoot?.activeElement?.textContent?.trim() !== 'Run'; presses++) {
    if (presses > 20) throw new Error('Tab does not come to the button.');
    await userEvent.tab();
  }
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => view.shadowRoot?.activeElement?.textContent?.trim()).toBe('Cancel');
  await expect.element(page.getByRole('button', { name: 'Use this' })).toBeVisible();
  expect(view.shadowRoot?.activeElement?.textContent).toContain('Result');
});
