import { deviceFacts } from '../shared/device-facts';
import { findAdapter } from '../shared/graphics-adapter';
import { isSoftware } from '../shared/software-adapter';

/** The graphics adapter, as far as the browser tells. */
export interface AdapterDescription {
  /** `intel gen-12lp`, or whatever words there are. */
  readonly name: string;
  /** Computes on the processor: it is there for correctness, not for speed. */
  readonly software: boolean;
}

/** What the numbers were measured on. */
export interface DeviceDescription {
  /** Name and version, or the whole user agent where that is all there is. */
  readonly browser: string;
  readonly platform: string;
  /** Logical processors; 1 where the browser does not tell. */
  readonly cores: number;
  /** Gibibytes in steps up to 8; Chromium alone tells. */
  readonly memoryClass?: number;
  /** Undefined where there is no WebGPU. */
  readonly adapter?: AdapterDescription;
  readonly webnn: boolean;
  /** Cross-origin isolated: WASM may have several threads. */
  readonly isolated: boolean;
  /** Bytes that the origin keeps and may keep, as the browser estimates it. */
  readonly storageUsed?: number;
  readonly storageQuota?: number;
}

interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** Not in all browsers, nor in TypeScript's types. */
interface AgentData {
  readonly brands?: readonly Brand[];
  readonly platform?: string;
}

/** Looks at the device; asks for a graphics adapter, and takes none. */
export async function describeDevice(): Promise<DeviceDescription> {
  const { cores, memory } = deviceFacts();
  const agent = (navigator as { userAgentData?: AgentData }).userAgentData;
  const [adapter, storage] = await Promise.all([
    describeAdapter(),
    Promise.resolve(navigator.storage?.estimate?.()).catch(() => undefined),
  ]);
  return {
    browser: browserName(agent) ?? navigator.userAgent,
    platform: agent?.platform || navigator.platform || 'unknown',
    cores,
    ...(memory === undefined ? {} : { memoryClass: memory }),
    ...(adapter ? { adapter } : {}),
    webnn: 'ml' in navigator,
    isolated: globalThis.crossOriginIsolated === true,
    ...(storage?.usage === undefined ? {} : { storageUsed: storage.usage }),
    ...(storage?.quota === undefined ? {} : { storageQuota: storage.quota }),
  };
}

/** The brand that is neither a placeholder nor the engine, or the engine if there is none. */
function browserName(agent: AgentData | undefined): string | undefined {
  const brands = (agent?.brands ?? []).filter(({ brand }) => !/not.?a.?brand|[;()]/i.test(brand));
  const own = brands.find(({ brand }) => brand !== 'Chromium') ?? brands[0];
  if (own) return `${own.brand} ${own.version}`;
  const [, name, version] =
    /(Firefox|Edg|Chrome|Version)\/(\d+[.\d]*)/.exec(navigator.userAgent) ?? [];
  return name && `${name === 'Version' ? 'Safari' : name} ${version}`;
}

async function describeAdapter(): Promise<AdapterDescription | undefined> {
  const adapter = await findAdapter();
  if (!adapter) return undefined;
  const { vendor, architecture, description } = adapter.info;
  return {
    name: description || [vendor, architecture].filter(Boolean).join(' ') || 'not named',
    software: isSoftware(adapter),
  };
}
