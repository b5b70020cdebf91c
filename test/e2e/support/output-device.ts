/** The device below a page's AudioContexts, as a test has it. */
export interface OutputDevice {
  /** Whether the browser makes no context for want of it. */
  isMissing: boolean;
  /** The page's contexts, in order. */
  readonly contexts: AudioContext[];
  /** It fails below the last context, which is never resumed then: its clock stands still, and Chromium says it by an event. */
  fail(): Promise<void>;
}

declare global {
  var outputDevice: OutputDevice;
}

/** Runs in the page before its own scripts, and puts a device below it that can fail. Self-contained, because it is sent as source. */
export function plantOutputDevice(): void {
  const device: OutputDevice = {
    isMissing: false,
    contexts: [],
    async fail() {
      const context = device.contexts.at(-1);
      if (!context) throw new Error('There is no context.');
      context.resume = () => new Promise(() => undefined);
      await context.suspend();
      context.dispatchEvent(new Event('error'));
    },
  };
  globalThis.outputDevice = device;
  globalThis.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      if (device.isMissing) throw new DOMException('No output device.', 'NotSupportedError');
      super(options);
      device.contexts.push(this);
    }
  };
}
