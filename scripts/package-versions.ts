import type { Page } from 'playwright';

/** tsx names functions by a helper of its own, which a page has not. */
const NAMES = 'globalThis.__name = (made) => made';

/** Longest wait for one event; none of it is measured. */
const PATIENCE_MS = 60_000;

/** Leaves in a page what a later version of the package might: notes, a database and messages of another form. */
export async function leaveOddThings(page: Page): Promise<void> {
  await page.evaluate(NAMES);
  await page.evaluate(async () => {
    const notes = { [`bundle|auto|${navigator.userAgent}`]: { of: 2 }, choice: [1] };
    localStorage.setItem('kokoro-speak:device', JSON.stringify(notes));
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('kokoro-speak-audio', 99);
      request.onupgradeneeded = () => request.result.createObjectStore('other');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
    });
    for (const name of ['kokoro-speak:playing', 'kokoro-speak:progress']) {
      const channel = new BroadcastChannel(name);
      // All through the sentence: each word that is heard has odd words beside it.
      const say = () => {
        for (const word of [null, 'level', { kind: 'level' }]) channel.postMessage(word);
      };
      document.addEventListener('boundary', say, true);
    }
  });
}

/**
 * Lets the element of the copy that came first, and the engine of the other one (`globalThis.KokoroSpeech`), play in turn. Throws where
 * whoever begins does not let the other pause, or where a note of another version was lost.
 */
export async function takeTurns(page: Page): Promise<void> {
  const log = await page.evaluate(async (patience) => {
    type Engine = typeof import('../src/engine-entry').KokoroSpeech;
    const { KokoroSpeech } = globalThis as unknown as { KokoroSpeech: Engine };
    const element = document.querySelector('kokoro-speak');
    if (!element) throw new Error('there is no element');
    const told: string[] = [];
    const long = 'The old man sat down by the river. '.repeat(20);
    const tell = (word: string) => told.push(word);
    const event = <T>(listen: (heard: (value: T) => void) => void) =>
      new Promise<T>((resolve, reject) => {
        listen(resolve);
        setTimeout(() => reject(new Error(`nothing came after: ${told.join(', ')}`)), patience);
      });
    const engine = new KokoroSpeech({ model: { kind: 'draft' } });

    const turns = new BroadcastChannel('kokoro-speak:playing');
    turns.postMessage('nobody knows this word');

    await element.speak(long);
    tell('element plays');
    const elementPauses = event((heard) => element.addEventListener('pause', heard));
    const playback = engine.speak(long, { voice: 'draft_mid' });
    await elementPauses;
    tell('element pauses');
    const status = (wanted: string) =>
      event<void>((heard) => {
        const look = () => playback.snapshot.status === wanted && heard();
        playback.on('statechange', look);
        look();
      });
    await status('playing');
    tell('other plays');
    await Promise.all([status('paused'), element.play()]);
    tell('other pauses');
    element.stop();
    playback.stop();
    turns.close();

    const short = engine.speak('And again.', { voice: 'draft_mid' });
    short.on('boundary', ({ name }) => name === 'word' && tell('word'));
    await short.finished;
    const notes: unknown = JSON.parse(localStorage.getItem('kokoro-speak:device') ?? '{}');
    if (Array.isArray((notes as { choice?: unknown }).choice)) tell('note kept');
    return told.join(', ');
  }, PATIENCE_MS);
  const expected =
    'element plays, element pauses, other plays, other pauses, word, word, note kept';
  if (log !== expected) throw new Error(`what happened: ${log}`);
}
