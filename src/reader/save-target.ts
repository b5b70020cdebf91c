/** What a dialogue for saving is asked. */
export interface WantedFile {
  readonly name: string;
  /** Without a dot. */
  readonly extension: string;
  readonly type: string;
}

type ShowSaveFilePicker = (options: {
  suggestedName: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

/**
 * The file that somebody chooses in the system's dialogue, inside their gesture; `none` where the browser has no such dialogue, and
 * `cancelled` when they close it.
 */
export async function chooseFile({
  name,
  extension,
  type,
}: WantedFile): Promise<FileSystemFileHandle | 'none' | 'cancelled'> {
  const { showSaveFilePicker } = window as { showSaveFilePicker?: ShowSaveFilePicker };
  if (!showSaveFilePicker) return 'none';
  try {
    return await showSaveFilePicker({
      suggestedName: `${name}.${extension}`,
      types: [{ accept: { [type]: [`.${extension}`] } }],
    });
  } catch (error) {
    // Inside a frame of another origin, or without a gesture, there is none either.
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'none';
  }
}
