import { expect, test, vi } from 'vitest';
import '../../../src/elements/define';
import { pageReading } from '../../../src/elements/page-reading';
import { FakeEngine } from '../../support/fake-engine';

// In an order that matters: what reads a page is loaded once, and stays.

function speaker(): { element: HTMLElementTagNameMap['kokoro-speak']; engine: FakeEngine } {
  document.body.innerHTML = '<p id="story">Once <b>upon</b> a time.</p>';
  const element = document.createElement('kokoro-speak');
  const engine = new FakeEngine();
  Object.assign(element, { htmlFor: 'story', engine });
  document.body.append(element);
  return { element, engine };
}

test('the first Play loads it, inside the gesture unlocks sound, and then reads', async () => {
  const { element, engine } = speaker();
  await element.updateComplete;
  expect(pageReading()).toBeUndefined();
  const unlock = vi.spyOn(engine, 'unlock');
  void element.play().catch(() => undefined);
  expect(unlock).toHaveBeenCalledOnce();
  expect(engine.spoken).toHaveLength(0);
  await vi.waitFor(() => expect(engine.spoken).toHaveLength(1));
  expect(engine.spoken[0]?.text).toContain('upon');
  expect(pageReading()).toBeDefined();
});

test('later ones read at once', () => {
  const { element, engine } = speaker();
  void element.play().catch(() => undefined);
  expect(engine.spoken).toHaveLength(1);
});
