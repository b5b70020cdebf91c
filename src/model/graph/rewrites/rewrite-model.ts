import type { OnnxModel } from '../onnx-model';
import type { Rewrite, RewriteName } from './rewrite';

/** Places that each rewrite changed; 0 where its pattern was not found. */
export type Matches = Readonly<Partial<Record<RewriteName, number>>>;

/** What rewrites made of a model, one after another. */
export interface Rewrites {
  readonly model: OnnxModel;
  readonly matches: Matches;
}

/** Applies rewrites one after another. */
export function rewriteModel(original: OnnxModel, rewrites: readonly Rewrite[]): Rewrites {
  const matches: Partial<Record<RewriteName, number>> = {};
  let model = original;
  // A graph inside a node may use any value of the outer one, and no rewrite looks into it.
  if (original.hasSubgraphs) return { model, matches };
  for (const rewrite of rewrites) {
    const rewritten = rewrite.apply(model);
    model = rewritten.model;
    matches[rewrite.name] = rewritten.matches;
  }
  return { model, matches };
}
