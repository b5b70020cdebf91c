import { expect, test } from 'vitest';
import { ModelService } from '../../../workers/model-service';

test('nothing is promised where no file outlives the thread', async () => {
  // Node has neither private files nor a database.
  const service = new ModelService();
  await service.start({ assetBase: 'http://app.test/', modelBase: 'http://hub.test' }, () => {
    throw new Error('there is nothing to tell');
  });
  const outcomes = await Promise.all([
    service.list(),
    service.remove('a@1'),
    service.clear(),
    service.export('a@1'),
    service.import(new Blob([]), 'import'),
    service.prefetch({ requestId: 'prefetch', model: { kind: 'kokoro' }, voice: 'af_heart' }),
  ]);
  const failure = { code: 'storage-unavailable', reason: 'no-database' };
  expect(outcomes).toMatchObject(outcomes.map(() => ({ ok: false, failure })));
});
