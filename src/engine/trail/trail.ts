import { endpointOf } from '../policy/endpoint.ts';
import { parseArn, roleArn } from '../arn.ts';
import type { Call, Caller, RequestContext, Result, TrailEvent } from '../call/call.ts';
import type { ApiModel, Shape } from '../model/api-model.ts';
import { operationOf, shapeOf } from '../model/api-model.ts';
import { trailDate, apiDate } from '../dates.ts';
import { defaultRequestContext, regionCalled } from '../policy/context.ts';
import type { World } from '../world/world.ts';
import { accountOf, holdsAccount } from '../world/world.ts';
import type { SessionRow } from '../entities/entities.ts';

/** A value as CloudTrail shows it; undefined if it shows none. */
type Show = (value: unknown) => unknown;

/**
 * The compiled functions, by service and shape name. Shapes of one name are the same in every part of a
 * service.
 */
const compiled = new Map<string, Map<string, Show>>();

/**
 * How CloudTrail shows a value of a shape: members in camelCase and in the model's order, secrets and what the
 * model doesn't know left out. Read from the model once: an event is made for every call.
 */
function showing(model: ApiModel, shapeName: string): Show {
  let ofService = compiled.get(model.service);
  if (!ofService) compiled.set(model.service, (ofService = new Map<string, Show>()));
  let show = ofService.get(shapeName);
  if (!show) ofService.set(shapeName, (show = compile(model, shapeOf(model, shapeName))));
  return show;
}

function compile(model: ApiModel, shape: Shape): Show {
  if (shape.sensitive) return () => undefined;
  const { member, type } = shape;
  const list = member === undefined ? null : (items: readonly unknown[]) => items.map(showing(model, member));
  const members = membersOf(model, shape);
  return (value) => {
    if (type === 'timestamp' && typeof value === 'string') return apiDate(value);
    if (Array.isArray(value)) return list?.(value);
    if (typeof value !== 'object' || value === null) return value;
    return members(value);
  };
}

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Names of members are AWS's, never a user's: plain properties can hold them. */
function membersOf(model: ApiModel, shape: Shape): (value: object) => unknown {
  const members = Object.entries(shape.members ?? {}).map(
    ([name, member]) => [name, camelCase(name), member] as const,
  );
  return (value) => {
    const copy: Record<string, unknown> = {};
    for (const [name, shown, member] of members) {
      if (!Object.hasOwn(value, name)) continue;
      const given = showing(model, member)((value as Readonly<Record<string, unknown>>)[name]);
      if (given !== undefined) copy[shown] = given;
    }
    return copy;
  };
}

type Fields = Readonly<Record<string, unknown>>;

const date = (time: number): string => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The value of a provider's token under a condition key with one of the endings, for any provider. */
function claimed(
  { federation }: Pick<Caller, 'federation'>,
  ...endings: readonly string[]
): string | undefined {
  const found = federation?.keys.find(({ name }) => endings.some((ending) => name.endsWith(`:${ending}`)));
  return found?.values[0];
}

const attributesOf = ({ issuedAt, mfaAt }: SessionRow): Fields => ({
  creationDate: date(issuedAt),
  mfaAuthenticated: String(mfaAt !== undefined),
});

/** The provider that vouched for a web identity session, and what its token said. SAML sessions have none. */
function webIdentityData({ federatedProvider, federatedKeys }: SessionRow): Fields {
  const isSaml = parseArn(federatedProvider ?? '')?.resource.startsWith('saml-provider/');
  return federatedProvider === undefined || isSaml
    ? {}
    : {
        webIdFederationData: {
          federatedProvider,
          attributes: Object.fromEntries(
            (federatedKeys ?? []).map(({ name, values }) => [name, values.join(',')]),
          ),
        },
      };
}

/** The role or user that a session's permissions come from. */
function issuerOf(world: World, { type, principalId }: Caller): Fields {
  const role = type === 'assumedRole' ? world.tables.roles.get(principalId ?? '') : undefined;
  return role
    ? {
        sessionIssuer: {
          type: 'Role',
          principalId: role.id,
          arn: roleArn(role),
          accountId: role.account,
          userName: role.name,
        },
      }
    : {};
}

function lenderOf(world: World, { type, principalId, account, session }: Caller): Fields {
  if (type !== 'federatedUser') return {};
  const user = world.tables.users.get(principalId ?? '');
  const arn = session?.issuedTo.arn;
  return {
    sessionIssuer: user
      ? { type: 'IAMUser', principalId: user.id, arn, accountId: account, userName: user.name }
      : { type: 'Root', principalId: account, arn, accountId: account },
  };
}

function contextOf(world: World, caller: Caller): Fields {
  const { session } = caller;
  if (!session) return {};
  const { sourceIdentity, kind } = session;
  return {
    sessionContext: {
      ...issuerOf(world, caller),
      ...lenderOf(world, caller),
      ...webIdentityData(session),
      attributes: attributesOf(session),
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      ...(kind === 'rootSession' ? { assumedRoot: 'true' } : {}),
    },
  };
}

const types = {
  root: 'Root',
  user: 'IAMUser',
  assumedRole: 'AssumedRole',
  federatedUser: 'FederatedUser',
} as const;

/** Somebody whom only a provider knows. */
function federatedIdentity(caller: Caller): Fields {
  const { type, userId, federation } = caller;
  return type === 'saml'
    ? {
        type: 'SAMLUser',
        principalId: userId,
        userName: claimed(caller, 'sub'),
        identityProvider: claimed(caller, 'namequalifier'),
      }
    : {
        type: 'WebIdentityUser',
        principalId: userId,
        userName: claimed(caller, 'sub', 'user_id', 'id'),
        identityProvider: federation?.principal,
      };
}

/**
 * The caller of a call, as CloudTrail writes it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
function userIdentity(world: World, caller: Caller): TrailEvent['userIdentity'] {
  const { type, arn, account, userId, accessKeyId } = caller;
  switch (type) {
    case 'service':
      return { type: 'AWSService', invokedBy: arn };
    case 'account':
      return { type: 'AWSAccount', principalId: userId, accountId: account };
    case 'anonymous':
      return { type: 'Unknown' };
    case 'webIdentity':
    case 'saml':
      return federatedIdentity(caller);
    default: {
      const userName = type === 'user' ? world.tables.users.get(userId)?.name : undefined;
      return {
        type: types[type],
        principalId: userId,
        arn,
        accountId: account,
        ...(accessKeyId === null ? {} : { accessKeyId }),
        ...(userName === undefined ? {} : { userName }),
        ...contextOf(world, caller),
      };
    }
  }
}

/** Codes of IAM's and STS's models whose exception is the code followed by `Exception`. */
const suffixed: ReadonlySet<string> = new Set([
  'ConcurrentModification',
  'DeleteConflict',
  'EntityAlreadyExists',
  'EntityTemporarilyUnmodifiable',
  'IDPCommunicationError',
  'IDPRejectedClaim',
  'InvalidAuthenticationCode',
  'InvalidIdentityToken',
  'InvalidInput',
  'InvalidUserType',
  'LimitExceeded',
  'MalformedPolicyDocument',
  'NoSuchEntity',
  'OpenIdIdpCommunicationError',
  'PackedPolicyTooLarge',
  'PasswordPolicyViolation',
  'PolicyEvaluation',
  'PolicyNotAttachable',
  'ServiceFailure',
  'UnmodifiableEntity',
]);

/** Codes whose exception has another name. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['NotSupportedService', 'ServiceNotSupportedException'],
  ['ReportExpired', 'CredentialReportExpiredException'],
  ['ReportInProgress', 'CredentialReportNotReadyException'],
  ['ReportNotPresent', 'CredentialReportNotPresentException'],
]);

/**
 * The name of the exception that an error of IAM or STS is, as CloudTrail writes it. The errors that all services
 * share, such as AccessDenied, have no exception: they keep their code.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
function exceptionName(code: string): string {
  return otherNames.get(code) ?? (suffixed.has(code) ? `${code}Exception` : code);
}

/** The facts that every event is made of. */
interface Happening {
  readonly world: World;
  readonly caller: Caller | null;
  readonly context: RequestContext | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly eventId: string;
  readonly service: string;
  readonly name: string;
  readonly request: unknown;
  readonly response: unknown;
  readonly result: Result<unknown>;
}

/**
 * The event that CloudTrail would record of a call.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function trailEvent(happening: Happening): TrailEvent {
  const { world, caller, context, now, eventId, service, name, request, response, result } = happening;
  const given = context ? { ...defaultRequestContext, ...context } : defaultRequestContext;
  const isService = caller?.type === 'service';
  const endpoint = endpointOf(context ?? {});
  return {
    eventVersion: '1.11',
    userIdentity: caller ? userIdentity(world, caller) : { type: 'Unknown' },
    eventTime: trailDate(now),
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    awsRegion: regionCalled(service, given.region),
    sourceIPAddress: isService ? caller.arn : (endpoint?.address ?? given.sourceIp),
    userAgent: isService ? caller.arn : given.userAgent,
    ...errorOf(service, result),
    requestParameters: request,
    responseElements: result.ok ? response : null,
    eventID: eventId,
    readOnly: isReadOnly(name),
    recipientAccountId: recipientOf(happening),
    ...(endpoint && { vpcEndpointId: endpoint.id }),
  };
}

/**
 * The account whose trail has the event: the caller's. An event of a caller without one here (a service, somebody elsewhere) is
 * seen in the account of the role or resource that is called. AWS records calls across accounts in both.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
function recipientOf({ world, caller, request }: Happening): string {
  if (caller && holdsAccount(world, caller.account)) return caller.account;
  const given = new Map<string, unknown>(Object.entries(request ?? {}));
  const named = given.get('roleArn') ?? given.get('resource');
  const called = (typeof named === 'string' && parseArn(named)?.account) || '';
  return holdsAccount(world, called) ? called : accountOf(world);
}

const reading = /^(?:Get|List|Describe|Head|Simulate|Decode|AssumeRo|SignIn)/;

/** CloudTrail counts operations that issue temporary credentials as read-only. */
export function isReadOnly(operation: string): boolean {
  return reading.test(operation);
}

/** CloudTrail writes the exception's name if IAM or STS has one, and the bare code for everything else. */
function errorOf(service: string, result: Result<unknown>): Pick<TrailEvent, 'errorCode' | 'errorMessage'> {
  if (result.ok || !('error' in result)) return {};
  const { code, message } = result.error;
  const hasName = service === 'iam' || service === 'sts';
  return { errorCode: hasName ? exceptionName(code) : code, errorMessage: message };
}

/** A call's input as CloudTrail shows it: members in camelCase, secrets left out; null if there is none. */
export function requestParameters(model: ApiModel, call: Call): unknown {
  return shown(model, operationOf(model, call.operation)?.input, call.input);
}

/** A call's output as CloudTrail shows it: null for what only reads, and never a secret. */
export function responseElements(model: ApiModel, call: Call, result: Result<unknown>): unknown {
  const issuesCredentials = model.service === 'sts' && /^(?:Assume|Get.*Token$)/.test(call.operation);
  if (!result.ok || (isReadOnly(call.operation) && !issuesCredentials)) return null;
  return shown(model, operationOf(model, call.operation)?.output, result.value);
}

function shown(model: ApiModel, shapeName: string | undefined, value: unknown): unknown {
  const copy = shapeName === undefined ? undefined : showing(model, shapeName)(value);
  return copy && typeof copy === 'object' && Object.keys(copy).length ? copy : null;
}
