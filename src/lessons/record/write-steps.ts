import { isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Step } from '../goal.ts';
import type { RecipeStep } from '../lesson.ts';
import { plainLines } from '../scan-text.ts';
import { documentText } from '../read-steps.ts';

/** Writes a value in one line, as far as YAML allows. */
export const flow = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim();

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

function wait(milliseconds: number): string {
  const [unit, length] = units.find(([, one]) => milliseconds % one === 0) ?? ['s', 1000];
  return `wait ${String(Math.round(milliseconds / length))}${unit}`;
}

/** Writes a policy as fields if they give the same text again. */
function inputValue(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !/(Document|^Policy|^Content)$/.test(name)) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return documentText(parsed) === JSON.stringify(parsed) ? parsed : value;
  } catch {
    return value;
  }
}

/** Writes a step as the fields of a lesson's file; `readSteps` reads it back. */
function stepValue(step: Step): unknown {
  switch (step.type) {
    case 'line':
      return step.line;
    case 'as':
      return `as ${step.who}`;
    case 'clock':
      return wait(step.milliseconds);
    case 'try':
      return `try ${step.action} ${step.resource}`;
    case 'answer':
      return `answer ${step.question} ${step.guess}`;
    case 'undo':
      return 'undo';
    case 'call': {
      const { service, operation, input, as, keep } = step;
      const fields = Object.fromEntries(
        Object.entries(input).map(([name, value]) => [name, inputValue(name, value)]),
      );
      return {
        [`${service} ${operation}`]: fields,
        ...(as !== undefined && { as }),
        ...(keep && { keep }),
      };
    }
  }
}

/** Writes a step on one line. A call alone has no brackets. */
function writtenStep(step: Step): string {
  const value = stepValue(step);
  if (step.type !== 'call' || step.as !== undefined || step.keep) return flow(value);
  const call = `${step.service} ${step.operation}`;
  return `${call}: ${flow((value as Readonly<Record<string, unknown>>)[call])}`;
}

/**
 * Writes a step of the third hint on one line: what to type, and what to press if those words differ from lesson to
 * lesson.
 */
const writtenHint = ({ step, pointer }: RecipeStep): string =>
  flow({ do: stepValue(step), ...(pointer && { press: pointer }) });

interface Place {
  /** The range in the file for new entries, from its first character to the last one that they replace. */
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly indent: string;
}

/** The text has been read as a lesson before: the library needn't compare its keys, nor word its faults. */
export const quickly = { uniqueKeys: false, prettyErrors: false } as const;

/** Finds the end of a list's entries in a file's fields; a missing list gets its place at the end. */
function placeIn(text: string, name: string): Place {
  const start = text.indexOf('\n') + 1;
  const end = text.indexOf('\n---\n', start - 1) + 1;
  const document = parseDocument(text.slice(start, end), quickly);
  const root = document.contents;
  const pair = isMap(root) ? root.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  const list = pair?.value;
  if (!pair) return { from: end, to: end, before: `${name}:\n`, indent: '  ' };
  if (isSeq(list) && !list.flow && list.range) {
    const at = start + list.range[1];
    const first = start + list.range[0];
    const column = first - lineStart(text, first);
    const isOpen = text[at - 1] === '\n';
    return { from: at, to: at, before: isOpen ? '' : '\n', indent: ' '.repeat(column) };
  }
  // For `[]`, or entries in brackets: each gets a line of its own.
  const items = isSeq(list) ? list.toJSON() : [];
  const range = isNode(list) ? list.range : null;
  const keyRange = isNode(pair.key) ? pair.key.range : null;
  const from = start + (keyRange?.[1] ?? 0);
  const to = range ? start + range[1] : from + 1;
  const before = `:\n${items.map((one) => `  - ${flow(one)}\n`).join('')}`;
  return { from, to, before, indent: '  ' };
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Adds entries, each given as lines, to the end of one of the file's lists. The rest of the file doesn't change. */
function withEntries(source: string, name: string, entries: readonly (readonly string[])[]): string {
  const text = plainLines(source);
  const { from, to, before, indent } = placeIn(text, name);
  const lines = entries.flatMap(([first = '', ...more]) => [
    `${indent}- ${first}`,
    ...more.map((line) => `${indent}  ${line}`),
  ]);
  const rest = text.slice(to).replace(/^[ \t]*\n/, '');
  const isAtLine = to === from && (from === 0 || text[from - 1] === '\n');
  return `${text.slice(0, from)}${before}${lines.join('\n')}\n${isAtLine ? text.slice(to) : rest}`;
}

/** Returns the file with these steps added to its start. */
export const withStart = (source: string, steps: readonly Step[]): string =>
  withEntries(
    source,
    'start',
    steps.map((step) => [writtenStep(step)]),
  );

/** Returns the file with one more solution. */
export const withSolution = (source: string, way: string, steps: readonly Step[]): string =>
  withEntries(source, 'solutions', [
    [`way: ${flow(way)}`, 'steps:', ...steps.map((step) => `  - ${writtenStep(step)}`)],
  ]);

/** Returns the file with one more near-miss: what is wrong with it, what is done, and the goal that it misses. */
export const withWrongAnswer = (
  source: string,
  says: string,
  steps: readonly Step[],
  misses: string,
): string =>
  withEntries(source, 'nearMisses', [
    [
      `says: ${flow(says)}`,
      'steps:',
      ...steps.map((step) => `  - ${writtenStep(step)}`),
      `misses: ${flow(misses)}`,
    ],
  ]);

/**
 * Returns the file with more near-misses: what is wrong with each, the solution that it is from, and the goal that it
 * misses.
 */
export const withNearMisses = (
  source: string,
  misses: readonly {
    readonly says: string;
    readonly way: string;
    readonly without: number;
    readonly misses: string;
  }[],
): string =>
  withEntries(
    source,
    'nearMisses',
    misses.map(({ says, way, without, misses: goal }) => [
      `says: ${flow(says)}`,
      `from: ${flow(way)}`,
      `without: [${String(without)}]`,
      `misses: ${flow(goal)}`,
    ]),
  );

/** Returns the file without its only goal, if that is still `example`, word for word, and no near-miss is about it. */
function withoutExample(source: string, example: string): string {
  const [before, after, ...more] = plainLines(source).split(`\ngoals:\n${example}`);
  const isAlone = after !== undefined && more.length === 0 && /^\S/.test(after);
  return isAlone && !after.includes('\nnearMisses:') ? `${before ?? ''}\ngoals: []\n${after}` : source;
}

/** Returns the file with one more goal, whose needs are lines of the file. It takes the place of the `example`. */
export const withGoal = (
  source: string,
  goal: { readonly id: string; readonly says: string; readonly needs: readonly string[] },
  example: string,
): string =>
  withEntries(withoutExample(source, example), 'goals', [
    [`id: ${goal.id}`, `says: ${flow(goal.says)}`, 'needs:', ...goal.needs.map((need) => `  - ${need}`)],
  ]);

/** Takes entries out of one of the file's lists. The rest of the file doesn't change. */
function withoutEntries(
  source: string,
  name: string,
  isOut: (entry: Readonly<Record<string, unknown>>) => boolean,
): string {
  const text = plainLines(source);
  const start = text.indexOf('\n') + 1;
  const document = parseDocument(text.slice(start, text.indexOf('\n---\n', start - 1) + 1), quickly);
  const list: unknown = document.get(name);
  if (!isSeq(list) || !list.range) return text;
  const entries = list.toJSON() as readonly Readonly<Record<string, unknown>>[];
  const rest = entries.filter((entry) => !isOut(entry));
  if (rest.length === entries.length) return text;
  const [from, to] = [start + list.range[0], start + list.range[1]];
  if (list.flow) return text.slice(0, from) + flow(rest) + text.slice(to);
  const nextLine = text[to - 1] === '\n' ? to : text.indexOf('\n', to) + 1;
  if (rest.length === 0)
    return `${text.slice(0, text.lastIndexOf(':', from) + 1)} []\n${text.slice(nextLine)}`;
  // Each entry goes from the line of its dash to the next one's.
  const lines = list.items.map((item) =>
    lineStart(text, start + (isNode(item) ? (item.range?.[0] ?? 0) : 0)),
  );
  const kept = entries.map((entry, at) =>
    isOut(entry) ? '' : text.slice(lines[at], lines[at + 1] ?? nextLine),
  );
  return text.slice(0, lines[0]) + kept.join('') + text.slice(nextLine);
}

/** Returns the file without one of its goals, and without the near-misses that miss it. */
export const withoutGoal = (source: string, id: string): string =>
  withoutEntries(
    withoutEntries(source, 'nearMisses', ({ misses }) => misses === id),
    'goals',
    (goal) => goal['id'] === id,
  );

/** Returns a step in a few words, in the form of the file. */
export const stepInWords = (step: Step): string =>
  step.type === 'call' ? `${step.service} ${step.operation}` : String(stepValue(step));

/** Returns the file with another third hint. The first two stay as they are. */
export function withThirdHint(source: string, recipe: readonly RecipeStep[]): string {
  const text = plainLines(source);
  const start = text.indexOf('\n') + 1;
  const document = parseDocument(text.slice(start, text.indexOf('\n---\n', start - 1) + 1), quickly);
  const hints: unknown = document.get('hints');
  const third = isSeq(hints) && !hints.flow ? hints.items[2] : null;
  if (!isNode(third) || !third.range) return text;
  const [first, end] = third.range;
  const indent = ' '.repeat(start + first - lineStart(text, start + first));
  const written = recipe.map((one) => `- ${writtenHint(one)}`).join(`\n${indent}`);
  const rest = text.slice(start + end);
  return `${text.slice(0, start + first)}${recipe.length > 0 ? written : '[]'}${rest.startsWith('\n') ? '' : '\n'}${rest}`;
}
