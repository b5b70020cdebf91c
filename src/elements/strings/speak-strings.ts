import type { FailureText, SourceText } from '../../contracts/failure-text';

/**
 * Every word that the player shows or tells, in one language. `{name}` is filled in, and each has to stay; numbers, units, times and
 * the names of languages come from `Intl`.
 */
export interface SpeakStrings {
  /** The player's name, as a group of controls. */
  readonly player: string;

  readonly play: string;
  readonly pause: string;
  readonly stop: string;
  readonly previousSentence: string;
  readonly nextSentence: string;
  readonly previousParagraph: string;
  readonly nextParagraph: string;
  readonly mute: string;
  readonly unmute: string;
  /** Sentences of failures tell the reader to press it, and {@link play}: the words have to be the same. */
  readonly retry: string;
  readonly dismiss: string;
  /** The button that opens a message which was put away. */
  readonly message: string;

  readonly place: string;
  readonly timeHeard: string;
  readonly speed: string;
  readonly volume: string;
  readonly voice: string;
  readonly sleepTimer: string;
  readonly sleepOff: string;
  readonly sleepSentence: string;
  readonly sleepParagraph: string;
  readonly sleepChapter: string;
  readonly preparingVoice: string;

  readonly idle: string;
  readonly preparing: string;
  readonly playing: string;
  readonly buffering: string;
  readonly paused: string;
  readonly ended: string;
  readonly stopped: string;
  readonly failed: string;

  /** What a preparation is at; each stands in {@link underWay}, or before a number of bytes. */
  readonly stagePreparing: string;
  readonly stageEngine: string;
  readonly stageChecking: string;
  readonly stageSession: string;
  readonly stageTrying: string;
  readonly stageDownloading: string;
  readonly stageLoading: string;
  /** A slow device makes sound first, so that it need not stop. */
  readonly stageAhead: string;

  /** `Starting engine…` */
  readonly underWay: string;
  /** `41.2 of 92.9 MB` */
  readonly partOf: string;
  /** `9 s` */
  readonly seconds: string;
  /** `1:02 of 4:10` */
  readonly timeOf: string;
  /** `1:02 of about 4:10` */
  readonly timeOfAbout: string;
  /** `sentence 7 of 31`, behind a time. */
  readonly sentenceOf: string;
  /** `sentence 7`, while nobody knows how many there are. */
  readonly sentence: string;

  /** Told after a key was pressed. */
  readonly muted: string;
  readonly audible: string;
  readonly speedIs: string;
  readonly volumeIs: string;

  readonly onThisDevice: string;
  readonly draftVoice: string;
  readonly draftMedium: string;
  readonly draftLow: string;
  readonly draftHigh: string;
  readonly female: string;
  readonly male: string;
  /** What happens while a message is shown. */
  readonly meanwhile: string;
  /** The draft voice within {@link meanwhile}. */
  readonly theDraftVoice: string;
  /** `{voice}`: a voice of the operating system's, which reads until the model is there. */
  readonly systemVoice: string;

  readonly failures: FailureText;
  readonly sources: SourceText;
}

type Some<Table> = { readonly [Name in keyof Table]?: Table[Name] };

/** Words of a site's own; those that it leaves out stay as they are. */
export type StringOverrides = Some<Omit<SpeakStrings, 'failures' | 'sources'>> & {
  readonly failures?: { readonly [Code in keyof FailureText]?: Some<FailureText[Code]> };
  readonly sources?: Some<SourceText>;
};
