import { Random } from '../fixtures/kokoro-graph/random';
import { serialise } from '../fixtures/kokoro-graph/serialise';
import { buildWordToneModel, type WordToneOptions } from '../fixtures/tone-bursts/word-tone-model';
import { type Hub, startHub } from './hub';

/** A hub with the model whose words are tones, and a voice that changes nothing. */
export function startBurstHub(options: WordToneOptions = {}): Promise<Hub> {
  const model = serialise(buildWordToneModel(options));
  const voice = new Uint8Array(new Random(2).uniform(510 * 256, 0.1).buffer);
  return startHub({
    files: [
      { path: 'onnx/word-tones.onnx', body: model, precision: 'fp32' },
      { path: 'voices/af_heart.bin', body: voice },
    ],
    folder: 'word-tones/resolve/1',
  });
}
