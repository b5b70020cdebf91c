import type { ModelRequest } from '../contracts/model';
import type { DeviceProfile, DualMode, Provider } from '../contracts/provider';
import { deviceFacts } from '../shared/device-facts';
import { CHOICE_NOTE, DeviceMemory } from './device-memory';

/** The set-up that was measured to be the best on this device, as somebody chose it on the benchmark's page. */
export interface DeviceChoice {
  readonly provider: Provider;
  readonly profile: DeviceProfile;
  /** WASM threads; `auto` where another provider computes. */
  readonly threads: number | 'auto';
  readonly dual: DualMode;
  /** When, as ISO 8601. */
  readonly measuredAt: string;
  /** What it was measured with, see {@link modelKey}. */
  readonly model: string;
}

/** What of an engine's options is left to the device, filled in from a {@link DeviceChoice}; the rest was given. */
export type SessionPreference = Partial<Pick<DeviceChoice, 'provider' | 'profile' | 'threads'>>;

/** What a measurement holds for: another browser, processor or number of threads is another device. */
export interface ChoiceScope {
  readonly userAgent: string;
  readonly cores: number;
  readonly isolated: boolean;
}

type Notes = Pick<DeviceMemory, 'read' | 'write' | 'remove'>;

/** The browser and the device at hand. */
export function choiceScope(): ChoiceScope {
  const { userAgent } = navigator;
  return { userAgent, cores: deviceFacts().cores, isolated: crossOriginIsolated };
}

/**
 * The choice that holds here; undefined if there is none, if it was made for another version of the browser, number of
 * cores or state of isolation, or if the note makes no sense.
 */
export function readDeviceChoice(
  memory: Notes = new DeviceMemory(),
  scope: ChoiceScope = choiceScope(),
): DeviceChoice | undefined {
  try {
    const note: unknown = JSON.parse(memory.read(CHOICE_NOTE) ?? 'null');
    if (!isRecord(note) || note.scope !== scopeKey(scope) || !isChoice(note.choice))
      return undefined;
    const { provider, profile, threads, dual, measuredAt, model } = note.choice;
    return { provider, profile, threads, dual, measuredAt, model };
  } catch {
    return undefined;
  }
}

/** Keeps a choice for this browser and device, in place of an earlier one. Engines that exist already stay as they are. */
export function writeDeviceChoice(
  choice: DeviceChoice,
  memory: Notes = new DeviceMemory(),
  scope: ChoiceScope = choiceScope(),
): void {
  memory.write(CHOICE_NOTE, JSON.stringify({ scope: scopeKey(scope), choice }));
}

/** Forgets the choice: `auto` is again what the engine thinks best by itself. */
export function forgetDeviceChoice(memory: Notes = new DeviceMemory()): void {
  memory.remove(CHOICE_NOTE);
}

/** A model by name: `kokoro`, `kokoro-fp16`, `draft`, or its address. Undefined is the voice's own model. */
export function modelKey(model: ModelRequest | undefined): string {
  if (!model) return 'kokoro';
  if ('url' in model) return model.url;
  const precision = model.kind === 'kokoro' ? (model.precision ?? 'q8') : 'q8';
  return precision === 'q8' ? model.kind : `${model.kind}-${precision}`;
}

/**
 * Whether a choice says something about engines with this model. One that speaks each voice with the voice's own model may
 * speak with either of them, so what was measured with either holds.
 */
export function fitsModel(choice: DeviceChoice, model: ModelRequest | undefined): boolean {
  return choice.model === modelKey(model) || (!model && choice.model === 'draft');
}

function scopeKey({ userAgent, cores, isolated }: ChoiceScope): string {
  return `${userAgent}|${cores} cores|${isolated ? 'isolated' : 'not isolated'}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isChoice(value: unknown): value is DeviceChoice {
  if (!isRecord(value)) return false;
  const { provider, profile, threads, dual, measuredAt, model } = value;
  return (
    ['wasm', 'webgpu', 'webnn'].includes(provider as string) &&
    ['fast', 'low-memory', 'as-published'].includes(profile as string) &&
    ['auto', 'on', 'off'].includes(dual as string) &&
    (threads === 'auto' ||
      (Number.isInteger(threads) && Number(threads) >= 1 && Number(threads) <= 64)) &&
    typeof measuredAt === 'string' &&
    !Number.isNaN(Date.parse(measuredAt)) &&
    typeof model === 'string'
  );
}
