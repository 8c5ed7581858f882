import type { World } from '../../../../engine/index.ts';
import { countBy, rowsBy } from '../../../../engine/index.ts';
import { trustOf } from '../../../../graph/model/trust.ts';
import { summaries } from '#words/identities.ts';
import { timeLeft } from '../../../../words/index.ts';
import type { ItemOf, SessionItem } from '../../item.ts';
import { itemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import { hasDirectPolicies } from './facts.ts';

const shownNames = 3;

function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  return summaries.and(sorted.slice(0, shownNames), Math.max(0, sorted.length - shownNames));
}

export function userSummary(world: World, { id }: ItemOf<'user'>): string {
  const groups = rowsBy(world, 'membershipsByUser', id).flatMap(
    ({ groupId }) => world.tables.groups.get(groupId)?.name ?? [],
  );
  const keys = rowsBy(world, 'accessKeysByOwner', id);
  const active = keys.filter((key) => key.status === 'Active').length;
  return [
    groups.length > 0 ? summaries.memberOf(listed(groups)) : summaries.noGroup,
    ...(hasDirectPolicies(world, id) ? [summaries.direct] : []),
    summaries.keys(active, keys.length - active),
  ].join('; ');
}

function trustedNames(world: World, item: ItemOf<'role'>): string {
  const trust = trustOf(item.row);
  const names = trust.names.flatMap((id) => {
    const principal = itemOf(world, id);
    return principal ? [nameOf(world, principal)] : [];
  });
  if (trust.account) names.unshift(summaries.thisAccount);
  return names.length > 0
    ? summaries.trusts(summaries.and(names.slice(0, shownNames), Math.max(0, names.length - shownNames)))
    : summaries.trustsNobody;
}

const policiesOf = (world: World, id: string): number =>
  countBy(world, 'attachmentsByPrincipal', id) + countBy(world, 'inlinePoliciesByOwner', id);

export const groupSummary = (world: World, { id }: ItemOf<'group'>): string =>
  [
    summaries.members(countBy(world, 'membershipsByGroup', id)),
    summaries.policies(policiesOf(world, id)),
  ].join('; ');

export const roleSummary = (world: World, item: ItemOf<'role'>): string =>
  [summaries.noKey, trustedNames(world, item)].join('; ');

export const policySummary = (world: World, { id }: ItemOf<'policy'>): string =>
  summaries.attachedTo(countBy(world, 'attachmentsByPolicy', id));

/** `now` in ms. */
export const sessionSummary = (_world: World, { row }: SessionItem, now: number): string =>
  summaries.left(timeLeft(row.expiresAt - now));
