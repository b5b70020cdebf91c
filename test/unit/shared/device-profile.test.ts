import { afterEach, describe, expect, it, vi } from 'vitest';
import { computeForm } from '../../../src/runtime/compute-form';
import { chooseProfile, pieceLength } from '../../../src/shared/device-profile';

afterEach(() => vi.unstubAllGlobals());

describe('the device profile', () => {
  it.each([
    [undefined, 'fast'],
    [8, 'fast'],
    [4, 'fast'],
    [2, 'low-memory'],
    [0.5, 'low-memory'],
  ])('is by the memory that the browser tells: %s → %s', (deviceMemory, profile) => {
    vi.stubGlobal('navigator', { deviceMemory });
    expect(chooseProfile('auto')).toBe(profile);
  });

  it('is what was asked for', () => {
    vi.stubGlobal('navigator', { deviceMemory: 1 });
    expect(chooseProfile('fast')).toBe('fast');
    expect(chooseProfile('low-memory')).toBe('low-memory');
  });

  it('has shorter pieces where memory is short', () => {
    expect(pieceLength('low-memory')).toBeLessThan(pieceLength('fast'));
    expect(pieceLength('as-published')).toBe(pieceLength('fast'));
  });

  it('keeps numbers as they are stored on WASM only', () => {
    expect(computeForm('wasm', 'low-memory')).toBe('stored');
    expect(computeForm('wasm', 'fast')).toBe('fast');
    expect(computeForm('webgpu', 'fast')).toBe('float');
    expect(computeForm('webgpu', 'low-memory')).toBe('float');
  });
});
