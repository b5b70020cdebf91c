import type { SpeakOptions } from '../../src/contracts/engine';
import { createFailure } from '../../src/shared/speech-error';
import type { Speaker } from '../../src/speech-synthesis/speaker';
import { FakePlayback } from './fake-playback';

/** Something that is heard at a place of a text. */
type Step = (playback: FakePlayback) => void;

const MARKUP = /<mark name="(?<mark>\w+)"\s*\/>|<[^>]*>/;
const PIECE = new RegExp(`${MARKUP.source}|(?<word>[\\p{L}\\p{N}’']+)|(?<ends>[.!?]+)`, 'gu');

/** An engine without workers, model or sound that tells word by word what a real one would, each in a task of its own. */
export class RecitingEngine implements Speaker {
  #playing: FakePlayback | undefined;

  speak(text: string, options: SpeakOptions): FakePlayback {
    this.#playing?.stop();
    const playback = new FakePlayback();
    this.#playing = playback;
    void recite(playback, text, options.type === 'application/ssml+xml');
    return playback;
  }
}

async function recite(playback: FakePlayback, text: string, isDocument: boolean): Promise<void> {
  await nextTask();
  const steps = isDocument ? stepsOf(text) : stepsOf(text.replaceAll('<', ' '));
  const reason =
    isDocument && !text.includes('</speak>')
      ? 'bad-document'
      : steps.length === 0
        ? 'nothing-speakable'
        : undefined;
  if (reason) {
    playback.fail(createFailure('invalid-argument', reason));
    return;
  }
  for (const step of [(heard) => heard.report({ status: 'playing' }), ...steps] as Step[]) {
    while (playback.snapshot.status === 'paused') await nextTask();
    if (playback.snapshot.status === 'stopped') return;
    step(playback);
    await nextTask();
  }
  if (playback.snapshot.status === 'playing') playback.report({ status: 'ended' });
}

function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  let isNewSentence = true;
  for (const { index: start, 0: found, groups = {} } of text.matchAll(PIECE)) {
    const { word, mark, ends } = groups;
    if (mark) steps.push((playback) => playback.pass({ name: mark, time: 0 }));
    if (ends) isNewSentence = true;
    if (!word) continue;
    if (isNewSentence) {
      const length = text.slice(start).search(/[.!?](?=[\s<]|$)|$/);
      const end = start + length + (/[.!?]/.test(text[start + length] ?? '') ? 1 : 0);
      steps.push((playback) => playback.reach({ name: 'sentence', start, end, time: 0 }));
      isNewSentence = false;
    }
    const end = start + found.length;
    steps.push((playback) => playback.reach({ name: 'word', start, end, time: 0 }));
  }
  return steps;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
