import type { World } from '../../../../engine/index.ts';
import { byName as byNameIn, parseArn, policyArn, rowsBy, countBy } from '../../../../engine/index.ts';
import { trustOf } from '../../../../graph/model/trust.ts';
import { relations, summaries } from '#words/identities.ts';
import { shortKey, timeLeft } from '../../../../words/index.ts';
import type { ItemOf, OutsidePrincipal, SessionItem } from '../../item.ts';
import { itemOf, itemOfRow, ownerOf } from '../../item.ts';
import { nameOf, sessionTitle } from '../../kinds.ts';
import type { Relation } from '../details.ts';
import { hasDirectPolicies } from './facts.ts';
import { limitedRows, mfaRows, profileRows } from './sections.ts';
import { rolesFor, rolesTrusting } from './who-may-assume.ts';

const about = (world: World, id: string, phrase: string, note = ''): Relation[] => {
  const item = itemOf(world, id);
  if (!item) return [];
  const name = item.kind === 'key' ? shortKey(id) : nameOf(world, item);
  return [{ key: `${phrase}:${id}`, target: id, icon: item.kind, phrase, name, note, until: null }];
};

const byName = (a: Relation, b: Relation): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function keyRelations(world: World, userId: string): Relation[] {
  return rowsBy(world, 'accessKeysByOwner', userId)
    .sort((a, b) => a.createDate - b.createDate)
    .flatMap(({ id, status }) =>
      about(world, id, relations.key, status === 'Active' ? summaries.active : summaries.inactive),
    );
}

function policyRelations(world: World, ownerId: string): Relation[] {
  const attached = rowsBy(world, 'attachmentsByPrincipal', ownerId).flatMap(({ policyId }) =>
    about(world, policyId, relations.attached),
  );
  const inline = rowsBy(world, 'inlinePoliciesByOwner', ownerId).flatMap(({ id }) =>
    about(world, id, relations.inline),
  );
  return [...attached, ...inline].sort(byName);
}

function sessionRelations(world: World, ownerId: string, now: number): Relation[] {
  return rowsBy(world, 'sessionsByOwner', ownerId)
    .filter(({ expiresAt }) => expiresAt > now)
    .map((session): Relation => {
      const worn = session.kind !== 'userSession';
      return {
        key: `session:${session.id}`,
        target: session.id,
        icon: itemOfRow('sessions', session).kind,
        phrase: worn ? relations.wornBy : relations.temporaryKey,
        name: worn ? sessionTitle(world, session) : shortKey(session.id),
        note: '',
        until: session.expiresAt,
      };
    });
}

/** The policy that limits a user or role, if it is held here. */
function boundaryRelations(world: World, arn: string | undefined): Relation[] {
  const { account = '', resource = '' } = parseArn(arn ?? '') ?? {};
  const policy = byNameIn(world, 'policies', account, resource.slice(resource.lastIndexOf('/') + 1));
  return policy ? about(world, policy.id, relations.boundary) : [];
}

function putOnRelations(world: World, id: string, now: number): Relation[] {
  return rolesFor(world, id, now)
    .filter(({ state }) => state === 'ready')
    .flatMap(({ roleId }) => about(world, roleId, relations.canPutOn));
}

/** `now` in ms. */
export function userRelations(world: World, { id, row }: ItemOf<'user'>, now: number): Relation[] {
  return [
    ...rowsBy(world, 'membershipsByUser', id)
      .flatMap(({ groupId }) => about(world, groupId, relations.memberOf))
      .sort(byName),
    ...keyRelations(world, id),
    ...mfaRows(world, id).flatMap((mfa) => about(world, mfa.id, relations.mfa)),
    ...policyRelations(world, id),
    ...boundaryRelations(world, row.permissionsBoundary),
    ...putOnRelations(world, id, now),
    ...sessionRelations(world, id, now),
  ];
}

export const groupRelations = (world: World, { id }: ItemOf<'group'>): Relation[] => [
  ...policyRelations(world, id),
  ...rowsBy(world, 'membershipsByGroup', id)
    .flatMap(({ userId }) => about(world, userId, relations.member))
    .sort(byName),
];

export function roleRelations(world: World, item: ItemOf<'role'>, now: number): Relation[] {
  const { id, row } = item;
  return [
    ...trustOf(row).names.flatMap((principal) => about(world, principal, relations.trusts)),
    ...profileRows(world, item).flatMap((profile) => about(world, profile.id, relations.profile)),
    ...policyRelations(world, id),
    ...boundaryRelations(world, row.permissionsBoundary),
    ...putOnRelations(world, id, now),
    ...sessionRelations(world, id, now),
  ];
}

export const attachedRelations = (world: World, { id, row }: ItemOf<'policy'>): Relation[] => [
  ...rowsBy(world, 'attachmentsByPolicy', id)
    .flatMap(({ principalId }) => about(world, principalId, relations.attachedTo))
    .sort(byName),
  ...limitedRows(world, policyArn(row)).flatMap((one) => about(world, one.id, relations.limits)),
];

export const wornRelations = (world: World, { row }: SessionItem): Relation[] =>
  ownerOf(world, row.ownerId) ? about(world, row.ownerId, relations.wears) : [];

export const trustingRelations = (world: World, { id }: ItemOf<OutsidePrincipal>): Relation[] =>
  rolesTrusting(world, id).flatMap((role) => about(world, role.id, relations.trustedBy));

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
