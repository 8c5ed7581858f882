import { isAccountId, parseArn } from '../../arn.ts';
import type { ApiError, Caller } from '../../call/call.ts';
import { apiError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { checkDocument } from '../../policy/check-document.ts';
import type { DocumentKind } from '../../policy/check-document.ts';
import { callerEntries, isoTime } from '../../policy/context.ts';
import type { RequestKeys } from '../../policy/variables.ts';
import type { World } from '../../world/world.ts';
import { byName, nowOf } from '../../world/world.ts';
import { userArn } from '../../arn.ts';

/** The members that both simulations' requests have. */
export type Asked = Pick<
  InputOf<'SimulateCustomPolicy'>,
  | 'ActionNames'
  | 'ResourceArns'
  | 'ResourcePolicy'
  | 'ResourceOwner'
  | 'CallerArn'
  | 'ContextEntries'
  | 'PermissionsBoundaryPolicyInputList'
  | 'MaxItems'
  | 'Marker'
> & { readonly PolicyInputList?: readonly string[] };

const invalid = (message: string): ApiError => apiError('InvalidInput', message);

const isUser = (arn: string): boolean => {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && isAccountId(parsed.account) && /^user\/./.test(parsed.resource);
};

/** The account that an owner's ARN or bare id names, or null. */
export function ownerAccount(owner: string): string | null {
  const account = parseArn(owner)?.account ?? owner;
  return isAccountId(account) ? account : null;
}

/** The message for the first text that is no policy document, or null. */
export function badDocument(texts: readonly string[] | undefined, kind: DocumentKind): ApiError | null {
  for (const text of texts ?? []) {
    const message = checkDocument(text, kind);
    if (message !== null) return invalid(message);
  }
  return null;
}

/**
 * Checks a simulation's request, beyond the model. `sourceIsUser`: the simulated policies are
 * a user's, who then is the caller.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export function checkAsked(asked: Asked, sourceIsUser: boolean): ApiError | null {
  const action = asked.ActionNames.find((name) => !/^[\w-]+:\w+$/.test(name));
  if (action !== undefined) return invalid(`Invalid Action Name: ${action}`);
  const resource = asked.ResourceArns?.find((arn) => arn !== '*' && !parseArn(arn));
  if (resource !== undefined) return invalid(`Invalid Resource: ${resource}`);
  if (asked.CallerArn !== undefined && !isUser(asked.CallerArn))
    return invalid(`Invalid Caller ARN: ${asked.CallerArn}`);
  if (asked.ResourceOwner !== undefined && ownerAccount(asked.ResourceOwner) === null)
    return invalid(`Invalid Resource Owner: ${asked.ResourceOwner}`);
  if (asked.ResourcePolicy !== undefined && asked.CallerArn === undefined && !sourceIsUser)
    return invalid('CallerArn must be provided when ResourcePolicy is provided');
  return (
    badDocument(asked.PolicyInputList, 'inline') ??
    badDocument(asked.PermissionsBoundaryPolicyInputList, 'inline') ??
    badDocument(asked.ResourcePolicy === undefined ? [] : [asked.ResourcePolicy], 'resource')
  );
}

/** Somebody without a name: simulated policies need none. */
const unnamed = (account: string): Caller => ({
  type: 'user',
  account,
  arn: '',
  userId: '',
  principalId: null,
  accessKeyId: 'AKIASIMULATED',
  session: null,
});

/** The user whom a simulation supposes to call, who need not exist. */
export function simulatedCaller(world: World, account: string, arn: string | undefined): Caller {
  const parsed = arn === undefined ? null : parseArn(arn);
  if (arn === undefined || !parsed) return unnamed(account);
  const name = parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1);
  const row = byName(world, 'users', parsed.account, name);
  const id = row && userArn(row) === arn ? row.id : null;
  return { ...unnamed(parsed.account), arn, userId: id ?? '', principalId: id };
}

/**
 * The condition keys of a simulated request: those of the time, of the caller and, before all others, those
 * that the request gives.
 */
export function simulatedKeys(world: World, caller: Caller, asked: Asked): RequestKeys {
  const now = nowOf(world);
  const known = caller.arn === '' ? [] : callerEntries(world, caller);
  const told = (asked.ContextEntries ?? []).map(
    ({ ContextKeyName = '', ContextKeyValues = [] }) => [ContextKeyName, ContextKeyValues] as const,
  );
  const entries = [
    ['aws:CurrentTime', [isoTime(now)]] as const,
    ['aws:EpochTime', [String(Math.floor(now / 1000))]] as const,
    ...known,
    ...told,
  ];
  return { values: new Map(entries.map(([key, values]) => [key.toLowerCase(), values])), unknown: [] };
}
