import { attributeOf, type GraphIndex } from '../graph-index';
import { DATA_TYPE, type Graph, type Node, type Tensor } from '../onnx-model';
import { dependants } from '../reach';
import { elementTypeOf } from './value-info';

/** A step from frames to samples is at least so many times; what only doubles the frames is no such step. */
const LEAST_STRETCH = 5;

/**
 * Names of the values that lie behind a step from frames to samples: long sequences, where nearly all of the
 * time goes, and behind the phase, whose running sum would let rounding grow.
 */
export function generatorValues(graph: Graph): ReadonlySet<string> {
  return dependants(
    graph,
    graph.nodes.filter(isStretch).flatMap(({ outputs }) => outputs),
  );
}

function isStretch(node: Node): boolean {
  if (node.domain !== '') return false;
  if (node.opType === 'STFT') return true;
  if (node.opType !== 'ConvTranspose') return false;
  return (attributeOf(node, 'strides', 'ints')?.[0] ?? 1) >= LEAST_STRETCH;
}

/**
 * Names of the values whose size depends on the number of tokens: those that depend on an input of integers. In a graph without
 * one, any input could be the tokens.
 */
export function varyingValues({ graph }: GraphIndex): ReadonlySet<string> {
  const integers = graph.inputs.filter((input) => isInteger(elementTypeOf(input)));
  const tokens = integers.length > 0 ? integers : graph.inputs;
  return dependants(
    graph,
    tokens.map(({ name }) => name),
  );
}

function isInteger(type: number | undefined): boolean {
  return type === DATA_TYPE.int64 || type === DATA_TYPE.int32;
}

/** Whether a constant is one number, or one for each channel of `[1, channels, t]`. */
export function isForChannels(constant: Pick<Tensor, 'dims'> | undefined): boolean {
  return constant !== undefined && constant.dims.length <= 3 && (constant.dims.at(-1) ?? 1) === 1;
}
