import { describe, expect, it } from 'vitest';
import { PROCESSOR_NODES } from '../../../../src/contracts/model';
import { ADAPTED_FORMS, adaptModel } from '../../../../src/model/graph/adapt-graph';
import { decodeModel } from '../../../../src/model/graph/decode-model';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { RECURRENCES } from '../../../../src/model/graph/rewrites/recurrences';
import { buildVariant, PRECISIONS } from '../../../fixtures/kokoro-graph/variants';
import { SmallGraph } from '../../../support/small-graph';

const fileOf = (precision: (typeof PRECISIONS)[number]) =>
  Uint8Array.from(buildVariant({ width: 'tiny', precision, scramble: 5 }));
const namesOf = ({ graph }: OnnxModel, opType: string) =>
  graph.nodes.filter((node) => node.opType === opType).map(({ name }) => name);

describe('recurrent networks', () => {
  it.each(PRECISIONS)('are named for the processor, all six of them: %s', (precision) => {
    const { model, matches } = adaptModel(fileOf(precision), 'float');
    expect(matches).toMatchObject({ recurrences: 6 });
    expect(namesOf(model, 'LSTM')).toEqual(PROCESSOR_NODES.slice(0, 6));
    const named = model.graph.nodes.filter(({ name }) => PROCESSOR_NODES.includes(name));
    expect(named).toHaveLength(6);
  });

  it('keep everything but their names', () => {
    const model = decodeModel(fileOf('fp32'));
    const { model: named } = RECURRENCES.apply(model);
    const nameless = ({ graph }: OnnxModel) =>
      graph.nodes.map((node) => (node.opType === 'LSTM' ? { ...node, name: '' } : node));
    expect(nameless(named)).toEqual(nameless(model));
    expect({ ...named.graph, nodes: [] }).toEqual({ ...model.graph, nodes: [] });
    expect(namesOf(model, 'LSTM')).not.toContain(PROCESSOR_NODES[0]);
  });

  it('are not named twice, nor looked for where there are none', () => {
    const { model } = RECURRENCES.apply(decodeModel(fileOf('fp32')));
    expect(RECURRENCES.apply(model)).toEqual({ model, matches: 0 });
    const g = new SmallGraph();
    g.node('Abs', [g.input('x')], {}, 'y');
    const plain = g.model();
    expect(RECURRENCES.apply(plain).model).toBe(plain);
  });

  it('beyond the names that there are stay as they are', () => {
    const g = new SmallGraph();
    const x = g.input('x');
    const count = PROCESSOR_NODES.length + 2;
    for (let i = 0; i < count; i++) g.nodes('LSTM', [x, g.floats([1]), g.floats([1])], 1);
    const { model, matches } = RECURRENCES.apply(g.model());
    expect(matches).toBe(PROCESSOR_NODES.length);
    expect(namesOf(model, 'LSTM')).toEqual([...PROCESSOR_NODES, '', '']);
  });

  it('of another domain are somebody else’s', () => {
    const g = new SmallGraph();
    g.nodes('LSTM', [g.input('x')], 1, {}, 'com.example');
    expect(RECURRENCES.apply(g.model()).matches).toBe(0);
  });

  it('are named in the form for graphics devices alone', () => {
    const file = fileOf('fp32');
    const forms = ADAPTED_FORMS.filter((form) => 'recurrences' in adaptModel(file, form).matches);
    expect(forms).toEqual(['float']);
  });
});
