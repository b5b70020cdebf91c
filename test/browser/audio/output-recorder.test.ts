import { expect, test } from 'vitest';
import { joinTape, outputTimeNow, recordOutput } from '../../support/output-recorder';

const RATE = 24_000;
/** Samples of half a second. */
const LENGTH = RATE / 2;

test('the recorder gets every sample once, with the time at which it is put out', async () => {
  recordOutput();
  const context = new AudioContext({ sampleRate: RATE });
  await context.resume();
  // Each sample is another one than its neighbours, so that one too many or too few shows.
  const buffer = context.createBuffer(1, LENGTH, RATE);
  const said = buffer.getChannelData(0);
  for (let i = 0; i < LENGTH; i++) said[i] = 0.25 + (0.5 * ((i * 7919) % LENGTH)) / LENGTH;
  const source = new AudioBufferSourceNode(context, { buffer });
  const volume = new GainNode(context);
  source.connect(volume).connect(context.destination);
  const tape = globalThis.outputTape;
  await expect.poll(() => tape.pieces.length).toBeGreaterThan(0);

  const from = Math.ceil((context.currentTime + 0.1) * RATE);
  source.start(from / RATE);
  await expect.poll(outputTimeNow).toBeGreaterThan((from + LENGTH) / RATE + 0.25);
  await expect.poll(() => tape.pieces.at(-1)?.at ?? 0).toBeGreaterThan((from + LENGTH) / RATE);
  const { at, samples, lost } = joinTape(tape.pieces, RATE);
  expect(lost).toBe(0);
  const first = from - Math.round(at * RATE);
  expect(samples.subarray(0, first).every((sample) => sample === 0)).toBe(true);
  const heard = samples.subarray(first, first + LENGTH);
  const worst = heard.reduce((most, x, i) => Math.max(most, Math.abs(x - (said[i] ?? 0))), 0);
  // Half of the last of 16 bits.
  expect(worst).toBeLessThan(1 / 65_000);
  await context.close();
});
