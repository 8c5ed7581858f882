import { JsonScan, positionAt } from '../engine/index.ts';
import { FileError } from './file-problem.ts';
import type { OtherTool } from './other-tools.ts';
import { findSecret } from './secrets.ts';
import type { Work } from './work.ts';

/** The most levels of nesting. A policy document has seven, and a page around it six more. */
const maxDepth = 64;
/** UTF-16 units between two pauses. */
const stride = 200_000;

/**
 * Parses JSON text from outside, of at most `most` values. Throws `FileError` if it is too deep, too large, holds a
 * secret or isn't JSON. `toolOf` guesses the tool that wrote a text that is none: for a link no tool comes into question.
 */
export function* parseJson(
  file: string,
  text: string,
  most: number,
  toolOf: (text: string) => OtherTool | null = () => null,
): Work<unknown> {
  if (text.trim() === '') throw new FileError({ kind: 'empty', file });
  const secret = findSecret(text);
  if (secret)
    throw new FileError({ kind: 'secret', file, at: positionAt(text, secret.offset), secret: secret.kind });
  const other = toolOf(text);
  if (other) throw new FileError({ kind: 'otherFile', file, tool: other });
  const scan = new JsonScan(text, { depth: maxDepth, values: most });
  for (let until = stride; scan.advance(until); until += stride) yield { phase: 'checking', done: scan.done };
  if (scan.failure) {
    const { kind, offset, expected } = scan.failure;
    const at = positionAt(text, offset);
    if (kind === 'tooDeep') throw new FileError({ kind, file, at, limit: maxDepth });
    if (kind === 'tooMany') throw new FileError({ kind, file, limit: most });
    throw new FileError({ kind, file, at, expected });
  }
  return JSON.parse(text) as unknown;
}
