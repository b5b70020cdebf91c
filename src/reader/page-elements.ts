/** Words in a line. */
export function words(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

/** A button of the page's quiet kind. */
export function button(text: string, action: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'quiet';
  element.textContent = text;
  element.addEventListener('click', action);
  return element;
}

/** A link that saves a file. Its address lives as long as the page, for nobody knows when a download has begun. */
export function link(file: Blob, name: string): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = URL.createObjectURL(file);
  element.download = name;
  element.textContent = name;
  return element;
}
