import { afterEach, describe, expect, it, vi } from 'vitest';
import { registerStrings } from '../../../src/elements/strings/string-registry';
import { createFailure } from '../../../src/shared/speech-error';
import { type Mounted, mount } from '../../support/mounted-element';

const pageLang = document.documentElement.lang;
afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = pageLang;
});

const playLabel = async ({ part }: Mounted) => (await part('play-button')).ariaLabel;

/** An element inside of something that says its language. */
function within(lang: string, attributes: Record<string, string> = {}): Mounted {
  const mounted = mount(attributes);
  const around = Object.assign(document.createElement('section'), { lang });
  document.body.append(around);
  around.append(mounted.element);
  return mounted;
}

describe('the player speaks', () => {
  it.each([
    ['de', 'Vorlesen', 'Abspielen'],
    ['es-MX', 'Leer en voz alta', 'Reproducir'],
    ['fr', 'Lecture à voix haute', 'Lire'],
    ['ja', '読み上げ', '再生'],
  ])('%s, the language of what is around it', async (lang, name, play) => {
    const mounted = within(lang);
    const frame = await mounted.part('bar');
    await vi.waitFor(() => expect(frame.ariaLabel).toBe(name));
    expect([frame.lang, await playLabel(mounted)]).toEqual([lang, play]);
  });

  it('the language of the page, and follows when that changes', async () => {
    document.documentElement.lang = 'de';
    const mounted = mount();
    await vi.waitFor(async () => expect(await playLabel(mounted)).toBe('Abspielen'));
    document.documentElement.lang = 'en';
    await vi.waitFor(async () => expect(await playLabel(mounted)).toBe('Play'));
  });

  it('the language that it is told, before any other', async () => {
    const mounted = within('fr', { 'ui-lang': 'de' });
    await vi.waitFor(async () => expect(await playLabel(mounted)).toBe('Abspielen'));
    mounted.element.uiLang = 'en';
    expect(await playLabel(mounted)).toBe('Play');
  });

  it('not that of its text, which its own lang names', async () => {
    const mounted = within('de', { lang: 'en-GB' });
    await vi.waitFor(async () => expect(await playLabel(mounted)).toBe('Abspielen'));
    mounted.element.play().catch(() => {});
    const { engine, part } = mounted;
    expect(engine.spoken[0]?.options.lang).toBe('en-GB');
    engine.playback.report({ status: 'playing', sentence: { start: 0, end: 4 } });
    expect((await part('sentence')).lang).toBe('en-GB');
  });

  it('the language around the component that it is a part of', async () => {
    const host = document.createElement('div');
    host.lang = 'de';
    document.body.append(host);
    const mounted = mount();
    host.attachShadow({ mode: 'open' }).append(mounted.element);
    await vi.waitFor(async () => expect(await playLabel(mounted)).toBe('Abspielen'));
  });

  it('in words of the site’s own', async () => {
    const mounted = within('tlh');
    expect(await playLabel(mounted)).toBe('Play');
    registerStrings('tlh', { play: 'yIQoy' });
    await vi.waitFor(async () => expect(await playLabel(mounted)).toBe('yIQoy'));
  });

  it('also where something fails', async () => {
    const { element, engine, part, textOf } = within('de');
    await vi.waitFor(async () => expect((await part('bar')).ariaLabel).toBe('Vorlesen'));
    element.play().catch(() => {});
    engine.playback.fail(createFailure('network', 'unreachable', { host: 'hub.test' }));
    expect(await textOf('error')).toContain('hub.test ist nicht erreichbar.');
    expect(await textOf('retry-button')).toBe('Erneut versuchen');
    // For scripts and reports it stays what it was.
    expect(element.error?.message).toMatch(/^hub.test could not be reached/);
  });
});
