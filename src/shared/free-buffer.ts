/**
 * Frees a buffer's memory now; views of it become empty. Without this, hundreds of megabytes wait for a garbage collection
 * that nothing hurries, because JavaScript's own heap is small.
 *
 * A message that nobody can get is destroyed with all that was transferred to it. `ArrayBuffer.prototype.transfer(0)` empties
 * the views, too, but Chromium 150 keeps the memory until a collection (300 MB were still there after a second and a half).
 */
export function freeBuffer(buffer: ArrayBuffer): void {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(buffer, [buffer]);
  port1.close();
}
