/** What is wrong with a file that claims to be an ONNX model; becomes the `problem` of an `invalid-argument`. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}
