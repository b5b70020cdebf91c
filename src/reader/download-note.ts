import type { VoiceInfo } from '../contracts/voices';
import { storedChoice } from './stored-choice';

const heard = storedChoice('kokoro-heard');

const NOTES = {
  kokoro: 'The first play downloads about 100 MB, once. Later visits start from this device.',
  draft: 'Part of this page: it speaks without a large download, and sounds robotic.',
} as const;

/** Says what the next play will cost, for as long as it costs something. */
export class DownloadNote {
  #voice: VoiceInfo | undefined;

  constructor(private readonly element: HTMLElement) {}

  /** Another voice was chosen. */
  show(voice: VoiceInfo): void {
    this.#voice = voice;
    this.#update();
  }

  /** A voice of this model was heard: its download is behind the reader. */
  markHeard(model: VoiceInfo['model']): void {
    if (model === 'kokoro') heard.write('yes');
    this.#update();
  }

  #update(): void {
    const model = this.#voice?.model;
    const paid = model === 'kokoro' && heard.read() !== undefined;
    this.element.hidden = model === undefined || paid;
    this.element.textContent = model === undefined || paid ? '' : NOTES[model];
  }
}
