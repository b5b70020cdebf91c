import { isNote } from './book-elements';
import { elementsOf, type MarkupElement } from './markup';

/**
 * Takes the notes out of a document, to be put back where they are referred to; word processors write all of them at its end.
 * Their elements leave the tree.
 */
export function takeNotes(document: MarkupElement): MarkupElement[] {
  const notes: MarkupElement[] = [];
  const visit = (parent: MarkupElement) => {
    const kept = parent.children.filter((child) => {
      if (typeof child === 'string') return true;
      if (!isNote(child)) visit(child);
      else notes.push(child);
      return !isNote(child);
    });
    // Only where something goes: most parents have no notes.
    if (kept.length < parent.children.length) {
      parent.children.length = 0;
      for (const child of kept) parent.children.push(child);
    }
  };
  visit(document);
  return notes;
}

/** Adds each note to the first of these parts that has a link to it, or into it; one without a link to the last. */
export function placeNotes(parts: readonly MarkupElement[], notes: readonly MarkupElement[]): void {
  if (notes.length === 0) return;
  const unplaced = new Set(notes);
  const byAddress = new Map<string, MarkupElement>();
  for (const note of notes) for (const id of namesIn(note)) byAddress.set(`#${id}`, note);
  for (const part of parts) {
    const linked = [...elementsOf(part)].flatMap(({ name, attributes: { href = '' } }) => {
      const note = name === 'a' ? byAddress.get(href) : undefined;
      return note && unplaced.delete(note) ? [note] : [];
    });
    part.children.push(...linked);
  }
  parts.at(-1)?.children.push(...unplaced);
}

/** What links can call a note: its identifier, and those of what is in it. */
function namesIn(note: MarkupElement): string[] {
  return [note, ...elementsOf(note)].flatMap(({ attributes: { id, name } }) =>
    [id, name].filter((each) => each !== undefined),
  );
}
