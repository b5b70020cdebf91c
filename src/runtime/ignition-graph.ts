/**
 * The smallest valid ONNX model: `y = Identity(x)`, float32 [1], IR 8, opset 13. Written out byte by byte so that
 * booting the runtime needs no request and no serialiser.
 */
export const IGNITION_GRAPH: Uint8Array = Uint8Array.of(
  // ModelProto.ir_version = 8
  0x08,
  0x08,
  // ModelProto.graph, 55 bytes
  0x3a,
  0x37,
  //   GraphProto.node, 16 bytes: input "x", output "y", op_type "Identity"
  0x0a,
  0x10,
  0x0a,
  0x01,
  0x78,
  0x12,
  0x01,
  0x79,
  0x22,
  0x08,
  0x49,
  0x64,
  0x65,
  0x6e,
  0x74,
  0x69,
  0x74,
  0x79,
  //   GraphProto.name = "i"
  0x12,
  0x01,
  0x69,
  //   GraphProto.input, then output: "x" and "y", float32 [1]
  ...valueInfo(0x5a, 0x78),
  ...valueInfo(0x62, 0x79),
  // ModelProto.opset_import: version 13
  0x42,
  0x02,
  0x10,
  0x0d,
);

/** A ValueInfoProto field: tag, length, name, tensor type float32 with shape [1]. */
function valueInfo(tag: number, name: number): number[] {
  return [
    tag,
    0x0f,
    0x0a,
    0x01,
    name,
    0x12,
    0x0a,
    0x0a,
    0x08,
    0x08,
    0x01,
    0x12,
    0x04,
    0x0a,
    0x02,
    0x08,
    0x01,
  ];
}
