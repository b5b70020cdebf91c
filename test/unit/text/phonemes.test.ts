import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../src/contracts/text';
import { arpabetToKokoro } from '../../../src/text/lexicon/arpabet';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import { inflect } from '../../../src/text/phonemize/suffixes';
import { phonemizeText } from '../../../src/text/plan/phonemize-text';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadCmuLexicon();
});

function say(text: string, language: Language = 'en-us'): string {
  return phonemizeText(text, { lexicon, language }).phonemes;
}

describe('ARPAbet in Kokoro’s phone set', () => {
  it.each([
    ['water', 'W AO1 T ER0', 'wˈɔTəɹ'],
    ['party', 'P AA1 R T IY0', 'pˈɑɹTi'],
    ['winter', 'W IH1 N T ER0', 'wˈɪntəɹ'],
    ['button', 'B AH1 T AH0 N', 'bˈʌtᵊn'],
    ['little', 'L IH1 T AH0 L', 'lˈɪTᵊl'],
    ['models', 'M AA1 D AH0 L Z', 'mˈɑdᵊlz'],
    ['roses', 'R OW1 Z IH0 Z', 'ɹˈOzᵻz'],
    ['wanted', 'W AO1 N T IH0 D', 'wˈɔntᵻd'],
    ['wicked', 'W IH1 K AH0 D', 'wˈɪkəd'],
    ['delivers', 'D IH0 L IH1 V ER0 Z', 'dəlˈɪvəɹz'],
    ['discuss', 'D IH0 S K AH1 S', 'dɪskˈʌs'],
    ['here', 'HH IY1 R', 'hˈɪɹ'],
    ['bird', 'B ER1 D', 'bˈɜɹd'],
    ['nineteen', 'N AY1 N T IY1 N', 'nˌIntˈin'],
    ['environments', 'IH0 N V AY1 R AH0 N M AH0 N T S', 'ɪnvˈIɹənmᵊnts'],
    ['attack', 'AH0 T AE1 K', 'ətˈæk'],
    ['important', 'IH2 M P AO1 R T AH0 N T', 'ɪmpˈɔɹtᵊnt'],
    ['decide', 'D IH2 S AY1 D', 'dəsˈId'],
    ['deduct', 'D IH0 D AH1 K T', 'dᵻdˈʌkt'],
    ['decompose', 'D IY0 K AH0 M P OW1 Z', 'dˌikəmpˈOz'],
    ['biggest', 'B IH1 G AH0 S T', 'bˈɪɡᵻst'],
    ['artist', 'AA1 R T AH0 S T', 'ˈɑɹTɪst'],
    ['music', 'M Y UW1 Z IH0 K', 'mjˈuzɪk'],
    ['musical', 'M Y UW1 Z IH0 K AH0 L', 'mjˈuzəkᵊl'],
    ['actively', 'AE1 K T IH0 V L IY0', 'ˈæktəvli'],
    ['continuous', 'K AH0 N T IH1 N Y UW0 AH0 S', 'kəntˈɪnjəwəs'],
    ['military', 'M IH1 L AH0 T EH0 R IY0', 'mˈɪlətˌɛɹi'],
    ['vision', 'V IH1 ZH AH0 N', 'vˈɪʒᵊn'],
    ['normal', 'N AO1 R M AH0 L', 'nˈɔɹməl'],
    ['prism', 'P R IH1 Z AH0 M', 'pɹˈɪzəm'],
    ['example', 'EH0 G Z AE1 M P AH0 L', 'ɪɡzˈæmpᵊl'],
    ['unable', 'AH0 N EY1 B AH0 L', 'ʌnˈAbᵊl'],
  ])('%s', (word, arpabet, phonemes) => {
    expect(arpabetToKokoro(arpabet, word)).toBe(phonemes);
  });
});

describe('lexicon', () => {
  it('knows no properties of objects as words', () => {
    expect(lexicon.lookup('tostring')).toBeUndefined();
    expect(lexicon.lookup('__proto__')).toBeUndefined();
    expect(lexicon.lookup('hasOwnProperty')).toBeUndefined();
  });
});

describe('words in context', () => {
  it.each([
    ['The apple.', 'ði ˈæpᵊl.'],
    ['The bus.', 'ðə bˈʌs.'],
    ['a bus', 'ɐ bˈʌs'],
    ['an hour', 'ɐn ˈWəɹ'],
    ['Plan A.', 'plˈæn ˈA.'],
    ['Vitamin A is', 'vˈITəmən ˈA ˈɪz'],
    ['“A bus', '“ɐ bˈʌs'],
    ['THIS IS A TEST', 'ðˌɪs ɪz ɐ tˈɛst'],
    ['to eat', 'tʊ ˈit'],
    ['to go', 'tə ɡˈO'],
    ['go to.', 'ɡˈO tˈu.'],
    ['in here', 'ɪn hˈɪɹ'],
    ['come in.', 'kˈʌm ˈɪn.'],
    ['I am here', 'ˌI ɐm hˈɪɹ'],
    ['Yes, I am.', 'jˈɛs, ˌI ˈæm.'],
    ['used to go', 'jˈust tə ɡˈO'],
    ['he used it', 'hi jˈuzd ɪt'],
    ['what for?', 'wˌʌt fˈɔɹ?'],
    ['for him.', 'fɔɹ hɪm.'],
    ['I CAN do', 'ˌI kˈæn dˈu'],
    ['I CAN DO', 'ˌI kæn dˈu'],
  ])('%s', (text, phonemes) => {
    expect(say(text)).toBe(phonemes);
  });
});

describe('unknown words', () => {
  const known = new Map([
    ['glop', 'ɡlˈɑp'],
    ['trib', 'tɹˈɪb'],
    ['vit', 'vˈɪt'],
    ['maze', 'mˈAz'],
    ['pady', 'pˈAdi'],
    ['fund', 'fˈʌnd'],
  ]);
  it.each([
    ['glops', 'ɡlˈɑps'],
    ['tribs', 'tɹˈɪbz'],
    ["trib's", 'tɹˈɪbz'],
    ["tribs'", undefined],
    ['mazes', 'mˈAzᵻz'],
    ['padies', 'pˈAdiz'],
    ['glopped', 'ɡlˈɑpt'],
    ['tribbed', 'tɹˈɪbd'],
    ['mazed', 'mˈAzd'],
    ['padied', 'pˈAdid'],
    ['funded', 'fˈʌndᵻd'],
    ['vitted', 'vˈɪTᵻd'],
    ['vitting', 'vˈɪTɪŋ'],
    ['mazing', 'mˈAzɪŋ'],
    ['unknowned', undefined],
  ])('%s by its stem', (word, phonemes) => {
    expect(inflect(word, (stem) => known.get(stem))).toBe(phonemes);
  });

  it.each([
    ['dragonfruit', 'dɹˈæɡənfɹˌut'],
    ['WebGPU', 'wˈɛbʤˌipˌijˈu'],
    ['openPhone', 'ˈOpᵊnfˈOn'],
    ['well-known', 'wˈɛlnˈOn'],
    ['re-elect', 'ɹˌiɪlˈɛkt'],
    ['co-workers', 'kˌOwˈɜɹkəɹz'],
    ['DVDs', 'dˌivˌidˈiz'],
    ["XQC's", 'ˌɛkskjˌusˈiz'],
    ['U.S.', 'jˌuˈɛs.'],
    ['the US team', 'ðə jˌuˈɛs tˈim'],
    ['give us', 'ɡˈɪv ˌʌs'],
    ['NASA', 'nˈæsə'],
    ['AT&T', 'ˈA tˈi ænd tˈi'],
    ['xq', 'ˌɛkskjˈu'],
  ])('%s', (text, phonemes) => {
    expect(say(text)).toBe(phonemes);
  });
});

describe('British', () => {
  it.each([
    ['go home', 'ɡˈQ hˈQm'],
    ['hot dog', 'hˈɒt dˈɒɡ'],
    ['father', 'fˈɑːðə'],
    ['watch', 'wˈɒʧ'],
    ['bath cat', 'bˈɑːθ kˈat'],
    ['water', 'wˈɔːtə'],
    ['bird', 'bˈɜːd'],
    ['car park', 'kˈɑː pˈɑːk'],
    ['car alarm', 'kˈɑːɹ əlˈɑːm'],
    ['near', 'nˈɪə'],
    ['there', 'ðˈɛː'],
    ['new', 'njˈuː'],
    ['too', 'tˈuː'],
    ['see', 'sˈiː'],
    ['happy', 'hˈapi'],
    ['wanted', 'wˈɒntɪd'],
    ['sorry', 'sˈɒɹi'],
    ['ability', 'əbˈɪlɪti'],
    ['military', 'mˈɪlɪtəɹi'],
    ['organization', 'ˌɔːɡənIzˈAʃᵊn'],
    ['factual', 'fˈakʧʊəl'],
    ['fabricate', 'fˈabɹɪkAt'],
    ['faithful', 'fˈAθfʊl'],
    ['missile', 'mˈɪsIl'],
    ['hurry', 'hˈʌɹi'],
    ['forest', 'fˈɒɹɪst'],
    ['duty', 'djˈuːti'],
    ['decide', 'dɪsˈId'],
    ['schedules', 'ʃˈɛdjuːlz'],
    ['he was from', 'hiː wɒz fɹˈɒm'],
    ['colour', 'kˈʌlə'],
  ])('%s', (text, phonemes) => {
    expect(say(text, 'en-gb')).toBe(phonemes);
  });
});

describe('punctuation', () => {
  it('stays where it is heard', () => {
    expect(say('Hello, world! “Yes” (no) — so… right?')).toBe(
      'həlˈO, wˈɜɹld! “jˈɛs” (nˈO) — sˈO… ɹˈIt?',
    );
  });
});
