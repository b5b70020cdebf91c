import { afterEach, describe, expect, test } from 'vitest';
import { mount } from '../../support/mounted-element';

afterEach(() => document.body.replaceChildren());

/** An address that gives this text. */
function address(text: string, type: string): string {
  return URL.createObjectURL(new Blob([text], { type }));
}

describe('what is read', () => {
  test('is what stands in the element, as it is rendered, where that is more than text', async () => {
    const { element, engine } = mount({}, '');
    element.innerHTML = '<h2>Title</h2><p>Text <span hidden>not</span> here.</p>';
    void element.play().catch(() => undefined);
    const { text, options } = engine.spoken[0] ?? {};
    expect(text).toBe('<div><h2>Title</h2><p>Text here.</p></div>');
    expect(options?.type).toBe('text/html');
  });

  test('leaves out what is to be skipped', () => {
    const { element, engine } = mount({ skip: '.ad, nav' }, '');
    element.innerHTML = '<p>One.</p><p class="ad">Buy.</p><nav>Home</nav>';
    void element.play().catch(() => undefined);
    expect(engine.spoken[0]?.text).toBe('<div><p>One.</p></div>');
  });

  test('comes from an address, once the reader wants it', async () => {
    const src = address('# Hi\n\nThere.', 'text/markdown');
    const { element, engine } = mount({ src }, 'not this');
    const events: string[] = [];
    element.addEventListener('loadstart', () => events.push('loadstart'));
    const sound = element.play();
    // Sound is allowed in the gesture only, and the text comes later.
    expect(engine.unlocks).toBe(1);
    await expect.poll(() => engine.spoken.length).toBe(1);
    expect(engine.spoken[0]?.text).toBe('# Hi\n\nThere.');
    expect(engine.spoken[0]?.options.type).toBe('text/markdown');
    expect(events).toEqual(['loadstart']);
    engine.playback.report({ status: 'playing', voice: 'af_heart' });
    await sound;
  });

  test.each([
    ['text/html;charset=utf-8', undefined, 'text/html'],
    ['application/octet-stream', undefined, 'text/plain'],
    ['text/plain', 'application/ssml+xml', 'application/ssml+xml'],
  ])('served as %s and declared as %s is %s', async (served, declared, type) => {
    const attributes = { src: address('<p>x', served), ...(declared ? { type: declared } : {}) };
    const { element, engine } = mount(attributes);
    void element.play().catch(() => undefined);
    await expect.poll(() => engine.spoken[0]?.options.type).toBe(type);
  });

  test('of HTML from an address is never a part of the page', async () => {
    const html = '<p>One.<img src=x onerror="globalThis.ran = true"></p><nav>Home</nav>';
    const { element, engine } = mount({ src: address(html, 'text/html'), skip: 'nav' });
    void element.play().catch(() => undefined);
    await expect.poll(() => engine.spoken[0]?.text).not.toContain('Home');
    expect(engine.spoken[0]?.text).toContain('<p>One.');
    expect('ran' in globalThis).toBe(false);
  });

  test('that cannot be had is told, and asked for again', async () => {
    const { element, engine, textOf } = mount({ src: 'http://localhost:1/there.txt' });
    await expect(element.play()).rejects.toMatchObject({ code: 'network' });
    expect(await textOf('error')).toContain('localhost:1');
    expect(element.error?.code).toBe('network');
    element.src = address('Here.', 'text/plain');
    void element.play().catch(() => undefined);
    await expect.poll(() => engine.spoken[0]?.text).toBe('Here.');
    expect(element.error).toBeNull();
  });

  test('is not read when somebody stops while it comes', async () => {
    const { element, engine } = mount({ src: address('Here.', 'text/plain') });
    const sound = element.play();
    element.stop();
    await expect(sound).rejects.toMatchObject({ code: 'aborted' });
    expect(engine.spoken).toEqual([]);
    expect(element.error).toBeNull();
  });

  test('may still be written, and its sentences are shown', async () => {
    const { element, engine, textOf } = mount();
    const { readable, writable } = new TransformStream<string, string>();
    const writer = writable.getWriter();
    void element.speak(readable).catch(() => undefined);
    const input = engine.spoken[0]?.input as ReadableStream<string>;
    const reader = input.getReader();
    void writer.write('One here. Two');
    expect((await reader.read()).value).toBe('One here. Two');
    engine.playback.report({
      status: 'playing',
      voice: 'af_heart',
      sentence: { start: 0, end: 9 },
    });
    expect(await textOf('sentence')).toBe('One here.');
  });
});

describe('pronunciations', () => {
  test('come from an address, which is asked once', async () => {
    const lexicon = [{ word: 'Kokoro', alias: 'heart' }];
    const { element, engine } = mount({ lexicon: address(JSON.stringify(lexicon), 'text/json') });
    for (const count of [1, 2]) {
      void element.play().catch(() => undefined);
      await expect.poll(() => engine.spoken.length).toBe(count);
      expect(engine.spoken.at(-1)?.options.lexicon).toEqual(lexicon);
      element.stop();
      URL.revokeObjectURL(element.lexicon as string);
    }
  });

  test('that cannot be had are told', async () => {
    const { element, engine } = mount({ lexicon: 'http://localhost:1/x.json' });
    await expect(element.play()).rejects.toMatchObject({ code: 'network' });
    expect(engine.spoken).toEqual([]);
  });
});
