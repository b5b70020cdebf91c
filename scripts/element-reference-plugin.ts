import type { Plugin } from 'vite';
import { elementManifest } from './element-manifest.ts';
import { referenceSections } from './element-reference.ts';

const NAME = 'virtual:element-reference';
const RESOLVED = `\0${NAME}`;

/** Makes the element's reference of its source, for the view that shows it: the module `virtual:element-reference`. */
export function elementReferencePlugin(): Plugin {
  return {
    name: 'kokoro-speak:element-reference',
    resolveId: {
      filter: { id: /^virtual:/ },
      handler: (id) => (id === NAME ? RESOLVED : undefined),
    },
    load: {
      filter: { id: /virtual:/ },
      handler(id) {
        if (id !== RESOLVED) return undefined;
        const sections = referenceSections(elementManifest().element);
        return `export const sections = ${JSON.stringify(sections)};`;
      },
    },
  };
}
