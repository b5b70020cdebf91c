import { KOKORO_MANIFESTS } from '../src/model/manifests/kokoro';
import type { BenchPrecision, Player } from './bench-player';

/** A file that a device downloads. */
export interface DownloadedFile {
  readonly path: string;
  readonly bytes: number;
  /** As a static host sends it, with gzip; absent for what is sent as it is. */
  readonly gzipBytes?: number;
}

/** What was counted for one player. */
export interface Downloads {
  /** Code, as it was sent for a start and a text. */
  readonly page: readonly DownloadedFile[];
  /** Code and graph of a device with WebGPU: counted from the files' sizes, not run. */
  readonly webgpu: readonly DownloadedFile[];
}

/** What each downloads for WebGPU: ours the same file as for WASM, kokoro-js what its documentation recommends. */
export const WEBGPU_PRECISION: Readonly<Record<Player, BenchPrecision>> = Object.freeze({
  'kokoro-speak': 'q8',
  'kokoro-js': 'fp32',
});

/** Files of our runtime, whichever bundle. */
const OWN_RUNTIME = /\/ort[.-]/;
/** Files of the bundle that computes on WebGPU in Chromium. */
const OWN_WEBGPU_RUNTIME = /\/ort(\.|-wasm-simd-threaded\.)jspi[.-]/;

/** Total in megabytes. */
export function megabytesOf(files: readonly DownloadedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
}

/** Total in megabytes of what goes over the network. */
export function sentMegabytesOf(files: readonly DownloadedFile[]): number {
  return files.reduce((sum, { bytes, gzipBytes }) => sum + (gzipBytes ?? bytes), 0) / 1e6;
}

/**
 * Lists downloads of a player.
 * @param sent what its page was sent while it computed with WASM, by path
 * @param built sizes of all files of our build, by the same paths
 * @param gzipped size of a file of code as it is sent
 */
export function downloadsOf(
  player: Player,
  sent: ReadonlyMap<string, number>,
  built: ReadonlyMap<string, number>,
  gzipped: (path: string) => number | undefined = () => undefined,
): Downloads {
  const list = (files: Iterable<[string, number]>) =>
    [...files].map(([path, bytes]) => {
      const gzipBytes = gzipped(path);
      return gzipBytes === undefined ? { path, bytes } : { path, bytes, gzipBytes };
    });
  // The empty path is the page itself, which is ours and not theirs.
  const page = list(sent).filter(({ path }) => path !== '');
  const graph = KOKORO_MANIFESTS[WEBGPU_PRECISION[player]].files.filter(
    ({ role }) => role === 'graph',
  );
  // Its runtime is one for both providers.
  if (player === 'kokoro-js') return { page, webgpu: [...page, ...named(graph)] };
  const runtime = list(built).filter(({ path }) => OWN_WEBGPU_RUNTIME.test(path));
  if (!runtime.some(({ path }) => path.endsWith('.wasm')))
    throw new Error('The build has no WebGPU runtime under the name that is looked for.');
  const shared = page.filter(({ path }) => !OWN_RUNTIME.test(path));
  return { page, webgpu: [...shared, ...runtime, ...named(graph)] };
}

function named(files: readonly DownloadedFile[]): DownloadedFile[] {
  return files.map(({ path, bytes }) => ({ path, bytes }));
}
