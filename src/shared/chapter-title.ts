const NUMBER =
  '[ivxlc]{1,8}|\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|the (?:first|second|third|last)';

/** `Chapter XII`, `PART TWO: The Voyage`, `Epilogue`. */
const TITLE = new RegExp(
  `^\\s*(?:(?:chapter|part|book|volume|act|scene|section|letter|canto) (?:${NUMBER})|prologue|epilogue|preface|foreword|introduction|afterword|conclusion|contents)(?:\\s*[.:—–-].{0,80})?\\s*$`,
  'is',
);

/** Whether a paragraph without markup looks like a chapter's title; books in plain text have nothing else. */
export function isChapterTitle(paragraph: string): boolean {
  return TITLE.test(paragraph);
}
