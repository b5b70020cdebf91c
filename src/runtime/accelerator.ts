/** What every device has in common that computes in place of WASM. The worker that opened it owns it. */
export interface Accelerator {
  /** What it says of itself, as far as the browser lets it: by this its sound is trusted or not. */
  readonly name: string;
  /** Resolves with the cause when it goes away by itself; never because of {@link close}. */
  readonly lost: Promise<string>;
  /** Gives it back to the browser. A worker that ends does so by itself. */
  close(): void;
}

/** How a browser's device ends: `GPUDevice` and `MLContext` agree in this. */
interface Losable {
  /** Left out by browsers that do not tell. */
  readonly lost?: Promise<{ readonly message?: string; readonly reason?: string }>;
  /** Left out by browsers that leave it to the garbage collector. */
  destroy?(): void;
}

/** Turns a browser's device into what this project knows of it. */
export function accelerator(name: string, device: Losable): Accelerator {
  let isClosed = false;
  const lost = new Promise<string>((resolve) => {
    void device.lost?.then(({ message, reason }) => {
      if (!isClosed) resolve(message || reason || 'unknown');
    });
  });
  return {
    name,
    lost,
    close() {
      isClosed = true;
      device.destroy?.();
    },
  };
}
