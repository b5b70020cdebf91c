/** Graphics drivers that compute on the processor, by the names that they give themselves. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/**
 * Whether an adapter computes on the processor, some 100 times slower than WASM does: it is there for correctness, and
 * counts as no GPU. By what the browser says, and by its name where a browser does not say.
 */
export function isSoftware(adapter: GPUAdapter): boolean {
  const legacy = adapter as GPUAdapter & { readonly isFallbackAdapter?: boolean };
  const { isFallbackAdapter, vendor, architecture, description } = adapter.info ?? {};
  const isNamed = () => SOFTWARE.test([vendor, architecture, description].join(' '));
  return isFallbackAdapter ?? legacy.isFallbackAdapter ?? isNamed();
}
