import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat } from '../src/contracts/export';
import { deferred } from '../src/shared/deferred';
import { startBurstHub } from '../test/support/burst-hub';
import { serveDist } from './serve-dist';
import { inTimingPage, launchBrowser } from './timing-browser';
import { measureCaptions } from './timing-captions';
import { type ExportTiming, measureExport } from './timing-export';
import { measureRate, type RateResult } from './timing-rate';
import { measureStorm } from './timing-storm';
import { faultsOf, lastLine, type TimingRecord, timingTable } from './timing-verdict';

const USAGE = `Measures when words are heard and when they are told, with a model whose words are tones, in the built library.
The last line has the largest errors. Exits with 1 above the limits: 30 ms for boundary events, 50 ms for captions, 10 ms for
the gaps between units, no underrun, and nothing wrong after a storm of operations. docs/timing.md says what is compared.

npm run -s check:timing
  --minutes N        of text at each rate (default 0.4)
  --together         all rates play at the same time, which is quicker and asks more of the machine
  --rates LIST       times the speed (default: 0.75,1,1.5,2)
  --storm N          random operations (default 500; 0 for none)
  --captions N       minutes of sound that is made without being played (default 60; 0 for none)
  --files LIST       formats of sound files that are made, decoded, and compared with all their captions (default: wav; "" for
                     none); any of wav, ogg, webm, mp3
  --file-minutes N   of text in each of them (default 60)
  --seed N           of the storm (default 1)
  --json FILE.json   everything that was measured
  --tapes FOLDER     keeps what sounded where words are wrong, a WAV file for each rate`;

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '0.4' },
    together: { type: 'boolean', default: false },
    rates: { type: 'string', default: '0.75,1,1.5,2' },
    storm: { type: 'string', default: '500' },
    captions: { type: 'string', default: '60' },
    files: { type: 'string', default: 'wav' },
    'file-minutes': { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    tapes: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [minutes, operations, captionMinutes, fileMinutes, seed] = [
  options.minutes,
  options.storm,
  options.captions,
  options['file-minutes'],
  options.seed,
].map(Number) as [number, number, number, number, number];
const rates = options.rates.split(',').filter(Boolean).map(Number);
const formats = options.files.split(',').filter(Boolean) as ExportFormat[];
const isRight =
  minutes > 0 &&
  rates.every((rate) => rate >= 0.5 && rate <= 3) &&
  operations >= 0 &&
  captionMinutes >= 0 &&
  fileMinutes > 0 &&
  formats.every((format) => EXPORT_FORMATS.includes(format)) &&
  Number.isInteger(seed);
if (options.help || !isRight) {
  console.error(USAGE);
  process.exit(options.help ? 0 : 2);
}

const dist = await serveDist({ port: 4980 });
const hub = await startBurstHub();
const site = { url: dist.url, manifest: hub.manifestUrl };
const browser = await launchBrowser();
try {
  const measure = (rate: number, i: number, whenReady = () => Promise.resolve()) =>
    inTimingPage(browser, site, async (page) => {
      await whenReady();
      const tape = options.tapes && `${options.tapes}/rate-${rate}-${i}.wav`;
      return measureRate(page, rate, minutes, tape);
    });
  const measured: RateResult[] = [];
  if (options.together) measured.push(...(await measureTogether(measure)));
  else for (const [i, rate] of rates.entries()) measured.push(await measure(rate, i));
  const storm =
    operations > 0
      ? await inTimingPage(browser, site, (page) => measureStorm(page, operations, seed))
      : undefined;
  // Takes a whole core, so nothing else is measured beside it.
  const captions =
    captionMinutes > 0
      ? await inTimingPage(browser, site, (page) => measureCaptions(page, captionMinutes))
      : undefined;
  const files: ExportTiming[] = [];
  // One after another: an hour of sound takes half a gigabyte in its page.
  for (const format of formats)
    files.push(
      await inTimingPage(browser, site, (page) => measureExport(page, format, fileMinutes)),
    );
  const record: TimingRecord = { rates: measured, storm, captions, files };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(record, null, 2)}\n`);
  console.log(timingTable(record));
  const faults = faultsOf(record);
  for (const fault of faults) console.log(fault);
  console.log(lastLine(record));
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await Promise.all([dist.close(), hub.close()]);
}

/** Pages that prepare take both cores; nothing sounds before all are ready. */
async function measureTogether(
  measure: (rate: number, i: number, whenReady: () => Promise<void>) => Promise<RateResult>,
): Promise<RateResult[]> {
  let waiting = rates.length;
  const ready = deferred<void>();
  const whenReady = () => {
    if (--waiting === 0) ready.resolve();
    return ready.promise;
  };
  return Promise.all(rates.map((rate, i) => measure(rate, i, whenReady)));
}
