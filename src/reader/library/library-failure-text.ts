/**
 * The one table of words that a person reads when the library fails, by code. Each sentence says what happened and what to do
 * next; `{name}` is filled from the failure's details.
 */
export const LIBRARY_FAILURE_TEXT = {
  unavailable:
    'This browser does not let the app keep books (private mode, perhaps). Use a window that is not private, or allow this site to store data.',
  full: 'This device has no room left, so this was not stored. Free some space or remove a book, and try again.',
  blocked:
    'Another tab holds the library in an older version. Close the app’s other tabs and try again.',
  newer: 'The library was changed by a newer version of the app. Reload this page.',
  failed: 'The library could not be read or written ({problem}). Nothing was changed. Try again.',
  duplicate:
    'This file is in the library already, as “{title}”. Open that one, or add it a second time.',
  empty: 'There is no text in this book, so it was not added. Choose another file.',
  'no-title': 'A book needs a title. Enter one and try again.',
  'unknown-book': 'This book is not in the library any more. Choose another one.',
  'unknown-chapter': 'This book has no chapter {chapter}. Choose another one.',
  'unknown-bookmark': 'This bookmark is not there any more.',
  'not-a-library':
    'This file holds no library: {problem}. Nothing was changed. Choose a file that was exported from this app.',
  'newer-archive':
    'This file comes from a newer version of the app ({version}). Nothing was changed. Reload the page to update the app, and try again.',
  'damaged-archive':
    'This file is damaged: {problem}. Nothing was changed. Copy it again, or export the library once more.',
  cancelled: 'Stopped.',
} as const;

/** Every way in which the library can fail; each has a test that produces it. */
export type LibraryFailureCode = keyof typeof LIBRARY_FAILURE_TEXT;
