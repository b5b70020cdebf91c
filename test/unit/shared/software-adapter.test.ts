import { describe, expect, it } from 'vitest';
import { isSoftware } from '../../../src/shared/software-adapter';

const adapter = (info: object | undefined, rest: object = {}) =>
  ({ info, ...rest }) as unknown as GPUAdapter;

describe('a graphics adapter', () => {
  it.each<[string, GPUAdapter]>([
    ['that says so', adapter({ isFallbackAdapter: true, vendor: 'google' })],
    ['that says so in the old place', adapter({ vendor: 'google' }, { isFallbackAdapter: true })],
    ['of a known name', adapter({ vendor: 'google', architecture: 'swiftshader' })],
  ])('%s computes on the processor', (_, it) => expect(isSoftware(it)).toBe(true));

  it.each<[string, GPUAdapter]>([
    [
      'of a vendor',
      adapter({ isFallbackAdapter: false, vendor: 'intel', architecture: 'gen-12lp' }),
    ],
    [
      'that says so, whatever its name',
      adapter({ isFallbackAdapter: false, description: 'llvmpipe (LLVM 15)' }),
    ],
    ['without a name', adapter({ vendor: '', architecture: '', description: '' })],
    ['of an old browser', adapter(undefined)],
  ])('%s is a GPU', (_, it) => expect(isSoftware(it)).toBe(false));
});
