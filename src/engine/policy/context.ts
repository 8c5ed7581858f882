import { accountRootArn, parseArn, policyArn, roleArn, userArn } from '../arn.ts';
import type { Caller, RequestContext } from '../call.ts';
import type { Tag } from '../entities.ts';
import type { World } from '../world.ts';
import { byName, nowOf } from '../world.ts';
import type { RequestKeys } from './variables.ts';

type Entry = readonly [key: string, values: readonly string[]];

/** What a request says of itself unless the caller says otherwise: an address kept for documentation. */
export const defaultRequestContext = {
  sourceIp: '203.0.113.10',
  userAgent: 'aws-cli/2.0',
  region: 'us-east-1',
} as const;

/** ISO 8601 in whole seconds, as AWS writes times. `time` in milliseconds since the epoch. */
export function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

const tagEntries = (prefix: string, tags: readonly Tag[]): Entry[] =>
  tags.map((tag) => [`${prefix}${tag.key}`, [tag.value]]);

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
  if (caller.type !== 'root') return [];
  return [
    ['aws:PrincipalType', ['Account']],
    ['aws:PrincipalArn', [accountRootArn(caller.account)]],
  ];
}

/** Signed in to the console: AWS works with temporary credentials there, too. */
const isConsole = (caller: Caller): boolean =>
  (caller.type === 'user' || caller.type === 'root') && caller.accessKeyId === null;

/**
 * MFA isn't modelled, so temporary credentials say that none was used; long-term keys don't have the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
function ofSession(caller: Caller): Entry[] {
  const noMfa: Entry = ['aws:MultiFactorAuthPresent', ['false']];
  if (isConsole(caller)) return [noMfa];
  if (!caller.session) return [];
  const { issuedAt, sourceIdentity } = caller.session;
  return [
    noMfa,
    ['aws:TokenIssueTime', [isoTime(issuedAt)]],
    ...(sourceIdentity === undefined ? [] : [['aws:SourceIdentity', [sourceIdentity]] as const]),
  ];
}

function ofCaller(world: World, caller: Caller): Entry[] {
  if (caller.type === 'service') {
    return [
      ['aws:PrincipalIsAWSService', ['true']],
      ['aws:PrincipalServiceName', [caller.arn]],
    ];
  }
  const account: Entry[] = [
    ['aws:PrincipalAccount', [caller.account]],
    ['aws:PrincipalIsAWSService', ['false']],
  ];
  if (caller.type === 'account') {
    const isSomebody = caller.arn === accountRootArn(caller.account);
    return isSomebody ? account : [...account, ['aws:PrincipalArn', [caller.arn]]];
  }
  return [...account, ['aws:userid', [caller.userId]], ...ofIdentity(world, caller), ...ofSession(caller)];
}

/** Somebody in another account, or a service: what only their own account or the service itself knows. */
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

function unknownOf(caller: Caller): readonly string[] {
  if (caller.type === 'service') return unknownOfServices;
  if (caller.type === 'account') return unknownOfOutsiders;
  // Nobody notes when somebody signed in to the console.
  return isConsole(caller) ? ['aws:tokenissuetime'] : [];
}

function ofTime(now: number): Entry[] {
  return [
    ['aws:CurrentTime', [isoTime(now)]],
    ['aws:EpochTime', [String(Math.floor(now / 1000))]],
  ];
}

/** The tags of the user, role or policy that an ARN names, under both of their key names. */
function ofResource(world: World, resource: string): Entry[] {
  const arn = parseArn(resource);
  if (arn?.service !== 'iam') return [];
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
  const user = byName(world, 'users', arn.account, name);
  const role = byName(world, 'roles', arn.account, name);
  const policy = byName(world, 'policies', arn.account, name);
  const found =
    (user && userArn(user) === resource && user) ||
    (role && roleArn(role) === resource && role) ||
    (policy && policyArn(policy) === resource && policy);
  if (!found) return [];
  return [...tagEntries('aws:ResourceTag/', found.tags), ...tagEntries('iam:ResourceTag/', found.tags)];
}

/**
 * The condition keys of a request: what the caller, the moment, the resource and the request itself say, then
 * what the learner supposes, and last `own`, the keys that the operation's input makes (`sts:ExternalId`,
 * `iam:PolicyARN`, `aws:RequestTag/team`). Later ones win. Key names in any case. The account is in no
 * organization and requests come over the internet, so the keys of organizations and VPC endpoints are missing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestKeys(
  world: World,
  caller: Caller,
  resource: string,
  context: RequestContext = {},
  own: Iterable<Entry> = [],
): RequestKeys {
  const isService = caller.type === 'service';
  const sourceIp = context.sourceIp ?? (isService ? null : defaultRequestContext.sourceIp);
  const userAgent = context.userAgent ?? (isService ? null : defaultRequestContext.userAgent);
  const account = parseArn(resource)?.account;
  const entries: Entry[] = [
    ...ofCaller(world, caller),
    ...ofTime(nowOf(world)),
    ...(sourceIp === null ? [] : [['aws:SourceIp', [sourceIp]] as const]),
    ...(userAgent === null ? [] : [['aws:UserAgent', [userAgent]] as const]),
    ['aws:RequestedRegion', [context.region ?? defaultRequestContext.region]],
    ['aws:SecureTransport', ['true']],
    ['aws:ViaAWSService', ['false']],
    ...(account ? [['aws:ResourceAccount', [account]] as const] : []),
    ...ofResource(world, resource),
    ...Object.entries(context.keys ?? {}),
    ...own,
  ];
  return {
    values: new Map(entries.map(([key, values]) => [key.toLowerCase(), values])),
    unknown: unknownOf(caller),
  };
}
