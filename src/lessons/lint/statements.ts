import type { PolicyDocument, PolicyUse, Statement } from './documents.ts';
import { listed } from './documents.ts';

/** A policy with each of its statements changed. */
export const each =
  (change: (statement: Statement, index: number, use: PolicyUse) => Statement | readonly Statement[]) =>
  (document: PolicyDocument, use: PolicyUse): PolicyDocument => ({
    ...document,
    Statement: document.Statement.flatMap((statement, index) => change(statement, index, use)),
  });

/** Elements whose value may be one text or a list of them. */
const lists = ['Action', 'NotAction', 'Resource', 'NotResource'] as const;

export function inLists(
  statement: Statement,
  change: (values: readonly string[]) => string | readonly string[],
): Statement {
  const entries = lists
    .filter((name) => statement[name] !== undefined)
    .map((name) => [name, change(listed(statement[name] as string | readonly string[]))]);
  return { ...statement, ...(Object.fromEntries(entries) as Partial<Statement>) };
}

export function inPrincipal(
  statement: Statement,
  change: (values: readonly string[], kind: string) => string | readonly string[],
): Statement {
  const { Principal } = statement;
  if (typeof Principal !== 'object') return statement;
  const entries = Object.entries(Principal).map(([kind, values]) => [kind, change(listed(values), kind)]);
  return { ...statement, Principal: Object.fromEntries(entries) as Record<string, string> };
}

type Conditions = NonNullable<Statement['Condition']>;

export function inConditions(
  statement: Statement,
  change: (operator: string, key: string, value: Conditions[string][string]) => [string, string, unknown],
): Statement {
  if (!statement.Condition) return statement;
  const made: Record<string, Record<string, unknown>> = {};
  for (const [operator, keys] of Object.entries(statement.Condition))
    for (const [key, value] of Object.entries(keys)) {
      const [newOperator, newKey, newValue] = change(operator, key, value);
      (made[newOperator] ??= {})[newKey] = newValue;
    }
  return { ...statement, Condition: made as Conditions };
}

const twins: Readonly<Record<string, string>> = {
  ArnEquals: 'ArnLike',
  ArnLike: 'ArnEquals',
  ArnNotEquals: 'ArnNotLike',
  ArnNotLike: 'ArnNotEquals',
  StringEquals: 'StringLike',
  StringNotEquals: 'StringNotLike',
};

/** Without wildcards and variables StringLike compares as StringEquals does. */
export function equal(operator: string, value: unknown): string {
  const isPlain = listed(value).every((text) => typeof text === 'string' && !/[*?$]/.test(text));
  return operator.startsWith('Arn') || isPlain ? (twins[operator] ?? operator) : operator;
}
