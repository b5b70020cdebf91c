import { FAILURE_TEXT, SOURCE_TEXT } from '../../contracts/failure-text';
import type { SpeakStrings } from './speak-strings';

/** The words that are always there. */
export const ENGLISH: SpeakStrings = Object.freeze({
  player: 'Read aloud',

  play: 'Play',
  pause: 'Pause',
  stop: 'Stop',
  previousSentence: 'Previous sentence',
  nextSentence: 'Next sentence',
  previousParagraph: 'Previous paragraph',
  nextParagraph: 'Next paragraph',
  mute: 'Mute',
  unmute: 'Unmute',
  retry: 'Retry',
  dismiss: 'Dismiss',
  message: 'Message',

  place: 'Place in the text',
  timeHeard: 'Time heard',
  speed: 'Speed',
  volume: 'Volume',
  voice: 'Voice',
  sleepTimer: 'Sleep timer',
  sleepOff: 'Off',
  sleepSentence: 'After this sentence',
  sleepParagraph: 'After this paragraph',
  sleepChapter: 'After this chapter',
  preparingVoice: 'Preparing the voice',

  idle: 'Ready',
  preparing: 'Preparing…',
  playing: 'Reading',
  buffering: 'Preparing the next sentence…',
  paused: 'Paused',
  ended: 'Finished',
  stopped: 'Stopped',
  failed: 'Could not read',

  stagePreparing: 'Preparing',
  stageEngine: 'Starting engine',
  stageChecking: 'Checking voice',
  stageSession: 'Setting up the voice',
  stageTrying: 'Trying the voice',
  stageDownloading: 'Downloading voice',
  stageLoading: 'Loading voice from this device',

  underWay: '{stage}…',
  partOf: '{part} of {whole}',
  timeOf: '{time} of {duration}',
  timeOfAbout: '{time} of about {duration}',
  sentenceOf: 'sentence {number} of {count}',
  sentence: 'sentence {number}',

  muted: 'Muted',
  audible: 'Sound on',
  speedIs: 'Speed {speed}',
  volumeIs: 'Volume {volume}',

  onThisDevice: 'on this device',
  draftVoice: 'Draft voice',
  draftMedium: 'Draft, medium',
  draftLow: 'Draft, low',
  draftHigh: 'Draft, high',
  female: 'female',
  male: 'male',
  meanwhile: 'Speaking with {voice} meanwhile.',
  theDraftVoice: 'the draft voice',

  failures: FAILURE_TEXT,
  sources: SOURCE_TEXT,
});
