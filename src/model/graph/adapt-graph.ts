import type { ComputeForm, Precision } from '../../contracts/model';
import { decodeModel } from './decode-model';
import { packGraph } from './packed-graph';
import { DEQUANTIZE, DEQUANTIZE_GENERATOR } from './rewrites/dequantize';
import { EXPOSE_DURATIONS } from './rewrites/expose-durations';
import { type FastConvolutionOptions, fastConvolution } from './rewrites/fast-convolution';
import { fastUpsampling } from './rewrites/fast-upsampling';
import { FLOAT32_COMPUTE } from './rewrites/float32-compute';
import { HIDDEN_SHAPES } from './rewrites/hidden-shapes';
import { INSTANCE_NORM } from './rewrites/instance-norm';
import { polynomialSnake } from './rewrites/polynomial-snake';
import { RECURRENCES } from './rewrites/recurrences';
import type { Rewrite } from './rewrites/rewrite';
import { type Matches, type Rewrites, rewriteModel } from './rewrites/rewrite-model';
import { SIMPLIFY } from './rewrites/simplify';
import { WRAP_PHASE } from './rewrites/wrap-phase';
import { storedPrecision } from './stored-precision';
import type { Grade } from './toom-cook/scheme';
import type { Stored } from './weight-source';

/** Goes up with every change of what {@link adaptGraph} makes of the same file: kept graphs of older versions are not used. */
export const ADAPTATION_VERSION = 7;

/** A form that a graph has to be adapted to. */
export type AdaptedForm = Exclude<ComputeForm, 'published'>;

/** What every float form begins with, in order. */
export const FLOAT_REWRITES: readonly Rewrite[] = [
  SIMPLIFY,
  FLOAT32_COMPUTE,
  DEQUANTIZE,
  EXPOSE_DURATIONS,
  WRAP_PHASE,
];

/**
 * What the forms `fast` and `safe` do after the rewrites of `float`: the same sound in less time on WASM. Norms come first, since a
 * bias before one is left out; shapes are hidden last, when nothing looks for them any more.
 */
export function fewerMultiplications(options: FastConvolutionOptions): readonly Rewrite[] {
  const { grade } = options;
  return [
    INSTANCE_NORM,
    polynomialSnake(grade),
    fastConvolution(options),
    fastUpsampling(grade),
    HIDDEN_SHAPES,
  ];
}

/** The rewrites of a form that multiplies less, and leaves integers alone where that brings nothing. */
function quick(grade: Grade): readonly Rewrite[] {
  const rewrites = FLOAT_REWRITES.map((rewrite) =>
    rewrite === DEQUANTIZE ? DEQUANTIZE_GENERATOR : rewrite,
  );
  return [...rewrites, ...fewerMultiplications({ grade })];
}

/** What adaptation does, in order, for each form. Later rewrites find what earlier ones made. */
const PIPELINES: Readonly<Record<AdaptedForm, readonly Rewrite[]>> = {
  // A graphics device pays for each operator by itself, so of what helps WASM it gets what makes them fewer; and it has no means for what
  // goes step by step.
  float: [...FLOAT_REWRITES, INSTANCE_NORM, RECURRENCES],
  fast: quick('fast'),
  safe: quick('safe'),
  stored: [SIMPLIFY, EXPOSE_DURATIONS, WRAP_PHASE],
};

/** All of them. */
export const ADAPTED_FORMS = Object.keys(PIPELINES) as readonly AdaptedForm[];

/** A graph in the form that the runtime is given. */
export interface AdaptedGraph {
  /** ONNX file that refers to the weights, see packGraph. */
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly matches: Matches;
}

/** A model that the rewrites of a form were applied to. */
export interface AdaptedModel extends Rewrites {
  /** How the file's numbers are stored. */
  readonly precision: Precision;
}

/** Adapts a whole ONNX file. @throws GraphError as {@link adaptGraph} */
export function adaptModel(file: Stored, form: AdaptedForm): AdaptedModel {
  const original = decodeModel(file);
  return { ...rewriteModel(original, PIPELINES[form]), precision: storedPrecision(original) };
}

/**
 * Adapts a model's graph to how it is going to be computed. The weights stay where they are: the result refers to `file`.
 * @param file a whole ONNX file that has its weights inside
 * @throws GraphError for bytes that are no usable ONNX model
 */
export function adaptGraph(file: Stored, form: AdaptedForm): AdaptedGraph {
  const { model, matches, precision } = adaptModel(file, form);
  return { graph: packGraph(model, file, { form, precision }), matches };
}
