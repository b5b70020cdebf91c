/** Milliseconds in which a store that works has taken a piece. */
const PATIENCE_MS = 5000;

/**
 * What a store promises, or `late`: a store that hangs must not keep speech from beginning. Never rejects by itself.
 * @param promise settles when the store has done its work; what comes of it later is nobody's business
 */
export async function fromStore<T>(promise: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
