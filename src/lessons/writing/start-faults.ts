import type { StartFault } from '../attempt/lesson-start.ts';
import { blockEnd, closest, type Fix, lineAt, lineStartAt, type PlacedFault, write } from './faults.ts';
import type { Names } from './names.ts';
import { scanLesson, type ScannedLesson, type Token } from './scan-lesson.ts';

/** The kinds of entities that calls and lines name, as `Names` writes them. */
const kinds = ['user', 'group', 'role', 'policy', 'bucket'];
/** A parameter that names an entity, of a call or of a line: `UserName`, `--user-name`. */
const naming = /^(?:--)?(user|group|role|policy|bucket)(?:-?name)?$/i;

const kindOf = (parameter: string): string | null => naming.exec(parameter)?.[1]?.toLowerCase() ?? null;

/** Returns the name of an entity of the account that is meant by one that isn't there. */
function meantName(kind: string, word: string, { entities }: Names): string | null {
  const names = entities.flatMap((one) => (one.startsWith(`${kind} `) ? [one.slice(kind.length + 1)] : []));
  return kinds.includes(kind) && !names.includes(word) ? closest(word, names) : null;
}

/** Writes the name that is meant for the first one that isn't there, in a call's fields or in a line. */
function renamed(tokens: readonly Token[], names: Names): Fix | null {
  for (const token of tokens) {
    if (token.kind !== 'value') continue;
    const field = token.path.at(-1);
    const kind = typeof field === 'string' ? kindOf(field) : null;
    const meant = kind === null ? null : meantName(kind, token.text, names);
    if (meant !== null) return write(token, meant);
    if (token.quote !== '') continue;
    for (const { 1: option = '', 2: word = '', index } of token.text.matchAll(/(--[a-z-]+) ([\w+=,.@-]+)/g)) {
      const own = kindOf(option);
      const name = own === null ? null : meantName(own, word, names);
      if (name === null) continue;
      const from = token.from + index + option.length + 1;
      return { does: 'write', what: name, from, to: from + word.length, insert: name };
    }
  }
  return null;
}

/** Takes a step's lines out; null if the steps stand within brackets. */
function takenOut(text: string, scanned: ScannedLesson, first: Token): Fix | null {
  const start = lineStartAt(text, first.from);
  const dash = text.slice(start, first.from);
  if (!/^\s*- $/.test(dash)) return null;
  const end = blockEnd({ text, scanned }, first, first.from - start);
  return { does: 'remove', what: first.text, from: start, to: Math.min(text.length, end + 1), insert: '' };
}

/** Finds how to mend a step that failed, by what the engine said. */
function fixOf(says: string, tokens: readonly Token[], names: Names): Fix | null {
  const [first] = tokens;
  if (/: Not modelled: /.test(says) && first?.kind === 'key') {
    const close = names.operations.includes(first.text) ? null : closest(first.text, names.operations);
    return close === null ? null : write(first, close);
  }
  const [, parameter = '', choices = ''] =
    /Unknown parameter in input: "(.+?)", must be one of: (.+)/.exec(says) ?? [];
  if (parameter !== '') {
    const key = tokens.find(({ kind, text }) => kind === 'key' && text === parameter);
    const close = closest(parameter, choices.split(', '));
    return key && close !== null ? write(key, close) : null;
  }
  return /\bNoSuch(?:Entity|Bucket)\b/.test(says) ? renamed(tokens, names) : null;
}

/**
 * Returns the steps of a lesson's start that fail, with their places in the text and how to mend them if the page knows
 * that. `names` are those of the account at the start.
 */
export function placedStartFaults(
  text: string,
  faults: readonly StartFault[],
  names: Names,
): readonly PlacedFault[] {
  if (faults.length === 0) return [];
  const scanned = scanLesson(text);
  return faults.flatMap(({ at, says }): readonly PlacedFault[] => {
    const tokens = scanned.tokens.filter(({ path }) => path[0] === 'start' && path[1] === at);
    const [first] = tokens;
    if (!first) return [];
    const isThere = /\b(?:EntityAlreadyExists|BucketAlreadyOwnedByYou|BucketAlreadyExists)\b/.test(says);
    const fix = isThere ? takenOut(text, scanned, first) : fixOf(says, tokens, names);
    const { from, to } = fix && fix.does === 'write' ? fix : first;
    const line = lineAt(text, first.from);
    const column = first.from - lineStartAt(text, first.from) + 1;
    return [{ line, column, place: `start[${String(at)}]`, kind: 'start', detail: says, from, to, fix }];
  });
}
