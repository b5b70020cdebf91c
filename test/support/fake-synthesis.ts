import { DRAFT_VOICES, KOKORO_VOICES, type VoiceInfo } from '../../src/contracts/voices';
import type { Speaker } from '../../src/speech-synthesis/speaker';
import { SpeechSynthesis } from '../../src/speech-synthesis/speech-synthesis';
import { MADE_HERE } from '../../src/speech-synthesis/web-interface';

/** A `speechSynthesis` over an engine that a test knows. */
export function synthesisOver(
  speaker: Speaker,
  {
    voices = [...KOKORO_VOICES, ...DRAFT_VOICES],
    now,
  }: { voices?: readonly VoiceInfo[]; now?: () => number } = {},
): SpeechSynthesis {
  return new SpeechSynthesis(MADE_HERE, { speaker, voices, ...(now ? { now } : {}) });
}
