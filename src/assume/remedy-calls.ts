import type { World } from '../engine/index.ts';
import { policyArn, roleArn, rowsBy, showPrincipals, userArn } from '../engine/index.ts';
import { remedyWords as words } from '#words/steps-obstacles.ts';
import type { Replay } from './step.ts';
import { callerIn } from './cast.ts';

/** Changes a policy's statements for a remedy. Documents are JSON texts. */

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function read(document: string): { readonly Statement?: unknown } | null {
  try {
    return JSON.parse(document) as { readonly Statement?: unknown };
  } catch {
    return null;
  }
}

/** The document with a further statement, or null if it can't be read. */
function withStatement(document: string, statement: object): string | null {
  const found = read(document);
  return found && JSON.stringify({ ...found, Statement: [...listed(found.Statement), statement] });
}

/** The document without the statement at a place (from 0), or null if no statement would be left. */
export function withoutStatement(document: string, index: number): string | null {
  const found = read(document);
  const left = listed(found?.Statement).filter((_, place) => place !== index);
  return found && left.length > 0 ? JSON.stringify({ ...found, Statement: left }) : null;
}

/** A document of one statement that allows. */
const allowing = (Action: string, Resource: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

/** Whether a document allows an action on a role by its exact ARN. */
const allowsInWords = (document: string, action: string, role: string): boolean =>
  (listed(read(document)?.Statement) as readonly (Statement | undefined)[]).some(
    (one) =>
      one?.Effect === 'Allow' && listed(one.Action).includes(action) && listed(one.Resource).includes(role),
  );

/** One call of an account's root user. `id` is the operation's: bare for IAM and STS. */
export interface CallRemedy {
  readonly kind: 'call';
  readonly label: string;
  readonly account: string;
  readonly id: string;
  readonly input: object;
}

/** The root user of `account` calls; `id` is the operation's. */
export const call = (label: string, account: string, id: string, input: object): CallRemedy => ({
  kind: 'call',
  label,
  account,
  id,
  input,
});

export const mostVersions = 5;
export const owned = { user: 'User', group: 'Group', role: 'Role' } as const;
export type Owned = keyof typeof owned;

interface Owner {
  readonly kind: Owned;
  readonly name: string;
  readonly account: string;
}
export const nameIn = ({ kind, name }: Pick<Owner, 'kind' | 'name'>): object => ({
  [`${owned[kind]}Name`]: name,
});

/** The owner of the caller's policies: a group if the user has one, or the role of a session. */
function ownerOf(world: World, { caller }: Replay['cast']): Owner | null {
  const account = caller.account ?? '';
  if (caller.type === 'user') {
    const [group] = caller.groups;
    return group === undefined
      ? { kind: 'user', name: caller.name, account }
      : { kind: 'group', name: group, account };
  }
  const session = world.tables.sessions.get(caller.nodeId ?? '');
  const role = caller.type === 'assumedRole' ? world.tables.roles.get(session?.ownerId ?? '') : undefined;
  return role ? { kind: 'role', name: role.name, account } : null;
}

/** Adds a permission for sts:AssumeRole to a policy that was made for that, or to a new policy. */
export function permit(world: World, { cast }: Replay, action: string): CallRemedy | null {
  const owner = ownerOf(world, cast);
  if (!owner) return null;
  const { kind, name, account } = owner;
  const { role } = cast;
  const ready = rowsBy(world, 'policiesByAccount', account).find((row) => {
    const version = row.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    return version !== undefined && allowsInWords(version.document, action, role.arn);
  });
  if (ready)
    return call(words.attach(ready.name, name), account, `Attach${owned[kind]}Policy`, {
      ...nameIn(owner),
      PolicyArn: policyArn(ready),
    });
  const PolicyName = `May${action.split(':')[1]?.replace('Role', '') ?? ''}${role.name}`.slice(0, 128);
  const PolicyDocument = allowing(action, role.arn);
  return call(words.write(PolicyName, name), account, `Put${owned[kind]}Policy`, {
    ...nameIn(owner),
    PolicyName,
    PolicyDocument,
  });
}

/** The caller as a trust policy names it: the role of a session, the provider of a token. */
function principalOf(world: World, { cast, assumption }: Replay): object | null {
  const { caller } = cast;
  const { federation, session } = assumption.outcome.caller ?? {};
  if (federation) return { Federated: federation.principal };
  if (caller.type === 'service') return { Service: caller.name };
  const user = world.tables.users.get(caller.nodeId ?? '');
  if (user) return { AWS: userArn(user) };
  const role = caller.type === 'assumedRole' ? world.tables.roles.get(session?.ownerId ?? '') : undefined;
  return role ? { AWS: roleArn(role) } : null;
}

/**
 * The conditions on a token, so that tokens of other apps are refused: the app (audience), the person
 * (subject) if AWS demands it for a shared provider, and for a pool whether guests or members.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
function bearer({ cast, assumption }: Replay): object | undefined {
  const keys = assumption.outcome.caller?.federation?.keys ?? [];
  const isPool = keys.some(({ name }) => name.endsWith(':amr'));
  const exact = keys.filter(
    ({ name }) =>
      name.endsWith(':aud') ||
      (name.endsWith(':sub') && !isPool && cast.operation === 'AssumeRoleWithWebIdentity'),
  );
  const entries = (list: typeof keys) =>
    Object.fromEntries(list.map(({ name, values }) => [name, values[0] ?? '']));
  const kinds = keys.filter(({ name }) => name.endsWith(':amr'));
  return exact.length === 0
    ? undefined
    : { StringEquals: entries(exact), ...(isPool && { 'ForAnyValue:StringLike': entries(kinds) }) };
}

export const trustCall = (
  world: World,
  { cast }: Replay,
  label: string,
  change: (trust: string) => string | null,
) => {
  const row = world.tables.roles.get(cast.role.id ?? '');
  const PolicyDocument = row ? change(showPrincipals(world, row.trustPolicy)) : null;
  return row && PolicyDocument !== null
    ? call(label, row.account, 'UpdateAssumeRolePolicy', { RoleName: row.name, PolicyDocument })
    : null;
};

/** The trust policy with a further statement that names the caller. */
export function trust(world: World, replay: Replay, action: string): CallRemedy | null {
  const Principal = principalOf(world, replay);
  if (!Principal) return null;
  const Condition = bearer(replay);
  const statement = { Effect: 'Allow', Principal, Action: action, ...(Condition && { Condition }) };
  const { cast } = replay;
  const label = words.name(cast.provider ?? callerIn(cast), cast.role.name);
  return trustCall(world, replay, label, (document) => withStatement(document, statement));
}

/** A new version of the boundary that also allows the action on the role. */
export function widen(world: World, { cast }: Replay, action: string): CallRemedy | null {
  const { users, roles, sessions, policies } = world.tables;
  const id = sessions.get(cast.caller.nodeId ?? '')?.ownerId ?? cast.caller.nodeId ?? '';
  const arn = (users.get(id) ?? roles.get(id))?.permissionsBoundary;
  const row = [...policies.values()].find((one) => policyArn(one) === arn);
  const document = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;
  if (!row || document === undefined || row.versions.length >= mostVersions) return null;
  const statement = { Effect: 'Allow', Action: action, Resource: cast.role.arn };
  const PolicyDocument = withStatement(document, statement);
  return call(words.widen(row.name, action), row.account, 'CreatePolicyVersion', {
    PolicyArn: arn,
    PolicyDocument,
    SetAsDefault: true,
  });
}

/** Attaches a service control policy that allows everything, at the level where none allows this call. */
export function openLevel(
  world: World,
  target: { readonly id: string; readonly name: string },
): CallRemedy | null {
  const [organization] = world.tables.organizations.values();
  return organization
    ? call(words.openLevel(target.name), organization.account, 'organizations:AttachPolicy', {
        PolicyId: 'p-FullAWSAccess',
        TargetId: target.id,
      })
    : null;
}
