import { describe, expect, it } from 'vitest';
import { engineOptions } from '../../../src/elements/element-options';

describe('engineOptions', () => {
  it('leaves everything to the engine if no attribute is set', () => {
    expect(engineOptions({})).toEqual({});
  });

  it('passes on what is set', () => {
    const attributes = {
      provider: 'wasm',
      threads: 2,
      fallback: 'none',
      model: 'draft',
      modelBase: 'https://mirror.example',
      assetBase: '/speech/',
    } as const;
    expect(engineOptions(attributes)).toEqual({ ...attributes, model: { kind: 'draft' } });
  });

  it.each([
    ['kokoro', { kind: 'kokoro' }],
    ['kokoro-fp16', { kind: 'kokoro', precision: 'fp16' }],
    ['/voices/manifest.json', { kind: 'manifest', url: '/voices/manifest.json' }],
    ['kokoro.onnx?v=2', { kind: 'file', url: 'kokoro.onnx?v=2' }],
  ])('reads the model %s', (model, request) => {
    expect(engineOptions({ model }).model).toEqual(request);
  });

  it.each([
    [{ precision: 'fp16' }, { model: { kind: 'kokoro', precision: 'fp16' } }],
    [{ model: 'kokoro', precision: 'q8' }, { model: { kind: 'kokoro', precision: 'q8' } }],
    [{ model: 'draft', precision: 'fp32' }, { model: { kind: 'draft' } }],
    [{ fallback: 'draft' }, { fallback: 'draft', meanwhile: 'draft' }],
    [{ fallback: 'system' }, { meanwhile: 'system' }],
  ])('reads %j', (attributes, options) => {
    expect(engineOptions(attributes)).toEqual(options);
  });

  it.each([
    ['2', 2],
    ['auto', 'auto'],
    [4, 4],
  ])('reads %s threads', (threads, value) => {
    expect(engineOptions({ threads }).threads).toBe(value);
  });

  it.each([{ model: 'kokorro' }, { fallback: 'silence' }, { precision: 'q4' }])(
    'refuses %j by name',
    (attributes) => {
      const [[option, value]] = Object.entries(attributes) as [[string, string]];
      expect(() => engineOptions(attributes)).toThrow(
        expect.objectContaining({
          failure: expect.objectContaining({
            code: 'invalid-argument',
            reason: 'bad-option',
            details: expect.objectContaining({ option, value }),
          }),
        }),
      );
    },
  );
});
