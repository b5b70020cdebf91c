import { describe, expect, it } from 'vitest';
import { SpeechSynthesis } from '../../../src/speech-synthesis/speech-synthesis';
import { SpeechSynthesisUtterance } from '../../../src/speech-synthesis/speech-synthesis-utterance';
import { SpeechSynthesisVoice } from '../../../src/speech-synthesis/speech-synthesis-voice';
import { FakeEngine } from '../../support/fake-engine';
import { synthesisOver } from '../../support/fake-synthesis';
import { EventRecord } from '../../support/utterance-events';

describe('speechSynthesis', () => {
  it('cannot be made by a script, and neither can a voice', () => {
    expect(() => new SpeechSynthesis()).toThrow(new TypeError('Illegal constructor'));
    expect(() => new SpeechSynthesisVoice()).toThrow(new TypeError('Illegal constructor'));
  });

  it.each([undefined, null, 'text', {}, Object.create(SpeechSynthesisUtterance.prototype)])(
    'speaks no %o',
    (wrong) => {
      const engine = new FakeEngine();
      expect(() => synthesisOver(engine).speak(wrong)).toThrow(TypeError);
      expect(engine.spoken).toEqual([]);
    },
  );

  it('does not share an utterance with another one while it has it', async () => {
    const engine = new FakeEngine();
    const [own, other] = [synthesisOver(engine), synthesisOver(new FakeEngine())];
    const utterance = new SpeechSynthesisUtterance('One.');
    const record = new EventRecord(utterance);
    own.speak(utterance);
    own.speak(utterance);
    expect(() => other.speak(utterance)).toThrow(
      expect.objectContaining({ name: 'InvalidStateError' }),
    );
    expect(other.pending).toBe(false);
    engine.playback.report({ status: 'ended' });
    await record.untilOver();
    expect(() => other.speak(utterance)).toThrow(DOMException);
    own.cancel();
    other.speak(utterance);
    expect(other.pending).toBe(true);
  });
});

describe('voiceschanged', () => {
  it('is told once, to whoever waits for it first, when all who ask in that task are there', async () => {
    const synthesis = synthesisOver(new FakeEngine());
    const told: string[] = [];
    const heard = new Promise<void>((resolve) => {
      synthesis.onvoiceschanged = function (event) {
        told.push('handler');
        expect(this).toBe(synthesis);
        expect(event).toMatchObject({ type: 'voiceschanged', bubbles: false, cancelable: false });
      };
      synthesis.addEventListener('voiceschanged', () => {
        told.push('listener');
        resolve();
      });
    });
    expect(synthesis.getVoices().length).toBeGreaterThan(0);
    expect(told).toEqual([]);
    await heard;
    synthesis.addEventListener('voiceschanged', () => told.push('late'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toEqual(['handler', 'listener']);
  });
});
