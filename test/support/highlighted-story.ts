import { PageText } from '../../src/page-text/page-text';
import { TextHighlighter } from '../../src/page-text/text-highlighter';

const STORY = `
  <h1>The harbour</h1>
  <p>On clear mornings the harbour wakes before the town does. A kettle begins to <em>murmur</em>, a door opens onto
  <a href="#/">cold air</a>, and somebody laughs at a joke that nobody else has heard. By seven the first boat is already out,
  small and certain on the grey water.</p>
  <p>Nothing about it is remarkable. And yet, if you stand still long enough, you start to hear the place breathe.</p>`;

/** Puts a story into the page in place of everything else, with a sentence and a word of it highlighted. */
export function showHighlightedStory(draw: 'auto' | 'marks'): void {
  const story = document.createElement('article');
  story.innerHTML = STORY;
  story.style.cssText =
    'margin: 2rem auto; padding: 0 1rem; max-inline-size: 38rem; font: 1.2rem/1.7 serif';
  document.body.replaceChildren(story);
  const text = new PageText(story);
  const span = (first: string, last: string) => ({
    start: text.html.indexOf(first),
    end: text.html.indexOf(last) + last.length,
  });
  const highlighter = new TextHighlighter(text, { draw });
  highlighter.show({ sentence: span('A kettle', 'has heard.'), word: span('laughs', 'laughs') });
}
