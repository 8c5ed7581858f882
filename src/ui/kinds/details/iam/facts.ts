import type { LastUsedRow, SessionRow, Tag, World } from '../../../../engine/index.ts';
import { byName, countBy, parseArn } from '../../../../engine/index.ts';
import { facts as words } from '#words/inspector-details.ts';
import { dateAndTimeInUtc, timeLeft } from '../../../../words/index.ts';
import type { Fact } from '../../fact.ts';
import { code, plain } from '../../fact.ts';
import type { ItemOf, OutsidePrincipal, SessionItem } from '../../item.ts';
import { itemOf, ownerOf } from '../../item.ts';
import { arnOf, nameOf } from '../../kinds.ts';

const optional = (fact: Fact | null): Fact[] => (fact ? [fact] : []);

function tagFacts(tags: readonly Tag[]): Fact[] {
  if (tags.length === 0) return [];
  return [plain('tags', tags.map((tag) => words.tag(tag.key, tag.value)).join(', '))];
}

function lastUsed(row: LastUsedRow | undefined): Fact {
  return plain('lastUsed', row ? words.lastUsed(row.date, row.serviceName, row.region) : words.never);
}

const pathFacts = (path: string): Fact[] => (path === '/' ? [] : [code('path', path)]);

function boundaryFacts(world: World, arn: string | undefined): Fact[] {
  if (arn === undefined) return [];
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const policy = byName(world, 'policies', account, name);
  return [policy ? plain('boundary', name, { target: policy.id }) : code('boundary', arn)];
}

function consoleFact(world: World, userId: string): Fact {
  const login = world.tables.loginProfiles.get(userId);
  if (!login) return plain('console', words.noPassword);
  return plain('console', login.passwordResetRequired ? words.passwordReset : words.password);
}

export function userFacts(world: World, item: ItemOf<'user'>): Fact[] {
  const { row } = item;
  return [
    code('id', row.id),
    ...pathFacts(row.path),
    plain('created', dateAndTimeInUtc(row.createDate)),
    consoleFact(world, row.id),
    ...tagFacts(row.tags),
    ...boundaryFacts(world, row.permissionsBoundary),
  ];
}

export const groupFacts = (_world: World, { row }: ItemOf<'group'>): Fact[] => [
  code('id', row.id),
  ...pathFacts(row.path),
  plain('created', dateAndTimeInUtc(row.createDate)),
];

export function roleFacts(world: World, item: ItemOf<'role'>): Fact[] {
  const { row } = item;
  return [
    code('id', row.id),
    ...pathFacts(row.path),
    ...optional(row.description ? plain('description', row.description) : null),
    plain('sessions', words.sessionsUpTo(row.maxSessionDuration)),
    plain('created', dateAndTimeInUtc(row.createDate)),
    lastUsed(world.tables.lastUsed.get(row.id)),
    ...tagFacts(row.tags),
    ...boundaryFacts(world, row.permissionsBoundary),
  ];
}

export function policyFacts(_world: World, item: ItemOf<'policy'>): Fact[] {
  const { row } = item;
  return [
    code('id', row.id),
    ...pathFacts(row.path),
    ...optional(row.description ? plain('description', row.description) : null),
    plain('version', words.versions(row.defaultVersionId, row.versions.length)),
    plain('created', dateAndTimeInUtc(row.createDate)),
    ...optional(
      row.updateDate === row.createDate ? null : plain('updated', dateAndTimeInUtc(row.updateDate)),
    ),
    ...tagFacts(row.tags),
  ];
}

function owned(world: World, ownerId: string): Fact {
  return plain('owner', ownerOf(world, ownerId)?.row.name ?? ownerId, { target: ownerId });
}

export const inlineFacts = (world: World, { row }: ItemOf<'inlinePolicy'>): Fact[] => [
  owned(world, row.ownerId),
];

export function keyFacts(world: World, item: ItemOf<'key'>): Fact[] {
  const { row } = item;
  return [
    code('keyId', row.id),
    owned(world, row.ownerId),
    plain('status', row.status === 'Active' ? words.active : words.inactive),
    plain('created', dateAndTimeInUtc(row.createDate)),
    lastUsed(world.tables.lastUsed.get(row.id)),
    plain('secret', words.secretShownOnce),
  ];
}

export function sessionFacts(world: World, item: SessionItem, now: number): Fact[] {
  const { row } = item;
  return [
    code('keyId', row.id),
    owned(world, row.ownerId),
    row.issuedTo.id === null
      ? code('askedBy', row.issuedTo.arn)
      : plain('askedBy', askerName(world, row.issuedTo.id, row.issuedTo.arn), { target: row.issuedTo.id }),
    plain('left', row.expiresAt > now ? words.left(timeLeft(row.expiresAt - now)) : words.ranOut, {
      live: true,
    }),
    plain('started', dateAndTimeInUtc(row.issuedAt)),
    plain('ends', dateAndTimeInUtc(row.expiresAt)),
    ...optional(row.sourceIdentity ? plain('sourceIdentity', row.sourceIdentity) : null),
    ...givenFacts(world, row),
  ];
}

/** Facts that were set by the request for a session and stay with it: tags, policies, MFA, provider. */
function givenFacts(world: World, row: SessionRow): Fact[] {
  const carried = new Set(row.transitiveTagKeys);
  const tags = (row.tags ?? []).map(({ key, value }) => {
    const text = words.tag(key, value);
    return carried.has(key) ? words.transitive(text) : text;
  });
  const provider = row.federatedProvider;
  return [
    ...optional(tags.length > 0 ? plain('sessionTags', tags.join(', ')) : null),
    ...optional(row.policyArns ? code('policyArns', row.policyArns.join(' ')) : null),
    ...optional(row.mfaAt === undefined ? null : plain('mfaAt', dateAndTimeInUtc(row.mfaAt))),
    ...optional(provider === undefined ? null : providerFact(world, provider)),
  ];
}

function providerFact(world: World, provider: string): Fact {
  const item = itemOf(world, provider);
  return item ? plain('provider', nameOf(world, item), { target: provider }) : code('provider', provider);
}

function askerName(world: World, id: string, arn: string): string {
  const owner = ownerOf(world, id);
  return owner ? owner.row.name : arn.slice(arn.lastIndexOf(':') + 1);
}

export const rootFacts = (_world: World, { id }: ItemOf<'root'>): Fact[] => [
  plain('account', id, { code: true }),
];

export const outsideFacts = (world: World, item: ItemOf<OutsidePrincipal>): Fact[] =>
  arnOf(world, item) === item.value ? [] : [code('value', nameOf(world, item))];

/** Whether a user has policies of its own, which is possible and unusual: groups usually carry them. */
export function hasDirectPolicies(world: World, userId: string): boolean {
  return (
    countBy(world, 'attachmentsByPrincipal', userId) > 0 ||
    countBy(world, 'inlinePoliciesByOwner', userId) > 0
  );
}
