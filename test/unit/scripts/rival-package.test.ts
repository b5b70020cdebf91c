import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { rivalConfiguration, tokenizerFile } from '../../../scripts/rival-model';
import { checkIntegrity, RIVAL_PACKAGES, unpackFiles } from '../../../scripts/rival-package';
import { SYMBOL_IDS } from '../../../src/text/vocabulary/symbol-ids';

const archive = new TextEncoder().encode('an archive');
const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
const pinned = { name: 'a-package', version: '1.2.3', integrity };

describe('an archive', () => {
  test('with the pinned hash is taken', () => {
    expect(() => checkIntegrity(archive, pinned)).not.toThrow();
  });

  test('with another hash is refused, by name', () => {
    const other = Uint8Array.from(archive);
    other[0] = 0;
    expect(() => checkIntegrity(other, pinned)).toThrow(/a-package@1\.2\.3 is not the one/);
  });

  test('is not taken by a weaker hash', () => {
    const weak = { ...pinned, integrity: 'sha1-abc' };
    expect(() => checkIntegrity(archive, weak)).toThrow('must be a sha512, not sha1');
  });
});

test('every package is pinned by version and hash', () => {
  for (const { version, integrity: hash } of RIVAL_PACKAGES) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(hash).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  }
});

describe('files of an archive', () => {
  const entry = (name: string, body: string) => ({ header: { name, size: body.length }, body });
  const packed = async () =>
    gzipSync(
      await packTar([entry('package/dist/a.js', 'wanted'), entry('package/b.js', 'not wanted')]),
    );

  test('are found below its folder, and no others', async () => {
    const files = await unpackFiles(await packed(), { ...pinned, files: ['dist/a.js'] });
    expect([...files.keys()]).toEqual(['dist/a.js']);
    expect(new TextDecoder().decode(files.get('dist/a.js'))).toBe('wanted');
  });

  test('are missed by name', async () => {
    const wanted = { ...pinned, files: ['dist/a.js', 'dist/c.js'] };
    await expect(unpackFiles(await packed(), wanted)).rejects.toThrow('lacks dist/c.js');
  });
});

test('the tokenizer leaves out exactly what the vocabulary lacks', () => {
  const { normalizer } = tokenizerFile() as { normalizer: { pattern: { Regex: string } } };
  const unknown = new RegExp(normalizer.pattern.Regex, 'gu');
  const symbols = Object.keys(SYMBOL_IDS).join('');
  expect(symbols.replace(unknown, '')).toBe(symbols);
  expect('5%'.replace(unknown, '')).toBe('');
});

test('the hub has what kokoro-js asks for besides graph and voice', () => {
  const files = rivalConfiguration().map(({ path }) => path);
  expect(files).toEqual(['config.json', 'tokenizer.json', 'tokenizer_config.json']);
});
