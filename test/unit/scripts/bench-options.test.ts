import { describe, expect, test } from 'vitest';
import { parseBenchOptions } from '../../../scripts/bench-against-options';
import { parseCompareOptions } from '../../../scripts/bench-compare-options';
import { parseDeviceBenchOptions } from '../../../scripts/bench-device-options';
import { FIGURES } from '../../../scripts/bench-figures';

describe('npm run bench', () => {
  test('makes three rounds of everything', () => {
    expect(parseBenchOptions(['--against', 'kokoro-js'])).toEqual({
      against: 'kokoro-js',
      runs: 3,
      figures: FIGURES,
    });
  });

  test('can be limited', () => {
    const args = ['--against', 'kokoro-js', '--runs', '1', '--json', 'a.json', '--dist', 'other'];
    expect(parseBenchOptions([...args, '--figures', 'peak-memory, cold-start'])).toEqual({
      against: 'kokoro-js',
      runs: 1,
      figures: ['cold-start', 'peak-memory'],
      json: 'a.json',
      dist: 'other',
    });
  });

  test.each([
    [[], '--against kokoro-js'],
    [['--against', 'other'], 'not “other”'],
    [['--against', 'kokoro-js', '--runs', '0'], 'not “0”'],
    [['--against', 'kokoro-js', '--runs', '1.5'], 'not “1.5”'],
    [['--against', 'kokoro-js', '--runs', 'many'], 'not “many”'],
    [['--against', 'kokoro-js', '--figures', 'speed'], 'no figure “speed”'],
    [['--against', 'kokoro-js', '--figures', ''], 'no figure “”'],
    [['--against', 'kokoro-js', '--fast'], '--fast'],
    [['--against', 'kokoro-js', 'a.json'], 'a.json'],
  ])('refuses %j', (args, message) => {
    expect(() => parseBenchOptions(args)).toThrow(message);
  });

  test('gives help before it looks at anything else', () => {
    expect(parseBenchOptions(['--runs', '0', '-h'])).toBeUndefined();
  });
});

describe('npm run bench:compare', () => {
  test('takes two files and allows a tenth', () => {
    const files = ['a.json', 'b.json'] as const;
    expect(parseCompareOptions(files)).toEqual({ files, worst: 1.1 });
    expect(parseCompareOptions([...files, '--worst', '1.5'])).toEqual({ files, worst: 1.5 });
  });

  test.each([
    [[], 'not 0'],
    [['a.json'], 'not 1'],
    [['a.json', 'b.json', 'c.json'], 'not 3'],
    [['a.json', 'b.json', '--worst', 'bad'], 'not “bad”'],
    [['a.json', 'b.json', '--worst', '0'], 'not “0”'],
  ])('refuses %j', (args, message) => {
    expect(() => parseCompareOptions(args)).toThrow(message);
  });

  test('gives help', () => {
    expect(parseCompareOptions(['--help'])).toBeUndefined();
  });
});

describe('npm run bench without a rival', () => {
  test('measures the draft voice on WASM, three times', () => {
    expect(parseDeviceBenchOptions([])).toEqual({
      model: 'draft',
      providers: ['wasm'],
      profiles: ['fast', 'as-published'],
      runs: 3,
      cold: false,
      gpu: false,
    });
  });

  test('can be told what to measure', () => {
    const args = [
      '--model',
      'full',
      '--providers',
      'webgpu, wasm',
      '--threads',
      '1,2,2',
      '--profiles',
      'low-memory',
    ];
    expect(
      parseDeviceBenchOptions([
        ...args,
        '--runs',
        '5',
        '--cold',
        '--gpu',
        '--json',
        'a.json',
        '--dist',
        'd',
      ]),
    ).toEqual({
      model: 'full',
      providers: ['wasm', 'webgpu'],
      threads: [1, 2],
      profiles: ['low-memory'],
      runs: 5,
      cold: true,
      gpu: true,
      json: 'a.json',
      dist: 'd',
    });
  });

  test.each([
    [['--model', 'large'], '--model cannot be “large”'],
    [['--model', 'full-q4'], '--model cannot be “full-q4”'],
    [['--providers', 'cpu'], '--providers cannot be “cpu”'],
    [['--profiles', ''], '--profiles cannot be “”'],
    [['--threads', '0'], 'not “0”'],
    [['--threads', 'many'], 'not “many”'],
    [['--runs', '0'], 'not “0”'],
    [['--against', 'kokoro-js'], '--against'],
    [['a.json'], 'a.json'],
  ])('refuses %j', (args, message) => {
    expect(() => parseDeviceBenchOptions(args)).toThrow(message);
  });

  test('gives help', () => {
    expect(parseDeviceBenchOptions(['-h'])).toBeUndefined();
  });
});
