import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => void vi.unstubAllGlobals());

test('the policy that threads need is told by where their scripts come from', async () => {
  vi.stubGlobal('location', { origin: 'https://site.example' });
  const { threadPolicy, threadScript } = await import('../../../src/engine/thread-script');
  const own = new URL('https://site.example/assets/text.worker.js');
  expect(threadScript(own)).toBe(own.href);
  expect(threadPolicy()).toBe("worker-src 'self'");
  for (const name of ['text', 'speech'])
    expect(threadScript(new URL(`https://cdn.example/${name}.worker.js`))).toMatch(/^blob:/);
  expect(threadPolicy()).toBe(
    'worker-src blob:; script-src https://cdn.example; connect-src https://cdn.example',
  );
});
