import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../src/contracts/metrics';
import { type MemoryPlatform, samplePeakMemory } from '../../../src/metrics/peak-memory';
import { deferred } from '../../../src/shared/deferred';

/** What is reported on this platform when the browser is given no time to think. */
async function sampled(platform: MemoryPlatform, patience = 0): Promise<Omit<Metric, 'at'>[]> {
  const heard: Omit<Metric, 'at'>[] = [];
  await samplePeakMemory((metric) => heard.push(metric), platform, patience);
  return heard;
}

const report = (value: number, by: string) => ({
  name: 'peak-memory-bytes',
  value,
  unit: 'bytes',
  tags: { by },
});
const memory = { usedJSHeapSize: 5 };

describe('the memory of the page', () => {
  it('is the sum of its agents where it is isolated', async () => {
    const measureUserAgentSpecificMemory = async () => ({ bytes: 900 });
    const performance = { measureUserAgentSpecificMemory, memory };
    const isolated = { crossOriginIsolated: true, performance };
    expect(await sampled(isolated, 1000)).toEqual([report(900, 'user-agent')]);
    expect(await sampled({ ...isolated, crossOriginIsolated: false })).toEqual([
      report(5, 'js-heap'),
    ]);
  });

  it('is not waited for when the browser does not answer, and is asked for once', async () => {
    const answer = deferred<{ bytes: number }>();
    let asked = 0;
    const measureUserAgentSpecificMemory = () => {
      asked++;
      return answer.promise;
    };
    const silent = {
      crossOriginIsolated: true,
      performance: { measureUserAgentSpecificMemory, memory },
    };
    expect(await sampled(silent)).toEqual([report(5, 'js-heap')]);
    expect(await sampled(silent)).toEqual([report(5, 'js-heap')]);
    expect(asked).toBe(1);
    answer.resolve({ bytes: 900 });
    expect(await sampled(silent, 1000)).toEqual([report(900, 'user-agent')]);
  });

  it('is the simpler number when the browser refuses', async () => {
    const measureUserAgentSpecificMemory = () => Promise.reject(new Error('SecurityError'));
    const performance = { measureUserAgentSpecificMemory, memory };
    expect(await sampled({ crossOriginIsolated: true, performance }, 1000)).toEqual([
      report(5, 'js-heap'),
    ]);
  });

  it('is not told where the platform does not tell it', async () => {
    expect(await sampled({ performance: {} })).toEqual([]);
  });
});
