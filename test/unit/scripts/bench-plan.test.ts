import { describe, expect, test } from 'vitest';
import { downloadsOf, megabytesOf } from '../../../scripts/bench-downloads';
import { FIGURES, type Figure, mediansOf, ratiosOf } from '../../../scripts/bench-figures';
import { planRound } from '../../../scripts/bench-plan';
import { PARAGRAPH, type PlayerRun } from '../../../scripts/bench-player';
import { checkStart, rowsOf } from '../../../scripts/bench-rows';

const names = (figures: readonly Figure[], round = 1) =>
  planRound(figures, round).map(({ player, kind }) => `${player} ${kind}`);

describe('a round', () => {
  test('makes every start of both in turns, and the other one first in the next', () => {
    const all = names(FIGURES);
    expect(all).toEqual([
      'kokoro-speak cold',
      'kokoro-js cold',
      'kokoro-speak warm',
      'kokoro-js warm',
      'kokoro-speak best',
      'kokoro-js best',
      'kokoro-speak low',
      'kokoro-speak same',
      'kokoro-js same',
    ]);
    expect(names(FIGURES, 2).slice(0, 2)).toEqual(['kokoro-js cold', 'kokoro-speak cold']);
    expect(names(FIGURES, 3)).toEqual(all);
  });

  test('makes only what the figures need', () => {
    expect(names(['cold-start'])).toEqual(['kokoro-speak cold', 'kokoro-js cold']);
    expect(names(['peak-memory-low'])).toEqual(['kokoro-js best', 'kokoro-speak low']);
    expect(names(['long-task'])).toEqual(['kokoro-speak best', 'kokoro-js best']);
    expect(planRound(['warm-start'], 1).map(({ until }) => until)).toEqual(Array(4).fill('ready'));
  });

  test('leaves the number of threads to the players, forces two, or one', () => {
    const threads = planRound(FIGURES, 1).map(({ threads }) => threads);
    expect(threads).toEqual([undefined, undefined, undefined, undefined, 2, 2, 2, 1, 1]);
  });

  test('keeps what is stored from cold to warm only', () => {
    const folders = planRound(FIGURES, 1).map(({ folder }) => folder);
    expect(new Set(folders)).toEqual(new Set(['cold', 'best', 'low', 'same']));
    expect(folders.filter((folder) => folder === 'cold')).toHaveLength(4);
  });
});

const run: PlayerRun = {
  sessionMs: 100,
  readyMs: 150,
  threads: 2,
  isolated: true,
  speech: {
    firstAudioMs: 40,
    totalMs: 9000,
    soundSeconds: 30,
    tokens: [60, 340],
    longestTaskMs: 0,
    sounds: true,
  },
};
const { speech, ...startOnly } = run;
const planned = (kind: string, player = 'kokoro-speak') => {
  const found = planRound(FIGURES, 1).find((it) => it.kind === kind && it.player === player);
  if (!found) throw new Error(`no start ${kind}`);
  return found;
};
const at = { round: 1, start: 0 };

describe('rows of a start', () => {
  const downloads = {
    page: [{ path: 'a.js', bytes: 2e6 }],
    webgpu: [{ path: 'a.js', bytes: 9e7 }],
  };
  const values = (kind: string, figures: readonly Figure[] = FIGURES, player = 'kokoro-speak') =>
    rowsOf({ planned: planned(kind, player), run, peakMegabytes: 500, downloads }, figures, at).map(
      ({ figure, value }) => [figure, value],
    );

  test('tell the start until it is ready and until the session is there', () => {
    expect(values('cold', ['cold-start'])).toEqual([
      ['cold-start', 150],
      ['cold-start-session', 100],
    ]);
    expect(values('cold', ['warm-start'])).toEqual([]);
  });

  test('tell seconds of computing for a second of sound', () => {
    expect(values('same')).toEqual([
      ['synthesis-same-precision', 0.3],
      ['peak-memory', 500],
      ['paragraph-tokens', 400],
      ['paragraph-sound', 30],
    ]);
  });

  test('take the peak of little memory from our profile and from the only one of kokoro-js', () => {
    const only: Figure[] = ['peak-memory-low'];
    expect(values('low', only)).toEqual([['peak-memory-low', 500]]);
    expect(values('best', only)).toEqual([]);
    expect(values('best', only, 'kokoro-js')).toEqual([['peak-memory-low', 500]]);
  });

  test('leave out what could not be measured', () => {
    const made = { planned: planned('low'), run, peakMegabytes: Number.NaN };
    expect(rowsOf(made, FIGURES, at)).toEqual([]);
  });

  test('of both players make every ratio', () => {
    const rows = planRound(FIGURES, 1).flatMap((it, start) =>
      rowsOf({ planned: it, run, peakMegabytes: 500, downloads }, FIGURES, { round: 1, start }),
    );
    const ratios = ratiosOf(mediansOf(rows));
    expect(Object.values(ratios)).toEqual(Array(8).fill(1));
  });
});

describe('a start is refused', () => {
  test.each([
    ['without isolation', { ...run, isolated: false }, 'not isolated'],
    ['with other threads', { ...run, threads: 1 }, '1 threads instead of 2'],
    ['without speech', startOnly, 'no sound'],
    ['without sound', { ...run, speech: { ...speech, sounds: false } }, 'no sound'],
    ['with too much sound', { ...run, speech: { ...speech, soundSeconds: 300 } }, 'no speech'],
    ['with none', { ...run, speech: { ...speech, soundSeconds: Number.NaN } }, 'no speech'],
  ])('%s', (_, made, message) => {
    expect(() => checkStart({ planned: planned('best'), run: made as PlayerRun })).toThrow(message);
  });

  test('but not for less than it was to do', () => {
    checkStart({ planned: planned('best'), run });
    checkStart({ planned: planned('cold'), run: { ...startOnly, threads: 1 } });
  });
});

describe('downloads', () => {
  const built = new Map([
    ['kokoro-speak/assets/ort-wasm-simd-threaded.jspi-Ab_1.wasm', 16e6],
    ['kokoro-speak/assets/ort-wasm-simd-threaded.jspi-Cd2.mjs', 5e4],
    ['kokoro-speak/assets/ort.jspi.min-Ef3.js', 6e4],
    ['kokoro-speak/assets/ort-wasm-simd-threaded-Gh4.wasm', 14e6],
    ['kokoro-speak/assets/ort-wasm-simd-threaded.asyncify-Ij5.wasm', 26e6],
  ]);

  test('for WebGPU have its runtime instead of that of WASM, and the smaller model', () => {
    const sent = new Map([
      ['', 15],
      ['kokoro-speak/kokoro-speak.js', 100],
      ['kokoro-speak/assets/ort.wasm.min-Kl6.js', 5e4],
      ['kokoro-speak/assets/ort-wasm-simd-threaded-Gh4.wasm', 14e6],
    ]);
    const { page, webgpu } = downloadsOf('kokoro-speak', sent, built);
    expect(megabytesOf(page)).toBeCloseTo(14.0501);
    expect(webgpu.map(({ path }) => path)).toEqual([
      'kokoro-speak/kokoro-speak.js',
      ...[...built.keys()].slice(0, 3),
      'onnx/model_quantized.onnx',
    ]);
  });

  test('of kokoro-js are the same runtime and the larger model', () => {
    const sent = new Map([['kokoro-js/kokoro.web.js', 2e6]]);
    const { webgpu } = downloadsOf('kokoro-js', sent, new Map());
    expect(webgpu).toEqual([
      { path: 'kokoro-js/kokoro.web.js', bytes: 2e6 },
      { path: 'onnx/model.onnx', bytes: 325_532_232 },
    ]);
  });

  test('are not counted where the build names its runtime otherwise', () => {
    expect(() => downloadsOf('kokoro-speak', new Map(), new Map())).toThrow('no WebGPU runtime');
  });
});

test('the paragraph has four sentences and about 400 characters', () => {
  expect(PARAGRAPH.match(/[.!?]/g)).toHaveLength(4);
  expect(PARAGRAPH.length).toBe(394);
});
