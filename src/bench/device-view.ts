import { html, type TemplateResult } from 'lit';
import type { DeviceDescription } from '../engine/device-description';
import { megabytes, UNKNOWN } from './format';

/** What the device says of itself, as a list of terms. */
export function deviceView(device: DeviceDescription): TemplateResult {
  const { adapter, memoryClass, storageUsed, storageQuota } = device;
  const rows: readonly (readonly [string, string])[] = [
    ['Browser', device.browser],
    ['Platform', device.platform],
    ['Cores', String(device.cores)],
    ['Memory class', memoryClass === undefined ? UNKNOWN : `${memoryClass} GiB`],
    [
      'Graphics adapter',
      adapter ? `${adapter.name}${adapter.software ? ' (software)' : ''}` : 'no WebGPU',
    ],
    ['WebNN', device.webnn ? 'present' : 'absent'],
    [
      'Cross-origin isolated',
      device.isolated ? 'yes: WASM may have several threads' : 'no: WASM has one thread',
    ],
    [
      'Storage',
      storageQuota === undefined
        ? UNKNOWN
        : `${megabytes(storageUsed ?? 0)} of ${megabytes(storageQuota)}`,
    ],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([term, words]) => html`<div>
        <dt>${term}</dt>
        <dd>${words}</dd>
      </div>`,
    )}
  </dl>`;
}
