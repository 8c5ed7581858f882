import type { ConditionTrace, StatementTrace, World } from '../engine/index.ts';
import { accountName } from '../engine/index.ts';
import { stage as words } from '#words/stage.ts';

/** A principal of a trust policy in as few words as possible. */
export function principalName(world: World, value: string, account: string): string {
  if (value === '*') return words.anyone;
  if (value === account || value === `arn:aws:iam::${account}:root`) return words.thisAccount;
  if (/^\d{12}$/.test(value)) return accountName(world, value);
  if (value.endsWith(':root')) return accountName(world, value.split(':')[4] ?? value);
  return value.split(/[:/]/).at(-1) ?? value;
}

export function principalsIn(statement: unknown): string[] {
  const principal = (statement as { readonly Principal?: unknown } | null)?.Principal;
  if (typeof principal === 'string') return [principal];
  if (typeof principal !== 'object' || principal === null) return [];
  return Object.values(principal).flatMap((value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string'),
  );
}

/** Returns the principals that a role's trust policy allows, as it stores them. */
function allowedBy(trustPolicy: string): string[] {
  try {
    const { Statement } = JSON.parse(trustPolicy) as { readonly Statement?: unknown };
    const statements = (Array.isArray(Statement) ? Statement : [Statement]) as {
      readonly Effect?: unknown;
    }[];
    return statements.filter((one) => one.Effect === 'Allow').flatMap(principalsIn);
  } catch {
    return [];
  }
}

/** Returns the users whom a role's trust policy names one by one: they need no permission of their own. */
export function trustedByName(world: World, roleId: string | null): string[] {
  const row = roleId === null ? undefined : world.tables.roles.get(roleId);
  if (!row) return [];
  return allowedBy(row.trustPolicy).flatMap((value) => world.tables.users.get(value)?.name ?? []);
}

export function trustsOf(world: World, roleId: string | null): string {
  const row = roleId === null ? undefined : world.tables.roles.get(roleId);
  if (!row) return '';
  const named = allowedBy(row.trustPolicy).map(
    (value) =>
      world.tables.users.get(value)?.name ??
      world.tables.roles.get(value)?.name ??
      principalName(world, value, row.account),
  );
  const names = [...new Set(named)];
  return names.length > 0 ? words.trusts(names.join(', ')) : words.trustsNobody;
}

interface Lines {
  readonly lines: readonly string[];
  readonly line: number;
  readonly also: readonly number[];
}

/** How many lines of a statement the stage shows. */
const mostLines = 4;
/** A longer condition key is shortened to its end. A provider's key has the provider's address first. */
const longKey = 20;

/** A condition that was met, in a line: `"sts:ExternalId": "EXAMPLE-1"`. */
function metLine({ key, expected }: ConditionTrace): string {
  const name = key.length > longKey ? `…:${key.split(':').at(-1) ?? key}` : key;
  return `"${name}": ${JSON.stringify(expected.length === 1 ? expected[0] : expected)}`;
}

/** The line of the principal, then the conditions that were checked, in place of less useful lines. */
function withMet({ lines, line }: Lines, conditions: readonly ConditionTrace[]): Lines {
  const met = conditions.filter(({ outcome }) => outcome === 'matched').slice(0, mostLines - 1);
  if (met.length === 0) return { lines, line, also: [] };
  const before = lines.slice(Math.max(0, line + 1 + met.length - mostLines), line + 1);
  return {
    lines: [...before, ...met.map(metLine)],
    line: before.length - 1,
    also: met.map((_, i) => before.length + i),
  };
}

/** A statement as lines of JSON, as many as fit, and the number of the line that names the caller (or stopped it). */
export function linesOf(trace: StatementTrace | undefined): Lines {
  if (!trace) return { lines: [], line: 0, also: [] };
  const statement = trace.statement as Readonly<Record<string, unknown>>;
  const wanted = [
    'Effect',
    'Principal',
    'NotPrincipal',
    ...(trace.failedOn === 'condition' ? ['Condition'] : []),
    'Action',
  ];
  const key =
    trace.failedOn === 'condition' ? 'Condition' : trace.failedOn === 'action' ? 'Action' : 'Principal';
  const lines: string[] = [];
  let line = 0;
  for (const name of wanted) {
    const value = statement[name];
    if (value === undefined) continue;
    const [only, ...others] =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const isOpened = name.endsWith('rincipal') && only !== undefined && others.length === 0;
    if (isOpened) lines.push(`"${name}": {`);
    if (name.endsWith(key) || name === key) line = lines.length;
    lines.push(
      isOpened ? `  "${only[0]}": ${JSON.stringify(only[1])}` : `"${name}": ${JSON.stringify(value)}`,
    );
  }
  if (trace.outcome === 'matched') return withMet({ lines, line, also: [] }, trace.conditions);
  return { lines, line, also: [] };
}
