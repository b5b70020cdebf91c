/** Makes what scripts cannot make: they do not hold it. */
export const MADE_HERE: unique symbol = Symbol('made here');

/** What the constructor of such an interface throws at a script. */
export function illegalConstructor(): TypeError {
  return new TypeError('Illegal constructor');
}

/**
 * Gives a class the looks of a platform interface (Web IDL 3.7): its name, whatever a bundler makes of it, members that can be
 * enumerated, and its name as the tag of its objects.
 * @param length number of arguments that its constructor requires
 */
export function exposeInterface(
  anInterface: { readonly prototype: object },
  name: string,
  length: number,
): void {
  Object.defineProperties(anInterface, {
    name: { value: name, configurable: true },
    length: { value: length, configurable: true },
  });
  const { prototype } = anInterface;
  const members = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  for (const [member, descriptor] of members) {
    if (member !== 'constructor')
      Object.defineProperty(prototype, member, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** A `DOMString`. @throws TypeError for a symbol */
export function toDomString(value: unknown): string {
  return `${value}`;
}

/** A `float`, held between two bounds. @throws TypeError for what is no finite number */
export function toFloat(value: unknown, least: number, most: number): number {
  const float = Math.fround(value as number);
  if (!Number.isFinite(float)) throw new TypeError('The provided float value is non-finite.');
  return Math.fround(Math.min(most, Math.max(least, float)));
}
