import { readJson } from '../../../../engine/index.ts';
import { reasons } from '#words/policy-editor.ts';

export interface ConditionRow {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement as the form shows it. Lists are as written; a single text becomes a list with one entry. */
export interface StatementRow {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `ec2.amazonaws.com`, an ARN, `*`; empty in permissions policies. */
  readonly principals: readonly string[];
  readonly conditions: readonly ConditionRow[];
}

export interface PolicyRows {
  readonly version: string;
  readonly id: string | null;
  readonly statements: readonly StatementRow[];
}

/** A document that the form can show, or the reason why it can't. */
type PolicyReading =
  { readonly ok: true; readonly policy: PolicyRows } | { readonly ok: false; readonly reason: string };

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Unusual extends Error {}

/** Identity providers that AWS knows without an IAM entity. */
const knownProviders = new Set([
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'www.amazon.com',
  'graph.facebook.com',
]);

/**
 * Returns the type of a principal: a provider's ARN or name is federated, a dotted name without colons is a service,
 * and the rest (ARNs, ids) is AWS.
 */
function typeOf(principal: string): 'AWS' | 'Service' | 'Federated' {
  if (knownProviders.has(principal) || /:(?:oidc|saml)-provider\//.test(principal)) return 'Federated';
  return principal.includes('.') && !principal.includes(':') ? 'Service' : 'AWS';
}

function texts(value: unknown, element: string): string[] {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((entry) => {
    if (typeof entry === 'string') return entry;
    if (typeof entry === 'number' || typeof entry === 'boolean') return String(entry);
    throw new Unusual(reasons.unusual(element));
  });
}

function principals(value: unknown): string[] {
  if (value === undefined) return [];
  if (value === '*') return ['*'];
  if (!isPlain(value)) throw new Unusual(reasons.unusual('Principal'));
  return Object.entries(value).flatMap(([type, listed]) => {
    const named = texts(listed, 'Principal');
    // The form keeps a single list, so each principal must show its type by itself.
    if (named.some((principal) => typeOf(principal) !== type && principal !== '*'))
      throw new Unusual(reasons.unusual(`Principal ${type}`));
    return named;
  });
}

function conditions(value: unknown): ConditionRow[] {
  if (value === undefined) return [];
  if (!isPlain(value)) throw new Unusual(reasons.unusual('Condition'));
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!isPlain(keys)) throw new Unusual(reasons.unusual('Condition'));
    return Object.entries(keys).map(([key, listed]) => ({
      operator,
      key,
      values: texts(listed, 'Condition'),
    }));
  });
}

const known = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition']);
const turned = new Map([
  ['NotAction', reasons.notAction],
  ['NotResource', reasons.notResource],
  ['NotPrincipal', reasons.notPrincipal],
]);

function statementRow(value: unknown): StatementRow {
  if (!isPlain(value)) throw new Unusual(reasons.notAPolicy);
  for (const element of Object.keys(value)) {
    if (!known.has(element)) throw new Unusual(turned.get(element) ?? reasons.unusual(element));
  }
  const effect = value['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') throw new Unusual(reasons.unusual('Effect'));
  return {
    sid: texts(value['Sid'], 'Sid')[0] ?? '',
    effect,
    actions: texts(value['Action'], 'Action'),
    resources: texts(value['Resource'], 'Resource'),
    principals: principals(value['Principal']),
    conditions: conditions(value['Condition']),
  };
}

/** JSON.parse would keep only the second of two equal keys, without a warning. */
const unreadable = {
  syntax: reasons.notJson,
  duplicateKey: reasons.duplicateKey,
  tooDeep: reasons.notAPolicy,
} as const;

const textOr = <T>(value: unknown, other: T): string | T => (typeof value === 'string' ? value : other);

/**
 * Reads a document for the form. A part that the form can't show is a reason not to use it, so that nothing is lost.
 */
export function readPolicy(text: string): PolicyReading {
  const reading = readJson(text);
  if (!reading.ok) return { ok: false, reason: unreadable[reading.reason] };
  const parsed = JSON.parse(text) as unknown;
  if (!isPlain(parsed)) return { ok: false, reason: reasons.notAPolicy };
  const { Version: version, Id: id, Statement: statement, ...others } = parsed;
  const [other] = Object.keys(others);
  if (other !== undefined) return { ok: false, reason: reasons.unusual(other) };
  try {
    const list = Array.isArray(statement) ? (statement as unknown[]) : [statement];
    const statements = statement === undefined ? [] : list.map(statementRow);
    return { ok: true, policy: { version: textOr(version, ''), id: textOr(id, null), statements } };
  } catch (error) {
    if (error instanceof Unusual) return { ok: false, reason: error.message };
    throw error;
  }
}

const single = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values;

function writePrincipals(list: readonly string[]): unknown {
  if (list.length === 1 && list[0] === '*') return '*';
  const ofType = (type: ReturnType<typeof typeOf>): object => {
    const named = list.filter((principal) => typeOf(principal) === type);
    return named.length > 0 ? { [type]: single(named) } : {};
  };
  return { ...ofType('AWS'), ...ofType('Service'), ...ofType('Federated') };
}

function writeConditions(rows: readonly ConditionRow[]): unknown {
  const operators = new Map<string, Map<string, readonly string[]>>();
  for (const { operator, key, values } of rows) {
    const keys = operators.get(operator) ?? new Map<string, readonly string[]>();
    keys.set(key, [...(keys.get(key) ?? []), ...values]);
    operators.set(operator, keys);
  }
  return Object.fromEntries(
    [...operators].map(([operator, keys]) => [
      operator,
      Object.fromEntries([...keys].map(([key, values]) => [key, single(values)])),
    ]),
  );
}

function writeStatement(row: StatementRow, principals: boolean): unknown {
  return {
    ...(row.sid === '' ? {} : { Sid: row.sid }),
    Effect: row.effect,
    ...(principals || row.principals.length > 0 ? { Principal: writePrincipals(row.principals) } : {}),
    Action: single(row.actions),
    ...(principals && row.resources.length === 0 ? {} : { Resource: single(row.resources) }),
    ...(row.conditions.length > 0 ? { Condition: writeConditions(row.conditions) } : {}),
  };
}

/**
 * Returns the document's text, indented by two; `readPolicy` gives the same rows again. `principals`: whether every
 * statement names principals.
 */
export function writePolicy({ version, id, statements }: PolicyRows, principals: boolean): string {
  const document = {
    ...(version === '' ? {} : { Version: version }),
    ...(id === null ? {} : { Id: id }),
    Statement: statements.map((row) => writeStatement(row, principals)),
  };
  return JSON.stringify(document, null, 2);
}

/** A new statement, which allows nothing yet. */
export const emptyStatement = (trust: boolean): StatementRow => ({
  sid: '',
  effect: 'Allow',
  actions: trust ? ['sts:AssumeRole'] : [],
  resources: [],
  principals: [],
  conditions: [],
});
