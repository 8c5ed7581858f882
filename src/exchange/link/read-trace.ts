import type {
  Change,
  ConditionTrace,
  Decision,
  LayerTrace,
  PolicyRef,
  RuleId,
  StatementTrace,
} from '../../engine/index.ts';
import type { Fields } from '../details-fields.ts';
import { FileError } from '../file-problem.ts';
import { areTexts, isText, list, short, whole } from './bounded-fields.ts';
import type { Form, AsSent, Trace, TracedGate, TracedStatement, Vouched } from './link-state.ts';
import { isAtLeast } from './link-state.ts';
import { numberedRows } from './written-picture.ts';

/** The most keys and values in a provider's statement: more than any token has. */
const mostVouched = { keys: 40, values: 100 } as const;
/** The longest session that AWS gives, s. */
const longest = 43_200;

function keysIn(fields: Fields): Vouched['keys'] {
  return list(fields, 'keys', mostVouched.keys).map((one) => {
    const [name, values] = Array.isArray(one) ? (one as unknown[]) : [];
    if (!isText(name) || !areTexts(values) || values.length > mostVouched.values)
      throw fields.wrong('keys', 'must have names and values');
    return { name, values };
  });
}

function sessionIn(fields: Fields): Vouched['session'] {
  if (fields.value('session') === undefined) return undefined;
  const [name, seconds] = list(fields, 'session', 2);
  if (!isText(name) || !Number.isSafeInteger(seconds) || Number(seconds) < 0 || Number(seconds) > longest)
    throw fields.wrong('session', 'must have a name and seconds');
  return { name, seconds: Number(seconds) };
}

/** Reads a provider's statement about a caller who asked for a role. */
function readVouched(fields: Fields): Vouched {
  fields.only('type', 'account', 'principal', 'keys', 'session');
  const type = fields.text('type');
  if (type !== 'webIdentity' && type !== 'saml') throw fields.wrong('type', 'must be webIdentity or saml');
  const session = sessionIn(fields);
  return {
    type,
    account: short(fields, 'account'),
    principal: short(fields, 'principal'),
    keys: keysIn(fields),
    ...(session && { session }),
  };
}

/**
 * All words that a trace may have in one place. It is a record, so the compiler finds a new word that is
 * missing here.
 */
type Words<T extends string> = Readonly<Record<T, true>>;
const verdicts: Words<Decision['verdict']> = {
  allow: true,
  explicitDeny: true,
  implicitDeny: true,
  notModelled: true,
};
const layers: Words<LayerTrace['layer']> = {
  public: true,
  root: true,
  trust: true,
  resource: true,
  identity: true,
  boundary: true,
  session: true,
  scp: true,
  rcp: true,
};
const gateVerdicts: Words<LayerTrace['verdict']> = {
  allow: true,
  deny: true,
  silent: true,
  notApplicable: true,
  notModelled: true,
};
const rules: Words<RuleId> = {
  'explicit-deny': true,
  'implicit-deny': true,
  'identity-allow': true,
  'trust-allow': true,
  'trust-names-caller': true,
  'trust-delegates-to-account': true,
  'trust-silent': true,
  'root-is-allowed': true,
  'roles-refuse-root': true,
  'no-permission-needed': true,
  'own-credentials': true,
  'service-is-trusted': true,
  'other-account-decides': true,
  'federation-is-trusted': true,
  'unsigned-call': true,
  'resource-names-caller': true,
  'resource-names-role': true,
  'resource-delegates-to-account': true,
  'resource-allows-outsider': true,
  'resource-silent': true,
  'stays-in-its-account': true,
  'boundary-allow': true,
  'boundary-silent': true,
  'session-allow': true,
  'session-silent': true,
  'federated-without-policy': true,
  'scp-allow': true,
  'scp-silent': true,
  'rcp-allow': true,
  'rcp-silent': true,
  'feature-not-modelled': true,
};
const kinds: Words<PolicyRef['kind']> = {
  managed: true,
  inline: true,
  trust: true,
  boundary: true,
  session: true,
  resource: true,
  scp: true,
  rcp: true,
};
const owners: Words<PolicyRef['owner']['kind']> = {
  user: true,
  group: true,
  role: true,
  resource: true,
  session: true,
  organizationRoot: true,
  unit: true,
  account: true,
};
const outcomes: Words<StatementTrace['outcome']> = { matched: true, notMatched: true, notModelled: true };
const failures: Words<NonNullable<StatementTrace['failedOn']>> = {
  action: true,
  resource: true,
  principal: true,
  condition: true,
};
const matches: Words<NonNullable<StatementTrace['principalMatch']>> = {
  exact: true,
  role: true,
  account: true,
  anyone: true,
  service: true,
  federated: true,
  everyoneElse: true,
};
const reasons: Words<ConditionTrace['reason']> = {
  matched: true,
  valueDiffers: true,
  valueIsExcluded: true,
  keyMissing: true,
  keyMissingMatchesNegated: true,
  keyMissingIfExists: true,
  emptySetMatches: true,
  badValue: true,
  unresolvedVariable: true,
  notModelled: true,
};

const isOf = <T extends string>(words: Readonly<Record<T, unknown>>, value: unknown): value is T =>
  typeof value === 'string' && Object.hasOwn(words, value);

function word<T extends string>(fields: Fields, field: string, words: Readonly<Record<T, unknown>>): T {
  const value = fields.value(field);
  if (!isOf(words, value)) throw fields.wrong(field, 'is not a word here');
  return value;
}

/** The only pages that the scene may link to: AWS's. */
const documentation = 'https://docs.aws.amazon.com/';

/** The most gates, statements and conditions: more than any decision of a real account has. */
const most = { gates: 9, statements: 100, conditions: 20 } as const;

function objects(fields: Fields, field: string, longest: number): Fields[] {
  list(fields, field, longest);
  return fields.objects(field);
}

function ownerIn(fields: Fields, field: string, keys: readonly string[]): PolicyRef['owner'] {
  const [kind, named, name] = list(fields, field, 3);
  const id = typeof named === 'number' ? keys[named] : named;
  if (!isOf(owners, kind) || !isText(id) || !isText(name)) throw fields.wrong(field, 'must be an owner');
  return { kind, id, name };
}

function conditionsIn(fields: Fields): ConditionTrace[] {
  return list(fields, 'conditions', most.conditions).map((one) => {
    const [operator, key, expected, actual, outcome, reason] = Array.isArray(one) ? (one as unknown[]) : [];
    if (!isText(operator) || !isText(key) || !areTexts(expected) || (actual !== null && !areTexts(actual)))
      throw fields.wrong('conditions', 'must have operators, keys and values');
    if (!isOf(outcomes, outcome) || !isOf(reasons, reason))
      throw fields.wrong('conditions', 'must have outcomes');
    return { operator, key, expected, actual, outcome, reason };
  });
}

function statementIn(fields: Fields, keys: readonly string[]): TracedStatement {
  fields.only('kind', 'policy', 'owner', 'index', 'outcome', 'failedOn', 'match', 'conditions');
  const named = fields.value('policy') ?? null;
  const policy = typeof named === 'number' ? keys[named] : named;
  if (policy !== null && !isText(policy)) throw fields.wrong('policy', 'must be a row');
  return {
    kind: word(fields, 'kind', kinds),
    policy,
    owner: ownerIn(fields, 'owner', keys),
    index: whole(fields, 'index', 1000),
    outcome: word(fields, 'outcome', outcomes),
    failedOn: fields.value('failedOn') === undefined ? null : word(fields, 'failedOn', failures),
    conditions: conditionsIn(fields),
    ...(fields.value('match') !== undefined && { principalMatch: word(fields, 'match', matches) }),
  };
}

function gateIn(fields: Fields, keys: readonly string[]): TracedGate {
  fields.only('layer', 'verdict', 'rule', 'level', 'statements');
  return {
    layer: word(fields, 'layer', layers),
    verdict: word(fields, 'verdict', gateVerdicts),
    rule: word(fields, 'rule', rules),
    ...(fields.value('level') !== undefined && { level: ownerIn(fields, 'level', keys) }),
    statements: objects(fields, 'statements', most.statements).map((one) => statementIn(one, keys)),
  };
}

function traceIn(fields: Fields, keys: readonly string[]): Trace {
  fields.only('verdict', 'by', 'action', 'resource', 'who', 'open', 'gates');
  const [feature, page] = list(fields, 'open', 2);
  return {
    verdict: word(fields, 'verdict', verdicts),
    decidedBy: word(fields, 'by', layers),
    action: short(fields, 'action'),
    resource: short(fields, 'resource'),
    principalArn: short(fields, 'who'),
    notModelled: isText(feature) && isText(page) && page.startsWith(documentation) ? { feature, page } : null,
    gates: objects(fields, 'gates', most.gates).map((one) => gateIn(one, keys)),
  };
}

/**
 * Reads how a call was answered when its link was made. An answer that doesn't fit is ignored, because the
 * call is decided again anyway. So a page with other gates and rules can still open the link.
 */
export function readAsSent(fields: Fields, rows: ReadonlyMap<string, Change>, form: Form): AsSent | null {
  try {
    fields.only('trace', 'session', ...(isAtLeast(form, 'd4') ? ['vouched'] : []));
    const trace = fields.object('trace');
    const session = fields.value('session') ?? null;
    if (session !== null && !isText(session)) return null;
    const vouched = fields.object('vouched');
    return {
      trace: trace ? traceIn(trace, numberedRows(rows.values())) : null,
      session,
      ...(vouched && { vouched: readVouched(vouched) }),
    };
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
