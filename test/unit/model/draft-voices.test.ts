import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DRAFT_VOICES } from '../../../src/contracts/voices';
import { DRAFT_VOICE_DESIGNS, draftStyle, readDraftStyle } from '../../../tools/draft-voices';

const committed = (name: string) => readFileSync(`public/models/draft/voices/${name}.bin`);

describe('the draft voices', () => {
  it('are those of the menu', () => {
    const names = DRAFT_VOICE_DESIGNS.map((design) => design.name);
    expect(names.toSorted()).toEqual(DRAFT_VOICES.map((voice) => voice.name).toSorted());
  });

  it.each(DRAFT_VOICE_DESIGNS)('$name is committed as the tool makes it', (design) => {
    const made = new Uint8Array(draftStyle(design).buffer);
    expect(made).toHaveLength(1024);
    expect(new Uint8Array(committed(design.name))).toEqual(made);
  });

  it.each(DRAFT_VOICE_DESIGNS)('$name is heard at $pitch Hz', ({ name, pitch }) => {
    const style = new Float32Array(new Uint8Array(committed(name)).buffer);
    expect(readDraftStyle(style).pitch).toBeCloseTo(pitch, 2);
  });

  it('differ: a higher voice has higher formants', () => {
    const heard = DRAFT_VOICE_DESIGNS.map((design) => readDraftStyle(draftStyle(design)));
    const [low, mid, high] = heard;
    expect(low!.pitch * 1.2).toBeLessThan(mid!.pitch);
    expect(mid!.pitch * 1.2).toBeLessThan(high!.pitch);
    expect(low!.formantScale + 0.03).toBeLessThan(mid!.formantScale);
    expect(mid!.formantScale + 0.03).toBeLessThan(high!.formantScale);
  });
});
