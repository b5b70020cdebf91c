/**
 * What a page may name of the engine and of reading a page's text, without the element.
 */
export type { PhonemeTime, Viseme, VisemeTime, WordTime } from './contracts/audio';
// biome-ignore-start lint/performance/noBarrelFile: one of the package's public entry points.
export type { AudioCacheLimit, AudioCacheRequest, CachedAudio } from './contracts/audio-cache';
export type {
  BoundaryEvent,
  CreateOptions,
  EngineEventMap,
  EngineOptions,
  HeldSound,
  MarkEvent,
  MediaInfo,
  Notice,
  PhonemizeOptions,
  PlaybackEventMap,
  PlaybackSnapshot,
  PlaybackStatus,
  ProviderChange,
  SpeakOptions,
  StopPoint,
  TextInput,
  VisemeEvent,
} from './contracts/engine';
export type {
  CaptionFormat,
  ChapterMark,
  ExportEventMap,
  ExportFormat,
  ExportFormatInfo,
  ExportOptions,
  ExportProgress,
  ExportResult,
  ExportTarget,
  UnfinishedExport,
} from './contracts/export';
export type { FailureCode, FailureReason, SourceFault, SpeechFailure } from './contracts/failures';
export type { KokoroPrecision, ModelProgress, ModelRequest } from './contracts/model';
export type {
  ImportedModel,
  StorageProgress,
  StoredModel,
  StoredModelFile,
} from './contracts/model-storage';
export type {
  DeviceProfileRequest,
  DualMode,
  Provider,
  ProviderRequest,
  SessionHealth,
  SessionHealthReport,
  SessionRole,
} from './contracts/provider';
export type {
  LexiconFormat,
  NormalizedSpan,
  NormalizedText,
  Phonemization,
  Pronunciation,
  SpeechMark,
  SpeechStyle,
  TextOptions,
  TextSpan,
  TextType,
  Verbosity,
} from './contracts/text';
export { DEFAULT_VOICE, type VoiceInfo } from './contracts/voices';
export type { WarmupLevel, WarmupStage, WarmupState } from './contracts/warmup';
export type { WrittenForm } from './contracts/written-form';
export type { ExportJob } from './engine/export-job';
export { exportFormats, forgetExport, unfinishedExports } from './engine/exports';
export { KokoroSpeech } from './engine/kokoro-speech';
export type { RequestOptions } from './engine/model-host';
export type { ModelStorage, PrefetchOptions } from './engine/model-storage';
export { phonemeTimes } from './engine/phoneme-times';
export type { SpeechProbe } from './engine/probe';
export type { SentenceStep } from './engine/sentence-steps';
export type { SpeechText } from './engine/speech-text';
export type { StopRules } from './engine/stop-rules';
export type { SynthesizedUnit } from './engine/synthesized-unit';
export { visemeTimes } from './engine/visemes';
export type { TimedWord, WholeSound } from './engine/whole-sound';
export type { MetricSummary, MetricsSnapshot } from './metrics/metrics-snapshot';
export { onPoint, type PointedWord, type PointOptions } from './page-text/on-point';
export { PageText, type PageTextOptions, type TextPlace } from './page-text/page-text';
export { type Followed, ScrollFollower } from './page-text/scroll-follower';
export {
  type Highlighted,
  TextHighlighter,
  type TextHighlighterOptions,
} from './page-text/text-highlighter';
export { SpeechError } from './shared/speech-error';
// biome-ignore-end lint/performance/noBarrelFile: one of the package's public entry points.
