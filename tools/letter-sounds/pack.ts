import { FEATURE_ROWS } from '../../src/text/lexicon/letter-features';
import { FIRST, type Network, SECOND } from './network';
import type { Inventory } from './samples';

/**
 * A network as src/text/lexicon/letter-sounds.ts reads it: the length of a JSON header (32 bits, little-endian), the
 * header, then each layer's rows: a 32-bit scale and its 8-bit weights.
 */
export function packNetwork(network: Network, { chunks, byLetter }: Inventory): Uint8Array {
  const layers = network.layers.map(({ rows, width }) => ({ rows, width }));
  const header = new TextEncoder().encode(
    JSON.stringify({
      features: FEATURE_ROWS,
      first: FIRST,
      second: SECOND,
      chunks,
      byLetter,
      layers,
    }),
  );
  const size = layers.reduce((sum, { rows, width }) => sum + rows * (width + 4), 0);
  const out = new Uint8Array(4 + header.length + size);
  const view = new DataView(out.buffer);
  view.setUint32(0, header.length, true);
  out.set(header, 4);
  let at = 4 + header.length;
  for (const { rows, width, weights } of network.layers) {
    for (let row = 0; row < rows; row++) {
      const values = weights.subarray(row * width, (row + 1) * width);
      const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) / 127;
      view.setFloat32(at, scale, true);
      at += 4;
      for (const value of values) view.setInt8(at++, Math.round(value / scale));
    }
  }
  return out;
}
