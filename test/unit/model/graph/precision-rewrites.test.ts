import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeModel } from '../../../../src/model/graph/decode-model';
import { encodeModel } from '../../../../src/model/graph/encode-model';
import { DATA_TYPE, type Graph, type OnnxModel } from '../../../../src/model/graph/onnx-model';
import { externalFiles, packGraph } from '../../../../src/model/graph/packed-graph';
import { DEQUANTIZE } from '../../../../src/model/graph/rewrites/dequantize';
import { FLOAT32_COMPUTE } from '../../../../src/model/graph/rewrites/float32-compute';
import { rewriteModel } from '../../../../src/model/graph/rewrites/rewrite-model';
import { floatsOf, materialise } from '../../../../src/model/graph/weight-source';
import { float16Of, fromFloat16Bits } from '../../../fixtures/kokoro-graph/float16';
import { buildVariant, type FixturePrecision } from '../../../fixtures/kokoro-graph/variants';
import { correlation } from '../../../support/correlation';
import { countOperators } from '../../../support/small-graph';
import { speakTiny, type TinySpeech, tinyTokens } from '../../../support/tiny-speech';

const fileOf = (precision: FixturePrecision, scramble?: number) =>
  Uint8Array.from(
    buildVariant({
      ...{ width: 'tiny', precision, durations: true },
      ...(scramble === undefined ? {} : { scramble }),
    }),
  );
const adapt = (file: Uint8Array<ArrayBuffer>) =>
  rewriteModel(decodeModel(file), [FLOAT32_COMPUTE, DEQUANTIZE]);

const fp32 = decodeModel(fileOf('fp32'));
let exact: TinySpeech;
beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  exact = await speakTiny(encodeModel(fp32));
});

/** Element types of constants. */
const typesOf = ({ graph }: OnnxModel) => new Set(graph.initializers.map(({ type }) => type));

describe.each([
  // Measured: 0.9998 (0.9999 as it is stored) and 0.996 (0.981 as it is stored: activations are rounded no more).
  ['fp16', 0.999, { 'float32-compute': 821, dequantize: 0 }],
  ['q8', 0.99, { 'float32-compute': 0, dequantize: 247 }],
] as const)('the tiny network in %s, made float32', (precision, bound, expected) => {
  const file = fileOf(precision);
  const { model, matches } = adapt(file);

  let spoken: TinySpeech;
  beforeAll(async () => {
    spoken = await speakTiny(encodeModel(model));
  });

  it('changes each place', () => {
    expect(matches).toEqual(expected);
  });

  it('sounds like float32, with the same durations', () => {
    expect(spoken.durations).toEqual(exact.durations);
    expect(correlation(spoken.samples, exact.samples)).toBeGreaterThan(bound);
  });

  it('keeps the durations of a long text', async () => {
    const tokens = tinyTokens(200);
    const { durations } = await speakTiny(encodeModel(model), {}, tokens);
    expect(durations).toEqual((await speakTiny(encodeModel(fp32), {}, tokens)).durations);
  }, 60_000);

  it('sounds the same to the bit with its weights left in the file', async () => {
    const graph = packGraph(model, file, { form: 'float', precision });
    const externalData = externalFiles(graph, file) ?? [];
    expect(await speakTiny(graph, { externalData })).toEqual(spoken);
  });

  it('does not depend on names', async () => {
    const scrambled = adapt(fileOf(precision, 8));
    expect(scrambled.matches).toEqual(expected);
    expect(await speakTiny(encodeModel(scrambled.model))).toEqual(spoken);
  });

  it('has nothing left to change', () => {
    expect(rewriteModel(model, [FLOAT32_COMPUTE, DEQUANTIZE]).matches).toEqual({
      'float32-compute': 0,
      dequantize: 0,
    });
  });

  it('has the types of the float32 network alone', () => {
    const { float, int64, bool } = DATA_TYPE;
    for (const type of typesOf(model)) expect([float, int64, bool]).toContain(type);
  });
});

it('q8 made float32 is nearer to float32 than q8', async () => {
  const file = fileOf('q8');
  const [stored, made] = [await speakTiny(file), await speakTiny(encodeModel(adapt(file).model))];
  expect(correlation(made.samples, exact.samples)).toBeGreaterThan(
    correlation(stored.samples, exact.samples),
  );
});

describe('the operators', () => {
  it('of q8 are those of float32 again, a Gemm being MatMul and Add', () => {
    const { Gemm = 0, MatMul = 0, Add = 0, ...others } = countOperators(fp32);
    expect(countOperators(adapt(fileOf('q8')).model)).toEqual({
      ...others,
      MatMul: MatMul + Gemm,
      Add: Add + Gemm,
    });
    expect(others).toMatchObject({ Conv: 88, LSTM: 6 });
  });

  it('of fp16 are those of float32 again, with the same connections', () => {
    const { graph } = adapt(fileOf('fp16')).model;
    const shapeOf = ({ nodes, initializers, inputs, outputs }: Graph) => {
      const constants = new Set(initializers.map(({ name }) => name));
      const ports = [...inputs, ...outputs].map(({ name }) => name);
      const numbers = new Map<string, string>(['', ...ports].map((name) => [name, name]));
      const numberOf = (name: string) => {
        if (constants.has(name)) return 'constant';
        if (!numbers.has(name)) numbers.set(name, `${numbers.size}`);
        return numbers.get(name);
      };
      return nodes.map(({ opType, attributes, inputs: from, outputs: to }) => [
        ...[opType, Object.entries(attributes), from.map(numberOf), to.map(numberOf)],
      ]);
    };
    expect(shapeOf(graph)).toEqual(shapeOf(fp32.graph));
  });

  it('of fp16 have the constants of float32, rounded to float16 or as they were', () => {
    const { graph } = adapt(fileOf('fp16')).model;
    const constantsOf = (g: Graph) => {
      const constants = new Map(g.initializers.map((constant) => [constant.name, constant]));
      return g.nodes.flatMap(({ inputs }) => inputs.map((name) => constants.get(name)));
    };
    const before = constantsOf(fp32.graph);
    let rounded = 0;
    for (const [i, constant] of constantsOf(graph).entries()) {
      expect(constant?.dims).toEqual(before[i]?.dims);
      if (constant?.type !== DATA_TYPE.float || !before[i]) continue;
      const [values, original] = [constant, before[i]].map(({ source }) =>
        floatsOf(materialise(source)),
      );
      const isRounded = constant.source.kind === 'float16';
      if (isRounded) rounded++;
      const halves = Float32Array.from(float16Of(original!), (bits) => fromFloat16Bits(bits));
      expect(values).toEqual(isRounded ? halves : original);
    }
    expect(rounded).toBeGreaterThan(500);
  });
});
