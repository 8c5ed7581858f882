import { isolating } from '../../isolate.ts';
import { listOf } from '../../index.ts';
import { editor, statement as form } from '../policy-editor.ts';

interface Statement {
  readonly [element: string]: unknown;
}

const listed = (value: unknown): readonly string[] => [value].flat().map(String);

/** Whom a statement names: ARNs and accounts, which is what the form has a field for; null for others. */
function principals({ Principal }: Statement): readonly string[] | null {
  if (Principal === undefined) return [];
  if (typeof Principal === 'string') return [Principal];
  const { AWS, ...others } = Principal as Statement;
  return AWS === undefined || Object.keys(others).length > 0 ? null : listed(AWS);
}

const formElements = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

function conditions(value: unknown): readonly string[] {
  return Object.entries((value ?? {}) as Readonly<Record<string, Statement>>).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, values]) => `**${form.addCondition}**: ${operator}, ${key}, ${listed(values).join(', ')}`,
    ),
  );
}

/** The statement as one chooses it in the form; null where only JSON says it. */
function inForm(statement: Statement): string | null {
  const who = principals(statement);
  if (!who || !Object.keys(statement).every((element) => formElements.includes(element))) return null;
  const { Effect, Action, Resource, Condition } = statement;
  if (Action === undefined) return null;
  const parts = [...(who.length > 0 ? [listOf(who)] : []), listOf(listed(Action))];
  const on = Resource === undefined ? '' : ` on ${listOf(listed(Resource))}`;
  return [`${String(Effect)} ${parts.join(' ')}${on}`, ...conditions(Condition)].join(', ');
}

function inWords(document: string): string {
  let statements: readonly Statement[] = [];
  try {
    const { Statement: said } = JSON.parse(document) as { readonly Statement?: Statement | Statement[] };
    statements = said === undefined ? [] : [said].flat();
  } catch {
    // AWS refuses what isn't JSON, and that may be what the step shows.
  }
  const [only] = statements;
  const said = only && statements.length === 1 ? inForm(only) : null;
  return said ?? `as **${editor.json}**: ${document}`;
}

/** What to fill in for a policy: by its form where one statement is all of it, else as JSON. */
export const filledIn = /* @__PURE__ */ isolating(inWords);

/** The AWS service that a trust policy lets in, if it lets in nobody else. */
export function trustedService(document: string): string | null {
  try {
    const { Statement: said } = JSON.parse(document) as { readonly Statement?: Statement | Statement[] };
    const [only, ...more] = [said].flat();
    const { Service, ...others } = (only?.['Principal'] ?? {}) as Statement;
    const isAlone = more.length === 0 && Object.keys(others).length === 0 && !only?.['Condition'];
    return isAlone && typeof Service === 'string' ? Service : null;
  } catch {
    return null;
  }
}
