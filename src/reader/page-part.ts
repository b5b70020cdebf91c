/** The page's element with this id; the page and its scripts are written together, so it is always there. @throws Error if it is not */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no fitting #${id}.`);
}
