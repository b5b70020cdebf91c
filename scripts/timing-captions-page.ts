import type { WordTime } from '../src/contracts/audio';

/** A unit of sound that was made and not played. */
export interface MadeUnit {
  readonly tokens: readonly number[];
  /** Seconds from the unit's first sample. */
  readonly wordTimes: readonly WordTime[];
  /** Its samples, 32-bit floats, as a data URL. */
  readonly data: string;
}

declare global {
  /** Of the script that asks. */
  var takeMadeUnit: (unit: MadeUnit) => Promise<void>;
}

/** Makes a text's sound and hands over each unit. Runs inside the page, self-contained. */
export async function captionsInPage(text: string): Promise<void> {
  const units = globalThis.timingEngine.stream(text);
  for await (const { unit, samples, wordTimes } of units) {
    const reader = new FileReader();
    const read = new Promise((resolve) => {
      reader.onload = resolve;
    });
    reader.readAsDataURL(new Blob([samples]));
    await read;
    const data = reader.result as string;
    await globalThis.takeMadeUnit({ tokens: unit.tokens, wordTimes, data });
  }
}
