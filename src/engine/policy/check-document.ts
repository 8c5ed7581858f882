import { checkActions } from './check-actions.ts';
import { isReadableCondition, isKnownCondition } from './check-conditions.ts';
import { checkPrincipals, checkResourcePrincipals } from './check-principals.ts';
import { checkResources, isLegacyResource } from './check-resources.ts';
import type { JsonNode } from './json-text.ts';
import { listOf, memberOf, readJson, stringsOf } from './json-text.ts';

/**
 * What a document is written for. Managed policies and those of organizations (`scp`, `rcp`) must say Version
 * 2012-10-17; the others may still be of 2008-10-17 or say nothing. `resource`: a bucket's, key's, queue's policy.
 */
export type DocumentKind = 'managed' | 'inline' | 'session' | 'trust' | 'resource' | 'scp' | 'rcp';

/** The longest document that the API takes, in characters. */
const maximumLength = 131_072;

const syntax = 'Syntax errors in policy.';
const legacy = 'The policy failed legacy parsing';

const topElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

const isText = (node: JsonNode | undefined): boolean => node === undefined || node.type === 'string';
const isTexts = (node: JsonNode | undefined): boolean => stringsOf(node) !== null;
const onlyHas = (node: JsonNode, names: ReadonlySet<string>): boolean =>
  node.type === 'object' && node.members.every(({ key }) => names.has(key));
const hasBoth = (node: JsonNode, name: string): boolean =>
  !!memberOf(node, name) && !!memberOf(node, `Not${name}`);

/** Whether a statement has the shape of one; its texts are not looked at. */
function isStatement(node: JsonNode): boolean {
  const [effect] = stringsOf(memberOf(node, 'Effect')) ?? [];
  return (
    onlyHas(node, statementElements) &&
    memberOf(node, 'Effect')?.type === 'string' &&
    (effect?.toLowerCase() === 'allow' || effect?.toLowerCase() === 'deny') &&
    isText(memberOf(node, 'Sid')) &&
    !['Action', 'Resource', 'Principal'].some((name) => hasBoth(node, name)) &&
    ['Action', 'NotAction', 'Resource', 'NotResource'].every((name) => isTexts(memberOf(node, name))) &&
    isReadableCondition(memberOf(node, 'Condition'))
  );
}

function isPolicy(root: JsonNode): boolean {
  const version = memberOf(root, 'Version');
  const statements = listOf(memberOf(root, 'Statement'));
  return (
    onlyHas(root, topElements) &&
    (!version || ['2008-10-17', '2012-10-17'].includes(stringsOf(version)?.[0] ?? '')) &&
    isText(version) &&
    isText(memberOf(root, 'Id')) &&
    statements.length > 0 &&
    statements.every(isStatement)
  );
}

/** What AWS's older parser refuses: an effect in another case, ARNs that stop early, dates and numbers that are none. */
function passesLegacy(statement: JsonNode, kind: DocumentKind): boolean {
  const [effect] = stringsOf(memberOf(statement, 'Effect')) ?? [];
  const resources = ['Resource', 'NotResource'].flatMap((name) => stringsOf(memberOf(statement, name)) ?? []);
  return (
    (effect === 'Allow' || effect === 'Deny') &&
    isKnownCondition(memberOf(statement, 'Condition')) &&
    !resources.some((resource) => isLegacyResource(resource, kind === 'session'))
  );
}

const sidText = /^[0-9A-Za-z]*$/;

/** The message for the document's Sids and Id, or null. */
function checkNames(root: JsonNode, statements: readonly JsonNode[], kind: DocumentKind): string | null {
  const sids = statements
    .map((node) => stringsOf(memberOf(node, 'Sid'))?.[0] ?? '')
    .filter((sid) => sid !== '');
  if (new Set(sids).size < sids.length) return 'Statement IDs (SID) in a single policy must be unique.';
  const isFree = kind === 'resource' || kind === 'rcp' || kind === 'scp';
  if (!isFree && !sids.every((sid) => sidText.test(sid)))
    return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
  // Real AWS takes a managed policy with an Id, too (recorded).
  const hasId = kind === 'trust' || kind === 'resource' || kind === 'managed';
  return memberOf(root, 'Id') && !hasId ? syntax : null;
}

/** The message for one of the two elements that every statement needs, or null. */
function checkPresent(statements: readonly JsonNode[], name: 'Action' | 'Resource'): string | null {
  const isThere = (node: JsonNode): boolean =>
    listOf(memberOf(node, name) ?? memberOf(node, `Not${name}`)).length > 0;
  return statements.every(isThere) ? null : `Policy statement must contain ${name.toLowerCase()}s.`;
}

const identityPrincipal = 'Policy document should not specify a principal.';

/** Identity-based policies name no principal: they are about the identity that has them. */
function checkIdentity(statements: readonly JsonNode[]): string | null {
  const hasPrincipal = statements.some(
    (node) => memberOf(node, 'Principal') ?? memberOf(node, 'NotPrincipal'),
  );
  return (
    (hasPrincipal ? identityPrincipal : null) ??
    checkPresent(statements, 'Action') ??
    checkResources(statements) ??
    checkPresent(statements, 'Resource') ??
    checkActions(statements)
  );
}

/** What every statement of a resource-based policy needs besides who is meant. */
function checkResource(statements: readonly JsonNode[]): string | null {
  return (
    checkResourcePrincipals(statements) ??
    checkPresent(statements, 'Action') ??
    checkResources(statements) ??
    checkPresent(statements, 'Resource') ??
    checkActions(statements)
  );
}

/**
 * A resource control policy of one's own denies, to everybody, named actions.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
function checkRcp(statements: readonly JsonNode[]): string | null {
  const isOne = (node: JsonNode): boolean =>
    stringsOf(memberOf(node, 'Effect'))?.[0] === 'Deny' &&
    stringsOf(memberOf(node, 'Principal'))?.[0] === '*' &&
    !memberOf(node, 'NotAction');
  return statements.every(isOne) ? checkResource(statements) : syntax;
}

const trustActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);

/** Trust policies: which role is meant is the one that has the policy. */
function checkTrust(statements: readonly JsonNode[]): string | null {
  for (const name of ['Resource', 'NotResource'] as const)
    if (statements.some((node) => memberOf(node, name))) return `Has prohibited field ${name}`;
  const missing = checkPresent(statements, 'Action') ?? checkActions(statements);
  if (missing) return missing;
  const actions = statements.flatMap((node) => stringsOf(memberOf(node, 'Action')) ?? []);
  const hasOthers = statements.some((node) => memberOf(node, 'NotAction'));
  if (hasOthers || !actions.every((action) => trustActions.has(action.toLowerCase())))
    return 'AssumeRole policy may only specify STS AssumeRole actions.';
  return checkPrincipals(statements);
}

const needsVersion: ReadonlySet<DocumentKind> = new Set(['managed', 'scp', 'rcp']);

const checks: Readonly<Record<DocumentKind, (statements: readonly JsonNode[]) => string | null>> = {
  managed: checkIdentity,
  inline: checkIdentity,
  session: checkIdentity,
  scp: checkIdentity,
  trust: checkTrust,
  resource: checkResource,
  rcp: checkRcp,
};

/**
 * AWS's MalformedPolicyDocument message for a document that AWS would refuse, or null. The order of the checks
 * is the order in which AWS names one fault before another, as far as it is known. Whether the principals
 * exist is asked by `storePrincipals`, sizes by the operations. Never throws.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function checkDocument(text: string, kind: DocumentKind): string | null {
  const reading = text.length > maximumLength ? null : readJson(text);
  if (!reading?.ok)
    return kind === 'trust' && reading?.reason === 'syntax' ? 'This policy contains invalid Json' : syntax;
  const root = reading.node;
  if (!isPolicy(root)) return syntax;
  const version = stringsOf(memberOf(root, 'Version'))?.[0];
  if (needsVersion.has(kind) && version !== '2012-10-17')
    return 'Policy document must be version 2012-10-17 or greater.';
  const statements = listOf(memberOf(root, 'Statement'));
  if (!statements.every((statement) => passesLegacy(statement, kind))) return legacy;
  return checkNames(root, statements, kind) ?? checks[kind](statements);
}
