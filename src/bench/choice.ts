import type { DeviceChoice } from '../engine/device-choice';
import type { BenchReport } from './report';

/** What `auto` is to follow, by a report; undefined where it recommends nothing, or where only times were measured. */
export function choiceOf(report: BenchReport): DeviceChoice | undefined {
  const { recommendation, options, made } = report;
  const { configuration, dual } = recommendation;
  if (!configuration || options.timingOnly) return undefined;
  return { ...configuration, dual, measuredAt: made, model: options.model };
}
