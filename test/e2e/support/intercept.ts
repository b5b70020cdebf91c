import type { CDPSession, Page } from '@playwright/test';

// Playwright's own routes turn off the HTTP cache of their page, and with it the cache of compiled code, so that the
// runtime's WebAssembly is compiled anew: three seconds on two cores. What the browser pauses for a session of ours
// leaves both caches alone. Requests of a page's workers are paused, too.

/** A request that the browser holds back, of what its protocol calls `Fetch.requestPaused`. */
interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string };
  readonly responseStatusCode?: number;
  readonly responseHeaders?: { name: string; value: string }[];
}

/** Headers that describe how a body was sent, and are wrong for another one. */
const OF_THE_TRANSFER = /^content-(encoding|length)$|^transfer-encoding$/i;

/** Calls `decide` for each request to the pattern (`*` for any characters), at either stage of it. */
async function pause(
  page: Page,
  urlPattern: string,
  requestStage: 'Request' | 'Response',
  decide: (session: CDPSession, paused: Paused) => Promise<unknown>,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', (paused) => {
    decide(session, paused).catch((error: unknown) => {
      // A page that is closed or reloaded takes its requests with it.
      if (!/Invalid InterceptionId|closed/.test(String(error))) throw error;
    });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern, requestStage }] });
}

/** Lets requests reach their server and changes the text that comes back. */
export async function rewriteText(
  page: Page,
  urlPattern: string,
  change: (text: string) => string,
): Promise<void> {
  await pause(page, urlPattern, 'Response', async (session, { requestId, ...response }) => {
    const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
    const text = base64Encoded ? Buffer.from(body, 'base64').toString() : body;
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.responseStatusCode ?? 200,
      responseHeaders: (response.responseHeaders ?? []).filter(
        ({ name }) => !OF_THE_TRANSFER.test(name),
      ),
      body: Buffer.from(change(text)).toString('base64'),
    });
  });
}

/** Answers requests in the place of a server. */
export async function answerWith(page: Page, urlPattern: string, body: Uint8Array): Promise<void> {
  await pause(page, urlPattern, 'Request', (session, { requestId }) =>
    session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      // A page that is isolated takes nothing else from another origin.
      responseHeaders: [{ name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }],
      body: Buffer.from(body).toString('base64'),
    }),
  );
}

/** Lets requests fail as they do without a network; the list that is returned grows by the address of each. */
export async function failRequests(page: Page, urlPattern: string): Promise<readonly string[]> {
  const asked: string[] = [];
  await pause(page, urlPattern, 'Request', (session, { requestId, request }) => {
    asked.push(request.url);
    return session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  });
  return asked;
}

/** Answers requests as a server does that has nothing there, which nobody asks twice. */
export async function answerMissing(page: Page, urlPattern: string): Promise<void> {
  await pause(page, urlPattern, 'Request', (session, { requestId }) =>
    session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 404,
      responseHeaders: [{ name: 'Access-Control-Allow-Origin', value: '*' }],
    }),
  );
}
