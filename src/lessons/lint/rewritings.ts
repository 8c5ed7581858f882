import type { PolicyDocument, PolicyUse, Statement } from './documents.ts';
import { listed } from './documents.ts';

/** Changes each statement of a policy. */
const each =
  (change: (statement: Statement, index: number, use: PolicyUse) => Statement | readonly Statement[]) =>
  (document: PolicyDocument, use: PolicyUse): PolicyDocument => ({
    ...document,
    Statement: document.Statement.flatMap((statement, index) => change(statement, index, use)),
  });

/** Elements whose value may be one text or a list of them. */
const lists = ['Action', 'NotAction', 'Resource', 'NotResource'] as const;

function inLists(
  statement: Statement,
  change: (values: readonly string[]) => string | readonly string[],
): Statement {
  const entries = lists
    .filter((name) => statement[name] !== undefined)
    .map((name) => [name, change(listed(statement[name] as string | readonly string[]))]);
  return { ...statement, ...(Object.fromEntries(entries) as Partial<Statement>) };
}

function inPrincipal(
  statement: Statement,
  change: (values: readonly string[], kind: string) => string | readonly string[],
): Statement {
  const { Principal } = statement;
  if (typeof Principal !== 'object') return statement;
  const entries = Object.entries(Principal).map(([kind, values]) => [kind, change(listed(values), kind)]);
  return { ...statement, Principal: Object.fromEntries(entries) as Record<string, string> };
}

type Conditions = NonNullable<Statement['Condition']>;

function inConditions(
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

/** Returns StringEquals instead of StringLike for values without wildcards and variables: both compare the same. */
function equal(operator: string, value: unknown): string {
  const isPlain = listed(value).every((text) => typeof text === 'string' && !/[*?$]/.test(text));
  return operator.startsWith('Arn') || isPlain ? (twins[operator] ?? operator) : operator;
}

/** Writes a policy in another way with the same meaning; null if nothing changes. */
export interface Rewriting {
  readonly name: string;
  readonly write: (document: PolicyDocument, use: PolicyUse) => unknown;
}

const one = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] as string) : values;

/** One statement for each action and each resource. */
function split(statement: Statement, _index: number, use: PolicyUse): readonly Statement[] {
  const actions = listed(statement.Action);
  const resources = listed(statement.Resource);
  const byAction = actions.length > 1 ? actions.map((Action) => ({ ...statement, Action })) : [statement];
  // S3 refuses a statement if none of its resources fits an action of it.
  const parts = byAction.flatMap((part) =>
    resources.length > 1 && use !== 'resource'
      ? resources.map((Resource) => ({ ...part, Resource }))
      : [part],
  );
  return parts.map((part, i) =>
    i > 0 && part.Sid !== undefined ? { ...part, Sid: `${part.Sid}${String(i)}` } : part,
  );
}

/** Merges statements that differ only in their actions. */
function merged({ Statement: statements, ...rest }: PolicyDocument): PolicyDocument {
  const groups = new Map<string, Statement>();
  for (const statement of statements) {
    const { Action, ...others } = withoutSid(statement);
    const key = Action === undefined ? JSON.stringify(statement) : JSON.stringify(others);
    const known = groups.get(key);
    groups.set(
      key,
      known ? { ...known, Action: [...new Set([...listed(known.Action), ...listed(Action)])] } : statement,
    );
  }
  return { ...rest, Statement: [...groups.values()] };
}

const upperFirst = (action: string): string => {
  const [service = '', name = ''] = action.split(':');
  return action.includes(':') ? `${service.toUpperCase()}:${name.toLowerCase()}` : action;
};

const rootArn = /^arn:aws:iam::(\d{12}):root$/;

/** All other ways of writing a policy that mean the same to AWS. */
export const rewritings: readonly Rewriting[] = [
  { name: 'one statement an action and resource', write: each(split) },
  { name: 'statements of one kind merged', write: merged },
  {
    name: 'statements in the other order',
    write: (document) => ({ ...document, Statement: [...document.Statement].reverse() }),
  },
  { name: 'every statement twice', write: each((statement) => [statement, withoutSid(statement)]) },
  { name: 'lists for texts', write: each((statement) => inLists(statement, (values) => [...values])) },
  { name: 'texts for lists of one', write: each((statement) => inLists(statement, one)) },
  {
    name: 'lists in the other order',
    write: each((statement) => inLists(statement, (values) => one([...values].reverse()))),
  },
  {
    name: 'entries named twice',
    write: each((statement) => inLists(statement, (values) => [...values, ...values.slice(0, 1)])),
  },
  {
    name: 'one statement as an object',
    write: (document) =>
      document.Statement.length === 1 ? { ...document, Statement: document.Statement[0] } : null,
  },
  { name: 'statements as a list', write: (document) => document },
  { name: 'laid out in lines', write: (document) => JSON.stringify(document, null, 4) },
  {
    name: 'elements in the other order',
    write: each(
      (statement) => Object.fromEntries(Object.entries(statement).reverse()) as unknown as Statement,
    ),
  },
  {
    name: 'actions in small letters',
    write: each((statement) => inLists(statement, (values) => one(values.map(lowerAction)))),
  },
  {
    name: 'services in capitals',
    write: each((statement) => ({
      ...statement,
      ...(statement.Action === undefined ? {} : { Action: one(listed(statement.Action).map(upperFirst)) }),
    })),
  },
  {
    name: 'a Sid for each',
    write: each((statement, i) => ({ ...statement, Sid: `Statement${String(i + 1)}` })),
  },
  { name: 'no Sid', write: each(withoutSid) },
  {
    name: 'wildcards written twice',
    write: each((statement) =>
      statement.Resource === undefined
        ? statement
        : {
            ...statement,
            Resource: one(
              listed(statement.Resource).map((arn) => (arn.length > 1 ? arn.replace(/\*/g, '**') : arn)),
            ),
          },
    ),
  },
  {
    name: 'an Id',
    write: (document, use) =>
      use === 'managed' || use === 'resource' ? { ...document, Id: 'written-otherwise' } : null,
  },
  {
    name: 'accounts by their number',
    write: each((statement) =>
      inPrincipal(statement, (values) => one(values.map((value) => rootArn.exec(value)?.[1] ?? value))),
    ),
  },
  {
    name: 'principals as lists',
    write: each((statement) => inPrincipal(statement, (values) => [...values])),
  },
  {
    name: 'condition values as lists',
    write: each((statement) =>
      inConditions(statement, (operator, key, value) => [operator, key, listed(value)]),
    ),
  },
  {
    name: 'condition keys in capitals',
    write: each((statement) =>
      inConditions(statement, (operator, key, value) => [operator, key.toUpperCase(), value]),
    ),
  },
  {
    name: 'an operator that means the same',
    write: each((statement) =>
      inConditions(statement, (operator, key, value) => [equal(operator, value), key, value]),
    ),
  },
];

const lowerAction = (value: string): string => (value.startsWith('arn:') ? value : value.toLowerCase());

function withoutSid(statement: Statement): Statement {
  return Object.fromEntries(
    Object.entries(statement).filter(([name]) => name !== 'Sid'),
  ) as unknown as Statement;
}
