import type { ComputeForm, Precision } from '../../contracts/model';
import { decodeMetadata } from './decode-model';
import { encodeModel } from './encode-model';
import { GraphError } from './graph-error';
import { LazyBytes } from './lazy-bytes';
import type { Initializer, OnnxModel } from './onnx-model';
import { Scratch } from './scratch';
import { type WeightFile, weightsInMemory } from './weight-file';
import { isWithin, outlineOf, type Recipe, recipeOf, sourceOf } from './weight-recipe';
import { materialise, materialisedBytes, type Stored } from './weight-source';

/** Bytes that the runtime is given under a name, beside the graph. */
export interface ExternalFile {
  readonly path: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Constants of fewer bytes stay in the graph: the runtime looks at them while it works out shapes. */
export const INLINE_BYTES = 1024;
/** Name of the weights as they are stored. */
const WEIGHTS = 'weights';
/** Key of the graph's metadata that holds {@link PackedWeights} as JSON. */
const METADATA = 'kokoro-speak.weights';
const FORMAT = 1;

/** What a packed graph tells of itself. */
export interface PackedInfo {
  /** What it was adapted to. */
  readonly form: ComputeForm;
  /** How the numbers of its weights file are stored. */
  readonly precision: Precision;
}

interface PackedWeights extends PackedInfo {
  readonly format: number;
  /** Length of the weights file. */
  readonly bytes: number;
  /** By the name that the graph refers to. */
  readonly recipes: Readonly<Record<string, Recipe>>;
}

/**
 * Writes a model as an ONNX file whose large constants lie in the weights file that they were read from, by offset; what
 * has to be computed from there is noted in the file's metadata. No weight is copied.
 * @param weights the file that the model was decoded from
 */
export function packGraph(
  model: OnnxModel,
  weights: Stored,
  info: PackedInfo,
): Uint8Array<ArrayBuffer> {
  const recipes: Record<string, Recipe> = {};
  const placements = new Map<Initializer, { location: string; offset: number; length: number }>();
  for (const initializer of model.graph.initializers) {
    const { source } = initializer;
    const length = materialisedBytes(source);
    if (length < INLINE_BYTES) continue;
    if (source.kind === 'stored') {
      if (!isWithin(source.stored, weights)) continue;
      const offset = source.stored.byteOffset - weights.byteOffset;
      placements.set(initializer, { location: WEIGHTS, offset, length });
    } else {
      const location = `${WEIGHTS}.${placements.size}`;
      recipes[location] = recipeOf(source, weights);
      placements.set(initializer, { location, offset: 0, length });
    }
  }
  const packed: PackedWeights = { format: FORMAT, ...info, bytes: weights.length, recipes };
  const metadata = { ...model.metadata, [METADATA]: JSON.stringify(packed) };
  return encodeModel({ ...model, metadata }, (initializer) => placements.get(initializer));
}

/**
 * What the runtime has to be given beside a packed graph. Computed constants are made when the runtime reads them.
 * @param graph what {@link packGraph} wrote
 * @param weights the weights file; one on the device is read when the runtime reads
 * @returns undefined for a graph that is not packed
 * @throws GraphError if the two do not belong together
 */
export function externalFiles(
  graph: Stored,
  weights: Stored | WeightFile,
): ExternalFile[] | undefined {
  const packed = readNote(graph);
  if (!packed) return undefined;
  const { bytes, recipes } = packed;
  if (bytes !== weights.length)
    throw new GraphError(`it belongs to weights of ${bytes} bytes, not ${weights.length}`);
  const isInMemory = weights instanceof Uint8Array;
  const file = isInMemory ? weightsInMemory(weights) : weights;
  // The runtime copies what it reads before it reads on.
  const scratch = new Scratch();
  const { allocate } = scratch;
  const lazily = (size: number, make: (begin: number, end: number) => Stored) =>
    new LazyBytes(size, (begin, end) => {
      scratch.reset();
      return make(begin, end);
    });
  const stored = isInMemory
    ? weights
    : lazily(bytes, (begin, end) => file.part(begin, end - begin, allocate));
  const computed = Object.entries(recipes).map(([path, recipe]) => {
    const size = materialisedBytes(outlineOf(recipe, bytes));
    const data = lazily(size, (begin, end) =>
      materialise(sourceOf(recipe, file, allocate), allocate).subarray(begin, end),
    );
    return { path, data };
  });
  return [{ path: WEIGHTS, data: stored }, ...computed];
}

/**
 * What a packed graph tells of itself.
 * @returns undefined for a graph that is not packed
 * @throws GraphError for a note that cannot be read
 */
export function packedInfo(graph: Stored): PackedInfo | undefined {
  const packed = readNote(graph);
  return packed && { form: packed.form, precision: packed.precision };
}

function readNote(graph: Stored): PackedWeights | undefined {
  const text = decodeMetadata(graph)[METADATA];
  if (text === undefined) return undefined;
  const packed = parse(text);
  if (packed?.format !== FORMAT)
    throw new GraphError(`its weights have the unknown format ${packed?.format}`);
  if (typeof packed.recipes !== 'object' || packed.recipes === null)
    throw new GraphError('the note about its weights has no recipes');
  return packed;
}

function parse(text: string): PackedWeights | null {
  try {
    return JSON.parse(text) as PackedWeights | null;
  } catch {
    throw new GraphError('the note about its weights cannot be read');
  }
}
