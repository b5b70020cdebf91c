import type { CDPSession, Page } from 'playwright';

interface Answer {
  readonly id?: number;
  readonly result?: { readonly usedSize?: number };
}

/**
 * Watches the memory of JavaScript in a page and in its workers, those to come included, each of which has a heap of its
 * own: Chromium only. The function that it returns tells their bytes in use, after a garbage collection in each.
 */
export async function watchScriptHeap(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const workers = new Map<string, WorkerTarget>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.set(sessionId, new WorkerTarget(session, sessionId));
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => {
    workers.get(sessionId)?.end();
    workers.delete(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) =>
    workers.get(sessionId)?.hear(JSON.parse(message) as Answer),
  );
  // Not flattened: the library offers no session for a worker, so its messages are wrapped by hand.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const others = await Promise.all([...workers.values()].map((worker) => worker.usedBytes()));
    return others.reduce((sum, bytes) => sum + bytes, usedSize);
  };
}

/** A worker, spoken to through its page. */
class WorkerTarget {
  #calls = 0;
  readonly #waiting = new Map<number, (answer: Answer) => void>();

  constructor(
    private readonly page: CDPSession,
    private readonly sessionId: string,
  ) {}

  async usedBytes(): Promise<number> {
    await this.#call('HeapProfiler.collectGarbage');
    return (await this.#call('Runtime.getHeapUsage')).result?.usedSize ?? 0;
  }

  hear(answer: Answer): void {
    if (answer.id === undefined) return;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  /** It is gone: whoever waits gets nothing. */
  end(): void {
    for (const resolve of this.#waiting.values()) resolve({});
    this.#waiting.clear();
  }

  async #call(method: string): Promise<Answer> {
    const id = ++this.#calls;
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method });
    try {
      await this.page.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message });
    } catch {
      // It ended a moment ago, and the news of it is on its way.
      return {};
    }
    return answer;
  }
}
