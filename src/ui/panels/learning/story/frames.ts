import type { Rows, World } from '../../../../engine/index.ts';
import { accountOf, byName, rowsBy } from '../../../../engine/index.ts';
import { edgeIds } from '../../../../graph/model/elements.ts';
import { type Highlight, plainHighlight } from '../../../../graph/picture/highlight.ts';
import type { StoryFrameId } from '#words/story.ts';

type Table = 'users' | 'groups' | 'roles' | 'policies';

/** An entity of the sample account that a frame mentions, by its name. */
interface Need {
  readonly table: Table;
  readonly name: string;
}

interface Lit {
  readonly nodes: readonly string[];
  readonly edges?: readonly string[];
}

const user = (name: string): Need => ({ table: 'users', name });
const group = (name: string): Need => ({ table: 'groups', name });
const role = (name: string): Need => ({ table: 'roles', name });
const policy = (name: string): Need => ({ table: 'policies', name });

/** The entities that each frame needs in the account; without them it offers the sample. */
export const needs: Readonly<Record<StoryFrameId, readonly Need[]>> = {
  access: [],
  code: [user('ci-bot'), role('Deployer'), policy('DeployStack')],
  map: [],
  users: [user('ana')],
  keys: [user('ci-bot')],
  direct: [user('carol'), policy('ReadInvoices')],
  groups: [user('ben'), group('Auditors')],
  'group-policies': [user('ana'), group('Developers'), policy('TeamBucket')],
  roles: [role('Deployer')],
  'no-keys': [role('Deployer')],
  assume: [user('ana'), role('Deployer')],
  session: [user('ana'), role('Deployer')],
  guest: [policy('ReadWebBucket')],
  next: [],
};

/** Returns the id of the entity with that name in the home account, or null. */
export function idOf(world: World, { table, name }: Need): string | null {
  return byName(world, table, accountOf(world), name)?.id ?? null;
}

/** Returns the names that a frame mentions but the account doesn't have. */
export function missing(world: World, frame: StoryFrameId): string[] {
  return needs[frame].filter((need) => idOf(world, need) === null).map(({ name }) => name);
}

/** The most ids to light up: with more, the whole picture would be lit. */
const most = 400;
const ids = (world: World, table: Table): string[] => [...world.tables[table].keys()].slice(0, most);

function whole(world: World): Lit {
  return { nodes: [...ids(world, 'users'), ...ids(world, 'groups'), ...ids(world, 'roles')] };
}

function keysLit(world: World): Lit {
  const keys = [...world.tables.accessKeys.values()].slice(0, most);
  return {
    nodes: keys.flatMap((key) => [key.id, key.ownerId]),
    edges: keys.map((key) => edgeIds.key(key.id)),
  };
}

function direct(world: World): Lit {
  const attached = [...world.tables.attachments.values()]
    .filter((row) => row.principalKind === 'user')
    .slice(0, most);
  return {
    nodes: attached.flatMap((row) => [row.principalId, row.policyId]),
    edges: attached.map((row) => edgeIds.attached(row.principalId, row.policyId)),
  };
}

function members(world: World): Lit {
  const rows = [...world.tables.memberships.values()].slice(0, most);
  return {
    nodes: [...ids(world, 'groups'), ...rows.map((row) => row.userId)],
    edges: rows.map((row) => edgeIds.member(row.userId, row.groupId)),
  };
}

function path(world: World): Lit {
  const [ana, developers, bucket] = needs['group-policies'].map((need) => idOf(world, need) ?? '');
  if (!ana || !developers || !bucket) return { nodes: [] };
  return {
    nodes: [ana, developers, bucket],
    edges: [edgeIds.member(ana, developers), edgeIds.attached(developers, bucket)],
  };
}

/** The role, and the people of the sample who have a line to it. */
function hat(world: World): Lit {
  const id = idOf(world, role('Deployer'));
  if (!id) return { nodes: [] };
  const users = ['ana', 'ben', 'ci-bot'].flatMap((name) => idOf(world, user(name)) ?? []);
  return { nodes: [id, ...users], edges: users.map((userId) => edgeIds.assume(userId, id)) };
}

/** The same, and a program that runs as another role. */
function hats(world: World): Lit {
  const { nodes, edges = [] } = hat(world);
  const program = [...world.tables.resources.values()].find(({ name }) => name === 'check-site');
  const its = idOf(world, role('SiteCheck'));
  if (nodes.length === 0 || !program || its === null) return { nodes, edges };
  return { nodes: [...nodes, program.id, its], edges: [...edges, edgeIds.runsAs(program.id)] };
}

/** All roles, the one that the frame asks for first. */
function roles(world: World): Lit {
  const asked = needs['no-keys'].flatMap((need) => idOf(world, need) ?? []);
  return { nodes: [...new Set([...asked, ...ids(world, 'roles')])] };
}

/** The role in the account that guests of the story's app put on. */
export const guestRole = 'AppGuest';

/** Returns the newest session of a role that has not ended at `now` (ms), or null. */
export function liveSession(world: World, name: string, now: number): Rows['sessions'] | null {
  const id = idOf(world, role(name));
  if (id === null) return null;
  const live = rowsBy(world, 'sessionsByOwner', id).filter((row) => row.expiresAt > now);
  return live.sort((a, b) => b.issuedAt - a.issuedAt)[0] ?? null;
}

/** A role with its sessions and its policies. */
const worn =
  (name: string) =>
  (world: World): Lit => {
    const roleId = idOf(world, role(name));
    if (!roleId) return { nodes: [] };
    const sessions = rowsBy(world, 'sessionsByOwner', roleId).map((row) => row.id);
    const attached = rowsBy(world, 'attachmentsByPrincipal', roleId);
    return {
      nodes: [roleId, ...sessions, ...attached.map((row) => row.policyId)],
      edges: [
        ...sessions.flatMap((id) => [edgeIds.sessionFrom(id), edgeIds.sessionRole(id)]),
        ...attached.map((row) => edgeIds.attached(roleId, row.policyId)),
      ],
    };
  };

/** The robot, the role that a deployment needs, and that role's policy. */
function deployment(world: World): Lit {
  const [robot, deployer, stack] = needs.code.map((need) => idOf(world, need) ?? '');
  if (!robot || !deployer || !stack) return { nodes: [] };
  return {
    nodes: [robot, deployer, stack],
    edges: [edgeIds.assume(robot, deployer), edgeIds.attached(deployer, stack)],
  };
}

const lights: Readonly<Record<StoryFrameId, ((world: World) => Lit) | null>> = {
  access: null,
  code: deployment,
  map: whole,
  users: (world) => ({ nodes: ids(world, 'users') }),
  keys: keysLit,
  direct,
  groups: members,
  'group-policies': path,
  roles: hats,
  'no-keys': roles,
  assume: hat,
  session: worn('Deployer'),
  guest: worn(guestRole),
  next: null,
};

/** Returns the parts of the picture that a frame lights up, or null if it leaves the picture as it is. */
export function highlightOf(world: World, frame: StoryFrameId): Highlight | null {
  const lit = lights[frame]?.(world);
  if (!lit || lit.nodes.length === 0) return null;
  return {
    ...plainHighlight,
    nodes: new Map(lit.nodes.map((id) => [id, 'lit'])),
    edges: new Map((lit.edges ?? []).map((id) => [id, 'lit'])),
    rest: 'dim',
  };
}
