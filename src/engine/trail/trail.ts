import { parseArn } from '../arn.ts';
import type { Call, Caller, RequestContext, Result, TrailEvent } from '../call/call.ts';
import type { ApiModel } from '../model/api-model.ts';
import { operationOf } from '../model/api-model.ts';
import { trailDate } from '../dates.ts';
import { defaultRequestContext } from '../policy/context.ts';
import { regionCalled } from '../policy/regions.ts';
import { exceptionName } from './exceptions.ts';
import { userIdentity } from './identity.ts';
import { showing } from './shapes.ts';
import type { World } from '../world/world.ts';
import { accountOf, holdsAccount } from '../world/world.ts';

/** What every event tells. */
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
  return {
    eventVersion: '1.11',
    userIdentity: caller ? userIdentity(world, caller) : { type: 'Unknown' },
    eventTime: trailDate(now),
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    awsRegion: regionCalled(service, given.region),
    sourceIPAddress: isService ? caller.arn : given.sourceIp,
    userAgent: isService ? caller.arn : given.userAgent,
    ...errorOf(service, result),
    requestParameters: request,
    responseElements: result.ok ? response : null,
    eventID: eventId,
    readOnly: isReadOnly(name),
    recipientAccountId: recipientOf(happening),
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

/** CloudTrail counts issuing temporary credentials among what only reads. */
export function isReadOnly(operation: string): boolean {
  return reading.test(operation);
}

/** CloudTrail writes the exception's name where IAM and STS have one, and the bare code for all else. */
function errorOf(service: string, result: Result<unknown>): Pick<TrailEvent, 'errorCode' | 'errorMessage'> {
  if (result.ok || !('error' in result)) return {};
  const { code, message } = result.error;
  const hasName = service === 'iam' || service === 'sts';
  return { errorCode: hasName ? exceptionName(code) : code, errorMessage: message };
}

/** A call's input as CloudTrail shows it: members in camelCase, secrets left out; null where there is none. */
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
