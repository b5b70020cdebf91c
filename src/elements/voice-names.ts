import type { Notice, PlaybackSnapshot } from '../contracts/engine';
import { DEFAULT_VOICE, SYSTEM_VOICE, type VoiceInfo } from '../contracts/voices';
import { fill } from '../shared/fill';
import { isOpen } from './media-events';
import type { SpeakStrings } from './strings/speak-strings';
import type { Words } from './strings/words';

const PROVIDER_NAMES = { webgpu: 'WebGPU', webnn: 'WebNN', wasm: 'WASM' } as const;

/** The draft voice's pitches, which are no names. */
const DRAFT_STRINGS: Readonly<Record<string, keyof SpeakStrings & `draft${string}`>> = {
  draft_mid: 'draftMedium',
  draft_low: 'draftLow',
  draft_high: 'draftHigh',
};

/** What decides who speaks. */
export interface SpeakerState {
  readonly playback?: PlaybackSnapshot | undefined;
  readonly notice?: Notice | undefined;
  /** The voice that is asked for. */
  readonly voice?: string | undefined;
  readonly voices: readonly VoiceInfo[];
}

/** The voice that really speaks once there is sound, and before, the one that will. */
export function speakerOf({ playback, notice, voice }: SpeakerState): string {
  const speaking = isOpen(playback?.status) ? playback?.voice : undefined;
  return speaking ?? notice?.fallbackVoice ?? (voice || DEFAULT_VOICE);
}

/** Who speaks and where: `Heart · Kokoro · on this device`; `speaker` says on what, too: `… · WASM`. */
export function speakerLine(
  state: SpeakerState,
  { strings }: Words,
): { readonly who: string; readonly speaker: string } {
  const provider = state.playback?.provider;
  const name = fullName(speakerOf(state), state.voices, strings);
  const who = `${name} · ${strings.onThisDevice}`;
  return { who, speaker: provider ? `${who} · ${PROVIDER_NAMES[provider]}` : who };
}

/** A voice that steps in, within a sentence. */
export function substituteName(
  name: string,
  voices: readonly VoiceInfo[],
  { strings }: Words,
): string {
  const info = voices.find((each) => each.name === name);
  return info?.model === 'draft' ? strings.theDraftVoice : (info?.label ?? name);
}

/** A voice in a menu: `Heart (female)`. */
export function menuName({ name, label, sex }: VoiceInfo, { strings }: Words): string {
  const draft = DRAFT_STRINGS[name];
  if (draft) return strings[draft];
  return sex === 'none' ? label : `${label} (${strings[sex]})`;
}

function fullName(name: string, voices: readonly VoiceInfo[], strings: SpeakStrings): string {
  if (name.startsWith(SYSTEM_VOICE))
    return fill(strings.systemVoice, { voice: name.slice(SYSTEM_VOICE.length) });
  const info = voices.find((each) => each.name === name);
  if (!info) return name;
  return info.model === 'draft' ? strings.draftVoice : `${info.label} · Kokoro`;
}
