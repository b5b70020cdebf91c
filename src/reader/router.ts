/** One view of the page. */
export interface View {
  /** The part of the address behind `#`; the view with none is shown for every other one. */
  readonly hash?: string;
  /** The document's title while it is shown. */
  readonly title: string;
  /** Shows the view. @param isMove whether the reader came from another view, and the focus has to follow */
  show(isMove: boolean): void;
  hide(): void;
}

/**
 * Shows one of several views, by the part of the address behind `#`: links, the browser's back button and bookmarks work
 * without a server that knows of them.
 */
export function startRouter(views: readonly View[]): void {
  let shown: View | undefined;
  const follow = () => {
    const wanted =
      views.find(({ hash }) => hash !== undefined && hash === location.hash) ??
      views.find(({ hash }) => hash === undefined);
    if (!wanted || wanted === shown) return;
    const isMove = shown !== undefined;
    // At the start, whichever the page's HTML shows may be another one.
    for (const view of isMove ? [shown] : views) if (view !== wanted) view?.hide();
    shown = wanted;
    document.title = wanted.title;
    wanted.show(isMove);
    if (isMove) scrollTo(0, 0);
  };
  addEventListener('hashchange', follow);
  follow();
}
