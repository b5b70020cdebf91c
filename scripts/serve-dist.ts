import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { ensureBuilt } from './ensure-built';

/** Where the first attempt to listen is made. */
const FIRST_PORT = 4173;
/** Ports tried before giving up. */
const ATTEMPTS = 50;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A running server of the built app. */
export interface DistServer {
  /** Address with a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built app on localhost with the cross-origin isolation headers, building it first if it is missing or
 * older than its sources; a port that is taken gives way to the next.
 * @param onTaken told of each port that was taken
 */
export async function serveDist({
  port = FIRST_PORT,
  onTaken = () => undefined,
}: {
  port?: number;
  onTaken?: (port: number) => void;
} = {}): Promise<DistServer> {
  await ensureBuilt();
  for (let candidate = port; candidate < port + ATTEMPTS; candidate++) {
    try {
      const server = await preview({
        root: ROOT,
        logLevel: 'silent',
        preview: { host: 'localhost', port: candidate, strictPort: true, open: false },
      });
      return { url: `http://localhost:${candidate}/`, close: () => server.close() };
    } catch (error) {
      if (!String(error).includes('already in use')) throw error;
      onTaken(candidate);
    }
  }
  throw new Error(`Ports ${port} to ${port + ATTEMPTS - 1} are all taken. Set PORT to another.`);
}
