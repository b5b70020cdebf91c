/**
 * Words that the front end itself says or that every reader meets, and that CMUdict lacks or gives badly;
 * American, in Kokoro's phone set.
 */
export const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cetera: 'sˈɛTəɹə',
    covid: 'kˈOvɪd',
    decillion: 'dəsˈɪljᵊn',
    emoji: 'ɪmˈOʤi',
    emojis: 'ɪmˈOʤiz',
    et: 'ɛt',
    kokoro: 'kˈOkəɹO',
    miz: 'mˈɪz',
    nonillion: 'nOnˈɪljᵊn',
    octillion: 'ɑktˈɪljᵊn',
    quadrillion: 'kwɑdɹˈɪljᵊn',
    quadrillionth: 'kwɑdɹˈɪljᵊnθ',
    quintillion: 'kwɪntˈɪljᵊn',
    quintillionth: 'kwɪntˈɪljᵊnθ',
    septillion: 'sɛptˈɪljᵊn',
    sextillion: 'sɛkstˈɪljᵊn',
    thirtieth: 'θˈɜɹTiəθ',
    thirty: 'θˈɜɹTi',
    trillionth: 'tɹˈɪljᵊnθ',
    typescript: 'tˈIpskɹˌɪpt',
    zeroth: 'zˈɪɹOθ',
  }),
);
