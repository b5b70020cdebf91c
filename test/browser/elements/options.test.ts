import { afterEach, describe, expect, it } from 'vitest';
import { sharedEngine } from '../../../src/engine/shared-engine';
import { createFailure } from '../../../src/shared/speech-error';
import { mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

/** An element that takes the shared engine of its attributes. */
function bare(attributes: Record<string, string> = {}) {
  const mounted = mount(attributes);
  mounted.element.engine = undefined;
  return mounted.element;
}

describe('engine', () => {
  it('is shared by elements with the same options', () => {
    expect(bare().engine).toBe(bare().engine);
    expect(bare().engine).toBe(sharedEngine({}));
    expect(bare({ provider: 'wasm' }).engine).not.toBe(bare().engine);
  });

  it('follows the attributes', () => {
    const element = bare({ model: 'draft', threads: '2' });
    expect(element.engine).toBe(sharedEngine({ model: { kind: 'draft' }, threads: 2 }));
    element.threads = 1;
    expect(element.engine).toBe(sharedEngine({ model: { kind: 'draft' }, threads: 1 }));
  });

  it.each([
    { provider: 'cuda' },
    { threads: 'many' },
    { fallback: 'silence' },
    { model: 'kokorro' },
    { 'audio-cache': 'much' },
  ])('a play with %j rejects and says which attribute is wrong', async (attributes) => {
    const element = bare(attributes);
    await expect(element.play()).rejects.toMatchObject({
      failure: { code: 'invalid-argument', reason: 'bad-option' },
    });
    await element.updateComplete;
    const [[name]] = Object.entries(attributes) as [[string, string]];
    expect(element.renderRoot.querySelector('[role="alert"]')?.textContent).toContain(name);
  });
});

describe('attributes and properties', () => {
  it('reflect each other', async () => {
    const { element } = mount({ for: 'x', 'model-base': 'https://m.example', 'asset-base': '/a/' });
    expect(element.htmlFor).toBe('x');
    expect(element.modelBase).toBe('https://m.example');
    expect(element.assetBase).toBe('/a/');
    element.voice = 'bf_emma';
    await element.updateComplete;
    expect(element.getAttribute('voice')).toBe('bf_emma');
  });
});

describe('warm-up', () => {
  it('is left to the first play unless preload says auto', async () => {
    const lazy = mount();
    const eager = mount({ preload: 'auto', voice: 'bf_emma' });
    await lazy.element.updateComplete;
    await eager.element.updateComplete;
    expect(lazy.engine.warmUps).toHaveLength(0);
    expect(eager.engine.warmUps.map(({ voice }) => voice)).toEqual(['bf_emma']);
  });

  it('follows the reader where preload says metadata, each step once', async () => {
    const { element, engine } = mount({ preload: 'metadata' });
    const levels = () => engine.warmUps.map(({ level }) => level);
    await expect.poll(levels).toEqual(['runtime']);
    element.dispatchEvent(new PointerEvent('pointerenter'));
    element.focus();
    await element.updateComplete;
    expect(levels()).toEqual(['runtime', 'session']);
  });

  it('tries a step again that failed, and says nothing of it', async () => {
    const { element, engine } = mount({ preload: 'metadata' });
    await expect.poll(() => engine.warmUps).toHaveLength(1);
    element.dispatchEvent(new PointerEvent('pointerenter'));
    engine.failWarmUp(createFailure('network', 'offline'));
    await expect.poll(() => engine.warmUps).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve));
    element.dispatchEvent(new PointerEvent('pointerenter'));
    expect(engine.warmUps.map(({ level }) => level)).toEqual(['runtime', 'session', 'session']);
    expect(element.error).toBeNull();
  });

  it('is shown while it runs', async () => {
    const { element, engine, textOf } = mount();
    const warm = element.warmUp();
    engine.reportStages(['session']);
    expect(await textOf('status')).toBe('Setting up the voice…');
    engine.warmUps[0]?.done.resolve();
    await warm;
    expect(await textOf('status')).toBe('Ready');
  });

  it('shows its failure, and a retry warms up again', async () => {
    const { element, engine, part, textOf } = mount();
    const warm = element.warmUp();
    const failure = createFailure('network', 'offline');
    engine.failWarmUp(failure);
    await expect(warm).rejects.toMatchObject({ failure });
    expect(await textOf('error')).toContain(failure.message);
    (await part('retry-button')).click();
    expect(engine.retries).toBe(1);
    expect(engine.warmUps).toHaveLength(2);
    expect(await textOf('error')).toBe('');
  });
});
