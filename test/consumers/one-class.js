// A page that needs one small class of the engine; what it does not need a bundler leaves out.
import { SpeechError } from 'kokoro-speak/engine';

globalThis.isSpeechError = (error) => error instanceof SpeechError;
