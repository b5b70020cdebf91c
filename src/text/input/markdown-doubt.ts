import type { SyntaxNode, Tree } from '@lezer/common';
import type { ReadingTail } from './reading-text';

/** A block that has begun as nothing else can: with a letter, or with more than the marks that a list or heading begins with. */
const BEGUN = /^[ \t]*(?:\p{L}|[^\n]{11,}|[^\n]*\n)/u;

/** A line that makes a heading of those before it, as long as nothing else is in it. */
const UNDERLINE = /\n[ \t>]*(?:=+|-+)[ \t]*$/;

/** Blocks that nothing is said of before they are whole. */
const CLOSED = new Set([
  'FencedCode',
  'CodeBlock',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
]);

/** What no markup has claimed is directly in one of these. */
const PROSE =
  /^(?:Paragraph|(?:ATX|Setext)Heading\d|Emphasis|StrongEmphasis|Strikethrough|Task|TableCell)$/;

/** Characters that may begin markup. */
const MARKS = /[*_`~[<|]/g;

/** What in a document is not certain as long as it may go on. */
export function unfinishedFrom(
  tree: Tree,
  source: string,
): Pick<ReadingTail, 'final' | 'doubt' | 'isClosed'> {
  const { lastChild } = tree.topNode;
  if (!lastChild) return { final: 0, doubt: source.length, isClosed: false };
  if (UNDERLINE.test(source.slice(-200))) return { final: 0, doubt: 0, isClosed: false };
  const before = lastChild.prevSibling;
  const hasBegun = BEGUN.test(source.slice(lastChild.from, lastChild.from + 200));
  const last = hasBegun ? lastChild : before;
  // Of its line: what a block is depends on how far it is indented.
  const final = last ? source.lastIndexOf('\n', last.from - 1) + 1 : 0;
  return {
    final,
    doubt: doubtFrom(tree, source, final),
    isClosed: CLOSED.has(deepestBlock(lastChild).name),
  };
}

/** Where the first thing stands that may turn out to be markup, or the beginning of a block that is not read before it is whole. */
function doubtFrom(tree: Tree, source: string, from: number): number {
  MARKS.lastIndex = from;
  for (let match = MARKS.exec(source); match; match = MARKS.exec(source)) {
    const at = match.index;
    const node = tree.resolveInner(at, 1);
    if (CLOSED.has(node.name) && node.parent?.lastChild?.from === node.from && isHtml(node))
      return node.from;
    if (PROSE.test(node.name) && mayBegin(source, at, node)) return at;
  }
  return source.length;
}

function isHtml({ name }: SyntaxNode): boolean {
  return name !== 'FencedCode' && name !== 'CodeBlock';
}

/** Whether a character that stands for itself may yet turn out to be markup. */
function mayBegin(source: string, at: number, node: SyntaxNode): boolean {
  const mark = source.charAt(at);
  const next = source.charAt(at + 1);
  switch (mark) {
    case '*':
      return !/\s/.test(next);
    case '_':
      return !/\s/.test(next) && !/[\p{L}\p{N}]/u.test(source.charAt(at - 1));
    case '~':
      return next === '~' || next === '';
    case '<':
      return next === '' || /[a-z!?/]/i.test(next);
    case '|':
      // The head of a table is one line.
      return source.slice(node.from).split('\n', 3).length < 3;
    default:
      return true;
  }
}

function deepestBlock(node: SyntaxNode): SyntaxNode {
  let block = node;
  for (let child = block.lastChild; child; child = block.lastChild) {
    if (!/^(?:BulletList|OrderedList|ListItem|Blockquote)$/.test(block.name)) break;
    block = child;
  }
  return block;
}
