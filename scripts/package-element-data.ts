import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { PASSED_ON } from '../src/elements/element-events';
import { HANDLERS } from '../src/react/properties';
import { type ElementDeclaration, elementManifest } from './element-manifest';
import { PACKAGE, ROOT } from './package-entries';

/** Tools that only the package needs have a lock file of their own, so that the project's own installation stays small. */
const TOOLS = `${ROOT}test/consumers/`;

const TAG = 'kokoro-speak';

/** Events that carry a `detail`. */
const WITH_DETAIL: ReadonlySet<string> = new Set([...PASSED_ON, 'boundary', 'mark', 'metrics']);

/** Installs the tools of `test/consumers/` if they are not there, or others by now. */
export function ensureTools(): void {
  const changed = (file: string) => statSync(TOOLS + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') > changed('package-lock.json')) return;
  execFileSync('npm', ['ci', '--silent'], { cwd: TOOLS, stdio: 'inherit' });
}

/** Writes `custom-elements.json`, and VS Code's html data made from it. */
export function writeElementData(): void {
  const { manifest, element } = elementManifest();
  writeJson('custom-elements.json', published(manifest.schemaVersion, element));
  writeJson('vscode.html-custom-data.json', htmlData(element));
}

/** What the package exports of what the analyzer found: one element, with what it inherits, under the names of the package's files. */
function published(schemaVersion: string, element: ElementDeclaration): object {
  const events = Object.values(HANDLERS).map((name) => ({
    name,
    type: { text: WITH_DETAIL.has(name) ? 'CustomEvent' : 'Event' },
  }));
  const declaration = { name: element.name, module: 'dist/element.js' };
  const exported = { kind: 'js', name: element.name, declaration };
  return {
    schemaVersion,
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: declaration.module,
        declarations: [{ ...element, events, customElement: true }],
        exports: [exported],
      },
      {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations: [],
        exports: [exported, { kind: 'custom-element-definition', name: TAG, declaration }],
      },
    ],
  };
}

/** VS Code's custom data: what an editor offers where the tag is written. */
function htmlData(element: ElementDeclaration): object {
  const attributes = element.attributes.map(({ name, description, type }) => {
    const values = literals(type?.text ?? '');
    return {
      name,
      ...(description ? { description } : {}),
      ...(type?.text === 'boolean' ? { valueSet: 'v' } : {}),
      ...(values.length ? { values: values.map((value) => ({ name: value })) } : {}),
    };
  });
  const { description } = element;
  return {
    version: 1.1,
    tags: [{ name: TAG, description: { kind: 'markdown', value: description }, attributes }],
  };
}

/** The values that a type names, itself or by the names of types that the package exports. */
function literals(type: string, declared = declarations()): string[] {
  const parts = type.split('|').map((part) => part.trim());
  return parts.flatMap((part) => {
    const literal = /^'(.*)'$/.exec(part)?.[1];
    if (literal !== undefined) return [literal];
    if (!/^[A-Z]\w+$/.test(part)) return [];
    const alias = new RegExp(`\\btype ${part} = ([\\w\\s'|-]+);`).exec(declared)?.[1];
    return alias ? literals(alias, declared) : [];
  });
}

/** All declarations of the package in one text. */
function declarations(): string {
  const types = `${PACKAGE}dist/types/`;
  return readdirSync(types, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(types + file, 'utf8'))
    .join('\n');
}

function writeJson(name: string, value: object): void {
  writeFileSync(PACKAGE + name, `${JSON.stringify(value, undefined, 2)}\n`);
}
