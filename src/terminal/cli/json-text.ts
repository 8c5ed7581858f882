import { jsonDepth } from '../../engine/index.ts';
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

const blanks = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|NaN|-?Infinity/y;
const textBody = /[^"\\\u0000-\u001f]*/y;

/** The place where Python's JSON reader stops, and its message. */
function complaint(text: string): string {
  const place = { at: 0 };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = place.at;
    const found = pattern.exec(text)?.[0] ?? '';
    place.at += found.length;
    return found;
  };
  const stop = (message: string, at = place.at): never => {
    throw new Found(`${message}: ${position(text, at)}`);
  };
  const string = (): void => {
    const start = place.at++;
    for (;;) {
      take(textBody);
      const char = text.charAt(place.at);
      if (char === '"') break;
      if (char === '') stop('Unterminated string starting at', start);
      if (char !== '\\') stop('Invalid control character at');
      const escape = text.charAt(place.at + 1);
      if (escape === '') stop('Unterminated string starting at', start);
      if (escape === 'u') {
        if (!/^[\da-fA-F]{4}/.test(text.slice(place.at + 2, place.at + 6)))
          stop('Invalid \\uXXXX escape', place.at + 2);
        place.at += 6;
      } else if (/["\\/bfnrt]/.test(escape)) place.at += 2;
      else stop('Invalid \\escape');
    }
    place.at++;
  };
  const value = (): void => {
    const char = text.charAt(place.at);
    if (char === '"') return string();
    if (char === '{') return object();
    if (char === '[') return array();
    if (take(scalar) === '') stop('Expecting value');
  };
  const array = (): void => {
    place.at++;
    take(blanks);
    if (text.charAt(place.at) === ']') return void place.at++;
    for (;;) {
      value();
      take(blanks);
      const next = text.charAt(place.at);
      if (next === ']') return void place.at++;
      if (next !== ',') stop("Expecting ',' delimiter");
      place.at++;
      take(blanks);
    }
  };
  const object = (): void => {
    place.at++;
    take(blanks);
    if (text.charAt(place.at) === '}') return void place.at++;
    for (;;) {
      if (text.charAt(place.at) !== '"') stop('Expecting property name enclosed in double quotes');
      string();
      take(blanks);
      if (text.charAt(place.at) !== ':') stop("Expecting ':' delimiter");
      place.at++;
      take(blanks);
      value();
      take(blanks);
      const next = text.charAt(place.at);
      if (next === '}') return void place.at++;
      if (next !== ',') stop("Expecting ',' delimiter");
      place.at++;
      take(blanks);
    }
  };
  try {
    take(blanks);
    value();
    take(blanks);
    return `Extra data: ${position(text, place.at)}`;
  } catch (error) {
    if (error instanceof Found) return error.message;
    throw error;
  }
}

class Found extends Error {}

function position(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return `line ${line} column ${column} (char ${at})`;
}
