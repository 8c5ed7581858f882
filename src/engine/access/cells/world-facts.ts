import { policyArn, roleArn, userArn } from '../../arn.ts';
import type { ResourceRow, RoleRow, Tag } from '../../entities/entities.ts';
import { resourcePolicyOf, trustPolicyOf } from '../../policy/attached-policies.ts';
import type { AttachedPolicy, PolicyDocument } from '../../policy/document.ts';
import type { World } from '../../world/world.ts';
import { onceFor } from './once-for.ts';
import type { Family, Point } from './subject.ts';

/** So many things with facts of their own are told apart; more would take seconds. */
const mostPoints = 2000;

/** The things in a world that have facts of their own, whoever calls. */
export interface WorldFacts {
  /** Policies of resources and roles. */
  readonly policies: readonly AttachedPolicy[];
  readonly families: readonly Family[];
  readonly points: readonly Point[];
  /** Roles: points for actions that ask their trust policies. */
  readonly roles: readonly (Point & { readonly id: string })[];
  /** Things whose tags are their only facts: points if some statement asks for tags. */
  readonly tagged: readonly Point[];
  readonly things: readonly string[];
  readonly isBounded: boolean;
}

/** The policies, those with the same document once. */
export function eachOnce(policies: readonly AttachedPolicy[]): readonly AttachedPolicy[] {
  const byDocument = new Map<PolicyDocument, AttachedPolicy>();
  for (const policy of policies) byDocument.set(policy.document, policy);
  return [...byDocument.values()];
}

/** The ARNs that share a row's facts: S3's objects, DynamoDB's indexes, Lambda's versions. */
function familyPatterns({ kind, id }: ResourceRow): readonly string[] {
  if (kind === 'bucket' || kind === 'table') return [id, `${id}/*`];
  return kind === 'function' ? [id, `${id}:*`] : [];
}

function rowPoints(row: ResourceRow): readonly Point[] {
  const { id, policy, account, kind, tags } = row;
  const facts = JSON.stringify([kind, account, policy, tags]);
  const aliases =
    row.kind === 'key' ? row.aliases.map((alias) => `arn:aws:kms:${row.region}:${account}:${alias}`) : [];
  return [id, ...aliases].map((arn) => ({ arn, facts }));
}

export function rolePoint(role: RoleRow): WorldFacts['roles'][number] {
  return {
    id: role.id,
    arn: roleArn(role),
    facts: JSON.stringify([role.trustPolicy, role.account, role.tags]),
  };
}

export function taggedPoints(world: World): readonly Point[] {
  const { users, policies, oidcProviders, samlProviders, mfaDevices } = world.tables;
  const point = (arn: string, tags: readonly Tag[] | undefined): Point => ({
    arn,
    facts: JSON.stringify(tags),
  });
  return [
    ...[...users.values()].map((row) => point(userArn(row), row.tags)),
    ...[...policies.values()].map((row) => point(policyArn(row), row.tags)),
    ...[oidcProviders, samlProviders, mfaDevices].flatMap((table) =>
      [...table.values()].map(({ id, tags }) => point(id, tags)),
    ),
  ];
}

/** All that exists in a world; read once for each world. */
export const factsOf = onceFor((world: World): WorldFacts => {
  const rows = [...world.tables.resources.values()];
  const roles = [...world.tables.roles.values()];
  const inFamily = rows.filter((row) => familyPatterns(row).length > 0);
  const alone = rows.filter((row) => familyPatterns(row).length === 0).flatMap(rowPoints);
  const ofRows = rows.flatMap((row) => resourcePolicyOf(world, row) ?? []);
  const tagged = taggedPoints(world);
  const ids = [
    ...rows.map(({ id }) => id),
    ...[...world.tables.users.values()].map(userArn),
    ...roles.map(roleArn),
  ];
  return {
    policies: eachOnce([...ofRows, ...roles.map((role) => trustPolicyOf(world, role))]),
    families: inFamily.map((row) => ({ patterns: familyPatterns(row) })),
    points: alone.slice(0, mostPoints),
    roles: roles.slice(0, mostPoints).map(rolePoint),
    tagged: tagged.slice(0, mostPoints),
    things: ids.slice(0, mostPoints),
    isBounded: [alone, roles, tagged].some(({ length }) => length > mostPoints),
  };
});
