import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONFIG = 'scripts/element-manifest.config.mjs';
const TAG_NAME = 'kokoro-speak';
const CLASS_NAME = 'KokoroSpeakElement';

interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Typed extends Described {
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** An attribute, and the property that it sets. */
export interface ManifestAttribute extends Typed {
  readonly fieldName?: string;
}

/** A property or method. */
export interface ManifestMember extends Typed {
  readonly kind: 'field' | 'method';
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly parameters?: readonly (Typed & { readonly optional?: boolean })[];
  readonly return?: { readonly type?: { readonly text: string } };
}

/** The element, as the custom elements manifest (schema 1.0.0) describes it, with all that it inherits. */
export interface ElementDeclaration extends Described {
  readonly tagName: string;
  readonly attributes: readonly ManifestAttribute[];
  readonly members: readonly ManifestMember[];
  readonly events: readonly Typed[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly Typed[];
  readonly cssStates: readonly Described[];
}

/** A custom elements manifest. */
export interface ElementManifest {
  readonly schemaVersion: string;
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly (Partial<ElementDeclaration> & Described)[];
  }[];
}

/** Reads the element's source and says what it offers: the manifest of the whole, and the element in it. */
export function elementManifest(): {
  readonly manifest: ElementManifest;
  readonly element: ElementDeclaration;
} {
  const folder = mkdtempSync(join(tmpdir(), 'kokoro-manifest-'));
  try {
    const analyzer = join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
    const options = ['--config', CONFIG, '--outdir', relative(ROOT, folder)];
    execFileSync(process.execPath, [analyzer, 'analyze', ...options], { cwd: ROOT });
    const written = readFileSync(join(folder, 'custom-elements.json'), 'utf8');
    return complete(JSON.parse(written) as ElementManifest);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The name of the tag is a constant that the analyser does not follow, and what is private is nobody's business. */
function complete(manifest: ElementManifest): ReturnType<typeof elementManifest> {
  const modules = manifest.modules.map((module) => ({
    ...module,
    declarations: (module.declarations ?? []).map((declaration) => ({
      ...declaration,
      ...(declaration.name === CLASS_NAME ? { tagName: TAG_NAME, customElement: true } : {}),
      members: (declaration.members ?? []).filter(isPublic),
    })),
  }));
  const found = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ name }) => name === CLASS_NAME);
  if (!found) throw new Error(`${CLASS_NAME} was not found in src/elements.`);
  const element: ElementDeclaration = {
    ...{ attributes: [], events: [], slots: [], cssParts: [], cssProperties: [], cssStates: [] },
    ...found,
    tagName: TAG_NAME,
  };
  return { manifest: { ...manifest, modules }, element };
}

/** What Lit, and the platform, have for their own use is not the element's. */
const OTHERS = new Set([
  ...['styles', 'render', 'updated', 'firstUpdated', 'connectedCallback', 'disconnectedCallback'],
]);

function isPublic({ name, privacy, kind, static: isStatic }: ManifestMember): boolean {
  if (isStatic || privacy === 'private' || privacy === 'protected') return false;
  return (kind === 'field' || kind === 'method') && !name.startsWith('#') && !OTHERS.has(name);
}
