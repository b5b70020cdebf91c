/** A place in an archive. */
export interface ArchivePlace {
  readonly path: string;
  /** Without `#`; `''` for the file itself. */
  readonly fragment: string;
}

/** Where a reference in a file of an archive leads. A path cannot leave the archive: what climbs above its root stays there. */
export function resolvePath(from: string, reference: string): ArchivePlace {
  const [before = '', fragment = ''] = splitOnce(reference, '#');
  const [address = ''] = splitOnce(before, '?');
  const written = decoded(address).replaceAll('\\', '/');
  if (written === '') return { path: from, fragment: decoded(fragment) };
  const parts = written.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return { path: parts.join('/'), fragment: decoded(fragment) };
}

/** Whether a reference leads out of the archive. */
export function isRemote(reference: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference);
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
