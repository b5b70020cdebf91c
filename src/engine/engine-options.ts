import type { AudioCacheRequest } from '../contracts/audio-cache';
import type { EngineOptions } from '../contracts/engine';
import type { ModelRequest } from '../contracts/model';
import type { DualMode } from '../contracts/provider';
import type { SpeechWorkerConfig } from '../contracts/speech-worker';
import type { Pronunciation, TextOptions } from '../contracts/text';
import { speechError } from '../shared/speech-error';
import { fitsModel, readDeviceChoice, type SessionPreference } from './device-choice';
import { packageBase } from './package-files';

/** Where the published model files are. */
const HUB = 'https://huggingface.co';

/** {@link EngineOptions} with every default in place. */
export interface ResolvedOptions extends SpeechWorkerConfig {
  readonly model: ModelRequest | undefined;
  readonly fallback: 'draft' | 'none';
  readonly meanwhile: 'draft' | 'system' | 'none';
  readonly dual: DualMode;
  /** What was measured to be best on this device, for the options that are `auto`; undefined if nothing was. */
  readonly preferred: SessionPreference | undefined;
  readonly lexicon: readonly Pronunciation[] | undefined;
  readonly exclusive: boolean;
  readonly audioCache: AudioCacheRequest;
}

/**
 * Fills in defaults and makes addresses absolute, since a worker resolves relative ones against its own file.
 * @throws SpeechError `invalid-argument` (`bad-option`) that names the option
 */
export function resolveOptions(options: EngineOptions): ResolvedOptions {
  const {
    provider = 'auto',
    profile = 'auto',
    threads = 'auto',
    fallback = 'draft',
    dual = 'auto',
    audioCache = 'auto',
    model,
  } = options;
  if (!['auto', 'webgpu', 'webnn', 'wasm'].includes(provider))
    throw badOption('provider', provider, 'use auto, webgpu, webnn or wasm');
  if (!['auto', 'fast', 'low-memory', 'as-published'].includes(profile))
    throw badOption('profile', profile, 'use auto, fast, low-memory or as-published');
  if (!['auto', 'on', 'off'].includes(dual)) throw badOption('dual', dual, 'use auto, on or off');
  if (threads !== 'auto' && !(Number.isInteger(threads) && threads >= 1 && threads <= 64))
    throw badOption('threads', threads, 'use auto or a whole number from 1 to 64');
  requireAudioCache(audioCache);
  const absoluteModel =
    model && 'url' in model ? { ...model, url: absolute('model', model.url) } : model;
  return {
    provider,
    profile,
    threads,
    fallback,
    meanwhile: options.meanwhile ?? 'none',
    ...chosenFor({ provider, profile, threads, dual }, absoluteModel),
    assetBase: absolute('asset-base', options.assetBase ?? packageBase()).replace(/\/*$/, '/'),
    ...sources(options),
    model: absoluteModel,
    lexicon: options.lexicon,
    exclusive: options.exclusive ?? true,
    audioCache,
  };
}

function requireAudioCache(request: AudioCacheRequest): void {
  if (request === 'auto' || request === 'off') return;
  const bytes: unknown = request?.bytes;
  if (Number.isSafeInteger(bytes) && Number(bytes) >= 1) return;
  const value = bytes === undefined ? request : bytes;
  throw badOption('audio-cache', value, 'use auto, off or a whole number of bytes');
}

/**
 * What somebody chose for this device, where the options leave it open. A measurement of one provider says nothing of
 * another: options that name another one than the choice's are left alone.
 */
function chosenFor(
  {
    provider,
    profile,
    threads,
    dual,
  }: Required<Pick<EngineOptions, 'provider' | 'profile' | 'threads' | 'dual'>>,
  model: ModelRequest | undefined,
): Pick<ResolvedOptions, 'preferred' | 'dual'> {
  const isOpen = [provider, profile, threads, dual].includes('auto');
  const choice = isOpen ? readDeviceChoice() : undefined;
  if (!choice || !fitsModel(choice, model) || !['auto', choice.provider].includes(provider))
    return { preferred: undefined, dual };
  const preferred: SessionPreference = {
    ...(provider === 'auto' ? { provider: choice.provider } : {}),
    ...(profile === 'auto' ? { profile: choice.profile } : {}),
    ...(threads === 'auto' ? { threads: choice.threads } : {}),
  };
  return {
    preferred: Object.keys(preferred).length > 0 ? preferred : undefined,
    dual: dual === 'auto' ? choice.dual : dual,
  };
}

/** How a text is to be understood, and how long its units may be. */
export interface ReadingRequest extends TextOptions {
  readonly unitPhonemes?: number;
  readonly fragmentWords?: number;
}

/**
 * How a text is to be understood: what the engine was given, and what came with the text. Only what is set, because the text
 * worker checks the rest.
 * @param engineLexicon the engine's own pronunciations, which those of the text go before
 */
export function textOptions(
  { type, verbosity, emoji, lexicon, unitPhonemes, fragmentWords }: ReadingRequest,
  engineLexicon: readonly Pronunciation[],
): ReadingRequest {
  const both = engineLexicon.length > 0 ? [...engineLexicon, ...(lexicon ?? [])] : lexicon;
  return {
    ...(type === undefined ? {} : { type }),
    ...(verbosity === undefined ? {} : { verbosity }),
    ...(emoji === undefined ? {} : { emoji }),
    ...(both === undefined ? {} : { lexicon: both }),
    ...(unitPhonemes === undefined ? {} : { unitPhonemes }),
    ...(fragmentWords === undefined ? {} : { fragmentWords }),
  };
}

/** Where model files are asked for, in order. */
function sources({
  modelBase,
  hubBase = HUB,
}: EngineOptions): Pick<SpeechWorkerConfig, 'modelBase' | 'hubBase'> {
  const origin = (option: string, url: string) => absolute(option, url).replace(/\/+$/, '');
  const hub = hubBase === 'none' ? undefined : origin('hub-base', hubBase);
  if (modelBase !== undefined) return { modelBase: origin('model-base', modelBase), hubBase: hub };
  if (hub === undefined) throw badOption('hub-base', hubBase, 'give a model-base to ask instead');
  return { modelBase: hub };
}

/** Checks the model's own speed. @throws SpeechError `invalid-argument` (`bad-option`) */
export function validateModelRate(rate: number): number {
  if (rate >= 0.5 && rate <= 2) return rate;
  throw badOption('modelRate', rate, 'use a number from 0.5 to 2');
}

function absolute(option: string, url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    throw badOption(option, url, 'it is not an address');
  }
}

function badOption(option: string, value: unknown, problem: string): Error {
  return speechError('invalid-argument', 'bad-option', { option, value: String(value), problem });
}
