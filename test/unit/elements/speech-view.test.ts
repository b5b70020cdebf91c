import { describe, expect, it } from 'vitest';
import type { PlaybackSnapshot, PlaybackStatus } from '../../../src/contracts/engine';
import { DRAFT_VOICES, KOKORO_VOICES } from '../../../src/contracts/voices';
import type { WarmupStage } from '../../../src/contracts/warmup';
import { type SpeechState, speechView } from '../../../src/elements/speech-view';
import { GERMAN } from '../../../src/elements/strings/german';
import { Words } from '../../../src/elements/strings/words';
import { formatTime } from '../../../src/elements/time-text';
import { createFailure } from '../../../src/shared/speech-error';

const IDLE: SpeechState = {
  warmup: { reached: [], running: [] },
  warming: false,
  text: 'One. Two.',
  voices: [...KOKORO_VOICES, ...DRAFT_VOICES],
};

const TIMES = { duration: Number.NaN, durationEstimated: true, seeking: false } as const;

function snapshot(known: Partial<PlaybackSnapshot> & Pick<PlaybackSnapshot, 'status'>) {
  return { currentTime: 0, ...TIMES, ...known } satisfies PlaybackSnapshot;
}

function playing(status: PlaybackStatus, more: Partial<SpeechState> = {}): SpeechState {
  return { ...IDLE, playback: snapshot({ status }), ...more };
}

describe('status', () => {
  it.each([
    ['playing', 'Reading', 'pause', true],
    ['buffering', 'Preparing the next sentence…', 'pause', true],
    ['paused', 'Paused', 'play', true],
    ['ended', 'Finished', 'play', false],
    ['stopped', 'Stopped', 'play', false],
    ['failed', 'Could not read', 'play', false],
  ] as const)('of a playback that is %s', (status, words, action, canStop) => {
    const view = speechView(playing(status));
    expect(view).toMatchObject({ phase: status, status: words, announcement: words });
    expect(view).toMatchObject({ action, canStop });
    expect(view.progress).toBeUndefined();
  });

  it('is Ready, and announces nothing, before anything was asked', () => {
    expect(speechView(IDLE)).toMatchObject({ status: 'Ready', announcement: '', action: 'play' });
  });

  it.each<[WarmupStage[], string]>([
    [[], 'Preparing…'],
    [['worker'], 'Starting engine…'],
    [['runtime', 'model'], 'Starting engine…'],
    [['model'], 'Checking voice…'],
    [['session'], 'Setting up the voice…'],
    [['first-inference'], 'Trying the voice…'],
  ])('names the stage while %j run', (running, words) => {
    const view = speechView(playing('preparing', { warmup: { reached: [], running } }));
    expect(view.status).toBe(words);
    expect(view.announcement).toBe('Preparing');
    expect(view.progress).toEqual({ fraction: undefined, text: words });
  });

  it('shows a warm-up of its own while nothing is played', () => {
    const warmup = { reached: [], running: ['session'] } as const;
    expect(speechView({ ...IDLE, warming: true, warmup }).status).toBe('Setting up the voice…');
    expect(speechView({ ...IDLE, warming: false, warmup }).status).toBe('Ready');
    expect(speechView(playing('playing', { warming: true, warmup })).status).toBe('Reading');
  });
});

describe('progress', () => {
  const warmup = { reached: [], running: ['runtime', 'model'] } as const;
  const bytes = { receivedBytes: 41_200_000, totalBytes: 92_900_000 };

  it('counts the bytes of a download, and announces only that there is one', () => {
    const view = speechView(
      playing('preparing', { warmup, progress: { ...bytes, source: 'network' } }),
    );
    expect(view.status).toBe('Downloading voice · 41.2 of 92.9 MB');
    expect(view.announcement).toBe('Downloading voice');
    expect(view.progress?.fraction).toBeCloseTo(0.443, 3);
    expect(view.progress?.text).toBe(view.status);
  });

  it('tells a stored voice from a downloaded one', () => {
    const progress = { ...bytes, source: 'store' } as const;
    expect(speechView(playing('preparing', { warmup, progress })).announcement).toBe(
      'Loading voice from this device',
    );
  });

  it('has no fraction while the size is unknown', () => {
    const progress = { receivedBytes: 1_500_000, totalBytes: 0, source: 'network' } as const;
    const view = speechView(playing('preparing', { warmup, progress }));
    expect(view.progress).toEqual({ fraction: undefined, text: 'Downloading voice · 1.5 MB' });
  });

  it('goes on to the next stage when all bytes are there', () => {
    const progress = { receivedBytes: 5, totalBytes: 5, source: 'network' } as const;
    expect(speechView(playing('preparing', { warmup, progress })).status).toBe('Starting engine…');
  });
});

describe('sound that is kept back', () => {
  const held = { seconds: 7.9, needed: 19.2 };

  it('is a wait that can be measured', () => {
    const playback = snapshot({ status: 'buffering', held });
    const view = speechView({ ...IDLE, playback });
    expect(view).toMatchObject({ phase: 'buffering', busy: true, action: 'pause' });
    expect(view.status).toBe('Making sound ahead · 7 of 20 s');
    expect(view.announcement).toBe('Making sound ahead');
    expect(view.progress?.fraction).toBeCloseTo(0.411, 3);
  });

  it('is not shown while the reader pauses', () => {
    const view = speechView({ ...IDLE, playback: snapshot({ status: 'paused', held }) });
    expect(view).toMatchObject({ status: 'Paused', progress: undefined });
  });
});

describe('error', () => {
  const failure = createFailure('audio-unavailable', 'context-failed');

  it('is also why a playback stays paused', () => {
    const view = speechView({ ...IDLE, playback: snapshot({ status: 'paused', failure }) });
    expect(view).toMatchObject({ status: 'Paused', action: 'play' });
    expect(view.error).toEqual({ message: failure.message, retryable: true });
  });

  it('is none for one that was stopped', () => {
    const view = speechView({ ...IDLE, playback: snapshot({ status: 'stopped', failure }) });
    expect(view.error).toBeUndefined();
  });
});

describe('speaker', () => {
  it('is the voice that will speak, then the one that does', () => {
    const asked = { ...IDLE, voice: 'bf_emma' };
    expect(speechView(asked).speaker).toBe('Emma · Kokoro · on this device');
    const playback = snapshot({ status: 'playing', voice: 'draft_mid', provider: 'wasm' });
    expect(speechView({ ...asked, playback }).speaker).toBe('Draft voice · on this device · WASM');
    const onWebnn = { ...playback, provider: 'webnn' } as const;
    expect(speechView({ ...asked, playback: onWebnn }).speaker).toMatch(/ · WebNN$/);
  });

  it('is the default voice if none is named, and an unknown one by its name', () => {
    expect(speechView(IDLE).speaker).toBe('Heart · Kokoro · on this device');
    expect(speechView({ ...IDLE, voice: 'my_own' }).speaker).toBe('my_own · on this device');
  });

  it('is the next voice again when a playback is over', () => {
    const playback = snapshot({ status: 'ended', voice: 'draft_mid' });
    expect(speechView({ ...IDLE, playback, voice: 'am_onyx' }).speaker).toMatch(/^Onyx · Kokoro/);
  });
});

describe('sentence', () => {
  const sentence = { start: 5, end: 9 };

  it('is cut from the text, and gone when the playback is over', () => {
    const playback = snapshot({ status: 'playing', sentence });
    expect(speechView({ ...IDLE, playback }).sentence).toBe('Two.');
    expect(speechView({ ...IDLE, playback: { ...playback, status: 'ended' } }).sentence).toBe('');
  });
});

describe('the sentence', () => {
  const text = 'One. Say  two words. End.';
  const sentence = { start: 5, end: 20 };
  const heard = (word?: { start: number; end: number }, more: Partial<SpeechState> = {}) =>
    speechView({
      ...IDLE,
      text,
      playback: snapshot({ status: 'playing', sentence, ...(word ? { word } : {}) }),
      ...more,
    }).heard;

  it('is parted around the word that sounds', () => {
    expect(heard({ start: 10, end: 13 })).toEqual({
      before: 'Say  ',
      word: 'two',
      after: ' words.',
    });
    expect(heard({ start: 5, end: 8 }).before).toBe('');
  });

  it('is whole before a word sounds in it, and where the page has the word', () => {
    const whole = { before: 'Say  two words.', word: '', after: '' };
    expect(heard()).toEqual(whole);
    expect(heard({ start: 0, end: 3 })).toEqual(whole);
    const page = { textOf: () => 'Say two words.' };
    expect(heard({ start: 10, end: 13 }, { page }).before).toBe('Say two words.');
  });
});

describe('place', () => {
  const place = (known: Partial<PlaybackSnapshot>) =>
    speechView(
      playing('playing', {
        playback: snapshot({ status: 'playing', currentTime: 62, duration: 250, ...known }),
      }),
    ).position;

  it('says time and sentence in words', () => {
    const known = { sentenceIndex: 6, sentenceCount: 31 };
    expect(place(known)?.text).toBe('1:02 of about 4:10, sentence 7 of 31');
    expect(place({ ...known, durationEstimated: false })?.text).toBe(
      '1:02 of 4:10, sentence 7 of 31',
    );
  });

  it('leaves out what is not known', () => {
    expect(place({ sentenceIndex: 6 })?.text).toBe('1:02 of about 4:10, sentence 7');
    expect(place({})?.text).toBe('1:02 of about 4:10');
    expect(place({ duration: Number.NaN })).toBeUndefined();
  });
});

describe('the fraction for a ring', () => {
  const bytes = { receivedBytes: 5, totalBytes: 10, source: 'network' } as const;
  const warmup = { reached: [], running: ['model'] } as const;

  it('is that of what is waited for, else of the text', () => {
    const downloading = speechView(playing('preparing', { warmup, progress: bytes }));
    expect(downloading).toMatchObject({ fraction: 0.5, busy: true, isDownloading: true });
    const place = { currentTime: 5, duration: 20 };
    const at = (status: PlaybackStatus) =>
      speechView({ ...IDLE, playback: snapshot({ status, ...place }) });
    expect(at('playing')).toMatchObject({ fraction: 0.25, busy: false, isDownloading: false });
    expect(at('buffering')).toMatchObject({ fraction: undefined, busy: true });
    expect(at('ended').fraction).toBeUndefined();
  });
});

describe('other languages', () => {
  it('have all of it in their words', () => {
    const german = new Words('de', GERMAN);
    const notice = { failure: createFailure('network', 'offline'), fallbackVoice: 'draft_mid' };
    const view = speechView(playing('paused', { notice }), german);
    expect(view).toMatchObject({
      status: 'Angehalten',
      speaker: 'Entwurfsstimme · auf diesem Gerät',
      notice: { meanwhile: 'Solange liest die Entwurfsstimme.' },
    });
    expect(view.notice?.message).toMatch(/^Sie sind offline/);
  });
});

describe('messages', () => {
  const offline = createFailure('network', 'offline');

  it('a notice says what speaks meanwhile', () => {
    const notice = { failure: offline, fallbackVoice: 'draft_mid' };
    expect(speechView({ ...IDLE, notice }).notice).toEqual({
      message: offline.message,
      meanwhile: 'Speaking with the draft voice meanwhile.',
      retryable: true,
    });
  });

  it('a notice without a fallback is only its message', () => {
    const failure = createFailure('quota', 'storage-full');
    expect(speechView({ ...IDLE, notice: { failure } }).notice).toEqual({
      message: failure.message,
      meanwhile: undefined,
      retryable: false,
    });
  });

  it('an error comes from the playback, or from before it', () => {
    const error = { message: offline.message, retryable: true };
    const playback = snapshot({ status: 'failed', failure: offline });
    expect(speechView({ ...IDLE, playback }).error).toEqual(error);
    expect(speechView({ ...IDLE, failure: offline })).toMatchObject({ phase: 'failed', error });
  });

  it('a stop is no error', () => {
    const failure = createFailure('aborted', 'cancelled');
    const playback = snapshot({ status: 'stopped', failure });
    expect(speechView({ ...IDLE, playback }).error).toBeUndefined();
  });
});

describe('elapsed', () => {
  it.each([
    [0, '0:00'],
    [65.9, '1:05'],
    [3725, '1:02:05'],
    [-1, '0:00'],
  ])('%d s is %s', (seconds, words) => {
    expect(formatTime(seconds)).toBe(words);
  });

  it('is empty before there is sound', () => {
    expect(speechView(playing('preparing')).elapsed).toBe('');
  });
});
