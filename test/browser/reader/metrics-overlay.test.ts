import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/elements/define';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { type MetricsOverlay, showMetricsOverlay } from '../../../src/reader/metrics-overlay';

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The panel over a recorder of the test's own. */
async function shown(metrics = new MetricsRecorder()) {
  const overlay = showMetricsOverlay(document.createElement('kokoro-speak'));
  overlay.recorder = metrics;
  await overlay.updateComplete;
  return { overlay, metrics };
}

function find<T extends HTMLElement>(overlay: MetricsOverlay, selector: string): T {
  const found = overlay.renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** Label → value, as they are drawn. */
function rows(overlay: MetricsOverlay): Record<string, string> {
  const pairs = [...overlay.renderRoot.querySelectorAll('dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd')?.textContent,
  ]);
  return Object.fromEntries(pairs);
}

/** What the closed panel says. */
function digest(overlay: MetricsOverlay): (string | null)[] {
  return [...overlay.renderRoot.querySelectorAll('.digest > span')].map((it) => it.textContent);
}

function fill(metrics: MetricsRecorder): void {
  metrics.record({ name: 'service-ready', value: 3240, unit: 'ms' });
  metrics.record({ name: 'stage-duration', value: 812, unit: 'ms', tags: { stage: 'session' } });
  metrics.record({ name: 'time-to-first-audio', value: 640, unit: 'ms' });
  for (const value of [0.3, 0.4, 0.9])
    metrics.record({ name: 'real-time-factor', value, unit: 'ratio' });
  for (const value of [900, 1500])
    metrics.record({ name: 'inference-duration', value, unit: 'ms' });
  for (const name of ['cache-hit', 'cache-hit', 'cache-hit', 'cache-miss'] as const)
    metrics.record({ name, value: 1, unit: 'count' });
  metrics.record({ name: 'buffer-underrun', value: 1, unit: 'count' });
  metrics.record({ name: 'model-initialisations', value: 1, unit: 'count' });
  metrics.record({ name: 'live-sessions', value: 1, unit: 'count' });
  metrics.record({ name: 'heap-bytes', value: 429e6, unit: 'bytes' });
  const tags = { from: 'webgpu', to: 'wasm', reason: 'device-lost' };
  metrics.record({ name: 'provider-changes', value: 1, unit: 'count', tags });
}

describe('the panel', () => {
  it('says what was measured', async () => {
    const metrics = new MetricsRecorder();
    fill(metrics);
    const { overlay } = await shown(metrics);
    expect(rows(overlay)).toEqual({
      'Service ready': '3.24 s',
      session: '812 ms',
      'Cache hits': '3 of 4 · 75 %',
      'Model initialisations': '1',
      'First audio': '640 ms',
      'RTF, p50 / p95': '0.40 / 0.90',
      'Inference, p50 / p95': '900 ms / 1.50 s',
      Underruns: '1',
      Sessions: '1',
      Tensors: '0',
      'Leak warnings': '0',
      'WASM heap': '429 MB',
      'Peak memory': '–',
      'webgpu → wasm': 'device-lost',
    });
    expect(digest(overlay)).toEqual(['3.24 s', 'RTF 0.40']);
  });

  it('follows the recorder, four times a second at most', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { overlay, metrics } = await shown();
    const draw = vi.spyOn(metrics, 'snapshot');
    for (let run = 0; run < 100; run++) {
      metrics.record({ name: 'buffer-underrun', value: 1, unit: 'count' });
      await vi.advanceTimersByTimeAsync(10);
    }
    await overlay.updateComplete;
    expect(draw.mock.calls.length).toBe(4);
    expect(rows(overlay).Underruns).toBe('100');
  });

  it('stands out when something leaked', async () => {
    const metrics = new MetricsRecorder();
    metrics.record({ name: 'leak-warnings', value: 2, unit: 'count' });
    const { overlay } = await shown(metrics);
    expect(find(overlay, 'div.alert').textContent).toMatch(/Leak warnings\s+2/);
    expect(find(overlay, '.digest .alert').textContent).toBe('2 leaks');
  });

  it('leaves its recorder when it goes', async () => {
    const { overlay, metrics } = await shown();
    overlay.remove();
    const draw = vi.spyOn(metrics, 'snapshot');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    metrics.record({ name: 'downloads', value: 1, unit: 'count' });
    await vi.runAllTimersAsync();
    expect(draw).not.toHaveBeenCalled();
  });

  it('shows the engine of the element', async () => {
    const speaker = document.createElement('kokoro-speak');
    const overlay = showMetricsOverlay(speaker);
    expect(overlay.recorder).toBe((speaker.engine as unknown as { metrics: unknown }).metrics);
    speaker.provider = 'wasm';
    speaker.dispatchEvent(new Event('play'));
    expect(overlay.recorder).toBe((speaker.engine as unknown as { metrics: unknown }).metrics);
  });
});

describe('with the keyboard', () => {
  it('opens, scrolls, copies and closes, and stays as it was left', async () => {
    await page.viewport(390, 500);
    const metrics = new MetricsRecorder();
    fill(metrics);
    const { overlay } = await shown(metrics);
    const details = find<HTMLDetailsElement>(overlay, 'details');
    expect(details.open).toBe(false);
    expect(details.getAttribute('aria-live')).toBe('off');

    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(details.open).toBe(true);
    overlay.requestUpdate();
    await overlay.updateComplete;
    expect(details.open).toBe(true);

    await userEvent.tab();
    await userEvent.keyboard('{End}');
    await expect.poll(() => find(overlay, '.body').scrollTop).toBeGreaterThan(0);

    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.tab();
    expect(overlay.renderRoot.querySelector('button:focus')?.textContent).toBe('Copy JSON');
    await userEvent.keyboard('{Enter}');
    const copied = JSON.parse(write.mock.calls[0]?.[0] ?? '');
    expect(copied).toEqual({ ...metrics.snapshot(), at: copied.at });
    await expect.poll(() => find(overlay, 'button').textContent).toBe('Copied');

    await userEvent.tab({ shift: true });
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    expect(details.open).toBe(false);
  });

  it('says so when the browser forbids the clipboard', async () => {
    const { overlay } = await shown();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'));
    find(overlay, 'details').setAttribute('open', '');
    find(overlay, 'button').click();
    await expect
      .poll(() => find(overlay, 'button').textContent)
      .toBe('The browser did not allow it');
  });
});
