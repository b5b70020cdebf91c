/**
 * The languages in which a player may speak to its reader, best first: the one it is told, that of the page around it, and those
 * that the browser asks pages for. Its own `lang` is that of the text.
 */
export function languagesAround(host: HTMLElement, told: string | undefined): readonly string[] {
  const around = languageAround(host);
  return [...(told ? [told] : []), ...(around ? [around] : []), ...navigator.languages];
}

/** The nearest `lang` outside of an element, also where that is inside of other components. */
function languageAround(host: HTMLElement): string | undefined {
  let place: Element | null = host;
  while (place) {
    const root: Node = place.getRootNode();
    const named: HTMLElement | null | undefined =
      place.parentElement?.closest<HTMLElement>('[lang]');
    if (named) return named.lang;
    place = root instanceof ShadowRoot ? root.host : null;
    if (place instanceof HTMLElement && place.lang) return place.lang;
  }
  return undefined;
}
