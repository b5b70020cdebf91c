/** How a page that is isolated gets what is not its own: as if nobody were logged in, or only where the other side agrees. */
export type EmbedderPolicy = 'credentialless' | 'require-corp';

/** Answers with the two headers that isolate a page, as far as an answer may be changed. */
export function isolated(response: Response, policy: EmbedderPolicy): Response {
  // What another origin does not let anybody read, and a redirection, pass as they are.
  if (response.status === 0 || response.type === 'opaque' || response.type === 'opaqueredirect')
    return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', policy);
  const { status, statusText } = response;
  const body = [101, 204, 205, 304].includes(status) ? null : response.body;
  return new Response(body, { status, statusText, headers });
}

/** Whether a request is for something that carries such headers: a page or frame, or a thread's script. */
export function isIsolable({ mode, destination }: Pick<Request, 'mode' | 'destination'>): boolean {
  return mode === 'navigate' || destination === 'worker' || destination === 'sharedworker';
}
