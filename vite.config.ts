import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { elementReferencePlugin } from './scripts/element-reference-plugin.ts';
import { licences } from './scripts/licences-plugin.ts';
import { smallTemplates } from './scripts/small-templates-plugin.ts';

/** Cross-origin isolation: without it the runtime has one thread. */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The library's entries keep names that a page can write into its HTML. */
const ENTRIES = {
  'kokoro-speak': 'src/kokoro-speak.ts',
  'speech-synthesis': 'src/speech-synthesis.ts',
};

/** Sonic's glue code asks for a module of Node's where it runs in Node, which it never does here; the bundler would warn. */
const withoutNode: Plugin = {
  name: 'kokoro-speak:without-node',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === 'module' && importer?.includes('sonic-wasm') ? '\0without-node' : undefined,
  load: (id) => (id === '\0without-node' ? 'export {};' : undefined),
};

export default defineConfig({
  base: './',
  plugins: [licences(), elementReferencePlugin(), { ...smallTemplates, apply: 'build' }],
  resolve: {
    // The runtime's glue stays a file of its own: bundled, its thread workers would start from our chunk.
    conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
  },
  optimizeDeps: {
    exclude: ['onnxruntime-web'],
    include: [
      '@lezer/markdown',
      '@mediabunny/mp3-encoder',
      '@mozilla/readability',
      '@rgrove/parse-xml',
      'entities/decode',
      '@echogarden/sonic-wasm',
      'fflate',
      'hash-wasm',
      'htmlparser2',
      'linkedom',
      'lit',
      'lit/decorators.js',
      'mammoth',
      'marked',
      'lit/directive.js',
      'mediabunny',
      'pdfjs-dist/legacy/build/pdf.mjs',
      'pdfjs-dist/legacy/build/pdf.worker.mjs',
    ],
  },
  worker: { format: 'es', plugins: () => [withoutNode] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Chromium never asks again for what failed to preload, and so a part that needs it could not be loaded later: see src/shared/load-part.ts.
    modulePreload: {
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    rolldownOptions: {
      preserveEntrySignatures: 'exports-only',
      input: { app: 'index.html', ...ENTRIES },
      output: {
        entryFileNames: ({ name }) => (name in ENTRIES ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
});
