import { levelSpeech } from '../src/audio/level-speech';
import type { PcmChunk } from '../src/contracts/audio';
import { SAMPLE_RATE } from '../src/contracts/audio';
import type { SpeechFailure } from '../src/contracts/failures';
import type { Metric, MetricSink } from '../src/contracts/metrics';
import type { ComputeForm, ModelRequest } from '../src/contracts/model';
import type { Outcome } from '../src/contracts/outcome';
import type { SessionSnapshot } from '../src/contracts/provider';
import type {
  PrepareRequest,
  RuntimeInfo,
  SoundComparison,
  SpeechWorkerApi,
  SpeechWorkerConfig,
  SpeechWorkerEvent,
  SynthesisRequest,
} from '../src/contracts/speech-worker';
import type { WarmupStage } from '../src/contracts/warmup';
import { ModelSupply } from '../src/model/model-supply';
import { openModelStore } from '../src/model/store/open-model-store';
import { styleForPhonemes } from '../src/model/voice-style';
import { computeForm } from '../src/runtime/compute-form';
import { threadCount } from '../src/runtime/provider-choice';
import type { OrtApi } from '../src/runtime/runtime-bundle';
import {
  bundleFor,
  findBundle,
  type RuntimeStart,
  startRuntime,
} from '../src/runtime/runtime-start';
import { SessionFactory } from '../src/runtime/session-factory';
import type { SpeechSession } from '../src/runtime/speech-session';
import { deferred } from '../src/shared/deferred';
import { chooseProfile } from '../src/shared/device-profile';
import { SerialLane } from '../src/shared/serial-lane';
import { SharedTask } from '../src/shared/shared-task';
import { soundsAlike } from '../src/shared/sound-distance';
import { settle, speechError, throwIfAborted } from '../src/shared/speech-error';
import { cleanUpOnce } from './clean-up-once';

type Emit = (event: SpeechWorkerEvent) => void;

/** Parts that a test puts in place of the real ones. */
export interface SpeechServiceParts {
  /** Gives the runtime faults. */
  readonly wrap?: (ort: OrtApi) => OrtApi;
}

/** Composes model supply and runtime into what a speech worker exposes. */
export class SpeechService implements SpeechWorkerApi {
  /** The runtime can neither create nor run two things at once. */
  readonly #lane = new SerialLane();
  readonly #requests = new Map<string, Set<AbortController>>();
  #emit: Emit = () => undefined;
  #runtime: Promise<SessionFactory> | undefined;
  #supply: ModelSupply | undefined;
  readonly #sessions = new Map<string, SharedTask<SpeechSession>>();
  /** Settles with the loading of the model that is under way, or was last. Never rejects. */
  #loading: Promise<void> | undefined;
  /** The model that was asked for last. */
  #wanted: string | undefined;
  #info: RuntimeInfo | undefined;
  #form: Promise<ComputeForm> | undefined;
  /** What is left to be found out when the first unit has been spoken. */
  #afterFirstRun: (() => void) | undefined;
  /** Resolves when the first session is there. */
  readonly #prepared = deferred<void>();

  constructor(private readonly parts: SpeechServiceParts = {}) {}

  start(config: SpeechWorkerConfig, emit: Emit): Promise<Outcome<RuntimeInfo>> {
    this.#emit = emit;
    const metrics: MetricSink = (metric) => this.#report({ ...metric, at: performance.now() });
    const onNotice = (failure: SpeechFailure) => emit({ type: 'notice', failure });
    const { assetBase, modelBase, hubBase } = config;
    const store = openModelStore(onNotice);
    const supply = new ModelSupply({
      assetBase,
      modelBase,
      hubBase,
      store,
      metrics,
      onProgress: (progress) => emit({ type: 'progress', progress }),
      onNotice,
      onSourceFailure: (failure) => emit({ type: 'source-failure', failure }),
      // With what is still being made of it and written beside it.
      persist: async () => {
        await this.#loading;
        await supply.idle();
        emit({ type: 'stored' });
      },
    });
    this.#supply = supply;
    const threads = threadCount(config.threads);
    const started = startRuntime(config.provider, config.bundle, threads);
    const profile = chooseProfile(config.profile);
    this.#form = started.choice.then(({ provider }) => computeForm(provider, profile));
    this.#form.catch(() => undefined);
    this.#runtime = this.#stage('runtime', () => this.#boot(started, threads, metrics));
    if (started.isUnasked) this.#afterFirstRun = () => void this.#lookForDevice(config);
    void cleanUpOnce({ store, supply, metrics, ready: this.#prepared.promise });
    // Whoever awaits it later sees the failure; here it only must not count as unhandled.
    this.#runtime.catch(() => undefined);
    return settle(async () => {
      await this.#runtime;
      return this.#info as RuntimeInfo;
    });
  }

  prepare(request: PrepareRequest): Promise<Outcome<SessionSnapshot>> {
    return this.#request(request.requestId, async (signal) => {
      const [session] = await Promise.all([
        this.#session(request.model, request.voice, signal),
        this.#models.voice(request.model, request.voice, signal),
      ]);
      this.#prepared.resolve();
      return session.snapshot;
    });
  }

  synthesize(request: SynthesisRequest): Promise<Outcome<PcmChunk>> {
    return this.#request(request.requestId, async (signal) => {
      const session = await this.#session(request.model, request.voice, signal);
      const rows = await this.#models.voice(request.model, request.voice, signal);
      const style = styleForPhonemes(rows, request.tokens.length - 2);
      const input = { ...request, style };
      const run = () => session.run(input);
      const output = await this.#lane.enqueue(request.requestId, () =>
        session.snapshot.runs === 0 ? this.#stage('first-inference', run) : run(),
      );
      (await this.#runtime)?.reportUse('run');
      this.#afterFirstRun?.();
      this.#afterFirstRun = undefined;
      throwIfAborted(signal);
      // Once it is known to be speech: noise must not be turned up.
      levelSpeech(output.samples, SAMPLE_RATE);
      return {
        requestId: request.requestId,
        unit: request.unit,
        sampleRate: SAMPLE_RATE,
        provider: session.snapshot.provider,
        ...output,
      };
    });
  }

  async cancel(requestId: string): Promise<void> {
    for (const controller of this.#requests.get(requestId) ?? []) controller.abort();
    this.#lane.cancel(requestId);
  }

  compare(a: Float32Array, b: Float32Array): Promise<Outcome<SoundComparison>> {
    return settle(async () => soundsAlike(a, b));
  }

  release(): Promise<Outcome<void>> {
    return settle(async () => {
      this.#sessions.clear();
      const factory = await this.#runtime;
      await this.#lane.enqueue('release', async () => factory?.release());
    });
  }

  async #boot(
    started: RuntimeStart,
    threads: number,
    metrics: MetricSink,
  ): Promise<SessionFactory> {
    const choice = await started.choice;
    const { provider } = choice;
    // A device that goes away takes the session with it, whether or not a run is under way.
    if (provider !== 'wasm')
      void choice.lost.then((cause) => this.#emit({ type: 'device-lost', cause }));
    const { ort, heap } = await started.runtime.catch((error: unknown) => {
      if (provider !== 'wasm') choice.close();
      throw error;
    });
    this.#emit({ type: 'bundle', bundle: bundleFor(provider) });
    const version = ort.env.versions.web ?? '';
    this.#info = {
      provider,
      threads,
      ...(provider === 'wasm' ? {} : { accelerator: `${choice.name}|ort ${version}` }),
    };
    return new SessionFactory(this.parts.wrap?.(ort) ?? ort, choice, threads, heap, metrics);
  }

  /** Looks for the device that this start did without, so that the next one has it. */
  async #lookForDevice({ provider }: SpeechWorkerConfig): Promise<void> {
    this.#emit({ type: 'bundle', bundle: await findBundle(provider) });
  }

  /** The session for a model. One session lives at a time, until the files of another model are here. */
  #session(model: ModelRequest, voice: string, signal: AbortSignal): Promise<SpeechSession> {
    const key = JSON.stringify(model);
    this.#wanted = key;
    const task = this.#sessions.get(key) ?? this.#sessionTask(key, model, voice);
    this.#sessions.set(key, task);
    return task.run(signal);
  }

  /** A task that leaves the books when it fails or is given up: the next attempt may be for another voice. */
  #sessionTask(key: string, model: ModelRequest, voice: string): SharedTask<SpeechSession> {
    const task: SharedTask<SpeechSession> = new SharedTask((signal) => {
      const forget = () => {
        if (this.#sessions.get(key) === task) this.#sessions.delete(key);
      };
      signal.addEventListener('abort', forget, { once: true });
      const session = this.#load(key, model, voice, signal);
      session.catch(forget);
      return session;
    });
    return task;
  }

  async #load(
    key: string,
    model: ModelRequest,
    voice: string,
    signal: AbortSignal,
  ): Promise<SpeechSession> {
    const form = this.#form ?? Promise.reject(notStarted());
    const loading = this.#stage('model', () => this.#models.load(model, voice, form, signal));
    // Whether it ended, not with what: the files are large.
    this.#loading = loading.then(
      () => undefined,
      () => undefined,
    );
    const runtime = this.#runtime ?? Promise.reject(notStarted());
    const [factory, files] = await Promise.all([runtime, loading]).catch((error: unknown) => {
      loading.then(({ close }) => close()).catch(() => undefined);
      throw error;
    });
    const session = this.#stage('session', () =>
      this.#lane.enqueue('session', () => {
        // A model that was replaced while it loaded must not push its successor out.
        if (signal.aborted || this.#wanted !== key) throw speechError('aborted', 'cancelled');
        for (const other of this.#sessions.keys()) if (other !== key) this.#sessions.delete(other);
        return factory.create(files);
      }),
    );
    return session.finally(() => files.close());
  }

  get #models(): ModelSupply {
    if (!this.#supply)
      throw speechError('worker-lost', 'crashed', {}, 'the worker was not started');
    return this.#supply;
  }

  /** Runs a job under its id, so that `cancel` finds it; one id may have several. */
  #request<T>(id: string, job: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
    const controller = new AbortController();
    const siblings = this.#requests.get(id) ?? new Set();
    this.#requests.set(id, siblings.add(controller));
    return settle(() => job(controller.signal)).finally(() => {
      siblings.delete(controller);
      if (siblings.size === 0 && this.#requests.get(id) === siblings) this.#requests.delete(id);
    });
  }

  /** Tells when a stage begins and ends, and how long it took. A failed stage has no end. */
  async #stage<T>(stage: WarmupStage, job: () => Promise<T>): Promise<T> {
    const began = performance.now();
    this.#emit({ type: 'stage', stage, phase: 'start' });
    const result = await job();
    this.#emit({ type: 'stage', stage, phase: 'end' });
    const at = performance.now();
    this.#report({ name: 'stage-duration', value: at - began, unit: 'ms', at, tags: { stage } });
    return result;
  }

  #report(metric: Metric): void {
    this.#emit({ type: 'metric', metric });
  }
}

function notStarted(): Error {
  return speechError('worker-lost', 'crashed', {}, 'the worker was not started');
}
