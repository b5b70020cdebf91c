import type { AudioCacheRequest } from '../contracts/audio-cache';
import type { EngineOptions } from '../contracts/engine';
import type { KokoroPrecision, ModelRequest } from '../contracts/model';
import type { DeviceProfileRequest, DualMode, ProviderRequest } from '../contracts/provider';
import { speechError } from '../shared/speech-error';

/** The element's attributes that set up an engine, as the page wrote them. */
export interface EngineAttributes {
  readonly provider?: ProviderRequest | undefined;
  readonly threads?: number | string | undefined;
  readonly fallback?: string | undefined;
  readonly model?: string | undefined;
  readonly precision?: string | undefined;
  readonly modelBase?: string | undefined;
  readonly hubBase?: string | undefined;
  readonly profile?: DeviceProfileRequest | undefined;
  readonly dual?: DualMode | undefined;
  readonly assetBase?: string | undefined;
  readonly audioCache?: string | undefined;
}

/**
 * Turns attributes into engine options; an absent one stays the engine's default. The engine checks what is passed on
 * as it is; here only what the attribute's own notation can get wrong throws `invalid-argument` (`bad-option`).
 */
export function engineOptions(attributes: EngineAttributes): EngineOptions {
  const {
    provider,
    threads,
    fallback,
    model,
    precision,
    modelBase,
    hubBase,
    assetBase,
    profile,
    dual,
    audioCache,
  } = attributes;
  return {
    ...(provider ? { provider } : {}),
    ...(threads ? { threads: threads === 'auto' ? threads : Number(threads) } : {}),
    ...(fallback ? fallbackOptions(fallback) : {}),
    ...(model || precision ? { model: modelRequest(model || 'kokoro', precision) } : {}),
    ...(modelBase ? { modelBase } : {}),
    ...(hubBase ? { hubBase } : {}),
    ...(profile ? { profile } : {}),
    ...(dual ? { dual } : {}),
    ...(assetBase ? { assetBase } : {}),
    ...(audioCache ? { audioCache: audioCacheRequest(audioCache) } : {}),
  };
}

/** `auto`, `off`, or a number of bytes. */
function audioCacheRequest(value: string): AudioCacheRequest {
  return value === 'auto' || value === 'off' ? value : { bytes: Number(value) };
}

/** Who names a voice hears it at once; without the attribute the draft voice speaks, and only where the model cannot be had. */
function fallbackOptions(value: string): Pick<EngineOptions, 'fallback' | 'meanwhile'> {
  if (value === 'draft') return { fallback: value, meanwhile: value };
  if (value === 'system') return { meanwhile: value };
  if (value === 'none') return { fallback: value };
  throw speechError('invalid-argument', 'bad-option', {
    option: 'fallback',
    value,
    problem: 'use draft, system or none',
  });
}

/** `kokoro`, `kokoro-fp16`, `kokoro-fp32`, `draft`, the URL of a manifest (`….json`) or of one model file (`….onnx`), with or without a query. */
function modelRequest(value: string, precision?: string): ModelRequest {
  if (precision && value === 'kokoro')
    return { kind: value, precision: kokoroPrecision(precision) };
  if (value === 'kokoro' || value === 'draft') return { kind: value };
  const [, named] = /^kokoro-(q8|fp16|fp32)$/.exec(value) ?? [];
  if (named) return { kind: 'kokoro', precision: kokoroPrecision(named) };
  const path = value.replace(/[?#].*$/s, '');
  if (path.endsWith('.json')) return { kind: 'manifest', url: value };
  if (path.endsWith('.onnx')) return { kind: 'file', url: value };
  throw speechError('invalid-argument', 'bad-option', {
    option: 'model',
    value,
    problem: 'use kokoro, kokoro-fp16, kokoro-fp32, draft, or the address of a .json or .onnx file',
  });
}

function kokoroPrecision(value: string): KokoroPrecision {
  if (value === 'q8' || value === 'fp16' || value === 'fp32') return value;
  throw speechError('invalid-argument', 'bad-option', {
    option: 'precision',
    value,
    problem: 'use q8, fp16 or fp32',
  });
}
