import { expose, transfer } from 'comlink';
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { SpeechWorkerApi } from '../../src/contracts/speech-worker';
import type { OrtApi } from '../../src/runtime/runtime-bundle';
import { SpeechService } from '../../workers/speech-service';
import { Random } from '../fixtures/kokoro-graph/random';
import { installIdleWebnn } from './idle-webnn';
import type { RunFault, SpeechFaults } from './speech-faults';

// The real speech worker around a runtime whose runs go wrong as its name says.

const faults = JSON.parse(self.name) as SpeechFaults;
let runs = 0;
let device: GPUDevice | undefined;
const loseWebnn = faults.idleWebnn ? installIdleWebnn() : undefined;

if (faults.noRuntime)
  WebAssembly.Memory = class {
    constructor() {
      throw new RangeError('WebAssembly.Memory(): could not allocate memory');
    }
  } as unknown as typeof WebAssembly.Memory;
if (faults.trustsSoftware) {
  const info = { get: () => false, configurable: true };
  Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', info);
  Object.defineProperty(GPUAdapter.prototype, 'isFallbackAdapter', info);
}
if (typeof GPUAdapter !== 'undefined') {
  const open = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    device = await open.apply(this, options);
    return device;
  };
}

const never = new Promise<never>(() => undefined);

async function faultyRun(
  session: InferenceSession,
  feeds: Record<string, Tensor>,
  fault: RunFault | undefined,
) {
  if (faults.delayMs) await new Promise((resolve) => setTimeout(resolve, faults.delayMs));
  if (fault === 'hang') return never;
  if (fault === 'crash') {
    setTimeout(() => {
      throw new Error('A planted crash');
    });
    return never;
  }
  if (fault === 'lose-device')
    setTimeout(() => {
      device?.destroy();
      loseWebnn?.();
    }, 200);
  const outputs = await session.run(feeds);
  const sound = Object.values(outputs).find(({ type }) => type === 'float32')?.data as Float32Array;
  if (fault === 'noise') sound.set(new Random(5).uniform(sound.length, 0.3));
  if (fault === 'other-sound') {
    const backwards = sound.slice().reverse();
    sound.forEach((_, i) => {
      sound[i] = backwards[i >> 1] ?? 0;
    });
  }
  return outputs;
}

/** The runtime, except for `run` of the sessions that it makes. */
function wrap(ort: OrtApi): OrtApi {
  const create = async (...options: Parameters<OrtApi['InferenceSession']['create']>) => {
    const session = await ort.InferenceSession.create(...options);
    return new Proxy(session, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (name === 'run') {
          return (feeds: Record<string, Tensor>) =>
            faultyRun(target, feeds, faults.always ?? faults.runs?.[runs++]);
        }
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  return { ...ort, InferenceSession: { create } } as unknown as OrtApi;
}

const service = new SpeechService({ wrap });
const pretended = faults.pretendedProvider ?? 'webgpu';
let isPretending = false;

expose({
  async start(config, emit) {
    isPretending = faults.pretends !== undefined && config.provider !== 'wasm';
    if (!isPretending) return service.start(config, emit);
    const outcome = await service.start({ ...config, provider: 'wasm' }, emit);
    if (!outcome.ok) return outcome;
    const info = { ...outcome.value, provider: pretended, accelerator: faults.pretends ?? '' };
    return { ok: true, value: info };
  },
  prepare: (request) => service.prepare(request),
  async synthesize(request) {
    const outcome = await service.synthesize(request);
    if (!outcome.ok) return outcome;
    const value = isPretending ? { ...outcome.value, provider: pretended } : outcome.value;
    return transfer({ ok: true, value }, [value.samples.buffer]);
  },
  cancel: (requestId) => service.cancel(requestId),
  compare: (a, b) => service.compare(a, b),
  release: () => service.release(),
} satisfies SpeechWorkerApi);
