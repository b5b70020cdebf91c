/** One way to say a word that is written alike. */
export interface Sense {
  /** As in the sentences that the classifier learnt from: `verb`, `metal`. */
  readonly name: string;
  /** American, in Kokoro's phone set. */
  readonly phonemes: string;
}

/** A word whose sound depends on what it means. */
export interface Homograph {
  readonly word: string;
  /** Words of one kind share what is learnt about their neighbours: `verb` tells verbs from nouns and adjectives. */
  readonly kind: string;
  readonly senses: readonly [Sense, Sense];
}

/** Noun or adjective, then verb. */
const VERB_PAIRS = `
  abstract ˈæbstɹˌækt æbstɹˈækt; abuse əbjˈus əbjˈuz; addict ˈædˌɪkt ədˈɪkt; address ˈædɹˌɛs ədɹˈɛs;
  advocate ˈædvəkət ˈædvəkˌAt; ally ˈælˌI əlˈI; alternate ˈɔltəɹnət ˈɔltəɹnˌAt; animate ˈænəmət ˈænəmˌAt;
  appropriate əpɹˈOpɹiət əpɹˈOpɹiˌAt; approximate əpɹˈɑksəmət əpɹˈɑksəmˌAt;
  articulate ɑɹtˈɪkjələt ɑɹtˈɪkjəlˌAt; associate əsˈOʃiət əsˈOʃiˌAt; attribute ˈætɹəbjˌut ətɹˈɪbjˌut;
  close klˈOs klˈOz; combine kˈɑmbˌIn kəmbˈIn; compact kˈɑmpˌækt kəmpˈækt; compound kˈɑmpˌWnd kəmpˈWnd;
  compress kˈɑmpɹˌɛs kəmpɹˈɛs; conduct kˈɑndˌʌkt kəndˈʌkt; conflict kˈɑnflˌɪkt kənflˈɪkt;
  console kˈɑnsˌOl kənsˈOl; construct kˈɑnstɹˌʌkt kənstɹˈʌkt; contest kˈɑntˌɛst kəntˈɛst;
  contract kˈɑntɹˌækt kəntɹˈækt; contrast kˈɑntɹˌæst kəntɹˈæst; converse kˈɑnvˌɜɹs kənvˈɜɹs;
  convert kˈɑnvˌɜɹt kənvˈɜɹt; convict kˈɑnvˌɪkt kənvˈɪkt; coordinate kOˈɔɹdᵊnət kOˈɔɹdᵊnˌAt;
  decrease dˈikɹˌis dəkɹˈis; defect dˈifˌɛkt dəfˈɛkt; delegate dˈɛləɡət dˈɛləɡˌAt;
  deliberate dəlˈɪbəɹət dəlˈɪbəɹˌAt; desert dˈɛzəɹt dəzˈɜɹt; diffuse dəfjˈus dəfjˈuz;
  digest dˈIʤˌɛst dIʤˈɛst; discharge dˈɪsʧˌɑɹʤ dɪsʧˈɑɹʤ; duplicate dˈupləkət dˈupləkˌAt;
  elaborate ɪlˈæbəɹət ɪlˈæbəɹˌAt; escort ˈɛskˌɔɹt ɪskˈɔɹt; estimate ˈɛstəmət ˈɛstəmˌAt;
  excuse ɪkskjˈus ɪkskjˈuz; exploit ˈɛksplˌYt ɪksplˈYt; export ˈɛkspˌɔɹt ɪkspˈɔɹt;
  extract ˈɛkstɹˌækt ɪkstɹˈækt; graduate ɡɹˈæʤəwət ɡɹˈæʤəwˌAt; house hˈWs hˈWz; impact ˈɪmpˌækt ɪmpˈækt;
  import ˈɪmpˌɔɹt ɪmpˈɔɹt; incline ˈɪnklˌIn ɪnklˈIn; increase ˈɪnkɹˌis ɪnkɹˈis; initiate ɪnˈɪʃiət ɪnˈɪʃiˌAt;
  insert ˈɪnsˌɜɹt ɪnsˈɜɹt; insult ˈɪnsˌʌlt ɪnsˈʌlt; intimate ˈɪntəmət ˈɪntəmˌAt; live lˈIv lˈɪv;
  lives lˈIvz lˈɪvz; misuse mɪsjˈus mɪsjˈuz; moderate mˈɑdəɹət mˈɑdəɹˌAt; object ˈɑbʤˌɛkt əbʤˈɛkt;
  perfect pˈɜɹfɪkt pəɹfˈɛkt; permit pˈɜɹmˌɪt pəɹmˈɪt; present pɹˈɛzᵊnt pɹəzˈɛnt; produce pɹˈOdˌus pɹədˈus;
  progress pɹˈɑɡɹˌɛs pɹəɡɹˈɛs; project pɹˈɑʤˌɛkt pɹəʤˈɛkt; protest pɹˈOtˌɛst pɹətˈɛst; rebel ɹˈɛbᵊl ɹəbˈɛl;
  record ɹˈɛkəɹd ɹəkˈɔɹd; refund ɹˈifˌʌnd ɹəfˈʌnd; refuse ɹˈɛfjˌus ɹəfjˈuz; reject ɹˈiʤˌɛkt ɹəʤˈɛkt;
  segment sˈɛɡmənt sˈɛɡmˌɛnt; separate sˈɛpəɹət sˈɛpəɹˌAt; subject sˈʌbʤˌɛkt səbʤˈɛkt;
  subordinate səbˈɔɹdᵊnət səbˈɔɹdᵊnˌAt; survey sˈɜɹvˌA səɹvˈA; suspect sˈʌspˌɛkt səspˈɛkt;
  torment tˈɔɹmˌɛnt tɔɹmˈɛnt; transfer tɹˈænsfəɹ tɹænsfˈɜɹ; transplant tɹˈænsplˌænt tɹænsplˈænt;
  transport tɹˈænspˌɔɹt tɹænspˈɔɹt; upset ˈʌpsˌɛt ˌʌpsˈɛt; use jˈus jˈuz;
  affect ˈæfˌɛkt əfˈɛkt; affiliate əfˈɪliət əfˈɪliˌAt; agglomerate əɡlˈɑməɹət əɡlˈɑməɹˌAt; aggregate ˈæɡɹəɡət ˈæɡɹəɡˌAt;
  combat kˈɑmbˌæt kəmbˈæt; commune kˈɑmjˌun kəmjˈun; confederate kənfˈɛdəɹət kənfˈɛdəɹˌAt; confines kˈɑnfˌInz kənfˈInz;
  conglomerate kənɡlˈɑməɹət kənɡlˈɑməɹˌAt; conscript kˈɑnskɹˌɪpt kənskɹˈɪpt; consort kˈɑnsˌɔɹt kənsˈɔɹt;
  consummate kˈɑnsəmət kˈɑnsəmˌAt; correlate kˈɔɹələt kˈɔɹəlˌAt; degenerate dəʤˈɛnəɹət dəʤˈɛnəɹˌAt; desolate dˈɛsələt dˈɛsəlˌAt;
  discount dˈɪskˌWnt dɪskˈWnt; document dˈɑkjəmᵊnt dˈɑkjəmˌɛnt; excerpt ˈɛksˌɜɹpt ɛksˈɜɹpt; ferment fˈɜɹmˌɛnt fəɹmˈɛnt;
  fragment fɹˈæɡmᵊnt fɹæɡmˈɛnt; frequent fɹˈikwᵊnt fɹikwˈɛnt; implant ˈɪmplˌænt ɪmplˈænt; implement ˈɪmpləmᵊnt ˈɪmpləmˌɛnt;
  imprint ˈɪmpɹˌɪnt ɪmpɹˈɪnt; incense ˈɪnsˌɛns ɪnsˈɛns; interchange ˈɪntəɹʧˌAnʤ ˌɪntəɹʧˈAnʤ; invite ˈɪnvˌIt ɪnvˈIt;
  laminate lˈæmənət lˈæmənˌAt; misconduct mɪskˈɑndˌʌkt mɪskəndˈʌkt; mouth mˈWθ mˈWð; ornament ˈɔɹnəmᵊnt ˈɔɹnəmˌɛnt;
  overhaul ˈOvəɹhˌɔl ˌOvəɹhˈɔl; overlook ˈOvəɹlˌʊk ˌOvəɹlˈʊk; overrun ˈOvəɹˌʌn ˌOvəɹˈʌn; overthrow ˈOvəɹθɹˌO ˌOvəɹθɹˈO;
  perfume pˈɜɹfjˌum pəɹfjˈum; pervert pˈɜɹvˌɜɹt pəɹvˈɜɹt; postulate pˈɑsʧələt pˈɑsʧəlˌAt; precipitate pɹəsˈɪpətət pɹəsˈɪpətˌAt;
  predicate pɹˈɛdəkət pɹˈɛdəkˌAt; proceeds pɹˈOsˌidz pɹəsˈidz; recall ɹˈikˌɔl ɹəkˈɔl; recount ɹˈikˌWnt ɹəkˈWnt;
  redress ɹˈidɹˌɛs ɹədɹˈɛs; refill ɹˈifˌɪl ɹifˈɪl; relapse ɹˈilˌæps ɹəlˈæps; remake ɹˈimˌAk ɹimˈAk; replay ɹˈiplˌA ɹiplˈA;
  reprint ɹˈipɹˌɪnt ɹipɹˈɪnt; rewrite ɹˈiɹˌIt ɹiɹˈIt; supplement sˈʌpləmᵊnt sˈʌpləmˌɛnt; syndicate sˈɪndəkət sˈɪndəkˌAt;
  traverse tɹˈævəɹs tɹəvˈɜɹs; update ˈʌpdˌAt ʌpdˈAt`;

/** Word, then each sense's name and sound. */
const OTHERS = `
  aged adjective ˈAʤᵻd verb ˈAʤd; august adjective ɔɡˈʌst month ˈɔɡəst; axes tool ˈæksᵻz axis ˈæksˌiz;
  bases base bˈAsᵻz basis bˈAsˌiz; bass music bˈAs fish bˈæs; blessed adjective blˈɛsᵻd verb blˈɛst;
  bow bend bˈW weapon bˈO; bows bend bˈWz weapon bˈOz; buffet meal bəfˈA strike bˈʌfət; content noun kˈɑntˌɛnt pleased kəntˈɛnt; does verb dˈʌz deer dˈOz;
  dove bird dˈʌv dive dˈOv; entrance door ˈɛntɹəns delight ɪntɹˈæns; invalid person ˈɪnvələd void ɪnvˈæləd;
  job work ʤˈɑb name ʤˈOb; lead guide lˈid metal lˈɛd; learned adjective lˈɜɹnᵻd verb lˈɜɹnd;
  minute time mˈɪnət small mInˈut; moped vehicle mˈOpˌɛd sulk mˈOpt; nice pleasant nˈIs city nˈis;
  number count nˈʌmbəɹ numb nˈʌməɹ; polish shine pˈɑlɪʃ nation pˈOlɪʃ; putting place pˈʊTɪŋ golf pˈʌTɪŋ;
  read present ɹˈid past ɹˈɛd; resume continue ɹəzˈum paper ɹˈɛzəmˌA; row line ɹˈO quarrel ɹˈW;
  sewer drain sˈuəɹ sew sˈOəɹ; sow plant sˈO pig sˈW; tear rip tˈɛɹ eye tˈɪɹ; tears rip tˈɛɹz eye tˈɪɹz;
  wind air wˈɪnd turn wˈInd; winds air wˈɪndz turn wˈIndz; wound injury wˈund wind wˈWnd;
  arithmetic noun əɹˈɪθmətˌɪk adjective ˌɛɹɪθmˈɛTɪk; bowed bend bˈWd weapon bˈOd; celtic people kˈɛltɪk team sˈɛltɪk;
  complex noun kˈɑmplˌɛks adjective kəmplˈɛks; dogged adjective dˈɔɡᵻd verb dˈɔɡd; lima city lˈimə bean lˈImə;
  mobile adjective mˈObᵊl city mObˈil; multiply verb mˈʌltəplˌI adverb mˈʌltəpli; pasty food pˈæsti pale pˈAsti;
  peaked verb pˈikt adjective pˈikᵻd; primer textbook pɹˈɪməɹ paint pɹˈIməɹ; reading act ɹˈidɪŋ town ɹˈɛdɪŋ;
  sake benefit sˈAk drink sˈɑki; slough swamp slˈu shed slˈʌf`;

/** The homographs by spelling, lower case. */
export const HOMOGRAPHS: ReadonlyMap<string, Homograph> = new Map(
  [...rows(VERB_PAIRS).map(verbPair), ...rows(OTHERS).map(otherPair)].map(
    (homograph) => [homograph.word, homograph] as const,
  ),
);

function rows(table: string): string[][] {
  return table.split(';').map((row) => row.trim().split(/\s+/));
}

function verbPair([word = '', other = '', verb = '']: string[]): Homograph {
  const senses = [
    { name: 'noun', phonemes: other },
    { name: 'verb', phonemes: verb },
  ] as const;
  return { word, kind: 'verb', senses };
}

function otherPair([
  word = '',
  name = '',
  phonemes = '',
  second = '',
  sound = '',
]: string[]): Homograph {
  const senses = [
    { name, phonemes },
    { name: second, phonemes: sound },
  ] as const;
  return { word, kind: word, senses };
}
