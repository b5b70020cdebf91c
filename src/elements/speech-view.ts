import type { Notice, PlaybackSnapshot, PlaybackStatus } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { ModelProgress } from '../contracts/model';
import type { VoiceInfo } from '../contracts/voices';
import type { WarmupState } from '../contracts/warmup';
import type { PageText } from '../page-text/page-text';
import { fill } from '../shared/fill';
import { isActive, isOpen } from './media-events';
import { type PositionView, positionOf } from './position-view';
import { heldOf, preparationOf } from './preparation';
import { type SentenceView, sentenceOf } from './sentence-view';
import { ENGLISH_WORDS, type Words } from './strings/words';
import { formatTime } from './time-text';
import { speakerLine, substituteName } from './voice-names';

/** Everything that the element's appearance depends on. */
export interface SpeechState {
  readonly warmup: WarmupState;
  readonly progress?: ModelProgress | undefined;
  readonly notice?: Notice | undefined;
  /** Undefined until something is played. */
  readonly playback?: PlaybackSnapshot | undefined;
  /** What went wrong outside a playback: a bad attribute, a warm-up. */
  readonly failure?: SpeechFailure | undefined;
  /** Whether this element's own warm-up runs. */
  readonly warming: boolean;
  /** The text of the playback; its sentence is cut from it. */
  readonly text: string;
  /** Where the text was taken from the page: then it is markup, and the page knows its words. */
  readonly page?: Pick<PageText, 'textOf'> | undefined;
  /** The voice that is asked for. */
  readonly voice?: string | undefined;
  readonly voices: readonly VoiceInfo[];
}

/** A preparation as a progress bar shows it. */
export interface ProgressView {
  /** 0..1; undefined while it cannot be told. */
  readonly fraction?: number | undefined;
  /** The same in words, for assistive technology. */
  readonly text: string;
}

/** A message with an optional way on. */
export interface MessageView {
  readonly message: string;
  /** What happens meanwhile. */
  readonly meanwhile?: string | undefined;
  readonly retryable: boolean;
}

/** What the element shows; nothing in it needs another decision. */
export interface SpeechView {
  readonly phase: PlaybackStatus | 'idle';
  /** The status line, with byte counts. */
  readonly status: string;
  /** The status for a live region: changes with the state, not with every byte. */
  readonly announcement: string;
  /** The byte counts within the status, which is then {@link announcement} and they. */
  readonly amount?: string | undefined;
  /** What the round button does. */
  readonly action: 'play' | 'pause';
  readonly canStop: boolean;
  /** Whether the listener waits for sound. */
  readonly busy: boolean;
  /** 0..1 of what is waited for, else of the text; undefined where that is not known. */
  readonly fraction?: number | undefined;
  /** `1:05`; empty before there is sound. */
  readonly elapsed: string;
  /** Where in the text it is, for a slider; undefined while its length is not known. */
  readonly position?: PositionView | undefined;
  /** Who speaks and where: `Heart · Kokoro · on this device`. */
  readonly who: string;
  /** {@link who}, and on what: `… · WASM`. */
  readonly speaker: string;
  /** The sentence that sounds; empty where there is none. */
  readonly sentence: string;
  /** {@link sentence} around the word that sounds. */
  readonly heard: SentenceView;
  readonly progress?: ProgressView | undefined;
  /** Whether it waits for the network. */
  readonly isDownloading: boolean;
  readonly notice?: MessageView | undefined;
  readonly error?: MessageView | undefined;
}

/** Decides what an element in this state shows, and in which words. */
export function speechView(state: SpeechState, words: Words = ENGLISH_WORDS): SpeechView {
  const { playback } = state;
  const failure = failureOf(state);
  const phase = playback?.status ?? (failure ? 'failed' : 'idle');
  const isRunning = isOpen(playback?.status);
  const preparing = phase === 'preparing' || (!isRunning && state.warming);
  const preparation = preparing
    ? preparationOf(state.warmup, state.progress, words)
    : heldOf(playback, words);
  const isWaiting = preparing || phase === 'buffering';
  const status = words.strings[phase];
  const position = isRunning ? positionOf(playback, words) : undefined;
  const heard = isRunning ? sentenceOf(state) : NOTHING_HEARD;
  return {
    phase,
    status: preparation?.status ?? status,
    announcement: preparation?.announcement ?? (phase === 'idle' ? '' : status),
    amount: preparation?.amount,
    action: isActive(phase === 'idle' ? undefined : phase) ? 'pause' : 'play',
    canStop: isRunning,
    busy: isWaiting,
    fraction: isWaiting ? preparation?.fraction : position && position.current / position.duration,
    elapsed: playback?.voice || playback?.currentTime ? formatTime(playback.currentTime) : '',
    position,
    ...speakerLine(state, words),
    sentence: heard.before + heard.word + heard.after,
    heard,
    progress: preparation && { fraction: preparation.fraction, text: preparation.status },
    isDownloading: preparation?.isDownload ?? false,
    notice: state.notice && noticeView(state.notice, state.voices, words),
    error: failure && { message: words.failure(failure), retryable: failure.retryable },
  };
}

const NOTHING_HEARD: SentenceView = { before: '', word: '', after: '' };

/** A stopped playback also says why, but that it was stopped is no error. */
export function failureOf({
  playback,
  failure,
}: Pick<SpeechState, 'playback' | 'failure'>): SpeechFailure | undefined {
  const says = playback?.status === 'failed' || playback?.status === 'paused';
  return (says ? playback.failure : undefined) ?? failure;
}

function noticeView(
  { failure, fallbackVoice }: Notice,
  voices: readonly VoiceInfo[],
  words: Words,
): MessageView {
  const voice = fallbackVoice && substituteName(fallbackVoice, voices, words);
  return {
    message: words.failure(failure),
    meanwhile: voice ? fill(words.strings.meanwhile, { voice }) : undefined,
    retryable: failure.retryable,
  };
}
