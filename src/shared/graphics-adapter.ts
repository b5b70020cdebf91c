/**
 * The browser's fastest graphics adapter, a software one included; undefined where it has none.
 *
 * Asked for twice if need be: Chromium (156, seen with a graphics card) answers the first question of a browser's life with
 * nothing, and says “A valid external Instance reference no longer exists”, where its graphics process was replaced meanwhile.
 * The second answer is right. Without a second question such a device would never be used.
 */
export async function findAdapter(): Promise<GPUAdapter | undefined> {
  return (await ask()) ?? (await ask());
}

async function ask(): Promise<GPUAdapter | undefined> {
  try {
    return (
      (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? undefined
    );
  } catch {
    // Some drivers throw instead of answering null.
    return undefined;
  }
}
