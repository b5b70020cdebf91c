import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../src/model/manifest-validation';
import { DRAFT_MANIFEST } from '../../../src/model/manifests/draft';
import { KOKORO_MANIFEST } from '../../../src/model/manifests/kokoro';

const URL = 'https://example.org/models/manifest.json';
const SHA256 = 'ab'.repeat(32);
const GRAPH = {
  role: 'graph',
  path: 'onnx/model.onnx',
  bytes: 10,
  sha256: SHA256,
  precision: 'q8',
};
const VOICE = { role: 'voice', path: 'voices/mine.bin', bytes: 1024, sha256: SHA256 };
const WEIGHTS = { role: 'weights', path: 'w.0', bytes: 99, sha256: SHA256 };
const GOOD = { id: 'mine', revision: '1', folder: 'mine', licence: 'MIT', files: [GRAPH, VOICE] };

const withGraph = (changes: object) => ({ ...GOOD, files: [{ ...GRAPH, ...changes }, VOICE] });

describe('parseManifest', () => {
  it.each([
    ['a good one', GOOD],
    ['one in the folder of the manifest itself', { ...GOOD, folder: '' }],
    [
      'one with weights in parts',
      { ...GOOD, files: [GRAPH, WEIGHTS, { ...WEIGHTS, path: 'w.1' }] },
    ],
    ['Kokoro’s own', KOKORO_MANIFEST],
    ['the draft voice’s own', DRAFT_MANIFEST],
  ])('accepts %s', (_, manifest) => {
    expect(parseManifest(JSON.stringify(manifest), URL)).toEqual(manifest);
  });

  const bad: [unknown, string][] = [
    [null, 'the manifest must be an object'],
    [[], 'the manifest must be an object'],
    [{ ...GOOD, colour: 'red' }, 'the manifest has an unknown key “colour”'],
    [{ ...GOOD, id: undefined }, 'id must be made of'],
    [{ ...GOOD, id: 'a b' }, 'id must be made of'],
    [{ ...GOOD, revision: 1 }, 'revision must be made of'],
    [{ ...GOOD, folder: 'mine/' }, 'folder must be a text without a slash at its end'],
    [{ ...GOOD, folder: undefined }, 'folder must be a text'],
    [{ ...GOOD, licence: '' }, 'licence must be'],
    [{ ...GOOD, files: {} }, 'files must be a list'],
    [{ ...GOOD, files: [VOICE] }, 'files must hold one graph, not 0'],
    [{ ...GOOD, files: [GRAPH, { ...GRAPH, path: 'b' }] }, 'files must hold one graph, not 2'],
    [{ ...GOOD, files: [GRAPH, VOICE, VOICE] }, 'files names a path twice'],
    [{ ...GOOD, files: [GRAPH, 'voice'] }, 'files[1] must be an object'],
    [withGraph({ precison: 'q8' }), 'files[0] has an unknown key “precison”'],
    [
      withGraph({ role: 'model' }),
      'files[0].role must be one of graph, weights, voice, vocabulary',
    ],
    [withGraph({ precision: 'q4' }), 'files[0].precision must be one of fp32, fp16, q8, mixed'],
    [withGraph({ bytes: 0 }), 'files[0].bytes must be a positive whole number'],
    [withGraph({ bytes: 1.5 }), 'files[0].bytes must be'],
    [withGraph({ bytes: '10' }), 'files[0].bytes must be'],
    [withGraph({ sha256: SHA256.toUpperCase() }), 'files[0].sha256 must be 64 lower-case'],
    [withGraph({ sha256: 'ab' }), 'files[0].sha256 must be'],
    ...['', '/a', '../a', 'a/../b', './a', 'a//b', 'a/', 'a\\b', 'https://x/a'].map(
      (path): [unknown, string] => [withGraph({ path }), 'files[0].path must be a relative path'],
    ),
  ];
  it.each(bad)('refuses %j: %s', (manifest, problem) => {
    expect(() => parseManifest(JSON.stringify(manifest), URL)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: 'invalid-argument',
          reason: 'bad-manifest',
          details: { file: URL, problem: expect.stringContaining(problem) },
        }),
      }),
    );
  });

  it('refuses what is not JSON, with the address in the message', () => {
    expect(() => parseManifest('<!doctype html>', URL)).toThrow(
      `The model manifest at ${URL} is not usable: it is not JSON.`,
    );
  });
});
