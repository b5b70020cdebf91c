/** Nominal address or name of a file of the package → the address that a bundler gave it. */
export type BundledFiles = Readonly<Record<string, string>>;

let files: BundledFiles | undefined;

/** What the page wrote behind the address of this thread; nothing in the app's own build, and nothing on the page. */
function readFiles(): BundledFiles {
  const fragment = (globalThis as { location?: { hash?: string } }).location?.hash ?? '';
  try {
    const value: unknown = JSON.parse(decodeURIComponent(fragment.slice(1)));
    return value && typeof value === 'object' ? (value as BundledFiles) : {};
  } catch {
    return {};
  }
}

/**
 * Where a file of the package really is. A bundler copies and renames the package's files one by one, so the page tells its
 * threads where each went ({@link withBundledFiles}).
 * @param nominal name or absolute URL that the file has in the package itself
 * @returns `nominal` as it is, where nobody moved it
 */
export function bundledFile(nominal: string): string {
  files ??= readFiles();
  return files[nominal] ?? nominal;
}

/** The address of a thread's script with what {@link bundledFile} needs there behind it. */
export function withBundledFiles(script: string, table: BundledFiles): string {
  if (Object.keys(table).length === 0) return script;
  return `${script}#${encodeURIComponent(JSON.stringify(table))}`;
}
