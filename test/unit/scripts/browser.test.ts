import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserArguments, lookForBrowser } from '../../../scripts/browser';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function executable(name: string): string {
  const file = join(folder, name);
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

test('CHROME_PATH goes before everything', () => {
  const named = executable('my-chrome');
  executable('chromium');
  vi.stubEnv('CHROME_PATH', named);
  vi.stubEnv('PATH', folder);
  expect(lookForBrowser()).toBe(named);
});

test('a CHROME_PATH that names nothing is an error, not a silent other browser', () => {
  vi.stubEnv('CHROME_PATH', join(folder, 'missing'));
  expect(() => lookForBrowser()).toThrow(/CHROME_PATH names .*missing, which does not exist/);
});

test('an installed browser is found on the path, Chrome before Chromium', () => {
  vi.stubEnv('CHROME_PATH', '');
  vi.stubEnv('PATH', `/no/such/folder:${folder}`);
  const chromium = executable('chromium');
  expect(lookForBrowser()).toBe(chromium);
  const chrome = executable('google-chrome');
  expect(lookForBrowser()).toBe(chrome);
});

test('only the flags for a graphics card leave the software adapter', () => {
  const software = browserArguments();
  const card = browserArguments({ webgpu: 'hardware' });
  expect(software).toContain('--enable-unsafe-webgpu');
  expect(card).toEqual(expect.arrayContaining(software));
  expect(card).toContain('--ignore-gpu-blocklist');
  expect(software).not.toContain('--ignore-gpu-blocklist');
  expect(browserArguments({ webgpu: false })).not.toContain('--enable-unsafe-webgpu');
});
