import { Lexer, parseDocument } from 'yaml';
import { tooMuch } from '#words/terminal.ts';
import { TooMuch } from '../work.ts';

/** Text that isn't YAML. */
export class YamlError extends Error {}

/** Depth. The deepest input is an item of DynamoDB: 32 maps, each in another map. */
const maxDepth = 70;
/** Pieces (names, values, signs, blanks). The library's search for double names takes the square of their number. */
const mostPieces = 3000;

/**
 * Reads YAML as the CLI does, without aliases.
 * @throws YamlError
 * @throws TooMuch
 */
export function readYamlText(text: string): unknown {
  checkSize(text);
  // The library's own explanations take far longer than reading, and nobody sees them.
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length) throw new YamlError('not YAML');
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    throw new YamlError('an alias');
  }
}

/** @throws TooMuch for text that would keep the library busy for seconds, or overflow the stack */
function checkSize(text: string): void {
  let pieces = 0;
  let flow = 0;
  // The indents of the open levels above the present line, and the list and name signs that begin the line.
  let indents: number[] = [];
  let signs = 0;
  let column = 0;
  for (const piece of new Lexer().lex(text)) {
    if (++pieces > mostPieces) throw new TooMuch(tooMuch.parts(mostPieces));
    if (piece === '[' || piece === '{') flow++;
    else if (piece === ']' || piece === '}') flow--;
    else if (piece === '-' || piece === '?') signs++;
    if (!/^[ \t]*$/.test(piece) && column >= 0) {
      indents = [...indents.filter((indent) => indent < column), column];
      column = -1;
    }
    if (column >= 0) column += piece.length;
    if (/[\r\n]/.test(piece)) [column, signs] = [0, 0];
    if (flow + signs + indents.length > maxDepth) throw new TooMuch(tooMuch.deep);
  }
}
