/** What a model file is for. */
export type FileRole = 'graph' | 'weights' | 'voice' | 'vocabulary';

/** How the numbers of a model file are stored; not necessarily how they are computed. */
export type Precision = 'fp32' | 'fp16' | 'q8' | 'mixed';

/**
 * How a model is computed: in float32, whatever its file holds (`float`); on WASM with far fewer multiplications (`fast`, or
 * `safe` with less rounding), which needs float32 where sound is made and leaves integers alone elsewhere; or with all numbers as they
 * are stored (`stored`: integers for q8, least memory). Integers are not for WebGPU. `published` is the file untouched.
 */
export type ComputeForm = 'float' | 'fast' | 'safe' | 'stored' | 'published';

/** The published forms of Kokoro: 92, 163 and 326 MB. All are computed alike, so the larger ones only round less. */
export type KokoroPrecision = Extract<Precision, 'q8' | 'fp16' | 'fp32'>;

/**
 * Names of operators that an adapted graph wants to be computed by the processor although a graphics device computes the rest: as
 * many as any model needs.
 */
export const PROCESSOR_NODES: readonly string[] = Object.freeze(
  Array.from({ length: 16 }, (_, index) => `kokoro-speak/processor/${index}`),
);

/** One file of a model, pinned by length and hash. */
export interface ModelFile {
  readonly role: FileRole;
  /** Path below the manifest's folder, with forward slashes: `onnx/model_quantized.onnx`. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal SHA-256 of the whole file. */
  readonly sha256: string;
  readonly precision?: Precision;
}

/** Every file of one revision of a model, so that a copy can be told from anything else. */
export interface ModelManifest {
  /** Stable name: `kokoro-82m-v1.0`, `draft`. */
  readonly id: string;
  readonly revision: string;
  /** Folder of the files, relative to a source's base, ending without a slash. */
  readonly folder: string;
  /** SPDX identifier, or a short name where there is none. */
  readonly licence: string;
  readonly files: readonly ModelFile[];
}

/**
 * Which model to speak with: Kokoro from the hub (q8 by default), the bundled draft voice, a self-hosted folder named by the
 * URL of its manifest (JSON), or one ONNX file (unverified: nothing is known of it beforehand).
 */
export type ModelRequest =
  | { readonly kind: 'kokoro'; readonly precision?: KokoroPrecision }
  | { readonly kind: 'draft' }
  | { readonly kind: 'manifest'; readonly url: string }
  | { readonly kind: 'file'; readonly url: string };

/** Bytes over all files that the current preparation needs; never goes backwards. */
export interface ModelProgress {
  readonly receivedBytes: number;
  /** 0 while the size is not known (an unverified file whose server sends no length). */
  readonly totalBytes: number;
  readonly source: 'network' | 'store';
}
