/** What streets are called, by their short form without its stop. `St` and `Dr` have rules of their own. */
export const STREET_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Ave: 'avenue',
    Av: 'avenue',
    Blvd: 'boulevard',
    Rd: 'road',
    Ln: 'lane',
    Ct: 'court',
    Pl: 'place',
    Sq: 'square',
    Ter: 'terrace',
    Terr: 'terrace',
    Pkwy: 'parkway',
    Hwy: 'highway',
    Expy: 'expressway',
    Expwy: 'expressway',
    Fwy: 'freeway',
    Cir: 'circle',
    Trl: 'trail',
    Tpke: 'turnpike',
    Aly: 'alley',
    Cres: 'crescent',
    Gdns: 'gardens',
    Plz: 'plaza',
    Bldg: 'building',
    St: 'street',
    Dr: 'drive',
  }),
);

/** Whole words that end the name of a street. */
export const STREET_WORDS =
  'Street|Avenue|Boulevard|Road|Lane|Court|Place|Square|Terrace|Parkway|Highway|Expressway|Freeway|Circle|Trail|Turnpike|Alley|Crescent|Gardens|Plaza|Drive|Way|Broadway|Loop|Row|Close|Mews|Hill|Park|Walk|Path|Grove|Wharf|Quay';

/** Points of the compass as they stand in addresses. */
export const DIRECTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    N: 'North',
    S: 'South',
    E: 'East',
    W: 'West',
    NE: 'Northeast',
    NW: 'Northwest',
    SE: 'Southeast',
    SW: 'Southwest',
  }),
);

const STATE_LIST =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,FL Florida,GA Georgia,' +
  'HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,' +
  'MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,' +
  'NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,' +
  'OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,' +
  'VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico';

/** American states by their two letters. */
export const STATES: ReadonlyMap<string, string> = new Map(
  STATE_LIST.split(',').map((entry): [string, string] => [entry.slice(0, 2), entry.slice(3)]),
);
