import { describe, expect, it } from 'vitest';
import { removeUnused } from '../../../../src/model/graph/rewrites/dead-code';
import { countOperators, SmallGraph } from '../../../support/small-graph';

describe('removeUnused', () => {
  it('takes away whole chains of unused nodes, and their constants', () => {
    const g = new SmallGraph();
    const x = g.input('x');
    const shared = g.floats([1]);
    const unused = g.node('Add', [g.node('Mul', [x, g.floats([2])]), shared]);
    g.node('Exp', [unused]);
    g.node('Add', [x, shared], {}, 'y');
    g.output('y');
    const graph = removeUnused(g.model().graph);
    expect(countOperators({ ...g.model(), graph })).toEqual({ Add: 1 });
    expect(graph.initializers.map(({ name }) => name)).toEqual([shared]);
    expect(graph.inputs).toHaveLength(1);
  });

  it('keeps a node for one of its outputs, and each output of the graph', () => {
    const g = new SmallGraph();
    const [, second = ''] = g.nodes('Split', [g.input('x')], 2);
    const kept = g.node('Exp', [second], {}, 'z');
    g.node('Add', [second, kept], {}, 'y');
    g.output('y');
    g.output('z');
    const { graph } = g.model();
    expect(removeUnused(graph)).toBe(graph);
  });

  it('keeps a constant that is an output, and is not confused by inputs that are left out', () => {
    const g = new SmallGraph();
    const constant = g.floats([1]);
    g.node('Clip', [g.input('x'), '', constant], {}, 'y');
    g.node('LSTM', [constant], {}, '');
    g.output('y');
    g.output(constant);
    const graph = removeUnused(g.model().graph);
    expect(graph.nodes.map(({ opType }) => opType)).toEqual(['Clip']);
    expect(graph.initializers).toHaveLength(1);
  });

  it('does not need nodes in order', () => {
    const g = new SmallGraph();
    g.node('Exp', ['late'], {}, 'y');
    g.node('Neg', [g.input('x')], {}, 'late');
    g.output('y');
    expect(removeUnused(g.model().graph).nodes).toHaveLength(2);
  });
});
