/** What stands for a placeholder. */
export type Filling = Readonly<Record<string, string | number | boolean>>;

/** A sentence with its `{name}`s filled; one that has no value stays as it is. */
export function fill(sentence: string, values: Filling): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in values ? String(values[key]) : whole,
  );
}
