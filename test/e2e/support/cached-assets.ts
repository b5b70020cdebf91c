import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in front of another one. */
export interface Front {
  /** Address with a trailing slash. */
  readonly url: string;
  close(): void;
}

/**
 * Passes everything on to the server at `behind`, and lets browsers keep what has a hash in its name, as a site's owner
 * would. The compiled code of a file that the server is asked about again, even in vain, is not always found.
 */
export async function cacheAssets(behind: string): Promise<Front> {
  const server = createServer((asked, answer) => {
    const { method, headers, url = '/' } = asked;
    const passed = request(new URL(url, behind), { method, headers }, (response) => {
      if (url.startsWith('/assets/'))
        response.headers['cache-control'] = 'public, max-age=31536000, immutable';
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
