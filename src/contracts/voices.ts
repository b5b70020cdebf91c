import type { ModelRequest } from './model';

/** A voice as menus show it. */
export interface VoiceInfo {
  /** The name to ask for: `af_heart`. */
  readonly name: string;
  /** What a person reads: `Heart`. */
  readonly label: string;
  /** BCP 47 tag of the language that the voice was made for. */
  readonly lang: string;
  readonly sex: 'female' | 'male' | 'none';
  /** The model that the voice belongs to, unless a site names another. */
  readonly model: ModelRequest['kind'] & ('kokoro' | 'draft');
}

/** What {@link VoiceInfo.name}s of the system begin with, where one reads until the model is there. */
export const SYSTEM_VOICE = 'system:';

/** Kokoro's voices begin with a letter for the language and one for the sex. */
const LANGUAGE_OF_LETTER: Readonly<Record<string, string>> = Object.freeze({
  a: 'en-US',
  b: 'en-GB',
  e: 'es',
  f: 'fr',
  h: 'hi',
  i: 'it',
  j: 'ja',
  p: 'pt-BR',
  z: 'zh-CN',
});

const KOKORO_NAMES = [
  'af_heart af_alloy af_aoede af_bella af_jessica af_kore af_nicole af_nova af_river af_sarah af_sky',
  'am_adam am_echo am_eric am_fenrir am_liam am_michael am_onyx am_puck am_santa',
  'bf_alice bf_emma bf_isabella bf_lily bm_daniel bm_fable bm_george bm_lewis',
  'ef_dora em_alex em_santa ff_siwis hf_alpha hf_beta hm_omega hm_psi if_sara im_nicola',
  'jf_alpha jf_gongitsune jf_nezumi jf_tebukuro jm_kumo pf_dora pm_alex pm_santa',
  'zf_xiaobei zf_xiaoni zf_xiaoxiao zf_xiaoyi zm_yunjian zm_yunxi zm_yunxia zm_yunyang',
]
  .join(' ')
  .split(' ');

function kokoroVoice(name: string): VoiceInfo {
  const given = name.slice(3);
  return Object.freeze({
    name,
    label: given[0]?.toUpperCase() + given.slice(1),
    lang: LANGUAGE_OF_LETTER[name[0] ?? ''] ?? 'und',
    sex: name[1] === 'f' ? 'female' : 'male',
    model: 'kokoro',
  });
}

function draftVoice(name: string, label: string): VoiceInfo {
  return Object.freeze({ name, label, lang: 'en-US', sex: 'none', model: 'draft' });
}

/** Kokoro v1.0's 54 voices, as published. */
export const KOKORO_VOICES: readonly VoiceInfo[] = Object.freeze(KOKORO_NAMES.map(kokoroVoice));

/** The bundled draft voice at three pitches. */
export const DRAFT_VOICES: readonly VoiceInfo[] = Object.freeze([
  draftVoice('draft_mid', 'Draft, medium'),
  draftVoice('draft_low', 'Draft, low'),
  draftVoice('draft_high', 'Draft, high'),
]);

/** The voice that speaks when none is named. */
export const DEFAULT_VOICE = 'af_heart';

/** The voice that steps in while Kokoro cannot be had. */
export const FALLBACK_VOICE = 'draft_mid';

/** Floats in one style vector. */
export const STYLE_WIDTH = 256;
