import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ModelManifest } from '../../../src/contracts/model';
import { DRAFT_VOICES, KOKORO_VOICES, type VoiceInfo } from '../../../src/contracts/voices';
import { DRAFT_MANIFEST } from '../../../src/model/manifests/draft';
import { KOKORO_MANIFEST, KOKORO_MANIFESTS } from '../../../src/model/manifests/kokoro';
import { kokoroSource, voiceOf } from '../../../src/model/model-source';

const source = (manifest: ModelManifest) => ({ manifest, bases: [], kept: false });

describe.each([
  ['Kokoro', KOKORO_MANIFEST, KOKORO_VOICES],
  ['the draft voice', DRAFT_MANIFEST, DRAFT_VOICES],
] satisfies [string, ModelManifest, readonly VoiceInfo[]][])(
  'the manifest of %s',
  (_, manifest, voices) => {
    it('has a file for each voice in the menu, and no other', () => {
      for (const { name } of voices) expect(voiceOf(source(manifest), name), name).toBeDefined();
      expect(manifest.files.filter((file) => file.role === 'voice')).toHaveLength(voices.length);
    });
  },
);

describe('Kokoro’s manifest', () => {
  it('pins the published files', () => {
    expect(KOKORO_MANIFEST.folder).toMatch(/^onnx-community\/.*\/resolve\/[0-9a-f]{40}$/);
    expect(KOKORO_MANIFEST.files).toHaveLength(55);
    expect(voiceOf(source(KOKORO_MANIFEST), 'af_heart')).toMatchObject({
      path: 'voices/af_heart.bin',
      bytes: 522_240,
      sha256: 'd583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b',
    });
  });
});

describe('Kokoro’s manifests', () => {
  it('differ in the graph alone, each pinned by itself', () => {
    const graphs = Object.values(KOKORO_MANIFESTS).map(({ files }) => files[0]);
    expect(graphs.map((file) => file?.precision)).toEqual(['q8', 'fp16', 'fp32']);
    expect(new Set(graphs.map((file) => file?.sha256)).size).toBe(3);
    const [q8, ...others] = Object.values(KOKORO_MANIFESTS).map(({ files }) => files.slice(1));
    for (const voices of others) expect(voices).toEqual(q8);
  });

  it('are asked for by precision', () => {
    const { manifest, bases } = kokoroSource(['https://a', 'https://b', 'https://a'], 'fp16');
    expect(manifest).toBe(KOKORO_MANIFESTS.fp16);
    expect(bases).toEqual([`https://a/${manifest.folder}/`, `https://b/${manifest.folder}/`]);
  });
});

describe('the draft voice’s manifest', () => {
  it.each(DRAFT_MANIFEST.files.map((file) => [file.path, file] as const))(
    'fits %s',
    (path, file) => {
      const bytes = readFileSync(`public/${DRAFT_MANIFEST.folder}/${path}`);
      expect(bytes).toHaveLength(file.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    },
  );
});
