/** The element's reference, made of its source when the app is built: scripts/element-reference-plugin.ts. */
declare module 'virtual:element-reference' {
  /** A table of the reference. Cells are Markdown with nothing in it but `code`. */
  export interface ReferenceSection {
    readonly title: string;
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }

  export const sections: readonly ReferenceSection[];
}
