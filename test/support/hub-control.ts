import type { HubCommand, HubCounts, HubFaults } from './hub-fault';

/** Drives a hub over HTTP: what a test in the browser uses. */
export class HubControl {
  /** Base of this user's hub paths; serves as `modelBase`. */
  readonly base: string;

  /**
   * @param origin the hub's
   * @param room a name that no other test file uses: it gets faults and counts of its own
   */
  constructor(origin: string, room: string) {
    this.base = `${origin}/~${room}`;
  }

  get manifestUrl(): string {
    return `${this.base}/manifest.json`;
  }

  /** Sets or takes back the faults of a path. */
  async fault(path: string, faults: HubFaults): Promise<void> {
    await this.#command({ faults: { [path]: faults } });
  }

  /** Forgets faults and counts. */
  async reset(): Promise<void> {
    await this.#command({ reset: true });
  }

  /** Counts by path. */
  async counts(): Promise<HubCounts> {
    return (await (await fetch(`${this.base}/control/counts`)).json()) as HubCounts;
  }

  async #command(command: HubCommand): Promise<void> {
    const answer = await fetch(`${this.base}/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });
    if (!answer.ok) throw new Error(`The hub answered ${answer.status}`);
  }
}
