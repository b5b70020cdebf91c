import { benchModels } from '../src/bench/models';
import type { ModelRequest } from '../src/contracts/model';
import { DEFAULT_VOICE } from '../src/contracts/voices';
import type { DeviceBenchModel } from './bench-device-options';
import { startModelHub } from './bench-hub';

/** What of a request depends on the model. */
export interface ChosenModel {
  readonly request: ModelRequest;
  readonly name: string;
  readonly voice: string;
  readonly timingOnly: boolean;
  close(): Promise<void>;
}

/** A model by its name; a test model comes with a server of its own. */
export async function chooseModel(model: DeviceBenchModel): Promise<ChosenModel> {
  if (model === 'draft' || model === 'kokoro') {
    const known = benchModels({}).find(({ key }) => key === model);
    if (!known) throw new Error(`The page does not offer ${model}.`);
    return { ...known, timingOnly: false, close: async () => undefined };
  }
  const [width, precision = 'q8'] = model.split('-') as ['tiny' | 'full', ('fp16' | 'fp32')?];
  const hub = await startModelHub({ width, precision }, `bench-${model}`);
  return {
    request: { kind: 'manifest', url: hub.manifestUrl },
    name: `Test model of ${width === 'full' ? 'full' : 'small'} size, ${precision}, random weights: timing only`,
    voice: DEFAULT_VOICE,
    timingOnly: true,
    close: () => hub.close(),
  };
}
