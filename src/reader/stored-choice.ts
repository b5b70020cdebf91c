/** A small choice that is kept between visits, where the browser lets the page keep anything at all. */
export interface StoredChoice {
  read(): string | undefined;
  write(value: string): void;
}

/** Keeps a choice in local storage under the app's own prefix. Private modes and blocked cookies are no failure. */
export function storedChoice(name: string): StoredChoice {
  const key = `kokoro-speak:${name}`;
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // The choice holds for this visit.
      }
    },
  };
}
