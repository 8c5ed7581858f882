import type { JsonNode } from './json-text.ts';
import { listOf, memberOf, readJson, stringsOf } from './json-text.ts';
import { readRange } from './operators/addresses.ts';
import { readDate } from './operators/dates.ts';
import { readNumber } from './operators/numbers.ts';
import { operatorOf } from './operators/table.ts';
import { parseArn, partition } from '../arn.ts';

const syntax = 'Syntax errors in policy.';

const iamResources = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

const partitions: ReadonlySet<string> = new Set([partition, '*']);

/**
 * Whether a resource is an ARN of this partition that ends before its resource part. `arn:aws:x` alone is
 * completed instead, except in session policies (`isSession`).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
function isLegacyResource(resource: string, isSession: boolean): boolean {
  const [first, second, service, ...rest] = resource.split(':');
  if (first === undefined || second !== partition) return false;
  if (rest.length === 0) return isSession && service !== undefined && service !== '';
  return service === '' || rest.length < 3;
}

function badPartition(resource: string, name: string): string {
  const [, , ...rest] = resource.split(':');
  const [service = '*', region = '*', account = '*', ...tail] =
    rest.length === 1 && rest[0] === '' ? [] : rest;
  const last = tail.length > 0 ? tail.join(':') : '*';
  return `Partition "${name}" is not valid for resource "arn:${name}:${service}:${region}:${account}:${last}".`;
}

function checkIam(resource: string): string | null {
  const arn = parseArn(resource);
  if (!arn) return null;
  if (arn.region !== '' && arn.region !== '*')
    return `IAM resource ${resource} cannot contain region information.`;
  // The root user has no path, and a pattern may begin before the slash.
  const path = arn.resource;
  const isPath =
    path === 'root' || path.startsWith('*') || iamResources.some((start) => path.startsWith(start));
  return isPath
    ? null
    : `IAM resource path must either be "*", root, or start with ${iamResources.join(', ')}.`;
}

/**
 * The kinds of S3's resources whose ARN has a region. ARNs of buckets and objects have none.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-resources-for-iam-policies
 */
const regional = /^(?:accesspoint|access-grants|async-request|job|storage-lens|storage-lens-group)\//;

function checkS3(resource: string): string | null {
  const arn = parseArn(resource);
  const isPlaced = arn !== null && arn.region !== '' && arn.region !== '*';
  return isPlaced && !regional.test(arn.resource)
    ? `Resource ${resource} can not contain region information.`
    : null;
}

function resourceFault(resource: string): string | null {
  if (resource === '*') return null;
  const [prefix, name, service] = resource.split(':');
  if (name === undefined || prefix === '') return `Resource ${resource} must be in ARN format or "*".`;
  if (prefix !== 'arn' || !partitions.has(name)) return badPartition(resource, name);
  if (service === undefined || /[*?]/.test(service))
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  if (service === 'iam') return checkIam(resource);
  return service === 's3' ? checkS3(resource) : null;
}

/** The message for the first Resource or NotResource that is no resource, or null. */
function checkResources(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    for (const name of ['Resource', 'NotResource']) {
      for (const resource of stringsOf(memberOf(node, name)) ?? []) {
        const message = resourceFault(resource);
        if (message !== null) return message;
      }
    }
  }
  return null;
}

const github = 'token.actions.githubusercontent.com';

type Claims = readonly [string, ...string[]];

/** Issuers of IBM Turbonomic, which has no domain of its own. */
const turbonomic = [
  'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu',
  'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb',
  ...[
    '22ejnvnnturfmt6km08idd0nt4hekbn7',
    '23e3sd27sju1hoou6ohfs68vbno607tr',
    '23ne21h005qjl3n33d8dui5dlrmv2tmg',
    '24jrf12m5dj7ljlfb4ta2frhrcoadm26',
  ].map((id) => `rh-oidc.s3.us-east-1.amazonaws.com/${id}`),
];

/**
 * Issuers that sign tokens for everybody's pipelines, projects and identity pools, and the claims, or the key of STS, by
 * one of which a trust policy must tell its own apart. GitHub's second one came in May 2026.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const sharedIssuers: ReadonlyMap<string, Claims> = new Map<string, Claims>([
  ...turbonomic.map((issuer): [string, Claims] => [issuer, ['sub']]),
  ['agent.buildkite.com', ['sub']],
  ['api.pulumi.com/oidc', ['aud']],
  ['app.terraform.io', ['sub']],
  ['cognito-identity.amazonaws.com', ['aud']],
  ['gitlab.com', ['sub']],
  ['oidc-configuration.audit-log.githubusercontent.com', ['sub']],
  ['oidc.codefresh.io', ['sub']],
  ['oidc.vercel.com', ['aud']],
  ['proidc.upbound.io', ['sub']],
  ['sandboxes.cloud', ['aud']],
  ['scalr.io', ['sub']],
  ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', ['sts:RoleSessionName']],
  ['studio.datachain.ai/api', ['sub']],
  [github, ['sub', 'job_workflow_ref']],
  ['tokens.cloud.shisho.dev', ['sub']],
  ['vstoken.actions.githubusercontent.com', ['sub']],
]);

const keyOfClaim = (issuer: string, claim: string): string =>
  claim.includes(':') ? claim : `${issuer}:${claim}`;

const issuerOf = (principal: string): string =>
  parseArn(principal)?.resource.replace(/^oidc-provider\//, '') ?? principal;

/** Operators that can tell one's own apart: neither negated nor with IfExists. */
const telling = /^(?:for(?:anyvalue|allvalues):)?string(?:equals|like|equalsignorecase)$/i;

/** Whether values of an issuer's claim tell anything apart. GitHub's may not even begin with a star. */
function tellsApart(issuer: string, values: readonly string[]): boolean {
  return issuer === github
    ? !values.some((value) => value.startsWith('*') || value.trim() === '')
    : !values.includes('*');
}

/** Whether a statement asks for a claim of an issuer, so that not everybody has what it allows. */
function asksFor(node: JsonNode, issuer: string, claim: string): boolean {
  const condition = memberOf(node, 'Condition');
  const wanted = keyOfClaim(issuer, claim).toLowerCase();
  if (condition?.type !== 'object') return false;
  return condition.members.some(
    ({ key: operator, value: keys }) =>
      telling.test(operator) &&
      keys.type === 'object' &&
      keys.members.some(
        ({ key, value }) => key.toLowerCase() === wanted && tellsApart(issuer, stringsOf(value) ?? []),
      ),
  );
}

/** The message for a statement that lets a shared issuer in without asking for its own claim, or null. */
function checkShared(node: JsonNode): string | null {
  if (stringsOf(memberOf(node, 'Effect'))?.[0] !== 'Allow') return null;
  for (const principal of stringsOf(memberOf(memberOf(node, 'Principal'), 'Federated')) ?? []) {
    const issuer = issuerOf(principal);
    const claims = sharedIssuers.get(issuer);
    if (claims && !claims.some((claim) => asksFor(node, issuer, claim)))
      return `A condition on ${keyOfClaim(issuer, claims[0])} must be present for the provider ${issuer}`;
  }
  return null;
}

const kinds: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);
const domain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
/**
 * The form of a service's name. AWS also refuses names that none of its services has, and has no page that lists them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
const service = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazon(?:aws)?\.com(?:\.cn)?$/;

const noPrincipals =
  'Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!';
const federatedForm = 'Federated principals must be valid domain names or SAML metadata ARNs';

function isFederated(value: string): boolean {
  const arn = parseArn(value);
  if (!arn) return domain.test(value);
  return arn.service === 'iam' && /^(?:saml-provider|oidc-provider)\/./.test(arn.resource);
}

/** The message for one Principal or NotPrincipal element, or null. Only S3's policies know canonical user ids. */
function checkPrincipal(node: JsonNode, hasCanonicalUser: boolean): string | null {
  if (node.type === 'string') return node.value === '*' ? null : syntax;
  if (node.type !== 'object') return syntax;
  if (node.members.length === 0) return noPrincipals;
  for (const { key, value } of node.members) {
    const values = stringsOf(value);
    if (!kinds.has(key) || !values) return syntax;
    const [first] = values;
    if (first === undefined) return noPrincipals;
    if (key === 'Federated' && !values.every(isFederated)) return federatedForm;
    const odd = key === 'Service' ? values.find((name) => !service.test(name)) : undefined;
    if (odd !== undefined) return `Invalid principal in policy: "SERVICE":"${odd}"`;
    if (key === 'CanonicalUser' && !hasCanonicalUser)
      return `Invalid principal in policy: "CANONICALUSER":"${first}"`;
  }
  return null;
}

/**
 * Identity pools of Cognito serve everybody's users: without a condition any pool could have the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
function checkCognito(node: JsonNode): string | null {
  const federated = stringsOf(memberOf(memberOf(node, 'Principal'), 'Federated')) ?? [];
  const condition = memberOf(node, 'Condition');
  const isOpen = condition?.type !== 'object' || condition.members.length === 0;
  const isDenied = stringsOf(memberOf(node, 'Effect'))?.[0] === 'Deny';
  return !isDenied && federated.includes('cognito-identity.amazonaws.com') && isOpen
    ? 'A condition block must be present for the Cognito provider'
    : null;
}

/**
 * The message for the first fault in a trust policy's principals, or null. It doesn't check whether they
 * exist.
 */
function checkPrincipals(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    if (memberOf(node, 'NotPrincipal')) return 'Has prohibited field NotPrincipal.';
    const principal = memberOf(node, 'Principal');
    const fault = principal
      ? (checkPrincipal(principal, false) ?? checkCognito(node) ?? checkShared(node))
      : noPrincipals;
    if (fault !== null) return fault;
  }
  return null;
}

/**
 * Checks a resource-based policy's principals. Every statement must have some, and NotPrincipal needs Deny.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function checkResourcePrincipals(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    const spared = memberOf(node, 'NotPrincipal');
    const element = memberOf(node, 'Principal') ?? spared;
    if (!element) return 'Missing required field Principal';
    if (spared && stringsOf(memberOf(node, 'Effect'))?.[0] !== 'Deny')
      return 'NotPrincipal must be used with the Deny effect.';
    const fault = checkPrincipal(element, true);
    if (fault !== null) return fault;
  }
  return null;
}

const isValue = (node: JsonNode): boolean =>
  node.type === 'string' || (node.type === 'literal' && node.value !== null);

/**
 * Whether a Condition element has AWS's operators, with keys, with values. An operator that AWS doesn't have
 * passes if it is empty.
 */
function isReadableCondition(node: JsonNode | undefined): boolean {
  if (!node) return true;
  return (
    node.type === 'object' &&
    node.members.every(
      ({ key: operator, value: keys }) =>
        keys.type === 'object' &&
        keys.members.every(({ value }) => listOf(value).every(isValue)) &&
        (keys.members.length === 0 || operatorOf(operator).operator !== null),
    )
  );
}

const between = (text: string | undefined, least: number, most: number): boolean =>
  text === undefined || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most);

const day = /^(-?\d+)(?:-(\d+))?(?:-(\d+))?$/;
const time = /^(\d+)(?::(\d+)(?::(\d+)(?:\.(\d{1,9}))?(?:z|\+(\d{2})(?::(\d{2}))?)?)?)?$/;

/** Seconds since the epoch that Java can hold, as AWS reads them. */
const mostSeconds = 9_223_372_036_854_775_807n;

function isStoredDay(text: string): boolean {
  const [, year, month, dayOfMonth] = day.exec(text) ?? [];
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month ?? 1), 0)).getUTCDate();
  return (
    year !== undefined &&
    Math.abs(Number(year)) <= 292_278_993 &&
    between(month, 1, 12) &&
    between(dayOfMonth, 1, days)
  );
}

function isStoredTime(text: string): boolean {
  const [, hour, minute, second, , zoneHour, zoneMinute] = time.exec(text) ?? [];
  return (
    hour !== undefined &&
    between(hour, 0, 23) &&
    between(minute, 0, 59) &&
    between(second, 0, 59) &&
    between(zoneHour, 0, 23) &&
    between(zoneMinute, 0, 59)
  );
}

/**
 * Whether AWS stores a text as a date. AWS stores more than it documents, and more than a condition can match
 * (`01T` and a year alone pass).
 */
function isStoredDate(text: string): boolean {
  const lower = text.toLowerCase();
  if (!lower.includes('t') && !lower.includes('-'))
    return /^\d+$/.test(lower) && BigInt(lower) <= mostSeconds;
  const [date = '', clock = '', ...more] = lower.split('t');
  return isStoredDay(date) && more.length === 0 && (clock === '' || isStoredTime(clock));
}

/** The readers of values, by the beginning of an operator's name. */
const readers: readonly (readonly [family: string, reads: (text: string) => boolean])[] = [
  ['Date', (text) => isStoredDate(text) || readDate(text) !== null],
  ['Numeric', (text) => readNumber(text) !== null],
  ['IpAddress', (text) => readRange(text) !== null],
  ['NotIpAddress', (text) => readRange(text) !== null],
];

/** Whether the values of date, number and address conditions can be read. */
function isKnownCondition(node: JsonNode | undefined): boolean {
  if (node?.type !== 'object') return true;
  return node.members.every(({ key, value: keys }) => {
    const name = operatorOf(key).operator?.name ?? '';
    const reads = readers.find(([family]) => name.startsWith(family))?.[1];
    if (!reads || keys.type !== 'object') return true;
    return keys.members.every(({ value }) =>
      listOf(value).every(
        (item) => (item.type === 'string' || item.type === 'literal') && reads(String(item.value)),
      ),
    );
  });
}

const vendorText = /^[a-zA-Z0-9.-]+$/;

function checkAction(action: string): string | null {
  const [vendor = '', ...names] = action.split(':');
  if (action === '*') return null;
  if (names.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (names.length > 1) return 'Actions/Condition can contain only one colon.';
  return vendor === '*' || vendorText.test(vendor) ? null : `Vendor ${vendor} is not valid`;
}

/** The message for the first Action or NotAction that is no action, or null. */
function checkActions(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    for (const name of ['Action', 'NotAction']) {
      for (const action of stringsOf(memberOf(node, name)) ?? []) {
        const message = checkAction(action);
        if (message !== null) return message;
      }
    }
  }
  return null;
}

/**
 * The use of a policy document. Managed policies and those of organizations (`scp`, `rcp`) must say Version
 * 2012-10-17; other policies may also say 2008-10-17, or nothing. `resource`: a bucket's, key's, queue's
 * policy.
 */
export type DocumentKind = 'managed' | 'inline' | 'session' | 'trust' | 'resource' | 'scp' | 'rcp';

/** The longest document that the API takes, in characters. */
const maximumLength = 131_072;

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

/**
 * Whether AWS's older parser takes a statement. It refuses an effect in another case, ARNs that stop early, and dates
 * and numbers that can't be read.
 */
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
  // AWS accepts an Id in a managed policy, too. This was recorded from AWS itself.
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

/**
 * The message for the first fault in a resource-based policy, or null. Each statement needs a principal, actions and
 * resources.
 */
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
 * The message for the first fault in a customer's resource control policy, or null. It may only deny named
 * actions, and only to everybody.
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

/**
 * The message for the first fault in a trust policy, or null. It names no resource: it is about the role that
 * has it.
 */
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
 * AWS's MalformedPolicyDocument message for a document that AWS would refuse, or null. The order of the
 * checks is the order in which AWS names one fault before another, as far as it is known. `storePrincipals`
 * checks whether the principals exist; the operations check sizes. Never throws.
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
