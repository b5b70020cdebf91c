import type { SpeakOptions } from '../contracts/engine';
import type { SentenceStep } from '../engine/sentence-steps';
import type { PageText } from '../page-text/page-text';
import { fill } from '../shared/fill';
import { isActive, isOpen } from './media-events';
import { type PlayerActions, RATES } from './player';
import type { KeyActions } from './player-keys';
import { type SpeechController, shown } from './speech-controller';
import type { Words } from './strings/words';

/** What the player needs of its element: what anybody may ask of it. */
export interface Steerable extends HTMLElement {
  voice?: string | undefined;
  rate: number;
  volume: number;
  muted: boolean;
  currentTime: number;
  readonly duration: number;
  readonly paused: boolean;
  play(): Promise<void>;
  pause(): void;
  stop(): void;
  step(step: SentenceStep): void;
  speak(text: string | PageText, options?: SpeakOptions): Promise<void>;
  retry(): Promise<void>;
}

type Steering = Omit<PlayerActions, 'drag' | 'sleep' | 'dismiss'>;

const VOLUME_STEP = 0.05;

/** What buttons and fields do to the element. */
export function steering(host: Steerable, speech: SpeechController): Steering {
  return {
    toggle: () => {
      if (host.paused) void host.play().catch(shown);
      else host.pause();
    },
    stop: () => host.stop(),
    step: (step) => host.step(step),
    seek: (seconds) => {
      host.currentTime = seconds;
    },
    rate: (rate) => {
      host.rate = rate;
    },
    volume: (volume) => {
      host.volume = volume;
      host.muted = false;
    },
    mute: () => {
      host.muted = !host.muted;
    },
    voice: (name) => {
      host.voice = name;
      goOnWith(host, speech, name);
    },
    retry: () => {
      void host.retry().catch(shown);
      host.focus();
    },
  };
}

/** What keys do. Those whose outcome nobody sees who has no eye on the button are told. */
export function keySteering(
  host: Steerable,
  steer: Steering,
  tell: (pick: (words: Words) => string) => void,
): KeyActions {
  const setRate = (rate: number | undefined) => {
    if (rate === undefined) return;
    steer.rate(rate);
    tell((words) => fill(words.strings.speedIs, { speed: words.speed(rate) }));
  };
  const setVolume = (volume: number) => {
    const kept = Math.min(1, Math.max(0, Math.round(100 * volume) / 100));
    steer.volume(kept);
    tell((words) => fill(words.strings.volumeIs, { volume: words.percent(kept) }));
  };
  return {
    toggle: steer.toggle,
    stop: steer.stop,
    step: steer.step,
    skip: (seconds) => {
      host.currentTime += seconds;
    },
    start: () => steer.seek(0),
    end: () => {
      if (host.duration > 0) steer.seek(host.duration);
    },
    faster: () => setRate(RATES.find((rate) => rate > host.rate)),
    slower: () => setRate(RATES.findLast((rate) => rate < host.rate)),
    louder: () => setVolume(host.volume + VOLUME_STEP),
    softer: () => setVolume(host.volume - VOLUME_STEP),
    mute: () => {
      steer.mute();
      const { muted } = host;
      tell(({ strings }) => (muted ? strings.muted : strings.audible));
    },
  };
}

/** Another voice says the sentence that sounds again, and goes on from there; of a text that is still being written, the next one. */
function goOnWith(host: Steerable, { request, snapshot }: SpeechController, voice: string): void {
  if (typeof request?.input !== 'string' || !snapshot || !isOpen(snapshot.status)) return;
  const { sentence, status } = snapshot;
  const from = sentence ? { from: sentence.start } : {};
  const options = { ...request.options, ...from, voice };
  const begun = new AbortController();
  // What was paused stays so; it may have to fetch something before it begins.
  if (!isActive(status)) host.addEventListener('play', () => host.pause(), begun);
  void host
    .speak(request.page ?? request.input, options)
    .catch(shown)
    .finally(() => begun.abort());
}
