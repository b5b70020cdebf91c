import { describe, expect, it, vi } from 'vitest';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { WebFileLock } from '../../../src/model/download/web-file-lock';
import { describeFileLock } from '../../support/file-lock-contract';

const local = new LocalFileLock();
describeFileLock('LocalFileLock', () => local);
// Node 20 has no Web Locks: what an insecure context gets.
describeFileLock('WebFileLock without Web Locks', () => new WebFileLock());

describe('WebFileLock', () => {
  it('does without Web Locks that refuse', async () => {
    const request = vi.fn(() => Promise.reject(new DOMException('no', 'SecurityError')));
    vi.stubGlobal('navigator', { locks: { request } });
    const end = await new WebFileLock().acquire('refused');
    expect(request).toHaveBeenCalledOnce();
    const next = new WebFileLock().acquire('refused');
    end();
    (await next)();
    vi.unstubAllGlobals();
  });
});
