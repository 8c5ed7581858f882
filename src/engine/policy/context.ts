import type { Caller, RequestContext } from '../call/call.ts';
import { parseArn } from '../arn.ts';
import type { World } from '../world/world.ts';
import { nowOf } from '../world/world.ts';
import { callerEntries, unknownOf } from './context-caller.ts';
import type { Entry } from './context-entries.ts';
import { isoTime } from './context-entries.ts';
import { resourceEntries } from './context-resource.ts';
import { regionCalled } from './regions.ts';
import { ownerOf } from './resources.ts';
import type { RequestKeys } from './variables.ts';

/** What a request says of itself unless the caller says otherwise: an address kept for documentation. */
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

/** The region that is called: what the caller says, else the resource's, where its ARN tells. */
function regionOf(action: string, resource: string, context: RequestContext): string {
  const region = parseArn(resource)?.region ?? '';
  const set =
    context.region ?? (/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) ? region : defaultRequestContext.region);
  return regionCalled(serviceOf(action), set);
}

function ofOrigin(caller: Caller, action: string, resource: string, context: RequestContext): Entry[] {
  const isService = caller.type === 'service';
  const sourceIp = context.sourceIp ?? (isService ? null : defaultRequestContext.sourceIp);
  const userAgent = context.userAgent ?? (isService ? null : defaultRequestContext.userAgent);
  return [
    ...(sourceIp === null ? [] : [['aws:SourceIp', [sourceIp]] as const]),
    ...(userAgent === null ? [] : [['aws:UserAgent', [userAgent]] as const]),
    ['aws:RequestedRegion', [regionOf(action, resource, context)]],
    ['aws:SecureTransport', ['true']],
    ['aws:ViaAWSService', ['false']],
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
 * so the keys of VPC endpoints are missing. They are gathered when the first condition or variable asks for one:
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

// A class: an object literal with a getter of its own would cost V8 a new hidden class, which keeps it, with every call.
class Gathered implements RequestKeys {
  readonly unknown: RequestKeys['unknown'];
  readonly #groups: readonly Group[];

  /** In groups the first that has a key tells its values. */
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
