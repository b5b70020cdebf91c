// Who may import whom. The table of docs/decisions/0001-layout.md; whatever is not listed is forbidden.

/** Folder → what it may import besides itself. */
const MAY_IMPORT = {
  contracts: [],
  shared: ['contracts'],
  metrics: ['contracts', 'shared'],
  text: ['contracts', 'shared'],
  audio: ['contracts', 'shared'],
  model: ['contracts', 'shared', 'metrics'],
  runtime: ['contracts', 'shared', 'metrics'],
  engine: ['contracts', 'shared', 'metrics', 'audio'],
  'page-text': ['contracts', 'shared'],
  elements: ['contracts', 'shared', 'engine', 'page-text'],
  'speech-synthesis': ['contracts', 'shared', 'engine'],
  reader: ['elements', 'engine', 'page-text', 'metrics', 'contracts', 'shared'],
  bench: ['elements', 'engine', 'metrics', 'contracts', 'shared'],
  embed: ['elements', 'contracts', 'shared'],
  react: ['elements', 'contracts', 'shared'],
  isolation: [],
};

/** Package → the only places that may import it. */
const SOLE_OWNER = {
  'idb-keyval': '^src/model/',
  idb: '^src/reader/library/',
  'hash-wasm': '^src/(model|reader/library|reader/import)/',
  'modern-tar': '^src/(model|reader/library)/',
  'onnxruntime-(web|common)': '^src/runtime/',
  '(@lezer|@rgrove|entities)': '^src/text/',
  htmlparser2: '^src/(text|reader/import)/',
  '(@mozilla/readability|linkedom|fflate|marked|mammoth|pdfjs-dist)': '^src/reader/import/',
  comlink: '^(src/engine|workers)/',
  '(lit|lit-html|lit-element|@lit)': '^src/(elements|reader|bench|embed)/',
  react: '^src/react/',
  uplot: '^src/bench/',
  '(mediabunny|@mediabunny)': '^src/audio/export/',
};

/** The modules that name the entry points of other threads: the engine's, its table of addresses, and the importer's one. */
const SPAWNER = '^src/(engine/(spawn|package-files)|reader/import/spawn-import-worker)\\.ts$';

const folders = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

const owners = Object.entries(SOLE_OWNER).map(([name, owner]) => ({
  name: `sole-owner-of-${name}`,
  severity: 'error',
  from: { path: '^(src|workers)/', pathNot: owner },
  to: { path: `(^|/)node_modules/${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...folders,
    ...owners,
    {
      name: 'workers-are-entry-points',
      severity: 'error',
      from: { path: '^src/', pathNot: SPAWNER },
      to: { path: '^workers/' },
    },
    {
      name: 'product-stands-alone',
      severity: 'error',
      from: { path: '^(src|workers)/' },
      to: { path: '^(test|scripts|tools)/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?]url$|^virtual:' },
    },
  ],
  options: {
    // The native TypeScript compiler has no parser that others can use; without this, nothing would be read.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
};
