import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Notice } from '../contracts/engine';
import { LANGUAGES, type Language } from '../contracts/text';
import { DEFAULT_VOICE, type VoiceInfo } from '../contracts/voices';
import { Bubble } from './bubble';
import { CustomStates } from './custom-states';
import { FocusKeeper } from './focus-keeper';
import { isOpen } from './media-events';
import type { Player, PlayerActions, PlayerLayout, PlayerSettings } from './player';
import { keySteering, type Steerable, steering } from './player-actions';
import { playerBar } from './player-bar';
import { playerCompact } from './player-compact';
import { playerFull } from './player-full';
import { type KeyActions, keyAction } from './player-keys';
import { errorArea, noticeArea } from './player-messages';
import { SleepTimer } from './sleep-timer';
import type { SpeechController } from './speech-controller';
import { type SpeechView, speechView } from './speech-view';
import { StringsController, type StringsHost } from './strings/strings-controller';
import type { Words } from './strings/words';
import { speakerOf } from './voice-names';

/** What the element says of itself. */
export interface PlayerHost extends StringsHost, ReactiveControllerHost, Steerable {
  readonly layout?: PlayerLayout | undefined;
  readonly renderRoot: ParentNode;
}

/** Draws the player in one of its layouts, and takes what its buttons and keys ask for to the element. */
export class PlayerController implements ReactiveController {
  readonly #strings: StringsController;
  readonly #sleep = new SleepTimer();
  readonly #bubble = new Bubble();
  readonly #actions: PlayerActions;
  readonly #keys: KeyActions;
  /** What is shown, or would be: states hold also where a page has a player of its own. */
  #view: SpeechView | undefined;
  #dismissed: Notice | undefined;
  /** Seconds that the slider's thumb is held at. */
  #dragged: number | undefined;
  /** What a key did, until the state changes. */
  #told: { readonly text: string; readonly during: string } | undefined;

  constructor(
    private readonly host: PlayerHost,
    private readonly speech: SpeechController,
    internals: ElementInternals,
  ) {
    host.addController(this);
    this.#strings = new StringsController(host);
    new FocusKeeper(host);
    new CustomStates(host, internals, () => this.#states());
    const steer = steering(host, speech);
    this.#keys = keySteering(host, steer, (pick) => this.#tell(pick));
    this.#actions = {
      ...steer,
      drag: (seconds) => {
        this.#dragged = seconds;
        host.requestUpdate();
      },
      sleep: (choice) => {
        this.#sleep.choose(choice);
        host.requestUpdate();
      },
      dismiss: () => {
        this.#dismissed = speech.state.notice;
        host.requestUpdate();
      },
    };
  }

  hostUpdate(): void {
    this.#sleep.follow(this.speech.playback);
    this.#view = this.#look(this.#strings.words);
  }

  hostUpdated(): void {
    const popover = this.host.renderRoot.querySelector<HTMLElement>('.bubble');
    this.#bubble.show(popover, this.#bubble.isOpen(bubbleTopic(this.#view)));
  }

  /** The player as it is now. */
  render(): TemplateResult {
    const { layout } = this.host;
    const player = this.#player();
    const { view, words } = player;
    const shape = layout === 'compact' || layout === 'full' ? layout : 'bar';
    const told = this.#told?.during === view.announcement ? this.#told.text : view.announcement;
    return html`<div
      class="frame frame-${shape}"
      part="bar"
      role="group"
      aria-label=${words.strings.player}
      lang=${words.lang}
      tabindex="-1"
      data-kokoro-skip
      @keydown=${this.#onKeyDown}
    >
      ${shape === 'compact' ? this.#compact(player) : spacious(player, shape)}
      <span class="visually-hidden" aria-live="polite">${told}</span>
    </div>`;
  }

  /** What is read out stands apart from the bubble, which may be closed. */
  #compact(player: Player): TemplateResult {
    const { notice, error } = player.view;
    const isBubbleOpen = this.#bubble.isOpen(bubbleTopic(player.view));
    const toggle = () => this.#toggleBubble();
    const close = () => {
      toggle();
      this.host.focus();
    };
    return html`
      ${playerCompact(player, isBubbleOpen, { toggle, close })}
      <div class="visually-hidden" role="status">${notice ? [notice.message, notice.meanwhile].join(' ') : nothing}</div>
      <div class="visually-hidden" role="alert">${error?.message ?? nothing}</div>
    `;
  }

  #toggleBubble(): void {
    this.#bubble.toggle(bubbleTopic(this.#view));
    this.host.requestUpdate();
  }

  #player(): Player {
    const { words } = this.#strings;
    const view = this.#view ?? this.#look(words);
    return { view, settings: this.#settings(), words, actions: this.#actions };
  }

  #look(words: Words): SpeechView {
    const { state, request } = this.speech;
    const { playback, notice } = state;
    // Which sentence there is at the thumb, nobody knows before it is let go of.
    const held = this.#dragged !== undefined && {
      currentTime: this.#dragged,
      sentenceIndex: undefined,
    };
    const shown = {
      ...state,
      playback: playback && { ...playback, ...held },
      notice: notice === this.#dismissed ? undefined : notice,
      voice: isOpen(playback?.status) ? request?.options.voice : this.host.voice,
    };
    return speechView(shown, words);
  }

  #settings(): PlayerSettings {
    const { rate, volume, muted, voice } = this.host;
    const { state, request } = this.speech;
    const speaker = state.voices.find(({ name }) => name === speakerOf(state));
    return {
      rate,
      volume,
      muted,
      voice: voice || DEFAULT_VOICE,
      voices: state.voices.filter(canBeRead),
      sleep: this.#sleep.choice,
      textLang: request?.options.lang ?? speaker?.lang,
    };
  }

  #states(): ReadonlySet<string> {
    const view = this.#view;
    const states = new Set<string>(view ? [view.phase] : []);
    if (view?.progress) states.add('preparing');
    if (view?.notice) states.add('notice');
    if (this.speech.snapshot?.seeking) states.add('seeking');
    if (this.host.muted) states.add('muted');
    return states;
  }

  #tell(pick: (words: Words) => string): void {
    const during = this.#view?.announcement ?? '';
    this.#told = { text: pick(this.#strings.words), during };
    this.host.requestUpdate();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const action = this.#closesMessage(event)
      ? () => this.#toggleBubble()
      : keyAction(event, this.#keys, getComputedStyle(this.host).direction === 'rtl');
    if (!action) return;
    action();
    event.preventDefault();
  };

  /** A message that covers something of the page goes before anything else that Escape could mean. */
  #closesMessage({ key }: KeyboardEvent): boolean {
    const view = this.#view;
    const isMessage = view?.error !== undefined || view?.notice !== undefined;
    const isCompact = this.host.layout === 'compact';
    return key === 'Escape' && isCompact && isMessage && this.#bubble.isOpen(bubbleTopic(view));
  }
}

function spacious(player: Player, shape: 'bar' | 'full'): TemplateResult {
  const { view, words, actions } = player;
  return html`
    ${shape === 'full' ? playerFull(player) : playerBar(player)}
    <div role="status">${noticeArea(view.notice, actions, words)}</div>
    <div role="alert">${errorArea(view.error, { retry: actions.retry }, words)}</div>
  `;
}

/** What a bubble has to say: a message, or that something is being downloaded. */
function bubbleTopic(view: SpeechView | undefined): string | undefined {
  const download = view?.isDownloading ? view.announcement : undefined;
  return view?.error?.message ?? view?.notice?.message ?? download;
}

/** Only voices whose language is read aloud are offered. */
function canBeRead({ lang }: VoiceInfo): boolean {
  return LANGUAGES.includes(lang.toLowerCase() as Language);
}
