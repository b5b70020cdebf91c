/**
 * The text of bytes: by byte order mark, else as UTF-16 where every other byte is nothing, else by the name that the document
 * gives, else as UTF-8, else as windows-1252, which every sequence of bytes is.
 * @param declared name of an encoding; ignored if unknown
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, declared?: string): string {
  const marked = encodingOfMark(bytes) ?? wideEncoding(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8, whatever it says.
  }
  const named = decoderFor(declared);
  return (named && named.encoding !== 'utf-8' ? named : new TextDecoder('windows-1252')).decode(
    bytes,
  );
}

/** The encoding that a document's first bytes name: `<?xml … encoding="…"?>` or `<meta charset=…>`. */
export function declaredEncoding(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
  const found =
    /<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w.:-]{1,40})/i.exec(start) ??
    /<meta[^>]{0,200}\scharset\s*=\s*["']?([\w.:-]{1,40})/i.exec(start) ??
    /<meta[^>]{0,200}content\s*=\s*["'][^"'>]*charset=([\w.:-]{1,40})/i.exec(start);
  return found?.[1];
}

function encodingOfMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: in a European text, the zeros stand on one side. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1024 & ~1);
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even++;
    if (sample[at + 1] === 0) odd++;
  }
  const pairs = sample.length >> 1;
  if (pairs < 4) return undefined;
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
}

function decoderFor(name: string | undefined): TextDecoder | undefined {
  try {
    return name ? new TextDecoder(name) : undefined;
  } catch {
    return undefined;
  }
}
