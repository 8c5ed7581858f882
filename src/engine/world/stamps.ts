import type { Call, Caller } from '../call/call.ts';
import type { LastUsedRow, MetaRow } from '../entities/entities.ts';
import { defaultRequestContext, regionCalled } from '../policy/context.ts';
import type { Change, World } from './world.ts';

/** The change of one row of `meta`, or none if the row has that value. */
function stamp(world: World, after: MetaRow): Change[] {
  const before = world.tables.meta.get(after.id) ?? null;
  return before?.value === after.value ? [] : [{ table: 'meta', key: after.id, before, after }];
}

/** The clock as a call finds it. */
export const clockStamp = (before: World, now: number): Change[] => stamp(before, { id: 'now', value: now });

/** The counter of ids as a call leaves it. */
export const counterStamp = (before: World, seq: number): Change[] =>
  stamp(before, { id: 'seq', value: seq });

/**
 * The id of what the call uses: the role, the long-term key or, if a user is signed in, the user with the
 * password.
 */
function usedId(world: World, { session, accessKeyId, principalId }: Caller): string | null {
  if (session) return session.kind === 'assumedRole' ? principalId : null;
  if (accessKeyId !== null) return accessKeyId;
  return world.tables.loginProfiles.has(principalId ?? '') ? principalId : null;
}

/** The id of the row that says when a user or role last called an action. */
const useId = ({ type, principalId }: Caller, action: string | null): string | null =>
  action !== null && (type === 'user' || type === 'assumedRole') ? `${principalId} ${action}` : null;

/**
 * Records when an access key, a role or a password was last used, and when a user or a role last called an
 * action. Every request with a known signature counts, even a refused one. `action`: the permission that was
 * decided, such as `s3:GetObject`.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
 */
export function used(
  before: World,
  caller: Caller,
  call: Pick<Call, 'service' | 'context'>,
  action: string | null,
  now: number,
): Change[] {
  const region = regionCalled(call.service, call.context?.region ?? defaultRequestContext.region);
  return [usedId(before, caller), useId(caller, action)].flatMap((id) => {
    if (id === null) return [];
    const after: LastUsedRow = { id, date: now, serviceName: call.service, region };
    return [{ table: 'lastUsed', key: id, before: before.tables.lastUsed.get(id) ?? null, after }];
  });
}
