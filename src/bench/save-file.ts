/** A text to be saved. */
export interface TextFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Hands a text to the reader as a download. */
export function saveFile({ name, type, text }: TextFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address over by then.
  setTimeout(() => URL.revokeObjectURL(url));
}

/** A file as the platform shares it, where it can share files of this kind; undefined elsewhere. */
export function shareable({ name, type, text }: TextFile): ShareData | undefined {
  const data: ShareData = { files: [new File([text], name, { type })], title: name };
  try {
    return navigator.canShare?.(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
