/** Bytes that are read at a time. */
const PIECE = 256 * 1024;

/**
 * The bytes of a file, piece by piece as they are asked for. Not `file.stream()`: where it was read through a pipe only, Chromium (156) at times never gave
 * the next piece after memory was collected.
 */
export function blobStream(file: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const piece = file.slice(at, at + PIECE);
      at += piece.size;
      if (piece.size > 0) controller.enqueue(new Uint8Array(await piece.arrayBuffer()));
      else controller.close();
    },
  });
}
