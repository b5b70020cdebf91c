import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EngineOptions } from '../contracts/engine';
import type { ModelRequest } from '../contracts/model';
import { type DeviceDescription, describeDevice } from '../engine/device-description';
import { KokoroSpeech } from '../engine/kokoro-speech';
import { SpeechError } from '../shared/speech-error';
import type { BenchEngineFactory } from './engine';
import { recorded, withOutcome } from './observation';
import { type BenchReport, type ReportOptions, reportOf } from './report';
import { type BenchProgress, runBench } from './runner';
import { type StoredRun, StoredRuns } from './stored-run';

/** What is to be measured. */
export interface BenchRequest {
  readonly options: ReportOptions;
  readonly request: ModelRequest;
}

/** Parts that a test puts in place of the real ones. */
export interface BenchControllerParts {
  readonly engine?: BenchEngineFactory;
  readonly runs?: StoredRuns;
  readonly pace?: () => number;
}

/** Bytes of a download that goes before the measurement. */
export interface BenchDownload {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** What the controller is doing. */
export type BenchPhase = 'idle' | 'downloading' | 'measuring' | 'stopping';

/** Runs the benchmark for a view: one run at a time, kept from reload to reload. */
export class BenchController implements ReactiveController {
  phase: BenchPhase = 'idle';
  progress: BenchProgress | undefined;
  download: BenchDownload | undefined;
  /** Of the last run, or of the one that is under way as far as it has come. */
  report: BenchReport | undefined;
  /** Why the last run came to nothing, in words for a person. */
  problem: string | undefined;
  /** A run that a reload interrupted. */
  interrupted: StoredRun | undefined;
  device: DeviceDescription | undefined;
  /** What the engines of a run have in common with the page's: where models come from. */
  base: EngineOptions = {};
  readonly #engine: BenchEngineFactory;
  readonly #runs: StoredRuns;
  #stop: AbortController | undefined;
  #isLeft = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly parts: BenchControllerParts = {},
  ) {
    this.#engine = parts.engine ?? ((options) => new KokoroSpeech(options));
    this.#runs = parts.runs ?? new StoredRuns();
    host.addController(this);
  }

  hostConnected(): void {
    this.interrupted = this.isBusy ? undefined : this.#runs.read();
    this.report ??= this.#runs.readReport();
    void describeDevice().then((device) => {
      this.device = device;
      this.host.requestUpdate();
    });
  }

  /** Somebody went to another view: what was observed is kept, to be gone on with. */
  hostDisconnected(): void {
    this.#isLeft = this.isBusy;
    this.cancel();
  }

  get isBusy(): boolean {
    return this.phase !== 'idle';
  }

  /** Measures from the start. Resolves with what was observed; undefined if there was nothing, see {@link problem}. */
  start(request: BenchRequest): Promise<BenchReport | undefined> {
    return this.#run({ ...request, made: new Date().toISOString(), outcomes: [] });
  }

  /** Goes on with the interrupted run. */
  async resume(): Promise<void> {
    if (this.interrupted) await this.#run(this.interrupted);
  }

  /** Forgets the interrupted run. */
  discard(): void {
    this.#runs.clear();
    this.interrupted = undefined;
    this.host.requestUpdate();
  }

  /** Ends the run; what was observed stays. */
  cancel(): void {
    if (!this.#stop) return;
    this.#stop.abort();
    this.phase = 'stopping';
    this.host.requestUpdate();
  }

  async #run(run: StoredRun): Promise<BenchReport | undefined> {
    if (this.isBusy) return undefined;
    const stop = new AbortController();
    this.#stop = stop;
    this.#enter({ phase: 'downloading', problem: undefined, report: undefined });
    this.interrupted = undefined;
    const wake = keepAwake();
    try {
      await this.#fetch(run, stop.signal);
      this.#enter({ phase: 'measuring' });
      const report = await this.#measure(run, stop.signal);
      this.report = report;
      if (report.observations.length > 0) this.#runs.writeReport(report);
      return report;
    } catch (error) {
      const isStop = error instanceof SpeechError && error.code === 'aborted';
      if (!isStop) this.problem = error instanceof Error ? error.message : String(error);
      return undefined;
    } finally {
      wake();
      // Whoever stops a run does not want it offered again; a page that is closed comes here no more.
      if (!this.#isLeft) this.#runs.clear();
      this.#isLeft = false;
      this.#stop = undefined;
      this.#enter({ phase: 'idle', progress: undefined, download: undefined });
    }
  }

  /** Brings the model onto the device: a download is no part of what is measured, except in a cold start. */
  async #fetch({ request, options }: StoredRun, signal: AbortSignal): Promise<void> {
    const engine = this.#engine({ ...this.base, model: request });
    const onProgress = (download: BenchDownload) => this.#enter({ download });
    try {
      const { voice } = options;
      await engine.storage.prefetch({ model: request, voice, signal, onProgress });
    } finally {
      await engine.release();
    }
  }

  async #measure(run: StoredRun, signal: AbortSignal): Promise<BenchReport> {
    const { options, request, made } = run;
    const device = await describeDevice();
    let { outcomes } = run;
    return runBench(options, {
      engine: this.#engine,
      engineOptions: { ...this.base, model: request },
      device,
      made,
      done: run.outcomes,
      signal,
      ...(this.parts.pace ? { pace: this.parts.pace } : {}),
      onProgress: (progress) => this.#enter({ progress }),
      onOutcome: (outcome) => {
        outcomes = withOutcome(outcomes, outcome);
        this.#runs.write({ ...run, outcomes });
        const complete = false;
        const report = reportOf({ device, options, made, complete, ...recorded(outcomes) });
        this.#enter({ report });
      },
    });
  }

  #enter(
    change: Partial<
      Pick<BenchController, 'phase' | 'progress' | 'download' | 'report' | 'problem'>
    >,
  ): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}

/** Keeps a phone's screen on, where the browser lets it: a page out of sight is slowed down. @returns what ends it */
function keepAwake(): () => void {
  const asked = navigator.wakeLock?.request('screen').catch(() => undefined);
  return () => void asked?.then((lock) => lock?.release());
}
