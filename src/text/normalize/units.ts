/** A unit of measurement, singular and plural. */
export interface Unit {
  readonly one: string;
  readonly many: string;
}

const regular = (one: string): Unit => ({ one, many: `${one}s` });
const fixed = (name: string): Unit => ({ one: name, many: name });

const PREFIXES: Readonly<Record<string, string>> = {
  n: 'nano',
  µ: 'micro',
  μ: 'micro',
  m: 'milli',
  c: 'centi',
  d: 'deci',
  h: 'hecto',
  k: 'kilo',
  M: 'mega',
  G: 'giga',
  T: 'tera',
  P: 'peta',
};

/** Base units and the prefixes that people write before them; a dot stands for none. */
const PREFIXED: readonly (readonly [string, Unit, string])[] = [
  ['m', regular('meter'), '.nµμmcdk'],
  ['g', regular('gram'), '.nµμmk'],
  ['l', regular('liter'), '.µμmcdh'],
  ['L', regular('liter'), '.µμmcdh'],
  ['s', regular('second'), '.nµμm'],
  ['W', regular('watt'), '.mkMGT'],
  ['Wh', { one: 'watt hour', many: 'watt hours' }, '.kMGT'],
  ['V', regular('volt'), '.mkM'],
  ['A', regular('amp'), 'µμmk'],
  ['Ah', { one: 'amp hour', many: 'amp hours' }, '.mk'],
  ['Hz', fixed('hertz'), '.kMGT'],
  ['B', regular('byte'), 'kKMGTP'],
  ['b', regular('bit'), 'kMGT'],
  ['Pa', regular('pascal'), '.hkMG'],
  ['J', regular('joule'), 'mkMG'],
  ['N', regular('newton'), 'mkM'],
  ['cal', { one: 'calorie', many: 'calories' }, '.k'],
  ['eV', { one: 'electron volt', many: 'electron volts' }, '.kMGT'],
  ['Ω', regular('ohm'), '.mkM'],
  ['Ω', regular('ohm'), '.mkM'],
  ['F', regular('farad'), 'nµμm'],
  ['mol', regular('mole'), '.mµμ'],
  ['bar', regular('bar'), '.m'],
  ['t', regular('ton'), '.'],
];

const MISCELLANEOUS: readonly (readonly [string, Unit])[] = [
  ['ft', { one: 'foot', many: 'feet' }],
  ['yd', regular('yard')],
  ['yds', regular('yard')],
  ['mi', regular('mile')],
  ['lb', regular('pound')],
  ['lbs', regular('pound')],
  ['oz', { one: 'ounce', many: 'ounces' }],
  ['fl oz', { one: 'fluid ounce', many: 'fluid ounces' }],
  ['gal', regular('gallon')],
  ['qt', regular('quart')],
  ['pt', regular('point')],
  ['px', regular('pixel')],
  ['tbsp', regular('tablespoon')],
  ['tsp', regular('teaspoon')],
  ['st', fixed('stone')],
  ['ha', regular('hectare')],
  ['h', regular('hour')],
  ['hr', regular('hour')],
  ['hrs', regular('hour')],
  ['min', regular('minute')],
  ['mins', regular('minute')],
  ['sec', regular('second')],
  ['secs', regular('second')],
  ['yr', regular('year')],
  ['yrs', regular('year')],
  ['wk', regular('week')],
  ['wks', regular('week')],
  ['°', regular('degree')],
  ['°C', { one: 'degree Celsius', many: 'degrees Celsius' }],
  ['ºC', { one: 'degree Celsius', many: 'degrees Celsius' }],
  ['℃', { one: 'degree Celsius', many: 'degrees Celsius' }],
  ['°F', { one: 'degree Fahrenheit', many: 'degrees Fahrenheit' }],
  ['ºF', { one: 'degree Fahrenheit', many: 'degrees Fahrenheit' }],
  ['℉', { one: 'degree Fahrenheit', many: 'degrees Fahrenheit' }],
  ['mph', { one: 'mile per hour', many: 'miles per hour' }],
  ['kph', { one: 'kilometer per hour', many: 'kilometers per hour' }],
  ['kmh', { one: 'kilometer per hour', many: 'kilometers per hour' }],
  ['kmph', { one: 'kilometer per hour', many: 'kilometers per hour' }],
  ['mpg', { one: 'mile per gallon', many: 'miles per gallon' }],
  ['kt', regular('knot')],
  ['kn', regular('knot')],
  ['dB', regular('decibel')],
  ['kbps', { one: 'kilobit per second', many: 'kilobits per second' }],
  ['Mbps', { one: 'megabit per second', many: 'megabits per second' }],
  ['Gbps', { one: 'gigabit per second', many: 'gigabits per second' }],
  ['KiB', regular('kibibyte')],
  ['MiB', regular('mebibyte')],
  ['GiB', regular('gibibyte')],
  ['TiB', regular('tebibyte')],
  ['MP', regular('megapixel')],
  ['cc', fixed('c c')],
  ['rpm', fixed('r p m')],
  ['psi', fixed('p s i')],
  ['dpi', fixed('d p i')],
  ['ppi', fixed('p p i')],
  ['ppm', fixed('parts per million')],
  ['ppb', fixed('parts per billion')],
  ['fps', { one: 'frame per second', many: 'frames per second' }],
  ['bpm', { one: 'beat per minute', many: 'beats per minute' }],
  ['‰', fixed('per mille')],
];

/** Units by their symbol, as written. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...PREFIXED.flatMap(([symbol, unit, prefixes]) =>
    [...prefixes].map((prefix): [string, Unit] => {
      if (prefix === '.') return [symbol, unit];
      const name = prefix === 'K' ? 'kilo' : (PREFIXES[prefix] ?? '');
      return [prefix + symbol, { one: name + unit.one, many: name + unit.many }];
    }),
  ),
  ...MISCELLANEOUS,
]);

const escaped = (symbol: string) => symbol.replaceAll('.', String.raw`\.`);

/** Pattern of all symbols, longest first. */
export const UNIT = `(?:${[...UNITS.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')})`;
