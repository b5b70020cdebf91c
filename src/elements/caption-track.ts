import type { BoundaryEvent } from '../contracts/engine';
import type { PlaybackPort } from './engine-port';
import type { SpeechController } from './speech-controller';
import { textAt } from './speech-request';

/**
 * What is said as a text track, sentence by sentence, in seconds of the text's sound. The platform makes tracks for its own media
 * elements only, so one of these lends it, which never plays: cues come as their sentences begin to be heard, `cuechange` is fired, and the last
 * cue is the one that is heard.
 */
export class CaptionTrack {
  #media: HTMLVideoElement | undefined;
  #track: TextTrack | undefined;
  #last: VTTCue | undefined;
  /** Whose sentences the cues are. */
  #playback: PlaybackPort | undefined;

  constructor(
    host: HTMLElement,
    private readonly speech: Pick<SpeechController, 'playback' | 'request'>,
  ) {
    host.addEventListener('boundary', ({ detail }) => {
      if (detail.name === 'sentence') this.#add(detail);
    });
  }

  /** The list of tracks; one, of captions, as soon as somebody has asked for it. */
  get tracks(): TextTrackList {
    this.#media ??= document.createElement('video');
    this.#track ??= this.#media.addTextTrack('captions');
    // Off, it would have no cues.
    if (this.#track.mode === 'disabled') this.#track.mode = 'hidden';
    return this.#media.textTracks;
  }

  #add({ time, start, end }: BoundaryEvent): void {
    const track = this.#track;
    if (!track) return;
    const { playback, request } = this.speech;
    if (this.#playback !== playback) this.#removeFrom(track, 0);
    this.#playback = playback;
    if (this.#last) this.#last.endTime = Math.max(this.#last.startTime, time);
    // Where somebody went back, it is said again.
    this.#removeFrom(track, time);
    const cue = new VTTCue(
      time,
      Number.MAX_SAFE_INTEGER,
      request ? textAt(request, { start, end }) : '',
    );
    track.addCue(cue);
    this.#last = cue;
    track.dispatchEvent(new Event('cuechange'));
  }

  #removeFrom(track: TextTrack, time: number): void {
    for (const cue of [...(track.cues ?? [])]) if (cue.startTime >= time) track.removeCue(cue);
  }
}
