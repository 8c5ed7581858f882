import { endpointOf } from './endpoint.ts';
import type { Caller, RequestContext } from '../call/call.ts';
import { parseArn, isAccountId, policyArn, roleArn, userArn, accountRootArn } from '../arn.ts';
import type { World } from '../world/world.ts';
import { nowOf, byName } from '../world/world.ts';
import { ownerOf, resourceOf } from './resources.ts';
import type { RequestKeys } from './variables.ts';
import type { Tag, SessionRow } from '../entities/entities.ts';
import { organizationPath, organizationWith } from './organization.ts';

/**
 * Services whose only endpoint is in us-east-1. Their requests go there (`aws:RequestedRegion`) and are
 * recorded there, even if the caller has set another region.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html
 */
const global: ReadonlySet<string> = new Set(['cloudfront', 'iam', 'organizations', 'route53', 'support']);

/** The region that a call goes to. `service`: its prefix in any case; `set`: the region that the caller has set. */
export const regionCalled = (service: string, set: string): string =>
  global.has(service.toLowerCase()) ? 'us-east-1' : set;

/** One condition key with its values. */
export type Entry = readonly [key: string, values: readonly string[]];

/** ISO 8601 in whole seconds, as AWS writes times. `time` in milliseconds since the epoch. */
export function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

const tagEntries = (prefix: string, tags: readonly Tag[]): Entry[] =>
  tags.map((tag) => [`${prefix}${tag.key}`, [tag.value]]);

const iamKinds = {
  user: ['users', userArn],
  role: ['roles', roleArn],
  policy: ['policies', policyArn],
} as const;

function tagsByName(
  world: World,
  account: string,
  resource: string,
  arn: string,
): readonly Tag[] | undefined {
  const [kind = ''] = resource.split('/');
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  if (kind === 'instance-profile') return byName(world, 'instanceProfiles', account, name)?.tags;
  if (!Object.hasOwn(iamKinds, kind)) return undefined;
  const [table, arnOf] = iamKinds[kind as keyof typeof iamKinds];
  const row = byName(world, table, account, name);
  return row && arnOf(row) === arn ? row.tags : undefined;
}

/** The tags of IAM's own: users, roles and policies by their ARN, providers and devices, whose ids are ARNs. */
function iamTags(world: World, arn: string): readonly Tag[] | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam') return undefined;
  const { oidcProviders, samlProviders, mfaDevices } = world.tables;
  return (
    tagsByName(world, parsed.account, parsed.resource, arn) ??
    (oidcProviders.get(arn) ?? samlProviders.get(arn) ?? mfaDevices.get(arn))?.tags
  );
}

/**
 * The tags of a resource that policies compare. S3 compares a bucket's tags only if that was switched on for
 * the bucket, and has other keys for objects.
 */
function taggedResource(world: World, arn: string): readonly Tag[] | undefined {
  const row = resourceOf(world, arn);
  return row && row.kind !== 'bucket' && row.kind !== 'object' ? row.tags : undefined;
}

function tagsOf(world: World, arn: string): Entry[] {
  const tags = iamTags(world, arn);
  if (tags) return [...tagEntries('aws:ResourceTag/', tags), ...tagEntries('iam:ResourceTag/', tags)];
  return tagEntries('aws:ResourceTag/', taggedResource(world, arn) ?? []);
}

/** The tags that an identity or user pool has, by its ARN. */
function poolTags(world: World, arn: string): Entry[] {
  const [, id = ''] = parseArn(arn)?.resource.split('/') ?? [];
  const { identityPools, userPools } = world.tables;
  return tagEntries('aws:ResourceTag/', (identityPools.get(id) ?? userPools.get(id))?.tags ?? []);
}

/**
 * The condition keys about the resource: its account and organization, and its tags.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resource-properties
 */
function resourceEntries(world: World, action: string, resource: string): Entry[] {
  if (resource === '*') return [];
  const named = parseArn(resource)?.account ?? '';
  const account = isAccountId(named) ? named : (ownerOf(world, action, resource) ?? named);
  const organization = account === '' ? undefined : organizationWith(world, account);
  const ofOrganization: Entry[] = organization
    ? [
        ['aws:ResourceOrgID', [organization.id]],
        ['aws:ResourceOrgPaths', [organizationPath(world, organization, account)]],
      ]
    : [];
  const tags = resource.includes(':cognito-') ? poolTags(world, resource) : tagsOf(world, resource);
  return [
    ...(account === '' ? [] : [['aws:ResourceAccount', [account]] as const]),
    ...ofOrganization,
    ...tags,
  ];
}

/** The context of a request unless the caller gives another. The address is one that is reserved for documentation. */
export const defaultRequestContext = {
  sourceIp: '203.0.113.10',
  userAgent: 'aws-cli/2.0',
  region: 'us-east-1',
} as const;

function ofTime(now: number): Entry[] {
  return [
    ['aws:CurrentTime', [isoTime(now)]],
    ['aws:EpochTime', [String(Math.floor(now / 1000))]],
  ];
}

/** The prefix of an action, as it is written. */
const serviceOf = (action: string): string => action.slice(0, Math.max(0, action.indexOf(':')));

/** The region that is called: the one that the caller gives, else the resource's, if its ARN has one. */
function regionOf(action: string, resource: string, context: RequestContext): string {
  const region = parseArn(resource)?.region ?? '';
  const set =
    context.region ?? (/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) ? region : defaultRequestContext.region);
  return regionCalled(serviceOf(action), set);
}

const calledVia = /^aws:calledvia/i;

function ofOrigin(caller: Caller, action: string, resource: string, context: RequestContext): Entry[] {
  const isService = caller.type === 'service';
  const isPrivate = endpointOf(context) !== null;
  const sourceIp = context.sourceIp ?? (isService || isPrivate ? null : defaultRequestContext.sourceIp);
  const userAgent = context.userAgent ?? (isService ? null : defaultRequestContext.userAgent);
  return [
    ...(sourceIp === null ? [] : [['aws:SourceIp', [sourceIp]] as const]),
    ...(userAgent === null ? [] : [['aws:UserAgent', [userAgent]] as const]),
    ['aws:RequestedRegion', [regionOf(action, resource, context)]],
    ['aws:SecureTransport', ['true']],
    // A call through a service says so, and a call that names the service is one.
    ['aws:ViaAWSService', [String(Object.keys(context.keys ?? {}).some((key) => calledVia.test(key)))]],
  ];
}

/**
 * Keys that a service derives from who calls and what is asked for.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
function ofService(world: World, { account }: Caller, action: string, resource: string): Entry[] {
  const service = serviceOf(action).toLowerCase();
  if (service === 'kms' && account !== '') return [['kms:CallerAccount', [account]]];
  const owner = service === 's3' ? ownerOf(world, action, resource) : null;
  return owner === null ? [] : [['s3:ResourceAccount', [owner]]];
}

/**
 * The condition keys of a request: what the caller, the moment, the resource and the request itself say, then
 * what the learner supposes, and last `own`, the keys that the operation's input makes (`sts:ExternalId`,
 * `iam:PolicyARN`, `aws:RequestTag/team`). Later ones win. Key names in any case. Requests come over the internet,
 * unless somebody supposes an endpoint (`aws:SourceVpce`): such a request has no `aws:SourceIp`. They are gathered when the first condition or variable asks for one:
 * most policies have none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestKeys(
  world: World,
  caller: Caller,
  resource: string,
  context: RequestContext = {},
  own: Iterable<Entry> = [],
  action = '',
): RequestKeys {
  const groups: Group[] = [
    new Group(anyKey, () => own),
    new Group(anyKey, () => Object.entries(context.keys ?? {})),
    new Group(ofServiceKeys, () => ofService(world, caller, action, resource)),
    new Group(ofResourceKeys, () => resourceEntries(world, action, resource)),
    new Group(ofOriginKeys, () => ofOrigin(caller, action, resource, context)),
    new Group(ofTimeKeys, () => ofTime(nowOf(world))),
    new Group(anyKey, () => callerEntries(world, caller)),
  ];
  return new Gathered(groups, unknownOf(caller));
}

const anyKey = /^/;
const ofServiceKeys = /^(?:kms:calleraccount|s3:resourceaccount)$/;
const ofResourceKeys = /^(?:aws:resource|iam:resourcetag\/)/;
const ofOriginKeys = /^aws:(?:sourceip|useragent|requestedregion|securetransport|viaawsservice)$/;
const ofTimeKeys = /^aws:(?:currenttime|epochtime)$/;

/** Keys from one source, gathered when the first of them is asked for. */
class Group {
  readonly #may: RegExp;
  readonly #gather: () => Iterable<Entry>;
  #values: ReadonlyMap<string, readonly string[]> | null = null;

  /** `may`: which keys, in lower case, the source can have. */
  constructor(may: RegExp, gather: () => Iterable<Entry>) {
    this.#may = may;
    this.#gather = gather;
  }

  get(key: string): readonly string[] | undefined {
    if (!this.#may.test(key)) return undefined;
    this.#values ??= new Map([...this.#gather()].map(([name, list]) => [name.toLowerCase(), list]));
    return this.#values.get(key);
  }
}

// A class, because an object literal with a getter makes V8 create and keep a new hidden class with every
// call.
class Gathered implements RequestKeys {
  readonly unknown: RequestKeys['unknown'];
  readonly #groups: readonly Group[];

  /** If several groups have a key, the first group gives its values. */
  constructor(groups: readonly Group[], unknown: RequestKeys['unknown']) {
    this.#groups = groups;
    this.unknown = unknown;
  }

  get values(): RequestKeys['values'] {
    return this;
  }

  get(key: string): readonly string[] | undefined {
    for (const group of this.#groups) {
      const values = group.get(key);
      if (values) return values;
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }
}

/** A federated user is an identity of its own that has its user's tags. */
function ofFederatedUser(world: World, caller: Caller): Entry[] {
  const parent = world.tables.users.get(caller.principalId ?? '');
  return [
    ['aws:PrincipalType', ['FederatedUser']],
    ['aws:PrincipalArn', [caller.arn]],
    ...tagEntries('aws:PrincipalTag/', parent?.tags ?? []),
  ];
}

function ofIdentity(world: World, caller: Caller): Entry[] {
  const id = caller.principalId ?? '';
  const user = caller.type === 'user' ? world.tables.users.get(id) : undefined;
  const role = caller.type === 'assumedRole' ? world.tables.roles.get(id) : undefined;
  if (user) {
    return [
      ['aws:PrincipalType', ['User']],
      ['aws:PrincipalArn', [userArn(user)]],
      ['aws:username', [user.name]],
      ...tagEntries('aws:PrincipalTag/', user.tags),
    ];
  }
  if (role) {
    return [
      ['aws:PrincipalType', ['AssumedRole']],
      ['aws:PrincipalArn', [roleArn(role)]],
      ...tagEntries('aws:PrincipalTag/', role.tags),
    ];
  }
  if (caller.type === 'federatedUser') return ofFederatedUser(world, caller);
  if (caller.type !== 'root') return [];
  return [
    ['aws:PrincipalType', ['Account']],
    ['aws:PrincipalArn', [accountRootArn(caller.account)]],
  ];
}

/** Whether a caller is signed in to the console. AWS uses temporary credentials there, too. */
const isConsole = (caller: Caller): boolean =>
  (caller.type === 'user' || caller.type === 'root') && caller.accessKeyId === null;

/**
 * Only a session that was issued for a code says that MFA was used, and how long ago; other temporary credentials
 * say that it wasn't, and long-term keys don't have the key at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
function ofMfa({ mfaAt }: Pick<SessionRow, 'mfaAt'>, now: number): Entry[] {
  if (mfaAt === undefined) return [['aws:MultiFactorAuthPresent', ['false']]];
  return [
    ['aws:MultiFactorAuthPresent', ['true']],
    ['aws:MultiFactorAuthAge', [String(Math.floor((now - mfaAt) / 1000))]],
  ];
}

/**
 * The condition keys that a session has carried since it was issued. Its tags override its role's or user's; the case
 * of their keys doesn't matter.
 */
function ofSession(caller: Caller, now: number): Entry[] {
  if (isConsole(caller)) return ofMfa({}, now);
  const { session } = caller;
  if (!session) return [];
  const { issuedAt, sourceIdentity, tags = [], federatedProvider, federatedKeys = [], kind } = session;
  return [
    ...ofMfa(session, now),
    ['aws:TokenIssueTime', [isoTime(issuedAt)]],
    ...(kind === 'rootSession' ? [['aws:AssumedRoot', ['true']] as const] : []),
    ...(sourceIdentity === undefined ? [] : [['aws:SourceIdentity', [sourceIdentity]] as const]),
    ...(federatedProvider === undefined ? [] : [['aws:FederatedProvider', [federatedProvider]] as const]),
    ...federatedKeys.map(({ name, values }) => [name, values] as const),
    ...tagEntries('aws:PrincipalTag/', tags),
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid */
function ofOrganization(world: World, account: string): Entry[] {
  const organization = organizationWith(world, account);
  if (!organization) return [];
  return [
    ['aws:PrincipalOrgID', [organization.id]],
    ['aws:PrincipalOrgPaths', [organizationPath(world, organization, account)]],
  ];
}

/** A caller with a provider's token brings the keys of the token, and has no account. */
function ofFederation({ federation }: Caller): Entry[] {
  if (!federation) return [];
  return [
    ['aws:FederatedProvider', [federation.principal]],
    ...federation.keys.map(({ name, values }) => [name, values] as const),
  ];
}

/**
 * The condition keys that a caller brings. A call that nobody signs has no aws:userid; one with a token is signed only
 * once it has a session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-userid
 */
export function callerEntries(world: World, caller: Caller): Entry[] {
  if (caller.type === 'service') {
    return [
      ['aws:PrincipalIsAWSService', ['true']],
      ['aws:PrincipalServiceName', [caller.arn]],
    ];
  }
  const plain: Entry[] = [['aws:PrincipalIsAWSService', ['false']]];
  if (caller.type === 'anonymous') return [...plain, ['aws:PrincipalType', ['Anonymous']]];
  if (caller.type === 'webIdentity' || caller.type === 'saml') return [...plain, ...ofFederation(caller)];
  const account: Entry[] = [...plain, ['aws:PrincipalAccount', [caller.account]]];
  if (caller.type === 'account') {
    const isSomebody = caller.arn === accountRootArn(caller.account);
    return isSomebody ? account : [...account, ['aws:PrincipalArn', [caller.arn]]];
  }
  return [
    ...account,
    ['aws:userid', [caller.userId]],
    ...ofOrganization(world, caller.account),
    ...ofIdentity(world, caller),
    ...ofSession(caller, nowOf(world)),
  ];
}

/** The keys of a caller in another account, or of a service, that only that account or service knows. */
const unknownOfOutsiders: readonly string[] = [
  'aws:principalarn',
  'aws:principaltype',
  'aws:principaltag/',
  'aws:userid',
  'aws:username',
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceidentity',
];
const unknownOfServices: readonly string[] = [
  ...unknownOfOutsiders,
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceip',
  'aws:useragent',
];

/** The keys of a caller that the real request would have and that can't be known here. */
function unknownOf(caller: Caller): readonly string[] {
  if (caller.type === 'service') return unknownOfServices;
  if (caller.type === 'account') return unknownOfOutsiders;
  // The world doesn't keep when somebody signed in to the console.
  return isConsole(caller) ? ['aws:tokenissuetime'] : [];
}
