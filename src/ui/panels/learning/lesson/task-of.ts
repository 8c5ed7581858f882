import type { Block, Inline } from '../../../../lessons/prose-text.ts';

const lengthOf = (inlines: readonly Inline[]): number =>
  inlines.reduce((sum, one) => sum + ('text' in one ? one.text.length : lengthOf(one.of)), 0);

/** The most letters of two paragraphs that together are the task. */
const mostOfTwo = 250;

/**
 * Splits a lesson's text: it ends with its task, one paragraph or two short ones, and begins with the situation and what
 * AWS said.
 */
export function taskOf(prose: readonly Block[]): {
  readonly task: readonly Block[];
  readonly situation: readonly Block[];
} {
  const [before, last] = [prose.at(-2), prose.at(-1)];
  const isTwo =
    before?.type === 'paragraph' &&
    last?.type === 'paragraph' &&
    prose.length > 2 &&
    lengthOf(before.of) + lengthOf(last.of) <= mostOfTwo &&
    lengthOf(last.of) < lengthOf(before.of) + 40;
  const at = prose.length - (isTwo ? 2 : 1);
  return { task: prose.slice(at), situation: prose.slice(0, at) };
}

/** Returns the reason in what AWS said, as a quotation of its own: the part that the lesson's text marks. */
export function reasonIn(situation: readonly Block[]): Block | null {
  const said = situation.find((block) => block.type === 'quote');
  const marked = said?.of.flatMap((block) =>
    block.type === 'paragraph' ? block.of.filter(({ type }) => type === 'strong') : [],
  );
  if (!marked || marked.length === 0) return null;
  return { type: 'quote', of: [{ type: 'paragraph', of: [{ type: 'text', text: '… ' }, ...marked] }] };
}
