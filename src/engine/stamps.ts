import type { Call, Caller } from './call.ts';
import type { LastUsedRow, MetaRow } from './entities.ts';
import { defaultRequestContext } from './policy/context.ts';
import type { Change, World } from './world.ts';

/** The clock and, unless null, the counter as they stand after a call: only what differs. */
export function stamps(before: World, now: number, seq: number | null): Change[] {
  const changes: Change[] = [];
  const stamp = (after: MetaRow): void => {
    const row = before.tables.meta.get(after.id) ?? null;
    if (row?.value !== after.value) changes.push({ table: 'meta', key: after.id, before: row, after });
  };
  stamp({ id: 'now', value: now });
  if (seq !== null) stamp({ id: 'seq', value: seq });
  return changes;
}

/** The role, the long-term key or, where a user is signed in, whose password is used. */
function usedId(world: World, { session, accessKeyId, principalId }: Caller): string | null {
  if (session) return session.kind === 'assumedRole' ? principalId : null;
  if (accessKeyId !== null) return accessKeyId;
  return world.tables.loginProfiles.has(principalId ?? '') ? principalId : null;
}

/**
 * When an access key, a role and a password were last used: any request that AWS knew the signature of, also a refused one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
 */
export function used(
  before: World,
  caller: Caller,
  call: Pick<Call, 'service' | 'context'>,
  now: number,
): Change[] {
  const id = usedId(before, caller);
  if (id === null) return [];
  const region = call.context?.region ?? defaultRequestContext.region;
  const after: LastUsedRow = { id, date: now, serviceName: call.service, region };
  return [{ table: 'lastUsed', key: id, before: before.tables.lastUsed.get(id) ?? null, after }];
}
