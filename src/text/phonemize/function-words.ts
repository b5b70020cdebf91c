import { type Following, stressed } from './sounds';

/** What a function word's form depends on. */
export interface WordContext {
  /** The first sound of what follows. */
  readonly following: Following;
  /** The next word in lower case; undefined before a pause. */
  readonly nextWord: string | undefined;
  /** Written in capitals among small letters: it is meant to be heard. */
  readonly emphasised: boolean;
}

type ContextRule = (context: WordContext) => string | undefined;

/** Words that lean on their neighbours, and are stressed before a pause or for emphasis. */
const WEAK: ReadonlyMap<string, string> = table(`
  and ænd  or ɔɹ  but bʌt  nor nɔɹ  if ɪf  than ðæn  as æz
  of ʌv  for fɔɹ  from fɹʌm  with wɪð  at æt  on ˌɔn  into ˌɪntu  onto ˌɔntu  upon əpˌɔn  by bI
  up ˌʌp  out ˌWt  off ˌɔf  over ˌOvəɹ  about əbˌWt
  is ɪz  are ɑɹ  was wʌz  were wɜɹ  be bi  been bɪn  being bˌiɪŋ
  have hæv  has hæz  had hæd  do dˌu  does dʌz  did dˌɪd
  can kæn  could kʊd  will wɪl  would wʊd  shall ʃæl  should ʃʊd  may mˌA  might mˌIt  must mˌʌst
  that ðæt  this ðˌɪs  these ðˌiz  those ðˌOz  some sˌʌm  not nˌɑt  so sˌO  there ðɛɹ
  what wˌʌt  which wˌɪʧ  who hˌu  when wˌɛn  where wˌɛɹ  while wˌIl  how hˌW  whose hˌuz
  my mI  your jʊɹ  his hɪz  its ɪts  our ˌWəɹ  their ðɛɹ  i'm ˌIm
  till tɪl  til tɪl  whom hˌum  why wˌI  such sˌʌʧ  per pɜɹ  via vˌiə  though ðˌO  ought ˌɔt
  what's wˌʌts  who's hˌuz  where's wˌɛɹz  how's hˌWz  when's wˌɛnz  here's hˌɪɹz  who'll hˌul  who'd hˌud
  who've hˌuv  what'll wˌʌTᵊl  what're wˌʌTəɹ  what've wˌʌtəv  could've kˌʊdəv  should've ʃˌʊdəv
  would've wˌʊdəv  might've mˌITəv  must've mˌʌstəv  gonna ɡˌʌnə  gotta ɡˌɑTə  wanna wˌɑnə
`);

/** Pronouns and their contractions, weak even at the end: "I saw him." */
const ALWAYS_WEAK: ReadonlyMap<string, string> = table(`
  it ɪt  he hi  she ʃi  we wi  you ju  they ðA  me mi  him hɪm  her hɜɹ  us ˌʌs  them ðɛm
  it's ɪts  he's hiz  she's ʃiz  that's ðæts  there's ðɛɹz  we're wɪɹ  you're jʊɹ  they're ðɛɹ
  i've ˌIv  you've juv  we've wiv  they've ðAv  i'll ˌIl  you'll jul  we'll wil  they'll ðAl  it'll ɪTᵊl
  i'd ˌId  you'd jud  he'd hid  she'd ʃid  we'd wid  they'd ðAd  it'd ɪTəd  that'll ðæTᵊl  that'd ðæTəd
  there'll ðɛɹl  there'd ðɛɹd  this'll ðɪsᵊl  'em əm  y'all jɔl  ya jə
`);

/** Words whose form depends on what follows. */
const BY_CONTEXT: ReadonlyMap<string, ContextRule> = new Map<string, ContextRule>([
  ['a', ({ following, emphasised }) => (following === 'pause' || emphasised ? 'ˈA' : 'ɐ')],
  ['an', ({ following, emphasised }) => (following === 'pause' || emphasised ? 'ˈæn' : 'ɐn')],
  [
    'the',
    ({ following, emphasised }) => {
      if (emphasised) return 'ðˈi';
      return following === 'vowel' ? 'ði' : 'ðə';
    },
  ],
  [
    'to',
    ({ following, emphasised }) => {
      if (following === 'pause' || emphasised) return 'tˈu';
      return following === 'vowel' ? 'tʊ' : 'tə';
    },
  ],
  ['in', ({ following, emphasised }) => (following === 'pause' || emphasised ? 'ˈɪn' : 'ɪn')],
  ['am', ({ following, emphasised }) => (following === 'pause' || emphasised ? 'ˈæm' : 'ɐm')],
  ['i', ({ emphasised }) => (emphasised ? 'ˈI' : 'ˌI')],
  ['used', ({ nextWord }) => (nextWord === 'to' ? 'jˈust' : undefined)],
]);

/**
 * The form of a function word where it stands (American); undefined for every other word. The rules are those
 * of the front end that Kokoro was trained with.
 * @param word in lower case
 */
export function functionWord(word: string, context: WordContext): string | undefined {
  const byContext = BY_CONTEXT.get(word)?.(context);
  if (byContext) return byContext;
  const pronoun = ALWAYS_WEAK.get(word);
  if (pronoun) return context.emphasised ? stressed(pronoun) : pronoun;
  const weak = WEAK.get(word);
  if (weak === undefined) return undefined;
  return context.following === 'pause' || context.emphasised ? stressed(weak) : weak;
}

function table(pairs: string): ReadonlyMap<string, string> {
  const cells = pairs.trim().split(/\s+/);
  const entries = new Map<string, string>();
  for (let i = 0; i + 1 < cells.length; i += 2) entries.set(cells[i] ?? '', cells[i + 1] ?? '');
  return entries;
}
