/**
 * The one table of words that a person reads when something fails: by code, then by reason.
 * Each sentence says what happened and what to do next; `{name}` is filled from the failure's details.
 */
export const FAILURE_TEXT = {
  network: {
    offline:
      'You are offline and the voice is not stored on this device yet. Connect once to download it, then it works without a network.',
    unreachable: '{host} could not be reached. Check the connection and press Retry.',
    status: '{host} answered {status} for {file}. Wait a moment and press Retry.',
    interrupted: 'The download of {file} broke off after {received} bytes. Press Retry.',
    'no-source':
      'No source had {file}: {sources}. Check the connection and press Retry, or use another source.',
  },
  integrity: {
    'wrong-hash':
      '{file} from {host} is not the published file (its checksum differs), so it was discarded. Press Retry, or use another source.',
    'wrong-length':
      '{file} from {host} has {received} bytes instead of {expected}, so it was discarded. Press Retry, or use another source.',
    'not-the-file':
      '{host} sent a web page instead of {file}: the login page of the network, perhaps. Open any site to sign in, then press Retry.',
    'no-source':
      'No source had the published {file}: {sources}. Press Retry, or use another source.',
    'damaged-file':
      '{file} in this model archive is damaged (its checksum differs), so nothing of the archive was kept. Copy the archive again, or export the model once more.',
    'damaged-archive':
      'This model archive is damaged: {problem}. Nothing of it was kept. Copy the archive again, or export the model once more.',
  },
  quota: {
    'storage-full':
      'This device has no room left to keep the voice. It speaks now, but has to download it again next time. Free some space to keep it.',
    'no-room':
      'This device has not enough room left for the model. Free some space, or remove another model, and try again.',
    'export-full':
      'This device has not enough room left for the sound file, so nothing of it was kept. Free some space, or choose Opus, which takes an eighth of the room of WAV, and try again.',
  },
  'storage-unavailable': {
    'no-database':
      'This browser does not let the page keep files (private mode, perhaps). Speech works, but the voice is downloaded again on every visit.',
    'no-files':
      'This browser does not let the page write a sound file (private mode, perhaps). Use a window that is not private, or a current Chrome, Edge, Firefox or Safari.',
    'write-failed':
      'The sound file could not be written ({problem}), so nothing of it was kept. Choose another place and try again.',
  },
  'provider-unavailable': {
    'no-webgpu':
      'WebGPU was asked for, but this browser offers no usable graphics adapter. Choose “auto” or “wasm”.',
    'no-webnn':
      'WebNN was asked for, but this browser offers no device for it, or has it switched off. Choose “auto” or “wasm”.',
    'runtime-failed':
      'The speech runtime ({bundle}) could not start in this browser. Reload the page, or try another browser.',
    'session-failed':
      'The model could not be prepared on {provider}. Close other tabs to free memory and press Play, or choose another model.',
  },
  'device-lost': {
    lost: 'The device that computes the speech went away ({cause}). Press Play to go on without it.',
  },
  'provider-corrupt': {
    'not-finite': 'The sound of this sentence was unusable (not numbers). Press Play to try again.',
    'wrong-length':
      'The sound of this sentence was unusable ({samples} samples instead of {expected}). Press Play to try again.',
    silent: 'The sound of this sentence was unusable (silence). Press Play to try again.',
    'too-loud': 'The sound of this sentence was unusable (far too loud). Press Play to try again.',
    noise: 'The sound of this sentence was unusable (noise). Press Play to try again.',
  },
  'synthesis-failed': {
    'run-failed': 'This sentence could not be synthesised. Press Play to try again.',
    'encoding-failed':
      'The browser’s {codec} encoder failed, so no sound file was made. Try again, or choose another format.',
  },
  'voice-unavailable': {
    unknown: 'There is no voice called “{voice}”. Choose one from the voice list.',
    'bad-blend':
      'The blend of voices “{voice}” cannot be had. Write two to eight voices of one model, each with its part: af_bella(2)+af_sky(1).',
    'bad-style':
      'The file of the voice “{voice}” has {received} bytes instead of {expected}. Choose another voice.',
  },
  'language-unavailable': {
    unsupported: 'The language “{language}” cannot be spoken yet. Choose an English voice.',
  },
  'invalid-argument': {
    'empty-text': 'There is nothing to read. Enter some text and press Play.',
    'nothing-speakable':
      'This text holds nothing that can be spoken (only symbols or emoji). Add some words and press Play.',
    'not-onnx': '{file} is not an ONNX model. Choose a Kokoro model file in ONNX format.',
    'model-inputs':
      '{file} does not fit Kokoro’s contract: it lacks {missing}. Choose a Kokoro model file.',
    'bad-manifest': 'The model manifest at {file} is not usable: {problem}.',
    'too-many-tokens':
      'A piece of {tokens} phonemes was to be spoken at once; the model takes at most {limit}. Split the text.',
    'bad-option': '{option} cannot be {value}: {problem}.',
    'cannot-encode':
      'This browser cannot encode {codec}, so it writes no {format} files. Choose {instead}.',
    'file-too-large':
      'A WAV file cannot hold more than 24 hours of sound. Choose a compressed format, or export the text in parts.',
    'bad-document':
      'This text is not {type} as it has to be: {problem} (line {line}, column {column}). Correct it there, or read it as text/plain.',
    'bad-lexicon': 'This file of pronunciations cannot be used: {problem}.',
    'bad-pronunciation': 'The pronunciation of “{entry}” cannot be used: {problem}.',
    'not-stored': 'The model “{model}” is not stored on this device. Choose one from the list.',
    'not-an-archive':
      'This file is no model archive: {problem}. Choose a file that was exported from this app.',
    'bad-archive':
      'This model archive cannot be used: {problem}. Choose a file that was exported from this app.',
  },
  'text-failed': {
    'broke-off':
      'The text broke off while it was being read ({problem}). What came of it was read; ask for it again to hear the rest.',
  },
  'audio-unavailable': {
    'no-audio-context':
      'This browser offers no Web Audio on this page, so nothing can be played. Use a current browser over https.',
    'context-failed':
      'The sound output could not be opened. Check the device’s sound settings and press Play.',
  },
  'not-allowed': {
    'autoplay-blocked': 'The browser lets a page sound only after you touch it. Press Play.',
  },
  'worker-lost': {
    crashed: 'The speech engine stopped unexpectedly. Press Play to start it again.',
    hung: 'The speech engine did not answer for {seconds} seconds. Press Play to start it again.',
    'out-of-memory':
      'There is not enough memory for the speech engine. Close other tabs and press Play.',
    'not-started':
      'A script of the speech engine was not let in. Reload the page; if that does not help, the owner of this site has to allow it in the content security policy: {policy}.',
  },
  aborted: {
    cancelled: 'Stopped.',
  },
} as const;

/**
 * What one of several sources did, by the reason of its failure, to stand behind its name in the list of sources;
 * `{name}` is filled from that failure's details.
 */
export const SOURCE_TEXT = {
  offline: 'cannot be asked without a connection',
  unreachable: 'could not be reached',
  status: 'answered {status}',
  interrupted: 'broke off after {received} bytes',
  'wrong-hash': 'has another file (its checksum differs)',
  'wrong-length': 'has {received} bytes instead of {expected}',
  'not-the-file': 'sent a web page instead',
} as const;

type Sentences<Table> = { readonly [Name in keyof Table]: string };

/** The same table in any language. */
export type FailureText = {
  readonly [Code in keyof typeof FAILURE_TEXT]: Sentences<(typeof FAILURE_TEXT)[Code]>;
};

/** {@link SOURCE_TEXT} in any language. */
export type SourceText = Sentences<typeof SOURCE_TEXT>;
