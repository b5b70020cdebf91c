import type { Metric, MetricName } from '../contracts/metrics';

/** The tag that says whose level it is, where several threads report the same gauge. */
export const THREAD_TAG = 'thread';

/** Levels of several threads under one name. The level of all is their sum. */
export class ThreadLevels {
  readonly #levels = new Map<MetricName, Map<string, number>>();

  /** Takes in the level of one thread and gives the level of all. */
  set({ name, value, tags }: Metric): number {
    const levels = this.#levels.get(name) ?? new Map<string, number>();
    this.#levels.set(name, levels);
    const thread = tags?.[THREAD_TAG] ?? '';
    // Zeros are forgotten: threads come and go for as long as the page is open.
    if (value === 0) levels.delete(thread);
    else levels.set(thread, value);
    return [...levels.values()].reduce((sum, level) => sum + level, 0);
  }

  /** The gauges that this thread holds above zero. */
  heldBy(thread: string): readonly MetricName[] {
    return [...this.#levels].filter(([, levels]) => levels.has(thread)).map(([name]) => name);
  }
}
