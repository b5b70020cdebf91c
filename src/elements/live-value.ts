import { noChange } from 'lit';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';

/**
 * Keeps a property of a form field as it is given, although the reader changes it, too. Lit's own `live` does that for attributes as well, and
 * weighs more than all the fields.
 */
class LiveValue extends Directive {
  render(value: string): unknown {
    return value;
  }

  override update({ element, name }: PropertyPart, [value]: [string]): unknown {
    const field = element as unknown as Record<string, unknown>;
    if (field[name] !== value) field[name] = value;
    return noChange;
  }
}

/** The value of a field: `.value=${live(text)}`. */
export const live = directive(LiveValue);
