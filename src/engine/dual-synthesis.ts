import type { PcmChunk } from '../contracts/audio';
import type { RequestPriority, SynthesisRequest } from '../contracts/speech-worker';
import type { DualGovernor } from './dual-governor';
import { synthesizeOnEither } from './duet';
import type { SpeechHost } from './speech-host';

/** The sessions that work is shared between. */
export interface DualHosts {
  /** The session that speaks. */
  readonly primary: SpeechHost;
  /** The second one, made now if there is none. */
  standby(): SpeechHost;
  /** Ends the second one. */
  dropStandby(): void;
}

/** Failures of the second session after which it is not asked any more. */
const MOST_FAILURES = 2;

/** Lets a second session help to speak, as long as it is worth its memory. */
export class DualSynthesis {
  #inFlight = 0;
  /** When the last unit was finished, or the first one of several begun. */
  #markedAt = 0;
  #isHelping = false;

  constructor(
    private readonly governor: DualGovernor,
    private readonly hosts: DualHosts,
  ) {}

  /** Whether the second session is to be kept. */
  get wantsSecond(): boolean {
    return this.governor.wantsSecond;
  }

  /** Makes a unit's sound with both. @param alone makes it on the session that speaks, with all its ways of recovery */
  async synthesize(
    request: SynthesisRequest,
    priority: RequestPriority,
    alone: () => Promise<PcmChunk>,
  ): Promise<PcmChunk> {
    if (this.#inFlight++ === 0) this.#markedAt = performance.now();
    try {
      const helper = this.#helperFor(request);
      const { primary } = this.hosts;
      const chunk = await (helper
        ? synthesizeOnEither({ primary, helper }, request, priority, alone)
        : alone());
      this.#measure(chunk);
      return chunk;
    } finally {
      this.#inFlight--;
    }
  }

  /** The second session, if it should help and can; it is made while the first one speaks. */
  #helperFor({ model, voice }: SynthesisRequest): SpeechHost | undefined {
    const { primary } = this.hosts;
    if (!this.wantsSecond || !primary.session || primary.idle) return undefined;
    const standby = this.hosts.standby();
    if (standby.report.failures >= MOST_FAILURES) return undefined;
    if (standby.session) return standby;
    if (!standby.isStarting) {
      standby.prepare({ requestId: 'standby', model, voice }).then(
        () => {
          this.#isHelping = true;
          this.governor.restart();
        },
        // Speech goes on with one.
        () => standby.terminate('lost'),
      );
    }
    return undefined;
  }

  #measure({ samples, sampleRate }: PcmChunk): void {
    const now = performance.now();
    this.governor.record(samples.length / sampleRate, now - this.#markedAt);
    this.#markedAt = now;
    if (!this.#isHelping || this.wantsSecond) return;
    this.#isHelping = false;
    this.hosts.dropStandby();
  }
}
