import type { GraphEdit } from './graph-edit';
import type { Node } from './onnx-model';

/** New nodes in their order, which are to take another one's place. */
export class NodeSequence {
  readonly #nodes: Node[] = [];

  constructor(private readonly edit: GraphEdit) {}

  /** Adds a node of ONNX's own operators. @returns the name of its output */
  add(opType: string, inputs: readonly string[], attributes: Node['attributes'] = {}): string {
    const node = this.edit.node(opType, inputs, { attributes });
    this.#nodes.push(node);
    return node.outputs[0] ?? '';
  }

  /** All nodes. */
  get all(): readonly Node[] {
    return this.#nodes;
  }

  /** All nodes, the last of which gives these outputs instead of its own. */
  ending(outputs: readonly string[]): Node[] {
    return this.#nodes.map((node, i) =>
      i === this.#nodes.length - 1 ? { ...node, outputs } : node,
    );
  }
}
