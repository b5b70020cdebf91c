import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesText } from '../../../scripts/licences-plugin';

/** Licences under which something may reach the browser. */
const ALLOWED = new Set(['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MPL-2.0']);

/** Packages whose licence is named otherwise, with that name and what was found when it was looked at: docs/decisions/0028-import.md. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  // Its text is that of BSD-2-Clause.
  'node_modules/duck': 'BSD',
  // MIT is what is chosen.
  'node_modules/jszip': '(MIT OR GPL-3.0-or-later)',
  // Both are permissive, and both apply.
  'node_modules/pako': '(MIT AND Zlib)',
};

interface Lock {
  readonly packages: Readonly<Record<string, { license?: string; dev?: boolean }>>;
}

const lock = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
) as Lock;

test('no dependency of the product is under GPL, or under anything not looked at', () => {
  const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path && !dev);
  expect(shipped.length).toBeGreaterThan(5);
  const odd = shipped.filter(
    ([path, { license = 'none' }]) => !ALLOWED.has(license) && LOOKED_AT[path] !== license,
  );
  expect(odd).toEqual([]);
});

test('the notices that must go with the app are there', () => {
  const text = licencesText();
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: Record<string, string> };
  for (const [name, version] of Object.entries(dependencies))
    expect(text).toContain(`${name} ${version} (`);
  expect(text).toContain('Carnegie Mellon University');
  expect(text).toContain('Flite');
  expect(text).toContain('Microsoft Corporation');
  // Inside the MP3 encoder, see docs/decisions/0022-export.md.
  expect(text).toContain('LAME 3.100');
  expect(text).toContain('GNU LIBRARY GENERAL PUBLIC LICENSE');
});
