import type { Call, Caller } from './call.ts';
import type { LastUsedRow } from './entities.ts';
import { defaultRequestContext } from './policy/context.ts';
import type { Change, World } from './world.ts';

/** The clock and, unless null, the counter as they stand after a call: only what differs. */
export function stamps(before: World, now: number, seq: number | null): Change[] {
  const { meta } = before.tables;
  const rows = [
    { id: 'now', value: now } as const,
    ...(seq === null ? [] : [{ id: 'seq', value: seq } as const]),
  ];
  return rows.flatMap((after) => {
    const row = meta.get(after.id) ?? null;
    return row?.value === after.value ? [] : [{ table: 'meta', key: after.id, before: row, after }];
  });
}

/**
 * When an access key and a role were last used: any request that AWS knew the signature of, also a refused one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
 */
export function used(
  before: World,
  caller: Caller,
  call: Pick<Call, 'service' | 'context'>,
  now: number,
): Change[] {
  const id =
    caller.session?.kind === 'assumedRole' ? caller.principalId : caller.session ? null : caller.accessKeyId;
  if (id === null) return [];
  const region = call.context?.region ?? defaultRequestContext.region;
  const after: LastUsedRow = { id, date: now, serviceName: call.service, region };
  return [{ table: 'lastUsed', key: id, before: before.tables.lastUsed.get(id) ?? null, after }];
}
