import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { Random } from '../test/fixtures/kokoro-graph/random';
import { type Hub, startHub } from '../test/support/hub';
import { inFreshBrowser } from './bench-browser';
import { downloadsOf } from './bench-downloads';
import type { PlannedStart } from './bench-plan';
import { type BenchPrecision, EARLIER_TEXT, PARAGRAPH, type PlayerJob } from './bench-player';
import { productInPage } from './bench-product-page';
import { checkStart, type MadeStart } from './bench-rows';
import { type BenchSite, type SiteFiles, startBenchSite } from './bench-site';
import { cachedVariant } from './fixture-cache';
import { RIVAL_FOLDER, RIVAL_GRAPHS, rivalConfiguration } from './rival-model';
import { rivalInPage } from './rival-page';

/** Milliseconds after a start with nothing on the device in which it may still write. */
const STORING = 4000;

/** Address of each player's code below the site. */
const LIBRARIES = {
  'kokoro-speak': 'kokoro-speak/kokoro-speak.js',
  'kokoro-js': 'kokoro-js/kokoro.web.js',
} as const;

/** One model of Kokoro's shape, where both players look for theirs. */
async function startBenchHub(precision: BenchPrecision): Promise<Hub> {
  const model = cachedVariant({ width: 'full', precision });
  const voice = new Uint8Array(new Random(2).uniform(510 * 256, 0.1).buffer);
  return startHub({
    files: [
      { path: RIVAL_GRAPHS[precision], body: model, precision },
      { path: 'voices/af_heart.bin', body: voice },
      ...rivalConfiguration(),
    ],
    folder: RIVAL_FOLDER,
  });
}

/** Makes starts of both players, with servers of its own. */
export class BenchRunner {
  readonly #site: BenchSite;
  readonly #hubs: Readonly<Record<BenchPrecision, Hub>>;
  readonly #built: ReadonlyMap<string, number>;
  #browsers = 0;
  /** Profile folders by player and the folder of the plan. */
  readonly #folders = new Map<string, string>();

  private constructor(
    site: BenchSite,
    hubs: Readonly<Record<BenchPrecision, Hub>>,
    product: SiteFiles,
  ) {
    this.#site = site;
    this.#hubs = hubs;
    this.#built = new Map(
      [...product].map(([path, body]) => [`kokoro-speak/${path}`, body.length]),
    );
  }

  /**
   * @param product the built library
   * @param rival what a page loads of kokoro-js
   */
  static async start(product: SiteFiles, rival: SiteFiles): Promise<BenchRunner> {
    const hubs = { q8: await startBenchHub('q8'), fp32: await startBenchHub('fp32') };
    const site = await startBenchSite({ 'kokoro-speak': product, 'kokoro-js': rival });
    return new BenchRunner(site, hubs, product);
  }

  /** Whether a browser is open. */
  get isBusy(): boolean {
    return this.#browsers > 0;
  }

  /** Does something in an empty page of the site, with nothing on the device. */
  async inEmptyPage<T>(job: (page: Page) => Promise<T>): Promise<T> {
    try {
      return await this.#inBrowser('empty', job);
    } finally {
      this.forget();
    }
  }

  /** Makes a start. @throws Error if what was measured would say nothing */
  async make(planned: PlannedStart): Promise<MadeStart> {
    const { player, folder, kind, precision } = planned;
    const hub = this.#hubs[precision];
    hub.reset();
    this.#site.takeSent();
    const job: PlayerJob = {
      library: new URL(LIBRARIES[player], this.#site.url).href,
      manifestUrl: hub.manifestUrl,
      precision,
      profile: planned.profile,
      until: planned.until,
      earlierText: EARLIER_TEXT,
      text: PARAGRAPH,
      ...(planned.threads === undefined ? {} : { threads: planned.threads }),
    };
    const inPage = player === 'kokoro-js' ? rivalInPage : productInPage;
    const strangers: string[] = [];
    const { run, peakMegabytes } = await this.#inBrowser(
      `${player} ${folder}`,
      async (page, peak) => {
        page.on('request', (request) => {
          const { hostname, protocol } = new URL(request.url());
          if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname))
            strangers.push(request.url());
        });
        const made = { run: await page.evaluate(inPage, job), peakMegabytes: peak() };
        // The next start finds what this one still writes.
        if (kind === 'cold') await page.waitForTimeout(STORING);
        return made;
      },
    );
    checkStart({ planned, run });
    if (strangers.length > 0) throw new Error(`${player} asked elsewhere: ${strangers.join(', ')}`);
    const asked = hub.requests[RIVAL_GRAPHS[precision]]?.requests ?? 0;
    if (asked !== (kind === 'warm' ? 0 : 1))
      throw new Error(`${player}, start “${kind}”: it asked for the model ${asked} times.`);
    const sent = this.#site.takeSent();
    return {
      planned,
      run,
      peakMegabytes,
      ...(kind === 'best'
        ? {
            downloads: downloadsOf(player, sent, this.#built, (path) => this.#site.gzipBytes(path)),
          }
        : {}),
    };
  }

  /** Removes what all starts so far stored. */
  forget(): void {
    for (const folder of this.#folders.values()) rmSync(folder, { recursive: true, force: true });
    this.#folders.clear();
  }

  async close(): Promise<void> {
    this.forget();
    await Promise.all([this.#site.close(), this.#hubs.q8.close(), this.#hubs.fp32.close()]);
  }

  async #inBrowser<T>(
    folder: string,
    job: (page: Page, peak: () => number) => Promise<T>,
  ): Promise<T> {
    this.#browsers++;
    try {
      return await inFreshBrowser(this.#folder(folder), this.#site.url, job);
    } finally {
      this.#browsers--;
    }
  }

  #folder(key: string): string {
    const folder = this.#folders.get(key) ?? mkdtempSync(join(tmpdir(), 'bench-'));
    this.#folders.set(key, folder);
    return folder;
  }
}
