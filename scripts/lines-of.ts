/** Lines of a stream, ended by a newline only: other line separators are part of the text. */
export async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let open: string[] = [];
  for await (const chunk of input) {
    const parts = chunk.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      open.push(part);
      yield open.join('').replace(/\r$/, '');
      open = [];
    }
    open.push(last);
  }
  const rest = open.join('');
  if (rest !== '') yield rest;
}
