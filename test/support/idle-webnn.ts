/** What the runtime (onnxruntime-web 1.30) asks a context for before it hands out operators: no type of number at all. */
const NO_OPERATORS = {
  preferredInputLayout: 'nchw',
  input: { dataTypes: [] },
  output: { dataTypes: [] },
  constant: { dataTypes: [] },
};

/**
 * Gives this thread a WebNN that can be opened and computes nothing: the runtime leaves every operator to WASM.
 * @returns takes the device away
 */
export function installIdleWebnn(): () => void {
  let lose: (info: { message: string }) => void = () => undefined;
  const lost = new Promise((resolve) => {
    lose = resolve;
  });
  const context = { lost, destroy: () => undefined, opSupportLimits: () => NO_OPERATORS };
  Object.defineProperty(navigator, 'ml', { value: { createContext: async () => context } });
  Reflect.set(globalThis, 'MLGraphBuilder', class {});
  return () => lose({ message: 'planted loss' });
}
