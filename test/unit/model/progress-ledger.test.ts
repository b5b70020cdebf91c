import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelProgress } from '../../../src/contracts/model';
import { ProgressLedger } from '../../../src/model/download/progress-ledger';

let told: ModelProgress[];
let ledger: ProgressLedger;
beforeEach(() => {
  told = [];
  ledger = new ProgressLedger((progress) => told.push(progress));
});

const pairs = () => told.map(({ receivedBytes, totalBytes }) => [receivedBytes, totalBytes]);

describe('ProgressLedger', () => {
  it('adds up files that are fetched side by side', () => {
    const graph = ledger.open(1000);
    const voice = ledger.open(200);
    graph.update(500, 1000);
    voice.update(200, 200);
    voice.complete('network', 200);
    voice.close();
    graph.complete('network', 1000);
    graph.close();
    expect(pairs()).toEqual([
      [500, 1200],
      [700, 1200],
      [1200, 1200],
    ]);
  });

  it('never goes back while a file starts over', () => {
    const graph = ledger.open(1000);
    for (const received of [400, 800, 100, 700, 900, 1000]) graph.update(received, 1000);
    graph.complete('network', 1000);
    expect(pairs()).toEqual([
      [400, 1000],
      [800, 1000],
      [900, 1000],
      [1000, 1000],
    ]);
  });

  it('tells at most 200 steps and always the last byte', () => {
    const graph = ledger.open(1_000_000);
    for (let received = 1; received <= 1_000_000; received += 100)
      graph.update(received, 1_000_000);
    graph.complete('network', 1_000_000);
    expect(told.length).toBeGreaterThan(100);
    expect(told.length).toBeLessThanOrEqual(202);
    expect(told.at(-1)?.receivedBytes).toBe(1_000_000);
  });

  it('has no total while one length is unknown, and gets it with the first news', () => {
    const graph = ledger.open(0);
    const voice = ledger.open(200);
    voice.update(100, 200);
    graph.update(10, 0);
    graph.update(50, 1000);
    expect(pairs()).toEqual([
      [100, 0],
      [110, 0],
      [150, 1200],
    ]);
  });

  it('says store only if everything came from there', () => {
    const graph = ledger.open(1000);
    const voice = ledger.open(200);
    voice.complete('store', 200);
    graph.update(1000, 1000);
    expect(told.map(({ source }) => source)).toEqual(['store', 'network']);
  });

  it('begins anew after the last file was closed', () => {
    const first = ledger.open(1000);
    first.complete('network', 1000);
    first.close();
    const second = ledger.open(200);
    second.complete('store', 200);
    second.close();
    expect(told).toEqual([
      { receivedBytes: 1000, totalBytes: 1000, source: 'network' },
      { receivedBytes: 200, totalBytes: 200, source: 'store' },
    ]);
  });

  it('leaves out what failed', () => {
    const graph = ledger.open(1000);
    const voice = ledger.open(200);
    graph.update(100, 1000);
    graph.close();
    voice.complete('network', 200);
    expect(pairs().at(-1)).toEqual([200, 200]);
  });

  it('counts a file once that two callers want', () => {
    const mine = ledger.open(1000, 'graph');
    const others = ledger.open(1000, 'graph');
    mine.update(400, 1000);
    others.update(300, 1000);
    mine.close();
    others.update(700, 1000);
    others.complete('store', 1000);
    others.close();
    expect(told).toEqual([
      { receivedBytes: 400, totalBytes: 1000, source: 'network' },
      { receivedBytes: 700, totalBytes: 1000, source: 'network' },
      { receivedBytes: 1000, totalBytes: 1000, source: 'network' },
    ]);
  });

  it('ignores what comes after the end', () => {
    const graph = ledger.open(1000);
    graph.close();
    graph.update(500, 1000);
    graph.complete('network', 1000);
    graph.close();
    expect(told).toEqual([]);
    const next = ledger.open(200);
    next.complete('store', 200);
    expect(pairs()).toEqual([[200, 200]]);
  });
});
