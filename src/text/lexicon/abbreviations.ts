/**
 * How an abbreviation's full stop behaves.
 * `title`: a name follows, so a sentence never ends there. `inner`: stands inside a sentence.
 * `number`: is one only before a number (elsewhere `No.` is the word "no").
 * `closing`: may also end a sentence.
 */
export type AbbreviationRole = 'title' | 'inner' | 'number' | 'closing';

/** One abbreviation that is written with a full stop. */
export interface Abbreviation {
  readonly spoken: string;
  readonly role: AbbreviationRole;
  /** True where British typography leaves the stop out: `Dr Smith`. */
  readonly stopOptional?: true;
}

function titles(entries: Readonly<Record<string, string>>, stopOptional = false) {
  return Object.entries(entries).map(([written, spoken]): [string, Abbreviation] => [
    written,
    stopOptional ? { spoken, role: 'title', stopOptional } : { spoken, role: 'title' },
  ]);
}

function others(role: AbbreviationRole, entries: Readonly<Record<string, string>>) {
  return Object.entries(entries).map(([written, spoken]): [string, Abbreviation] => [
    written,
    { spoken, role },
  ]);
}

/**
 * Abbreviations by their letters, as written and without the last stop. `St` and `Dr` name the reading before
 * a name; the reader decides between saint and street, doctor and drive.
 */
export const ABBREVIATIONS: ReadonlyMap<string, Abbreviation> = new Map([
  ...titles(
    {
      Mr: 'mister',
      Mrs: 'missus',
      Ms: 'miz',
      Dr: 'doctor',
      dr: 'doctor',
      Prof: 'professor',
      Messrs: 'messieurs',
      Mt: 'mount',
      St: 'saint',
    },
    true,
  ),
  ...titles({
    Gen: 'general',
    Col: 'colonel',
    Capt: 'captain',
    Sgt: 'sergeant',
    Lt: 'lieutenant',
    Cmdr: 'commander',
    Rev: 'reverend',
    Hon: 'honorable',
    Gov: 'governor',
    Sen: 'senator',
    Rep: 'representative',
    Pres: 'president',
    Supt: 'superintendent',
    Maj: 'major',
    Adm: 'admiral',
    Cpl: 'corporal',
    Pvt: 'private',
    Insp: 'inspector',
    Ft: 'fort',
    Mme: 'madame',
    Sra: 'senora',
    Bp: 'bishop',
  }),
  ['vs', { spoken: 'versus', role: 'inner', stopOptional: true }],
  ...others('inner', {
    'e.g': 'for example',
    'i.e': 'that is',
    'E.g': 'for example',
    'I.e': 'that is',
    cf: 'compare',
    Cf: 'compare',
    approx: 'approximately',
    viz: 'namely',
    ca: 'circa',
    incl: 'including',
    excl: 'excluding',
    resp: 'respectively',
    esp: 'especially',
    aka: 'also known as',
  }),
  ...others('number', {
    No: 'number',
    no: 'number',
    Nos: 'numbers',
    Vol: 'volume',
    vol: 'volume',
    Fig: 'figure',
    fig: 'figure',
    Ch: 'chapter',
    ch: 'chapter',
    p: 'page',
    pp: 'pages',
    Pp: 'pages',
    ed: 'edition',
    Ed: 'edition',
    Sec: 'section',
    Art: 'article',
    Rs: 'rupees',
    Eq: 'equation',
    eq: 'equation',
    Chap: 'chapter',
    chap: 'chapter',
    Ex: 'example',
    Tab: 'table',
    c: 'circa',
    b: 'born',
    d: 'died',
    fl: 'flourished',
    ver: 'version',
    Ver: 'version',
    Op: 'opus',
    op: 'opus',
    para: 'paragraph',
    Apt: 'apartment',
    apt: 'apartment',
    Ste: 'suite',
    Rm: 'room',
    max: 'maximum',
    Max: 'maximum',
    min: 'minimum',
    Min: 'minimum',
    Tel: 'telephone',
    tel: 'telephone',
    Ext: 'extension',
    ext: 'extension',
    Mon: 'Monday',
    Tue: 'Tuesday',
    Tues: 'Tuesday',
    Wed: 'Wednesday',
    Thu: 'Thursday',
    Thurs: 'Thursday',
    Fri: 'Friday',
    Sat: 'Saturday',
    Jan: 'January',
    Feb: 'February',
    Mar: 'March',
    Apr: 'April',
    Jun: 'June',
    Jul: 'July',
    Aug: 'August',
    Sep: 'September',
    Sept: 'September',
    Oct: 'October',
    Nov: 'November',
    Dec: 'December',
  }),
  ...others('closing', {
    etc: 'et cetera',
    Etc: 'et cetera',
    al: 'al',
    Inc: 'incorporated',
    Ltd: 'limited',
    Co: 'company',
    Corp: 'corporation',
    Jr: 'junior',
    Sr: 'senior',
    Ave: 'avenue',
    Blvd: 'boulevard',
    Rd: 'road',
    Dept: 'department',
    dept: 'department',
    est: 'established',
    Bros: 'brothers',
    Assn: 'association',
    Intl: 'international',
    Univ: 'university',
    govt: 'government',
    Govt: 'government',
    Esq: 'esquire',
    sec: 'seconds',
    mins: 'minutes',
    hrs: 'hours',
    yrs: 'years',
  }),
]);
