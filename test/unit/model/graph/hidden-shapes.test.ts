import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { HIDDEN_SHAPES } from '../../../../src/model/graph/rewrites/hidden-shapes';
import { countOperators, int, ints, runSmallGraph, SmallGraph } from '../../../support/small-graph';

const NUMBERS = Float32Array.from({ length: 24 }, (_, i) => i);
const input = () => new ort.Tensor('float32', NUMBERS.slice(), [2, 12]);

/** Reshapes by constants, one of them used twice, and by a computed shape. */
function reshaping(): SmallGraph {
  const g = new SmallGraph();
  const x = g.input('x');
  const wide = g.ints([3, -1]);
  const cube = g.node('Reshape', [g.node('Reshape', [x, wide]), g.ints([0, 2, -1])]);
  const turned = g.node('Transpose', [cube], { perm: ints(2, 0, 1) });
  const rows = g.node('Reshape', [turned, wide]);
  const shape = g.node('Shape', [x], { start: int(0) });
  g.node('Reshape', [rows, shape], {}, 'y');
  g.output('y');
  return g;
}

describe('hidden shapes', () => {
  it('are the same shapes', async () => {
    const model = reshaping().model();
    const { model: hidden, matches } = HIDDEN_SHAPES.apply(model);
    expect(matches).toBe(3);
    const [before, after] = [
      await runSmallGraph(model, input()),
      await runSmallGraph(hidden, input()),
    ];
    expect(after.dims).toEqual(before.dims);
    expect(after.data).toEqual(before.data);
    expect(before.data).not.toEqual(NUMBERS);
  });

  it('are hidden once for all that share one, and left alone if they are computed', () => {
    const model = reshaping().model();
    const { model: hidden } = HIDDEN_SHAPES.apply(model);
    expect(countOperators(hidden)).toEqual({ ...countOperators(model), Slice: 2, Abs: 1 });
  });

  it('are not hidden twice, nor looked for where nothing is reshaped', () => {
    const { model } = HIDDEN_SHAPES.apply(reshaping().model());
    expect(HIDDEN_SHAPES.apply(model)).toEqual({ model, matches: 0 });
    const g = new SmallGraph();
    g.node('Abs', [g.input('x')], {}, 'y');
    g.output('y');
    const plain = g.model();
    expect(HIDDEN_SHAPES.apply(plain).model).toBe(plain);
  });
});
