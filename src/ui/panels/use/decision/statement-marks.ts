import type { ConditionTrace, StatementTrace } from '../../../../engine/index.ts';
import { type JsonPath, jsonText, type TextRange } from '../../../parts/json-text.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Finds a name as it is written in the statement: AWS compares names of keys and operators regardless of case. */
function nameIn(value: unknown, name: string): string | null {
  if (!isRecord(value)) return null;
  return Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase()) ?? null;
}

/** Returns the path of an element, under its own name or its opposite's (`NotAction`). */
function element(statement: unknown, name: string): JsonPath[] {
  return [name, `Not${name}`].flatMap((one) =>
    isRecord(statement) && Object.hasOwn(statement, one) ? [[one]] : [],
  );
}

/**
 * Returns the path of the entry that met the request, if the element is a list and the trace tells which; else that of
 * the whole element.
 */
function entry(statement: unknown, path: JsonPath, at: number | null): JsonPath {
  const [name] = path;
  const list = isRecord(statement) && typeof name === 'string' ? statement[name] : null;
  return Array.isArray(list) && at !== null ? [...path, at] : path;
}

function conditionPath(statement: unknown, { operator, key }: ConditionTrace): JsonPath[] {
  if (!isRecord(statement)) return [];
  const block = statement['Condition'];
  const op = nameIn(block, operator);
  if (!isRecord(block) || op === null) return [];
  const name = nameIn(block[op], key);
  return name === null ? [] : [['Condition', op, name]];
}

interface Marks {
  readonly good: JsonPath[];
  readonly bad: JsonPath[];
}

function matched({ statement, entries }: StatementTrace): JsonPath[] {
  return [
    ...element(statement, 'Effect'),
    ...element(statement, 'Principal'),
    ...element(statement, 'Action').map((path) => entry(statement, path, entries.action)),
    ...element(statement, 'Resource').map((path) => entry(statement, path, entries.resource)),
  ];
}

const elementOf = { action: 'Action', resource: 'Resource', principal: 'Principal' } as const;

function marksOf(trace: StatementTrace): Marks {
  const { statement, effect, outcome, failedOn, conditions } = trace;
  const met = conditions.filter((one) => one.outcome === 'matched');
  const unmet = conditions.filter((one) => one.outcome !== 'matched');
  const paths = (list: readonly ConditionTrace[]): JsonPath[] =>
    list.flatMap((one) => conditionPath(statement, one));
  if (outcome === 'matched') {
    const all = [...matched(trace), ...paths(conditions)];
    return effect === 'Allow' ? { good: all, bad: [] } : { good: [], bad: all };
  }
  if (failedOn === 'condition' || failedOn === null) return { good: paths(met), bad: paths(unmet) };
  return { good: [], bad: element(statement, elementOf[failedOn]) };
}

/**
 * Returns a statement as JSON text. The parts that made it match have the tone of its effect; if it failed, the part
 * on which it did has the tone of a refusal.
 */
export function statementText(trace: StatementTrace): {
  readonly text: string;
  readonly ranges: readonly TextRange[];
} {
  const { good, bad } = marksOf(trace);
  const toned = (paths: readonly JsonPath[], tone: 'allow' | 'deny'): TextRange[] =>
    jsonText(trace.statement, paths).ranges.map((range) => ({ ...range, tone }));
  const { text } = jsonText(trace.statement);
  return { text, ranges: [...toned(good, 'allow'), ...toned(bad, 'deny')] };
}
