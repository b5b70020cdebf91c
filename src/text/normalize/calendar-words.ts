/** Months by their first three letters, in lower case. */
const MONTHS: ReadonlyMap<string, string> = new Map(
  'January February March April May June July August September October November December'
    .split(' ')
    .map((month) => [month.slice(0, 3).toLowerCase(), month]),
);
const MONTH_NAMES = [...MONTHS.values()];

/** Days of the week by their first two letters, in lower case. */
const WEEKDAYS: ReadonlyMap<string, string> = new Map(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'
    .split(' ')
    .map((day) => [day.slice(0, 2).toLowerCase(), day]),
);

/** Pattern of a month's name, whole or short, without its stop. Use with the flag `i`. */
export const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})`;

/** Pattern of a weekday's name, whole or short, without its stop. Use with the flag `i`. */
export const WEEKDAY = String.raw`(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?!\p{L})`;

/** The whole name of a month that matches {@link MONTH}. */
export function monthName(written: string): string {
  return MONTHS.get(written.slice(0, 3).toLowerCase()) ?? written;
}

/** The name of a month by its number, 1 to 12. */
export function monthOfNumber(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}

/** The whole name of a weekday that matches {@link WEEKDAY}. */
export function weekdayName(written: string): string {
  return WEEKDAYS.get(written.slice(0, 2).toLowerCase()) ?? written;
}
