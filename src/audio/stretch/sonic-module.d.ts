/** What is used of the glue code of `@echogarden/sonic-wasm` (Sonic by Bill Cox, Apache-2.0), which has no types of its own. */
declare module '@echogarden/sonic-wasm' {
  /** The library in its own WebAssembly memory. Pointers are byte offsets into it. */
  export interface SonicModule {
    readonly HEAPF32: Float32Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _sonicCreateStream(sampleRate: number, channels: number): number;
    _sonicDestroyStream(stream: number): void;
    _sonicSetSpeed(stream: number, speed: number): void;
    /** Takes so many frames; 0 if there is no memory. */
    _sonicWriteFloatToStream(stream: number, samples: number, frames: number): number;
    /** Gives up to so many frames; how many there were. */
    _sonicReadFloatFromStream(stream: number, samples: number, frames: number): number;
    _sonicSamplesAvailable(stream: number): number;
    /** Brings out what waits for more, as long as it should be. */
    _sonicFlushStream(stream: number): number;
  }

  function load(options: {
    readonly wasmBinary: ArrayBuffer;
    /** Without it, the glue code makes an address with `URL`, which an audio thread has not. */
    readonly locateFile: (name: string) => string;
  }): Promise<SonicModule>;

  // biome-ignore lint/style/noDefaultExport: it is the library's.
  export { load as default };
}
