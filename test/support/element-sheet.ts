import '../../src/elements/define';
import type { PlayerLayout } from '../../src/elements/player';
import { SPEECH_STATES, type SpeechStateName, showSpeechState } from './speech-states';

const TEXT =
  'On clear mornings the harbour wakes before the town does. A kettle begins to murmur, a door opens onto cold air, and ' +
  'somebody laughs at a joke that nobody else has heard.';

/** What is to be on a sheet. */
export interface SheetOptions {
  /** The states in which each layout is shown, in order; default all. */
  readonly rows: Partial<Record<PlayerLayout, readonly SpeechStateName[] | undefined>>;
  /** Pixels that a player gets. */
  readonly width: number;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** Fills the page with players, one for each layout and state, each with its name. */
export async function showElementSheet(options: SheetOptions): Promise<void> {
  const { rows, width, lang = 'en', dir = 'ltr' } = options;
  Object.assign(document.documentElement, { lang, dir });
  const text = Object.assign(document.createElement('textarea'), { id: 'text', hidden: true });
  text.value = TEXT;
  document.body.replaceChildren(text);
  for (const [layout, states = SPEECH_STATES] of Object.entries(rows)) {
    const title = Object.assign(document.createElement('h2'), { textContent: layout });
    const cells = Object.assign(document.createElement('div'), { className: `cells ${layout}` });
    cells.style.setProperty('--width', `${width}px`);
    document.body.append(title, cells);
    for (const state of states) {
      const cell = Object.assign(document.createElement('div'), { className: 'cell' });
      const name = Object.assign(document.createElement('p'), { textContent: state });
      const element = document.createElement('kokoro-speak');
      element.htmlFor = 'text';
      element.layout = layout as PlayerLayout;
      cell.append(name, element);
      cells.append(cell);
      await showSpeechState(element, state);
    }
  }
}
