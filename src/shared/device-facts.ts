/** What the device says of itself. */
export interface DeviceFacts {
  /** Logical processors; 1 where the browser does not tell. */
  readonly cores: number;
  /** Gibibytes, in steps up to 8; Chromium alone tells. */
  readonly memory: number | undefined;
}

/** The facts of this device, on the page or in a worker. */
export function deviceFacts(): DeviceFacts {
  const { hardwareConcurrency, deviceMemory } = globalThis.navigator as {
    readonly hardwareConcurrency?: number;
    readonly deviceMemory?: number;
  };
  return { cores: hardwareConcurrency || 1, memory: deviceMemory };
}
