/**
 * Runs jobs in order, each in a task of its own, as the platform does with its events. A message channel, because timers are held back in
 * pages that nobody sees.
 */
export class TaskLane {
  readonly #jobs: (() => void)[] = [];
  #channel: MessageChannel | undefined;

  post(job: () => void): void {
    this.#jobs.push(job);
    if (this.#channel) return;
    this.#channel = new MessageChannel();
    this.#channel.port1.onmessage = () => this.#run();
    this.#channel.port2.postMessage(undefined);
  }

  #run(): void {
    try {
      this.#jobs.shift()?.();
    } finally {
      if (this.#jobs.length > 0) this.#channel?.port2.postMessage(undefined);
      else this.#close();
    }
  }

  /** An open channel would keep a process without a window alive. */
  #close(): void {
    this.#channel?.port1.close();
    this.#channel = undefined;
  }
}
