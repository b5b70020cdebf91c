// What the element's types say of Lit, so that a page needs no Lit to know them. Lit itself is inside the package.

/** Styles of an element. */
export type CSSResult = unknown;
/** Styles of an element. */
export type CSSResultGroup = unknown;
/** What an element shows. */
export type TemplateResult = unknown;
/** Properties that changed, with what they were. */
export type PropertyValues<T = unknown> = Map<keyof T | PropertyKey, unknown>;

/** Something that follows an element's life. */
export interface ReactiveController {
  hostConnected?(): void;
  hostDisconnected?(): void;
  hostUpdate?(): void;
  hostUpdated?(): void;
}

/** An element that controllers follow. */
export interface ReactiveControllerHost {
  addController(controller: ReactiveController): void;
  removeController(controller: ReactiveController): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
}

/** A custom element that shows its properties. */
export declare class LitElement extends HTMLElement implements ReactiveControllerHost {
  addController(controller: ReactiveController): void;
  removeController(controller: ReactiveController): void;
  /** Shows itself anew, soon. */
  requestUpdate(name?: PropertyKey, oldValue?: unknown): void;
  /** Resolves when the element shows its properties. */
  readonly updateComplete: Promise<boolean>;
  readonly hasUpdated: boolean;
  connectedCallback(): void;
  disconnectedCallback(): void;
  protected willUpdate(changed: PropertyValues): void;
  protected updated(changed: PropertyValues): void;
  protected firstUpdated(changed: PropertyValues): void;
  protected render(): unknown;
}
