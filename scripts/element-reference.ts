import type { ElementDeclaration, ManifestMember } from './element-manifest';

/** A table of the reference. Cells are Markdown with nothing in it but `code`. */
export interface ReferenceSection {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The reference of the element as a page of documentation. */
export function elementReference(element: ElementDeclaration): string {
  const parts = [
    '# `<kokoro-speak>`: reference',
    'Generated from the source by `npm run -s docs:element`. What attributes mean in a page is in the [README](../README.md#put-it-into-a-page).',
    ...referenceSections(element).map(markdown),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** All that the element offers, as tables; none of them is empty. */
export function referenceSections(element: ElementDeclaration): ReferenceSection[] {
  const attributes = new Map(element.attributes.map(({ name, fieldName }) => [fieldName, name]));
  const fields = element.members.filter(({ kind }) => kind === 'field');
  const methods = element.members.filter(({ kind }) => kind === 'method');
  const sections = [
    section(
      'Attributes and properties',
      ['attribute', 'property', 'type', ''],
      fields
        .filter(({ name }) => attributes.has(name))
        .map((field) => [
          code(attributes.get(field.name) ?? ''),
          code(field.name),
          type(field),
          words(field),
        ]),
    ),
    section(
      'Properties without an attribute',
      ['property', 'type', ''],
      fields
        .filter(({ name }) => !attributes.has(name))
        .map((field) => [code(field.name), type(field), words(field)]),
    ),
    section(
      'Methods',
      ['method', 'returns', ''],
      methods.map((method) => [code(signature(method)), code(returned(method)), words(method)]),
    ),
    section(
      'Events',
      ['event', 'type', ''],
      element.events.map((event) => [code(event.name), type(event), words(event)]),
    ),
    section(
      'Slots',
      ['slot', ''],
      element.slots.map((slot) => [slot.name ? code(slot.name) : '(default)', words(slot)]),
    ),
    section(
      'Parts, for `::part()`',
      ['part', ''],
      element.cssParts.map((part) => [code(part.name), words(part)]),
    ),
    section(
      'States, for `:state()`',
      ['state', ''],
      element.cssStates.map((state) => [code(state.name), words(state)]),
    ),
    section(
      'CSS properties',
      ['property', ''],
      element.cssProperties.map((property) => [code(property.name), words(property)]),
    ),
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** What VS Code knows of the tag, as it reads it (`html.customData`). */
export function htmlData(element: ElementDeclaration): unknown {
  return {
    version: 1.1,
    tags: [
      {
        name: element.tagName,
        description: element.description,
        attributes: element.attributes.map((attribute) => ({
          name: attribute.name,
          description: attribute.description,
          values: literals(attribute.type?.text).map((name) => ({ name })),
        })),
      },
    ],
  };
}

/** The words that a type allows: `'draft' | 'none' | undefined` → draft, none. */
function literals(text = ''): string[] {
  return [...text.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): ReferenceSection {
  return { title, heads, rows };
}

function markdown({ title, heads, rows }: ReferenceSection): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
  return [`## ${title}`, '', ...table].join('\n');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``;
}

function type({ type: own }: { readonly type?: { readonly text: string } }): string {
  return code((own?.text ?? '').replace(/\s*\|\s*undefined$/, '').replace(/\s+/g, ' '));
}

function words({ description = '' }: { readonly description?: string }): string {
  return description.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function signature({ name, parameters = [] }: ManifestMember): string {
  const written = parameters.map(({ name: own, optional, default: value }) =>
    optional || value !== undefined ? `${own}?` : own,
  );
  return `${name}(${written.join(', ')})`;
}

function returned({ return: own }: ManifestMember): string {
  return own?.type?.text ?? '';
}
