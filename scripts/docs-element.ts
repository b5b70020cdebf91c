import { writeFileSync } from 'node:fs';
import { elementManifest } from './element-manifest';
import { elementReference } from './element-reference';

/** Writes docs/element.md. */
const { element } = elementManifest();
writeFileSync(new URL('../docs/element.md', import.meta.url), elementReference(element));
