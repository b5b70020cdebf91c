/**
 * `<kokoro-speak>` as a React component, for React 18 and 19. Importing it defines the element.
 */
import {
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import '../elements/define';
import type { KokoroSpeakElement } from '../elements/kokoro-speak-element';
import { HANDLERS, type HandlerName, PROPERTIES, type PropertyName } from './properties';

export type { KokoroSpeakElement } from '../elements/kokoro-speak-element';

/** Handlers of the element's events, with the event as the element fires it. */
export type KokoroSpeakHandlers = {
  [K in HandlerName]?:
    | ((
        event: HTMLElementEventMap[(typeof HANDLERS)[K]] & {
          readonly currentTarget: KokoroSpeakElement;
        },
      ) => void)
    | undefined;
};

/** The element's properties by their names in JavaScript (`htmlFor`, `mediaTitle`), its events, and what every HTML element takes. */
export type KokoroSpeakProps = Omit<
  HTMLAttributes<KokoroSpeakElement>,
  PropertyName | HandlerName
> &
  KokoroSpeakHandlers & { [K in PropertyName]?: KokoroSpeakElement[K] | undefined };

/** On a server there is no layout, and React would say so. */
const useElementEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** The element; `ref` gives it with all its methods. */
export const KokoroSpeak: ForwardRefExoticComponent<
  KokoroSpeakProps & RefAttributes<KokoroSpeakElement>
> = forwardRef<KokoroSpeakElement, KokoroSpeakProps>(function KokoroSpeak(props, forwarded) {
  const ref = useRef<KokoroSpeakElement>(null);
  useImperativeHandle(forwarded, () => ref.current as KokoroSpeakElement, []);
  const { rest, properties } = divided(props);
  useProperties(ref, properties);
  useHandlers(ref, props);
  return createElement('kokoro-speak', { ...rest, ref });
});

type Properties = { [K in PropertyName]?: KokoroSpeakElement[K] | undefined };
type ElementRef = { readonly current: KokoroSpeakElement | null };

const NAMES: ReadonlySet<string> = new Set(PROPERTIES);

/** What goes to the element itself, and what React writes into the page. */
function divided(props: KokoroSpeakProps): { rest: object; properties: Properties } {
  const entries = Object.entries(props);
  const isProperty = ([name]: [string, unknown]) => NAMES.has(name);
  const isRest = ([name]: [string, unknown]) => !NAMES.has(name) && !(name in HANDLERS);
  return {
    rest: Object.fromEntries(entries.filter(isRest)),
    properties: Object.fromEntries(entries.filter(isProperty)),
  };
}

/**
 * Sets properties rather than attributes, which React 18 and 19 treat differently. One that is no longer given goes back to what it
 * was before.
 */
function useProperties(ref: ElementRef, properties: Properties): void {
  const given = useRef<Record<string, unknown>>({});
  const before = useRef<Record<string, unknown>>({});
  useElementEffect(() => {
    const element = ref.current as Record<string, unknown> | null;
    if (!element) return;
    for (const name of PROPERTIES) {
      const value = properties[name];
      if (value === given.current[name]) continue;
      // An engine that was not set is one that would be made by asking for it.
      if (!(name in before.current))
        before.current[name] = name === 'engine' ? undefined : element[name];
      element[name] = value ?? before.current[name];
      given.current[name] = value;
    }
  });
}

/** The element's events do not bubble, so React does not hear them by itself. */
function useHandlers(ref: ElementRef, props: KokoroSpeakProps): void {
  const current = useRef<KokoroSpeakProps>(props);
  useElementEffect(() => {
    current.current = props;
  });
  useElementEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const heard = new AbortController();
    for (const name of Object.keys(HANDLERS) as HandlerName[])
      element.addEventListener(
        HANDLERS[name],
        (event) => (current.current[name] as ((event: Event) => void) | undefined)?.(event),
        { signal: heard.signal },
      );
    return () => heard.abort();
  }, []);
}
