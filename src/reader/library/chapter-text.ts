/**
 * The text of a chapter, in which anchors count: `textContent` of its HTML. Nothing is loaded or run for it: a template's content
 * belongs to no page.
 */
export function chapterText(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.textContent ?? '';
}
