/**
 * The app's entry: the reading view, and the way to the benchmark and to the playground, whose code is loaded when somebody
 * goes there. It is the one place that knows all three, see docs/decisions/0015-bench-page.md.
 */
import './reader/app';
import type { KokoroBench } from './bench/bench-view';
import type { EngineOptions } from './contracts/engine';
import { engineOptions } from './elements/element-options';
import { KokoroSpeakElement } from './elements/kokoro-speak-element';
import type { KokoroEmbed } from './embed/embed-view';
import { readDeviceChoice } from './engine/device-choice';
import { KokoroSpeech } from './engine/kokoro-speech';
import { MeasureOffer } from './reader/measure-offer';
import { part } from './reader/page-part';
import { startRouter } from './reader/router';
import { storedChoice } from './reader/stored-choice';
import { deviceFacts } from './shared/device-facts';
import { findAdapter } from './shared/graphics-adapter';
import { isSoftware } from './shared/software-adapter';

const speaker = part('speaker', KokoroSpeakElement);
const reading = part('reading', HTMLElement);
const benchPlace = part('bench', HTMLElement);
const embedPlace = part('embed', HTMLElement);
const home = part('home', HTMLElement);
const { title } = document;

/** Where the page's own engine takes its models from; what a configuration decides is left out. */
function modelSources(): EngineOptions {
  const { model, modelBase, hubBase, assetBase } = engineOptions(speaker);
  return {
    ...(model ? { model } : {}),
    ...(modelBase ? { modelBase } : {}),
    ...(hubBase ? { hubBase } : {}),
    ...(assetBase ? { assetBase } : {}),
  };
}

/** Ends the page's engine: what is measured beside it would be measured wrong, and another choice needs another engine. */
function releaseEngine(): void {
  speaker.stop();
  const { engine } = speaker;
  if (engine instanceof KokoroSpeech) void engine.release();
}

let bench: KokoroBench | undefined;

async function showBench(isMove: boolean): Promise<void> {
  const { KokoroBench: Bench } = await import('./bench/bench-view');
  if (benchPlace.hidden) return;
  if (!bench) {
    bench = new Bench();
    bench.base = modelSources();
    bench.addEventListener('benchstart', releaseEngine);
    bench.addEventListener('beforechoice', releaseEngine);
  }
  benchPlace.append(bench);
  if (isMove) await bench.focusHeading();
}

/** Attributes that a site's owner wrote into the page, and that hold for any player in it. */
const SOURCE_ATTRIBUTES = ['model', 'model-base', 'hub-base', 'asset-base'];

let embed: KokoroEmbed | undefined;

async function showEmbed(isMove: boolean): Promise<void> {
  const { KokoroEmbed: Embed } = await import('./embed/embed-view');
  if (embedPlace.hidden) return;
  if (!embed) {
    embed = new Embed();
    const written = SOURCE_ATTRIBUTES.map((name) => [name, speaker.getAttribute(name)] as const);
    embed.sources = Object.fromEntries(
      written.flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
  }
  embedPlace.append(embed);
  if (isMove) await embed.focusHeading();
}

startRouter([
  {
    title,
    show(isMove) {
      reading.hidden = false;
      if (isMove) home.focus();
    },
    hide() {
      reading.hidden = true;
      // Nobody sees what is being read any more.
      speaker.pause();
    },
  },
  {
    hash: '#/bench',
    title: 'Measure this device · Kokoro Speak',
    show(isMove) {
      benchPlace.hidden = false;
      void showBench(isMove);
    },
    hide() {
      benchPlace.hidden = true;
      bench?.remove();
    },
  },
  {
    hash: '#/embed',
    title: 'Put it into your page · Kokoro Speak',
    show(isMove) {
      embedPlace.hidden = false;
      void showEmbed(isMove);
    },
    hide() {
      embedPlace.hidden = true;
      embed?.remove();
    },
  },
]);

/** Gibibytes up to which a second session beside the page's own is too much to try. */
const SMALL_MEMORY = 2;

const offer = new MeasureOffer({
  place: part('measure-offer', HTMLElement),
  asked: storedChoice('measure-asked'),
  async isWorthwhile() {
    const { cores, memory } = deviceFacts();
    if (readDeviceChoice() || (memory !== undefined && memory <= SMALL_MEMORY)) return false;
    if (crossOriginIsolated && cores > 1) return true;
    const adapter = await findAdapter();
    return Boolean(adapter && !isSoftware(adapter));
  },
  async measure(signal) {
    const { engine, playback } = speaker;
    const voice = playback?.snapshot.voice;
    if (!(engine instanceof KokoroSpeech) || !voice) return 'There is nothing to measure yet.';
    const { model: own, ...base } = modelSources();
    const kind = engine.voices.find(({ name }) => name === voice)?.model ?? 'kokoro';
    const model = own ?? { kind };
    const { quickRun } = await import('./bench/quick-run');
    const { words, changed } = await quickRun({ present: engine, base, model, voice, signal });
    // With the same configuration it goes on as it is; the next visit begins with the choice.
    if (changed) void engine.release();
    return words;
  },
});
speaker.addEventListener('ended', () => void offer.offer());
speaker.addEventListener('play', () => offer.yield());
