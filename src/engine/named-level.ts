import type { SpeechWorkerEvent } from '../contracts/speech-worker';
import { THREAD_TAG } from '../metrics/thread-levels';

type MetricEvent = Extract<SpeechWorkerEvent, { type: 'metric' }>;

/** A level (`live-…`, `heap-bytes`) is one thread's: without the thread's name, two workers would overwrite each other's. */
export function namedLevel(event: MetricEvent, thread: string): MetricEvent {
  const { metric } = event;
  return { ...event, metric: { ...metric, tags: { ...metric.tags, [THREAD_TAG]: thread } } };
}
