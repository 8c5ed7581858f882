import { JsonScan, jsonDepth } from '../../engine/index.ts';
import { tooMuch } from '#words/terminal.ts';
import { TooMuch } from '../work.ts';

/** No AWS input has deeper JSON, and it would overflow recursive readers. */
const maxDepth = 100;

/** Text that isn't JSON. `message` is the one of Python's reader, with line, column and place. */
export class JsonError extends Error {}

/** Characters; what AWS takes in a request is far shorter. */
const longest = 1_000_000;

/** Reads JSON as the CLI does. @throws JsonError @throws TooMuch */
export function readJsonText(text: string): unknown {
  if (text.length > longest) throw new TooMuch(tooMuch.text(longest));
  if (jsonDepth(text) > maxDepth) throw new JsonError('the value is nested too deeply');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new JsonError(complaint(text));
  }
}

/** Numbers and words as Python's reader takes them. */
const scalars = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|NaN|-?Infinity/y;

const expecting = {
  value: 'Expecting value',
  valueOrEnd: 'Expecting value',
  key: 'Expecting property name enclosed in double quotes',
  keyOrEnd: 'Expecting property name enclosed in double quotes',
  colon: "Expecting ':' delimiter",
  commaOrEnd: "Expecting ',' delimiter",
  end: 'Extra data',
} as const;

/** The place where Python's JSON reader stops, and its message. */
function complaint(text: string): string {
  const scan = new JsonScan(text, { depth: Infinity, values: Infinity }, scalars);
  scan.advance(text.length);
  const { failure } = scan;
  // Python takes words that JSON doesn't have.
  if (!failure) return `Extra data: ${position(text, text.length)}`;
  const { offset, start, in: part } = failure;
  const stop = (message: string, at = offset): string => `${message}: ${position(text, at)}`;
  if (part !== 'string' && part !== 'escape') return stop(expecting[part]);
  const letter = text.charAt(part === 'escape' ? offset + 1 : offset);
  if (letter === '') return stop('Unterminated string starting at', start);
  if (part === 'string') return stop('Invalid control character at');
  return letter === 'u' ? stop('Invalid \\uXXXX escape', offset + 2) : stop('Invalid \\escape');
}

function position(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return `line ${line} column ${column} (char ${at})`;
}
