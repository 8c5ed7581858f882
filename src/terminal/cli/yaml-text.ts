import { Lexer, parseDocument } from 'yaml';
import { tooMuch } from '#words/terminal.ts';
import { TooMuch } from '../work.ts';

/** Text that isn't YAML. */
export class YamlError extends Error {}

/** An item of DynamoDB's, the deepest input there is, nests 32 maps in as many others. */
const maxDepth = 70;
/** Pieces (names, values, signs, blanks): the library takes the square of them to look for names that stand twice. */
const mostPieces = 3000;

/**
 * Reads YAML as the CLI does, without aliases.
 * @throws YamlError
 * @throws TooMuch
 */
export function readYamlText(text: string): unknown {
  checkSize(text);
  // Its own explanations take far longer than reading, and nobody sees them.
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length) throw new YamlError('not YAML');
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    throw new YamlError('an alias');
  }
}

/** @throws TooMuch for text that the library could take seconds for, or die of */
function checkSize(text: string): void {
  let pieces = 0;
  let flow = 0;
  // Where the lines begin that the present one may stand in, and the signs of lists and names it begins with.
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
