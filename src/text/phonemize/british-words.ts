/** Words that Britain says otherwise than the rules from American give; a silent final r is still written. */
export const BRITISH_WORDS: ReadonlyMap<string, string> = new Map(
  `
  advertise ˈadvətIz; advertisement ədvˈɜːtɪsmənt; aluminium ˌaləmˈɪnɪəm; asthma ˈasmə; ate ˈɛt;
  ballet bˈalA; banana bənˈɑːnə; baton bˈatɒn; because bɪkˈɒz; been biːn; borough bˈʌɹə;
  bouquet bʊkˈA; brassiere bɹˈazɪə; brochure bɹˈQʃə; bury bˈɛɹi; cafe kˈafA; caramel kˈaɹəmᵊl;
  charade ʃəɹˈɑːd; clerk klˈɑːk; codify kˈQdɪfI; comrade kˈɒmɹAd; controversy kˈɒntɹəvɜːsi;
  cordial kˈɔːdɪəl; data dˈAtə; debris dˈɛbɹiː; debut dˈAbjuː; derby dˈɑːbi; detail dˈiːtAl;
  different dˈɪfɹənt; docile dˈQsIl; dynasty dˈɪnəsti; education ˌɛdjʊkˈAʃᵊn; either ˈIðəɹ;
  envelope ˈɛnvəlQp; erase ɪɹˈAz; evolution ˌiːvəlˈuːʃᵊn; extraordinary ɪkstɹˈɔːdɪnəɹi;
  falcon fˈɔːlkᵊn; familiar fəmˈɪlɪəɹ; figure fˈɪɡəɹ; fillet fˈɪlɪt; foreign fˈɒɹɪn;
  friday fɹˈIdA; frontier fɹˈʌntɪəɹ; garage ɡˈaɹɑːʒ; geyser ɡˈiːzəɹ; glacier ɡlˈasɪəɹ;
  herb hˈɜːb; herbal hˈɜːbᵊl; hostile hˈɒstIl; hygiene hˈIʤiːn; idea Idˈɪə; inquiry ɪnkwˈIəɹi;
  interest ˈɪntɹəst; interesting ˈɪntɹəstɪŋ; iron ˈIən; jaguar ʤˈaɡjʊəɹ; kilometer kˈɪləmˌiːtəɹ;
  kilometre kˈɪləmˌiːtəɹ; laboratory ləbˈɒɹətəɹi; leisure lˈɛʒəɹ; lever lˈiːvəɹ;
  library lˈIbɹəɹi; lieutenant lɛftˈɛnənt; literally lˈɪtəɹəli; magazine mˌaɡəzˈiːn;
  medicine mˈɛdsᵊn; mobile mˈQbIl; momentary mˈQməntəɹi; monday mˈʌndA; mountain mˈWntɪn;
  moustache məstˈɑːʃ; neither nˈIðəɹ; nephew nˈɛfjuː; niche nˈiːʃ; nuclear njˈuːklɪəɹ;
  often ˈɒfᵊn; opposite ˈɒpəzɪt; parliament pˈɑːləmənt; pasta pˈastə; patent pˈAtᵊnt;
  patriot pˈatɹɪət; penchant pˈɒnʃɒn; perhaps pəhˈaps; plaza plˈɑːzə; poem pˈQɪm;
  poetry pˈQɪtɹi; poor pˈɔːɹ; premature pɹˈɛməʧəɹ; premier pɹˈɛmɪəɹ; princess pɹˌɪnsˈɛs;
  privacy pɹˈɪvəsi; process pɹˈQsɛs; puma pjˈuːmə; quinine kwˈɪniːn; really ɹˈɪəli;
  renaissance ɹənˈAsᵊns; research ɹɪsˈɜːʧ; restaurant ɹˈɛstəɹɒnt; route ɹˈuːt; saint sˈAnt;
  saturday sˈatədA; schedule ʃˈɛdjuːl; scone skˈɒn; semi sˈɛmi; shone ʃˈɒn;
  simultaneous sˌɪmᵊltˈAnɪəs; sloth slˈQθ; solder sˈQldəɹ; squirrel skwˈɪɹᵊl; stupid stjˈuːpɪd;
  sunday sˈʌndA; sure ʃˈɔːɹ; syrup sˈɪɹəp; territory tˈɛɹɪtɹi; thorough θˈʌɹə; thursday θˈɜːzdA;
  tomato təmˈɑːtQ; tourist tˈʊəɹɪst; trait tɹˈA; tuesday tjˈuːzdA; vase vˈɑːz; vitamin vˈɪtəmɪn;
  wednesday wˈɛnzdA; wrath ɹˈɒθ; yesterday jˈɛstədA; yoghurt jˈɒɡət;
  yogurt jˈɒɡət; your jɔːɹ; z zˈɛd; zebra zˈɛbɹə; zenith zˈɛnɪθ`
    .split(';')
    .map((entry) => entry.trim().split(' ') as [string, string]),
);

const BATH_STEMS = `
  after afternoon advance advantage answer ask aunt basket bath blast branch brass calf can't cast castle
  chance chant clasp class command contrast craft dance demand disaster draft drama enhance example fast
  fasten flask france ghastly giraffe glance glass grant grasp grass half halve laugh laughter last mask
  mast master nasty outcast overcast pass past pastor path plant plaster raft rascal rather raspberry
  sample shaft slander slant staff task trance vast`;
const BATH_WORD = new RegExp(
  `^(?:${BATH_STEMS.trim().replace(/\s+/g, '|')})(?:e?s|e?d|ing|e?r|ers|est|ly|room|work)?$`,
);

/**
 * Whether a word belongs to the BATH set, whose American æ is a long ɑː in the south of England (J. C. Wells,
 * Accents of English, 1982).
 * @param word in lower case
 */
export function isBathWord(word: string): boolean {
  return BATH_WORD.test(word);
}
