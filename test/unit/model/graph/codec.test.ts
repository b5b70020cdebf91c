import fc from 'fast-check';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { adaptGraph } from '../../../../src/model/graph/adapt-graph';
import { decodeMetadata, decodeModel } from '../../../../src/model/graph/decode-model';
import { encodeModel } from '../../../../src/model/graph/encode-model';
import { GraphError } from '../../../../src/model/graph/graph-error';
import { externalFiles, packedInfo, packGraph } from '../../../../src/model/graph/packed-graph';
import { schema } from '../../../fixtures/kokoro-graph/onnx-schema';
import { Random } from '../../../fixtures/kokoro-graph/random';
import { buildVariant, PRECISIONS } from '../../../fixtures/kokoro-graph/variants';
import { speakTiny } from '../../../support/tiny-speech';

type Bytes = Uint8Array<ArrayBuffer>;

/** A copy that has its buffer for itself. */
const own = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes);

/** A file as plain data, with every default in place; numbers as raw bytes, however they are written. */
function plain(bytes: Uint8Array) {
  const { ModelProto } = schema;
  return ModelProto.toObject(ModelProto.decode(bytes), {
    defaults: true,
    longs: String,
    bytes: String,
  });
}

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

describe.each(PRECISIONS)('an ONNX file in %s', (precision) => {
  const file = own(buildVariant({ width: 'tiny', precision, durations: true }));

  it('says the same after reading and writing', () => {
    const [before, after] = [file, encodeModel(decodeModel(file))].map(plain);
    // Thousands of nodes: compared as text, which takes a tenth of the time.
    for (const part of ['node', 'initializer', 'input', 'output'])
      expect(JSON.stringify(after?.graph[part]) === JSON.stringify(before?.graph[part]), part).toBe(
        true,
      );
    expect(after?.opsetImport).toEqual(before?.opsetImport);
    expect(after?.irVersion).toEqual(before?.irVersion);
  });

  it('holds views of its weights, not copies', () => {
    for (const { source } of decodeModel(file).graph.initializers) {
      if (source.kind !== 'stored') throw new Error('a file holds only what is stored');
      if (source.stored.length > 8) expect(source.stored.buffer).toBe(file.buffer);
    }
  });

  it('sounds the same to the bit with its weights beside it', async () => {
    const graph = packGraph(decodeModel(file), file, { form: 'stored', precision });
    expect(graph.length).toBeLessThan(file.length);
    const packed = await speakTiny(graph, { externalData: externalFiles(graph, file) ?? [] });
    const whole = await speakTiny(file);
    expect(packed.durations).toEqual(whole.durations);
    expect(packed.samples).toEqual(whole.samples);
  });
});

describe('a packed graph', () => {
  const file = own(buildVariant({ width: 'tiny', precision: 'q8' }));
  const { graph } = adaptGraph(file, 'float');

  it('has no copy of any weight in it', () => {
    expect(graph.length).toBeLessThan(500_000);
  });

  it('tells what it is', () => {
    expect(packedInfo(graph)).toEqual({ form: 'float', precision: 'q8' });
    expect(packedInfo(file)).toBeUndefined();
  });

  it('is refused with other weights', () => {
    expect(() => externalFiles(graph, file.subarray(1))).toThrow(GraphError);
  });

  it.each([
    ['reaches beyond the weights', /\[\d+,\d+\]/, '[1,99999999]'],
    ['begins before them', /\[\d+,\d+\]/, '[-8,16]'],
    ['has no channels', /"inner":\d+/, '"inner":0'],
    ['has no blocks', /"batches":\d+/, '"batches":0'],
    ['is no note at all', /\{"format"/, '"format"'],
    ['is of another format', /"format":1/, '"format":2'],
  ])('is refused if its note %s', (_, pattern, by) => {
    const note = decodeMetadata(graph)['kokoro-speak.weights'] ?? '';
    const changed = note.replace(pattern, by);
    expect(changed).not.toBe(note);
    expect(() => externalFiles(encodeNote(graph, changed), file)).toThrow(GraphError);
  });

  it('is no packed graph without its note', () => {
    expect(externalFiles(file, file)).toBeUndefined();
  });
});

/** The packed graph with another note: what is written last counts. */
function encodeNote(graph: Bytes, note: string): Bytes {
  const { ModelProto } = schema;
  const extra = ModelProto.encode({
    metadataProps: [{ key: 'kokoro-speak.weights', value: note }],
  }).finish();
  return own(Buffer.concat([graph, extra]));
}

describe('bytes that nobody vouches for', () => {
  const file = own(buildVariant({ width: 'tiny', precision: 'q8' }));
  /** Either a graph, or the one kind of error. */
  const attempt = (bytes: Bytes) => {
    try {
      adaptGraph(bytes, 'float');
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
    }
  };

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a page', own(Buffer.from('<!doctype html><html><body>Sign in</body></html>'))],
    ['zeros', new Uint8Array(1000)],
    ['a length of 2⁶³', Uint8Array.of(0x3a, 255, 255, 255, 255, 255, 255, 255, 255, 127)],
    ['a number without end', new Uint8Array(100).fill(255)],
    ['an empty graph', Uint8Array.of(0x3a, 0)],
  ])('are refused: %s', (_, bytes) => {
    expect(() => adaptGraph(bytes, 'float')).toThrow(GraphError);
  });

  it('are refused with more nodes than any model has, before they fill the memory', () => {
    const graph = new Uint8Array(20_000_000);
    // Empty nodes: field 1, length 0.
    for (let i = 0; i < graph.length; i += 2) graph[i] = 0x0a;
    const { ModelProto } = schema;
    const head = ModelProto.encode({ irVersion: 8 }).finish();
    const length: number[] = [];
    for (let rest = graph.length; rest > 0; rest >>>= 7)
      length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    const bytes = own(Buffer.concat([head, Uint8Array.of(0x3a, ...length), graph]));
    expect(() => decodeModel(bytes)).toThrow(/more than \d+ nodes/);
  });

  it.each([
    [
      'lies in another file',
      { dataLocation: 1, externalData: [{ key: 'location', value: '/etc/passwd' }] },
    ],
    ['has fewer bytes than its shape', { rawData: new Uint8Array(3) }],
    ['has a shape beyond all sizes', { dims: [2 ** 40, 2 ** 40], rawData: new Uint8Array(4) }],
    ['has a negative size', { dims: [-1], rawData: new Uint8Array(0) }],
    ['has a type that there is not', { dataType: 99, rawData: new Uint8Array(4) }],
  ])('are refused if a constant %s', (_, tensor) => {
    const bytes = schema.ModelProto.encode({
      graph: {
        node: [{ opType: 'Identity', input: ['a'], output: ['b'] }],
        initializer: [{ name: 'a', dims: [1], dataType: 1, ...tensor }],
      },
    }).finish();
    expect(() => adaptGraph(own(bytes), 'float')).toThrow(GraphError);
  });

  it('survive a name that means something to JavaScript', () => {
    const bytes = schema.ModelProto.encode({
      graph: {
        node: [
          {
            opType: 'toString',
            input: ['__proto__', 'constructor'],
            output: ['hasOwnProperty'],
            attribute: [{ name: '__proto__', type: 2, i: 1 }],
          },
        ],
      },
      metadataProps: [{ key: '__proto__', value: 'x' }],
    }).finish();
    attempt(own(bytes));
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it('never do more than be refused: 300 broken models', () => {
    const random = new Random(5);
    const below = (limit: number) => Math.floor(random.next() * limit);
    for (let round = 0; round < 150; round++) {
      attempt(file.slice(0, below(file.length)));
      const broken = file.slice();
      // Near the beginning, where the structure is; anywhere, mostly inside weights.
      for (let flip = 0; flip < 1 + below(8); flip++)
        broken[below(round % 2 ? 3000 : broken.length)] = below(256);
      attempt(broken);
    }
  }, 60_000);

  it('never do more than be refused: random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => attempt(own(bytes))),
      { numRuns: 500 },
    );
  });
});
