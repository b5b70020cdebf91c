import type { Notice, PlaybackSnapshot, PlaybackStatus } from '../contracts/engine';
import type { SpeechFailure } from '../contracts/failures';
import type { ModelProgress } from '../contracts/model';
import { DEFAULT_VOICE, type VoiceInfo } from '../contracts/voices';
import type { WarmupState } from '../contracts/warmup';
import type { PageText } from '../page-text/page-text';
import { isActive, isOpen } from './media-events';
import { type Preparation, preparationOf } from './preparation';
import { textAt } from './speech-request';

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

/** A place in the text's time. */
export interface PositionView {
  /** Seconds at rate 1. */
  readonly current: number;
  readonly duration: number;
  /** `12:10`, or `≈ 12:10` as long as it is an estimate. */
  readonly length: string;
  /** The place in words, for assistive technology. */
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
  /** What the round button does. */
  readonly action: 'play' | 'pause';
  readonly canStop: boolean;
  /** Whether the listener waits for sound. */
  readonly busy: boolean;
  /** `1:05`; empty before there is sound. */
  readonly elapsed: string;
  /** Where in the text it is, for a slider; undefined while its length is not known. */
  readonly position?: PositionView | undefined;
  /** Who speaks, where and on what: `Heart · Kokoro · on this device · WASM`. */
  readonly speaker: string;
  readonly sentence: string;
  readonly progress?: ProgressView | undefined;
  readonly notice?: MessageView | undefined;
  readonly error?: MessageView | undefined;
}

const PROVIDER_NAMES = { webgpu: 'WebGPU', webnn: 'WebNN', wasm: 'WASM' } as const;

const STATUS: Readonly<Record<PlaybackStatus | 'idle', string>> = {
  idle: 'Ready',
  preparing: 'Preparing…',
  playing: 'Reading',
  buffering: 'Preparing the next sentence…',
  paused: 'Paused',
  ended: 'Finished',
  stopped: 'Stopped',
  failed: 'Could not read',
};

/** Decides what an element in this state shows. */
export function speechView(state: SpeechState): SpeechView {
  const { playback } = state;
  const failure = failureOf(state);
  const phase = playback?.status ?? (failure ? 'failed' : 'idle');
  const preparing = phase === 'preparing' || (!isOpen(playback?.status) && state.warming);
  const preparation = preparing ? preparationOf(state.warmup, state.progress) : heldOf(playback);
  return {
    phase,
    status: preparation?.status ?? STATUS[phase],
    announcement: preparation?.announcement ?? (phase === 'idle' ? '' : STATUS[phase]),
    action: isActive(phase === 'idle' ? undefined : phase) ? 'pause' : 'play',
    canStop: isOpen(playback?.status),
    busy: phase === 'preparing' || phase === 'buffering',
    elapsed: playback?.voice || playback?.currentTime ? formatTime(playback.currentTime) : '',
    position: isOpen(playback?.status) ? positionOf(playback) : undefined,
    speaker: speakerLine(state),
    sentence: isOpen(playback?.status) ? sentenceOf(state) : '',
    progress: preparation && { fraction: preparation.fraction, text: preparation.status },
    notice: state.notice && noticeView(state.notice, state.voices),
    error: failure && { message: failure.message, retryable: failure.retryable },
  };
}

/** Sound that is kept back, as a preparation: a wait that can be measured. */
function heldOf(playback: PlaybackSnapshot | undefined): Preparation | undefined {
  if (playback?.status !== 'buffering' || !playback.held) return undefined;
  const { seconds, needed } = playback.held;
  const announcement = 'Making sound ahead';
  const fraction = Math.min(1, seconds / needed);
  const status = `${announcement} · ${Math.floor(seconds)} of ${Math.ceil(needed)} s`;
  return { announcement, status, fraction };
}

/** A stopped playback also says why, but that it was stopped is no error. */
export function failureOf({
  playback,
  failure,
}: Pick<SpeechState, 'playback' | 'failure'>): SpeechFailure | undefined {
  const says = playback?.status === 'failed' || playback?.status === 'paused';
  return (says ? playback.failure : undefined) ?? failure;
}

/** Minutes and seconds, hours where there are any. */
export function formatTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function positionOf(playback: PlaybackSnapshot | undefined): PositionView | undefined {
  if (!playback || !(playback.duration > 0)) return undefined;
  const { duration, durationEstimated } = playback;
  const current = Math.min(playback.currentTime, duration);
  const length = formatTime(duration);
  return {
    current,
    duration,
    length: durationEstimated ? `≈ ${length}` : length,
    text: `${formatTime(current)} of ${durationEstimated ? 'about ' : ''}${length}`,
  };
}

function sentenceOf(state: SpeechState): string {
  const span = state.playback?.sentence;
  return span ? textAt(state, span) : '';
}

/** The voice that really speaks once there is sound; before, the one that will. */
function speakerLine({ playback, notice, voice, voices }: SpeechState): string {
  const speaking = isOpen(playback?.status) ? playback?.voice : undefined;
  const name = speaking ?? notice?.fallbackVoice ?? (voice || DEFAULT_VOICE);
  const provider = playback?.provider;
  return [voiceName(name, voices), 'on this device', provider && PROVIDER_NAMES[provider]]
    .filter(Boolean)
    .join(' · ');
}

function voiceName(name: string, voices: readonly VoiceInfo[]): string {
  const info = voices.find((each) => each.name === name);
  if (!info) return name;
  return info.model === 'draft' ? 'Draft voice' : `${info.label} · Kokoro`;
}

function noticeView({ failure, fallbackVoice }: Notice, voices: readonly VoiceInfo[]): MessageView {
  const info = voices.find((each) => each.name === fallbackVoice);
  const substitute = info?.model === 'draft' ? 'the draft voice' : (info?.label ?? fallbackVoice);
  return {
    message: failure.message,
    meanwhile: substitute && `Speaking with ${substitute} meanwhile.`,
    retryable: failure.retryable,
  };
}
