// biome-ignore lint/performance/noBarrelFile: the page reaches what is in audio/ through the engine only.
export { exportFormats } from '../audio/export/encodable';
export { forgetExport, unfinishedExports } from '../audio/export/unfinished-exports';
