import type { Call, World } from '../../src/engine/index.ts';
import { accountOf, nowOf, preparePart, worldFrom } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { generateAccount } from '../exchange/generate-account.ts';

/** An account at IAM's default quotas, or that many times as large. */
export async function worldAtQuotas(times: number): Promise<World> {
  await Promise.all([preparePart('iam'), preparePart('iam-account')]);
  const root = generateAccount({
    users: 5000 * times,
    groups: 300 * times,
    roles: 1000 * times,
    policies: 1500 * times,
  });
  return worldFrom(
    atOnce(readAuthorizationDetails([{ file: 'generated', root }], Date.UTC(2026, 0, 1))).rows,
  );
}

interface Page {
  readonly UserDetailList: readonly unknown[];
  readonly Policies: readonly unknown[];
  readonly Marker?: string;
}

/**
 * Times the whole of an account through GetAccountAuthorizationDetails, page by page, in ms. Throws where a page
 * is refused or the account isn't whole.
 */
export function detailsTime(world: World): number {
  const credentials = { type: 'console', id: accountOf(world) } as const;
  const { users, policies } = world.tables;
  const seen = { users: 0, policies: 0 };
  const from = performance.now();
  let marker: string | undefined;
  do {
    const input = { MaxItems: 1000, ...(marker === undefined ? {} : { Marker: marker }) };
    const operation = 'GetAccountAuthorizationDetails';
    const call = { type: 'call', service: 'iam', operation, input, credentials } as Call;
    const { result } = execute(world, call, nowOf(world));
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result)}`);
    const page = result.value as unknown as Page;
    seen.users += page.UserDetailList.length;
    seen.policies += page.Policies.length;
    marker = page.Marker;
  } while (marker !== undefined);
  const time = performance.now() - from;
  if (seen.users !== users.size || seen.policies !== policies.size)
    throw new Error(`${seen.users} users and ${seen.policies} policies described`);
  return time;
}
