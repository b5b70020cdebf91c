import type { OnnxModel } from '../onnx-model';

/** What a rewrite made of a model. */
export interface Rewritten {
  /** The model as given if nothing matched. */
  readonly model: OnnxModel;
  /** How many places of the graph were changed; 0 means that the pattern is not there. */
  readonly matches: number;
}

/**
 * One step of the adaptation: a pure function from model to model that finds its pattern by structure, never by
 * name, and leaves alone what it does not know.
 */
export interface Rewrite {
  readonly name: RewriteName;
  readonly apply: (model: OnnxModel) => Rewritten;
}

/** Names of the rewrites, as metrics tell them. */
export type RewriteName =
  | 'simplify'
  | 'float32-compute'
  | 'dequantize'
  | 'expose-durations'
  | 'wrap-phase'
  | 'instance-norm'
  | 'recurrences'
  | 'polynomial-snake'
  | 'fast-convolution'
  | 'fast-upsampling'
  | 'hidden-shapes';
