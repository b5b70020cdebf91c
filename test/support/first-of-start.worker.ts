import { firstOfStart } from '../../src/model/store/first-of-start';

/** Tells whether this worker did the job; the job waits for a message if it is told to. */
addEventListener('message', async ({ data }: MessageEvent<'at once' | 'hold'>) => {
  const did = await firstOfStart(async () => {
    postMessage('began');
    if (data === 'hold') await new Promise(() => undefined);
    return true;
  });
  postMessage(did ?? false);
});
