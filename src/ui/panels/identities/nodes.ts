import type { AnyKind, World } from '../../../engine/index.ts';
import { byName as byNameIn, countBy, parseArn, policyArn, rowsBy } from '../../../engine/index.ts';
import { trustOf } from '../../../graph/model/trust.ts';
import { shortKey, timeLeft } from '../../../words/index.ts';
import { relations, summaries } from '#words/identities.ts';
import type { Item } from '../inspector/entity.ts';
import { isCore, itemOf, nameOf, ownerOf, sessionTitle } from '../inspector/entity.ts';
import { hasDirectPolicies } from '../inspector/facts.ts';
import { pictureOf } from '../inspector/section.ts';
import { limitedRows, mfaRows, profileRows } from '../inspector/section-rows.ts';
import { rolesFor, rolesTrusting } from '../inspector/who-may-assume.ts';
import { widerRelations, widerSummary } from './wider-nodes.ts';

/** A line about an entity, or about one of its relations. */
export interface Relation {
  /** Unique among its siblings. */
  readonly key: string;
  /** What is selected with it. */
  readonly target: string;
  readonly icon: AnyKind;
  /** `member of`, `key`, `can put on`. */
  readonly phrase: string;
  readonly name: string;
  readonly note: string;
  /** Runs out at this moment, ms: said as a countdown in place of the note. */
  readonly until: number | null;
}

const shownNames = 3;

function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  return summaries.and(sorted.slice(0, shownNames), Math.max(0, sorted.length - shownNames));
}

function userSummary(world: World, id: string): string {
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

function trustedNames(world: World, item: Extract<Item, { kind: 'role' }>): string {
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

/** What stands behind the name, as one would say it: "member of Developers; 1 key". `now` in ms. */
export function summaryOf(world: World, item: Item, now: number): string {
  if (!isCore(item)) return widerSummary(world, item);
  switch (item.kind) {
    case 'user':
      return userSummary(world, item.id);
    case 'group':
      return [
        summaries.members(countBy(world, 'membershipsByGroup', item.id)),
        summaries.policies(policiesOf(world, item.id)),
      ].join('; ');
    case 'role':
      return [summaries.noKey, trustedNames(world, item)].join('; ');
    case 'policy':
      return summaries.attachedTo(countBy(world, 'attachmentsByPolicy', item.id));
    case 'session':
      return summaries.left(timeLeft(item.row.expiresAt - now));
    default:
      return '';
  }
}

const about = (world: World, id: string, phrase: string, note = ''): Relation[] => {
  const item = itemOf(world, id);
  if (!item) return [];
  const name = item.kind === 'accessKey' ? shortKey(id) : nameOf(world, item);
  return [{ key: `${phrase}:${id}`, target: id, icon: pictureOf(item), phrase, name, note, until: null }];
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
        icon: pictureOf({ kind: 'session', id: session.id, row: session }),
        phrase: worn ? relations.wornBy : relations.temporaryKey,
        name: worn ? sessionTitle(world, session) : shortKey(session.id),
        note: '',
        until: session.expiresAt,
      };
    });
}

/** The policy that limits a user or role, where it is held here. */
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

/** The relations of an entity as lines of text, those that make it what it is first. `now` in ms. */
export function relationsOf(world: World, item: Item, now: number): readonly Relation[] {
  if (!isCore(item)) return widerRelations(world, item, now);
  const { id } = item;
  switch (item.kind) {
    case 'user':
      return [
        ...rowsBy(world, 'membershipsByUser', id)
          .flatMap(({ groupId }) => about(world, groupId, relations.memberOf))
          .sort(byName),
        ...keyRelations(world, id),
        ...mfaRows(world, id).flatMap((mfa) => about(world, mfa.id, relations.mfa)),
        ...policyRelations(world, id),
        ...boundaryRelations(world, item.row.permissionsBoundary),
        ...putOnRelations(world, id, now),
        ...sessionRelations(world, id, now),
      ];
    case 'group':
      return [
        ...policyRelations(world, id),
        ...rowsBy(world, 'membershipsByGroup', id)
          .flatMap(({ userId }) => about(world, userId, relations.member))
          .sort(byName),
      ];
    case 'role':
      return [
        ...trustOf(item.row).names.flatMap((principal) => about(world, principal, relations.trusts)),
        ...profileRows(world, item).flatMap((profile) => about(world, profile.id, relations.profile)),
        ...policyRelations(world, id),
        ...boundaryRelations(world, item.row.permissionsBoundary),
        ...putOnRelations(world, id, now),
        ...sessionRelations(world, id, now),
      ];
    case 'policy':
      return [
        ...rowsBy(world, 'attachmentsByPolicy', id)
          .flatMap(({ principalId }) => about(world, principalId, relations.attachedTo))
          .sort(byName),
        ...limitedRows(world, policyArn(item.row)).flatMap((one) => about(world, one.id, relations.limits)),
      ];
    case 'session':
      return ownerOf(world, item.row.ownerId) ? about(world, item.row.ownerId, relations.wears) : [];
    case 'service':
    case 'account':
    case 'federated':
    case 'anyone':
      return rolesTrusting(world, id).flatMap((role) => about(world, role.id, relations.trustedBy));
    default:
      return [];
  }
}
