const scripts = new Map<string, string>();

/**
 * An address that a thread can start from. Browsers start threads only from the page's own origin; a script of another
 * origin, such as a content delivery network's, is imported by a one-line module of the page's own. For that the other
 * origin has to allow cross-origin requests, and a content security policy `worker-src blob:`.
 * @param script absolute URL of a module
 */
export function threadScript(script: URL): string {
  if (script.origin === location.origin) return script.href;
  const made = scripts.get(script.href) ?? importer(script.href);
  scripts.set(script.href, made);
  return made;
}

/**
 * What a page's content security policy needs for the threads that were asked for so far, as its owner writes it:
 * `worker-src 'self'`, or `worker-src blob:` and the origins that scripts come from.
 */
export function threadPolicy(): string {
  const origins = [...new Set([...scripts.keys()].map((script) => new URL(script).origin))];
  if (origins.length === 0) return "worker-src 'self'";
  const others = origins.join(' ');
  return `worker-src blob:; script-src ${others}; connect-src ${others}`;
}

/** Static, so that no message can come before the script listens. Never revoked: threads start again. */
function importer(script: string): string {
  const module = `import ${JSON.stringify(script)};`;
  return URL.createObjectURL(new Blob([module], { type: 'text/javascript' }));
}
