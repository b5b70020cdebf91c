import { afterEach, expect, test } from 'vitest';
import { AudioPlayer } from '../../../src/audio/audio-player';
import type { MetricSink } from '../../../src/contracts/metrics';
import { PLAYER_URLS } from '../../../src/engine/package-files';
import { spawnTextWorker } from '../../../src/engine/spawn';
import { WorkerHost } from '../../../src/engine/worker-host';
import { deferred } from '../../../src/shared/deferred';
import { ResourceLedger } from '../../../src/shared/resource-ledger';

const told: Parameters<MetricSink>[0][] = [];
const warnings: string[] = [];
const ledger = new ResourceLedger((metric) => told.push(metric), {
  captureStacks: true,
  warn: (message) => warnings.push(message),
});
const player = new AudioPlayer(PLAYER_URLS, ledger);
const leaks = () => told.filter(({ name }) => name === 'leak-warnings');

afterEach(() => {
  told.length = 0;
  warnings.length = 0;
});

/** A tenth of a second of a quiet tone. */
const tone = () => Float32Array.from({ length: 2400 }, (_, i) => 0.01 * Math.sin(i / 10));

async function begin(onDrained = () => undefined as unknown) {
  await player.open();
  const ignore = () => undefined;
  return player.begin({
    onUnit: ignore,
    onPosition: ignore,
    onUnderrun: ignore,
    onInterrupted: ignore,
    onDrained,
  });
}

/** Plays a short sound to its end, through the real output. */
async function play(): Promise<void> {
  const drained = deferred<void>();
  const channel = await begin(() => drained.resolve());
  channel.push(0, tone());
  channel.end();
  await drained.promise;
}

test('the first sound leaves the one output that stands, and later ones leave nothing more', async () => {
  await ledger.audit(['audio-node'], play);
  expect(ledger.live('audio-node')).toBe(2);
  const before = ledger.counts();
  await ledger.audit(['audio-node'], play);
  expect(ledger.counts()).toEqual(before);
  await ledger.audit(['audio-node'], async () => {
    const first = await begin();
    first.push(0, tone());
    const second = await begin();
    second.stop();
    first.stop();
  });
  expect(ledger.counts()).toEqual(before);
  expect(leaks()).toEqual([]);
});

test('a playback that nobody ends is told as a leak, with the place where it began', async () => {
  const before = ledger.live('audio-node');
  let forgotten: Awaited<ReturnType<typeof begin>> | undefined;
  await ledger.audit(['audio-node'], async () => {
    forgotten = await begin();
  });
  expect(leaks()).toMatchObject([{ value: 1, tags: { kind: 'audio-node', label: 'channel' } }]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/begin[\s\S]*audio-player/);
  forgotten?.stop();
  expect(ledger.live('audio-node')).toBe(before);
});

test('a worker is counted until it is ended or dies', () => {
  const host = new WorkerHost(spawnTextWorker(ledger), () => undefined);
  const worker = spawnTextWorker(ledger);
  let lost = 0;
  new WorkerHost(worker, () => lost++);
  expect(ledger.live('worker')).toBe(2);
  host.terminate();
  worker.dispatchEvent(new ErrorEvent('error', { message: 'crashed' }));
  expect(ledger.live('worker')).toBe(0);
  expect(lost).toBe(1);
});
