import { describe, expect, it, vi } from 'vitest';
import {
  hearProgress,
  type ProgressNews,
  tellProgress,
} from '../../../src/model/download/progress-channel';

describe('the progress channel', () => {
  it('tells those who listen for this file, in steps worth telling, and always the end', async () => {
    const heard: ProgressNews[] = [];
    const others: ProgressNews[] = [];
    const stop = hearProgress('channel-a', (news) => heard.push(news));
    const stopOther = hearProgress('channel-b', (news) => others.push(news));
    const teller = tellProgress('channel-a');
    for (let received = 1; received <= 100_000; received += 10) teller.tell(received, 100_000);
    teller.tell(100_000, 100_000);
    await vi.waitFor(() => expect(heard.at(-1)?.received).toBe(100_000));
    expect(heard[0]).toEqual({ name: 'channel-a', received: 1, total: 100_000 });
    expect(heard.length).toBeGreaterThan(100);
    expect(heard.length).toBeLessThanOrEqual(202);
    expect(others).toEqual([]);
    stop();
    stopOther();
    teller.close();
  });

  it('tells when a file starts over', async () => {
    const heard: number[] = [];
    const stop = hearProgress('channel-c', ({ received }) => heard.push(received));
    const teller = tellProgress('channel-c');
    for (const received of [50_000, 100, 100_000]) teller.tell(received, 100_000);
    await vi.waitFor(() => expect(heard).toEqual([50_000, 100, 100_000]));
    stop();
    teller.close();
  });

  it('ignores what another version may say', async () => {
    const heard: number[] = [];
    const faults: unknown[] = [];
    const fault = (error: unknown) => faults.push(error);
    process.on('uncaughtException', fault);
    const stop = hearProgress('channel-e', ({ received }) => heard.push(received));
    const other = new BroadcastChannel('kokoro-speak:progress');
    const half = { name: 'channel-e', received: '1', total: 2 };
    for (const word of [undefined, null, 'hello', { name: 'channel-e' }, half])
      other.postMessage(word);
    other.postMessage({ name: 'channel-e', received: 1, total: 2 });
    await vi.waitFor(() => expect(heard.at(-1)).toBe(1));
    expect(heard).toEqual([1]);
    expect(faults).toEqual([]);
    process.off('uncaughtException', fault);
    stop();
    other.close();
  });

  it('is silent where the browser has none', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const stop = hearProgress('channel-d', () => undefined);
    const teller = tellProgress('channel-d');
    teller.tell(1, 2);
    teller.close();
    stop();
    vi.unstubAllGlobals();
  });
});
