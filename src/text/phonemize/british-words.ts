/** Words that Britain says otherwise than the rules from American give; a silent final r is still written. */
export const BRITISH_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    advertisement: 'ədvˈɜːtɪsmənt',
    been: 'biːn',
    clerk: 'klˈɑːk',
    either: 'ˈIðəɹ',
    leisure: 'lˈɛʒəɹ',
    lieutenant: 'lɛftˈɛnənt',
    mobile: 'mˈQbIl',
    neither: 'nˈIðəɹ',
    poor: 'pˈɔːɹ',
    privacy: 'pɹˈɪvəsi',
    schedule: 'ʃˈɛdjuːl',
    sure: 'ʃˈɔːɹ',
    tomato: 'təmˈɑːtQ',
    vase: 'vˈɑːz',
    vitamin: 'vˈɪtəmɪn',
    was: 'wɒz',
    what: 'wˌɒt',
    your: 'jɔːɹ',
    z: 'zˈɛd',
  }),
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
