import { groupArn, parseArn, policyArn, roleArn } from '../arn.ts';
import type { PrincipalKind, ResourceRow, RoleRow, SessionRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { byName, rowsBy } from '../world/world.ts';
import type { PolicyRef } from './decision.ts';
import type { Statement } from './compile-statement.ts';
import type { PolicyDocument, AttachedPolicy } from './document.ts';
import { compile } from './document.ts';
import { showPrincipals } from './trust-principals.ts';

type Owner = PolicyRef['owner'];

/** Compares by code unit, not by locale, so that the order is the same on every machine. */
const byRefName = (a: AttachedPolicy, b: AttachedPolicy): number =>
  a.ref.name < b.ref.name ? -1 : a.ref.name > b.ref.name ? 1 : 0;

function managedOf(world: World, owner: Owner): AttachedPolicy[] {
  const attached: AttachedPolicy[] = [];
  for (const { policyId } of rowsBy(world, 'attachmentsByPrincipal', owner.id)) {
    const policy = world.tables.policies.get(policyId);
    const version = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId);
    if (!policy || !version) continue;
    const ref = { kind: 'managed', name: policy.name, arn: policyArn(policy), policyId, owner } as const;
    attached.push({ ref, document: compile(version.document) });
  }
  return attached.sort(byRefName);
}

function inlineOf(world: World, owner: Owner): AttachedPolicy[] {
  return rowsBy(world, 'inlinePoliciesByOwner', owner.id)
    .map(({ name, document }) => ({
      ref: { kind: 'inline', name, arn: null, policyId: null, owner } as const,
      document: compile(document),
    }))
    .sort(byRefName);
}

/** The policies of a user, group or role: managed ones first, each kind by name. */
export function policiesOf(
  world: World,
  kind: PrincipalKind,
  row: { readonly id: string; readonly name: string },
): AttachedPolicy[] {
  const owner: Owner = { kind, id: row.id, name: row.name };
  return [...managedOf(world, owner), ...inlineOf(world, owner)];
}

/** A user's own policies, then those of its groups. */
export function policiesOfUser(
  world: World,
  user: { readonly id: string; readonly name: string },
): AttachedPolicy[] {
  const groups = rowsBy(world, 'membershipsByUser', user.id)
    .map(({ groupId }) => world.tables.groups.get(groupId))
    .filter((group) => group !== undefined)
    .sort((a, b) => (groupArn(a) < groupArn(b) ? -1 : 1));
  return [
    ...policiesOf(world, 'user', user),
    ...groups.flatMap((group) => policiesOf(world, 'group', group)),
  ];
}

/** A managed policy as it is today, by its ARN. One that isn't here can't be read, so it leaves every answer open. */
export function policyByArn(
  world: World,
  arn: string,
  kind: 'boundary' | 'session',
  owner: Owner,
): AttachedPolicy {
  const parsed = parseArn(arn);
  const name = parsed?.resource.slice(parsed.resource.lastIndexOf('/') + 1) ?? arn;
  const found = parsed && byName(world, 'policies', parsed.account, name);
  const row = found && policyArn(found) === arn ? found : undefined;
  const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
  return {
    ref: { kind, name, arn, policyId: row?.id ?? null, owner },
    document: compile(version?.document ?? ''),
  };
}

/**
 * The policies that were passed when a session was issued, or null if none limit it. A federated user's
 * session can't do more than its session policies allow, so without any it has an empty list.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
export function sessionPoliciesOf(
  world: World,
  session: SessionRow | null,
): readonly AttachedPolicy[] | null {
  if (!session) return null;
  const { policy, policyArns = [], kind, sessionName: name, id } = session;
  const owner: Owner = { kind: 'session', id, name };
  const inline = policy === undefined ? [] : [inlineSession(policy, owner)];
  const all = [...inline, ...policyArns.map((arn) => policyByArn(world, arn, 'session', owner))];
  return all.length > 0 || kind === 'federatedUser' ? all : null;
}

const inlineSession = (text: string, owner: Owner): AttachedPolicy => ({
  ref: { kind: 'session', name: owner.name, arn: null, policyId: null, owner },
  document: compile(text),
});

/**
 * The policies by which a session was scoped down, the first one first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getscopedcredentials.html
 */
export const scopesOf = (session: SessionRow | null): readonly AttachedPolicy[] =>
  (session?.scopes ?? []).map((text) =>
    inlineSession(text, { kind: 'session', id: session?.id ?? '', name: session?.sessionName ?? '' }),
  );

const shownIn = new WeakMap<PolicyDocument, { readonly world: World; readonly told: PolicyDocument }>();

/** The same document, for as long as the world is the same. */
function shown(world: World, text: string): PolicyDocument {
  const document = compile(text);
  const known = shownIn.get(document);
  if (known?.world === world) return known.told;
  const told = showing(world, text, document);
  shownIn.set(document, { world, told });
  return told;
}

/**
 * A document that shows ARNs in place of the stored unique ids. Only a trace shows statements, so the ARNs
 * are put in when a trace asks for one.
 */
function showing(world: World, text: string, document: PolicyDocument): PolicyDocument {
  const { users, roles } = world.tables;
  const isNamed = (name: string): boolean => users.has(name) || roles.has(name);
  const names = document.statements.flatMap(({ principals }) => [...(principals?.aws ?? [])]);
  if (!names.some(isNamed)) return document;
  let told: PolicyDocument | null = null;
  const tell = (statement: Statement): Statement => ({
    ...statement,
    json() {
      told ??= compile(showPrincipals(world, text));
      return (told.statements[statement.index] ?? statement).json();
    },
  });
  return { ...document, statements: document.statements.map(tell) };
}

/** A role's present trust policy. */
export function trustPolicyOf(world: World, role: RoleRow): AttachedPolicy {
  const owner = { kind: 'role', id: role.id, name: role.name } as const;
  return {
    ref: { kind: 'trust', name: role.name, arn: roleArn(role), policyId: null, owner },
    document: shown(world, role.trustPolicy),
  };
}

/** A resource's own policy, or null if it has none. */
export function resourcePolicyOf(world: World, row: ResourceRow): AttachedPolicy | null {
  if (row.policy === undefined) return null;
  const owner = { kind: 'resource', id: row.id, name: row.name } as const;
  return {
    ref: { kind: 'resource', name: row.name, arn: row.id, policyId: null, owner },
    document: shown(world, row.policy),
  };
}
