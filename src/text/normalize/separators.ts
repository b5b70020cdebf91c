import { sticky } from './written-rule';

/**
 * Runs that draw a line or a frame and say nothing: `-----`, `=====`, `*****`, `+---+`, `|`. Two dashes are
 * punctuation, and stops and exclamation marks are marks. A tag, `<br/>`, says nothing either.
 */
export const DRAWING = sticky(
  String.raw`[-=_*~#^+|<>/\\]{4,}|[=_*~#^]{2,3}(?![\p{L}\p{N}])|\|{1,3}|[\u2500-\u259f]+|-{2,}>|<-{2,}|={2,}>|</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>=]{0,60}=[^<>]{0,200}|=[^<>]{0,60})?\s?/?>`,
);
