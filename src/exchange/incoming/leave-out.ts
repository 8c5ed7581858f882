import type { JsonObject, Template } from '../../engine/cloudformation/index.ts';

/** Offset of a place, which has line and column from 1. */
function offsetOf(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  let from = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', from);
    if (end < 0) return text.length;
    from = end + 1;
  }
  return from + column - 1;
}

/**
 * Writes into a template which types a deployment leaves out: as metadata of the whole template, so that the template
 * that the stack keeps says it, too. Everything else stays as it is written.
 */
export function leavingOut(text: string, template: Template, types: readonly string[]): string {
  if (types.length === 0) return text;
  const note = { Without: types };
  if (text.trimStart().startsWith('{')) {
    const whole = JSON.parse(text) as JsonObject;
    return JSON.stringify({ ...whole, Metadata: { ...template.metadata, IAMPlayground: note } }, null, 1);
  }
  const own = `IAMPlayground: ${JSON.stringify(note)}`;
  const [first] = Object.keys(template.metadata ?? {});
  if (first === undefined) return `${text}${text.endsWith('\n') ? '' : '\n'}Metadata: {${own}}\n`;
  const at = offsetOf(text, template.placeOf(['Metadata', first]));
  const start = text.lastIndexOf('\n', at - 1) + 1;
  // In a block the members stand on lines of their own.
  const isBlock = text.slice(start, at).trim() === '';
  return text.slice(0, at) + own + (isBlock ? `\n${text.slice(start, at)}` : ', ') + text.slice(at);
}
