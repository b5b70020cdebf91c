import { afterEach, expect, test } from 'vitest';
import { loadPart } from '../../../src/shared/load-part';

afterEach(() => {
  for (const map of document.querySelectorAll('script[type=importmap]')) map.remove();
});

test('a module that the page has a hash for is not had under another address, which has none', async () => {
  // Any module that is there: the browser would have let it in but for its hash.
  const address = new URL('../../../src/shared/fill.ts', import.meta.url).href;
  const map = document.createElement('script');
  map.type = 'importmap';
  map.textContent = JSON.stringify({ integrity: { [address]: 'sha384-AAAA' } });
  document.head.append(map);
  const refused = new TypeError(`Failed to fetch dynamically imported module: ${address}`);
  await expect(loadPart(() => Promise.reject(refused))).rejects.toMatchObject({ code: 'network' });
});
