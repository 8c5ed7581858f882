import type { Credentials, Rows, World } from '../../../../engine/index.ts';
import { accountOf, byName, rowsBy } from '../../../../engine/index.ts';
import { policyTexts } from '../../../../assume/policy-texts.ts';
import { namedThings } from '../../../../graph/model/named-things.ts';
import { type Highlight, type NodeTone, plainHighlight } from '../../../../graph/picture/highlight.ts';
import type { StoryFrameId } from '../../../../words/story-frame-ids.ts';

type Table = 'users' | 'groups' | 'roles' | 'policies';

/** An entity of the sample account that a frame mentions, by its name. */
interface Need {
  readonly table: Table;
  readonly name: string;
}

/** Entities of a frame's picture: one by its name, or several by what they are to another. */
type Part =
  | Need
  | { readonly all: 'users' | 'groups' | 'roles' }
  /** A program, such as a Lambda function. */
  | { readonly program: string }
  | { readonly keysOf: string }
  /** Everybody with a policy of their own, and these policies. */
  | { readonly attachedTo: 'user' }
  /** The pages that somebody holds: attached policies, and inline ones. */
  | { readonly pagesOf: Need }
  /** The things that a policy names, whether they exist or not. */
  | { readonly namedBy: string }
  /** All policies, inline ones as well, or all the things that they name. */
  | { readonly written: 'pages' | 'things' }
  /** The role's newest session. */
  | { readonly sessionOf: string }
  /** Whoever acts, with the key that signs. */
  | 'you';

/** The things that are lit, and the refused ones among them. Lines between lit things are lit, too. */
interface Lit {
  readonly lit: readonly Part[];
  readonly denied?: readonly Part[];
}

/** The picture that belongs to a frame, whatever was done before. */
interface FramePicture extends Lit {
  /** The entities without which the frame has nothing to tell; it offers the sample then. */
  readonly needs?: readonly Need[];
  /** The things that a phone shows, the most important first; without it, all that is lit. */
  readonly small?: readonly Part[];
  /** The picture once the frame's button was pressed; without it, the same. */
  readonly acted?: Lit & { readonly small?: readonly Part[] };
  /**
   * Where the camera stands: before the whole account, or at STS's door with a role being assumed, at its first notch.
   */
  readonly camera: 'account' | 'door';
}

const user = (name: string): Need => ({ table: 'users', name });
const group = (name: string): Need => ({ table: 'groups', name });
const role = (name: string): Need => ({ table: 'roles', name });
const policy = (name: string): Need => ({ table: 'policies', name });

/** The role in the account that guests of the story's app put on. */
export const guestRole = 'AppGuest';

const exception = [user('carol'), policy('ReadInvoices'), { namedBy: 'ReadInvoices' }] as const;
const path = [user('ana'), group('Developers'), policy('TeamBucket')];
const worn = [{ sessionOf: 'Deployer' }, role('Deployer'), policy('DeployStack')] as const;
const wornByGuest = [{ sessionOf: guestRole }, role(guestRole), policy('ReadWebBucket')] as const;
/** The roles that the frame on roles speaks of, and those that they let in. */
const letIn = [
  ...[role('Deployer'), user('ana'), user('ci-bot'), group('Developers'), policy('MayAssumeDeployer')],
  ...[{ program: 'check-site' }, role('SiteCheck'), { pagesOf: role('SiteCheck') }],
] as const;
const who = [{ all: 'users' }, { all: 'groups' }, { all: 'roles' }] as const;

const pictures: Readonly<Record<StoryFrameId, FramePicture>> = {
  access: { lit: [], small: ['you'], acted: { lit: ['you'] }, camera: 'account' },
  code: {
    needs: [user('ci-bot'), role('Deployer'), policy('DeployStack')],
    lit: [user('ci-bot'), policy('DeployStack')],
    small: [user('ci-bot'), role('Deployer'), policy('DeployStack')],
    acted: { lit: [policy('DeployStack')], denied: [user('ci-bot')] },
    camera: 'account',
  },
  map: {
    lit: [...who, { program: 'check-site' }],
    small: [user('ana'), user('ben'), group('Developers'), policy('TeamBucket'), role('Deployer')],
    acted: {
      lit: [...who, { program: 'check-site' }, { written: 'pages' }, { written: 'things' }],
      small: [
        user('ana'),
        group('Developers'),
        policy('TeamBucket'),
        { namedBy: 'TeamBucket' },
        role('Deployer'),
        policy('DeployStack'),
      ],
    },
    camera: 'account',
  },
  users: {
    needs: [user('ana')],
    lit: [{ all: 'users' }],
    acted: {
      lit: [
        user('ana'),
        { keysOf: 'ana' },
        group('Developers'),
        { pagesOf: group('Developers') },
        { namedBy: 'TeamBucket' },
      ],
    },
    camera: 'account',
  },
  keys: {
    needs: [user('ci-bot')],
    lit: [user('ci-bot'), { keysOf: 'ci-bot' }],
    acted: {
      lit: [{ keysOf: 'ci-bot' }, 'you'],
      denied: [user('ci-bot')],
      small: ['you', user('ci-bot'), { keysOf: 'ci-bot' }],
    },
    camera: 'account',
  },
  direct: {
    needs: [user('carol'), policy('ReadInvoices')],
    lit: [{ attachedTo: 'user' }, ...exception],
    acted: {
      lit: [
        ...exception,
        group('Auditors'),
        { pagesOf: group('Auditors') },
        { namedBy: 'ReadReports' },
        'you',
      ],
      small: [...exception, group('Auditors'), 'you'],
    },
    camera: 'account',
  },
  groups: {
    needs: [user('ben'), group('Auditors')],
    lit: [{ all: 'groups' }, user('ana'), user('ben'), user('carol')],
    small: [group('Auditors'), group('Developers'), user('ana'), user('ben'), user('carol')],
    acted: {
      lit: [
        group('Auditors'),
        user('ben'),
        user('carol'),
        'you',
        { pagesOf: group('Auditors') },
        { namedBy: 'ReadReports' },
      ],
      small: [
        ...[group('Auditors'), user('ben'), user('carol'), policy('ReadReports')],
        { namedBy: 'ReadReports' },
        'you',
      ],
    },
    camera: 'account',
  },
  'group-policies': {
    needs: path,
    lit: [...path, { namedBy: 'TeamBucket' }, user('ben')],
    camera: 'account',
  },
  roles: {
    needs: [role('Deployer')],
    lit: [...letIn, user('ben')],
    small: letIn,
    acted: {
      lit: [
        role('Deployer'),
        policy('DeployStack'),
        user('ana'),
        user('ben'),
        user('ci-bot'),
        { namedBy: 'DeployStack' },
      ],
    },
    camera: 'account',
  },
  'no-keys': {
    needs: [role('Deployer')],
    lit: [role('Deployer'), { all: 'roles' }],
    acted: { lit: ['you'], denied: [role('Deployer')] },
    camera: 'account',
  },
  assume: {
    needs: [user('ana'), role('Deployer')],
    lit: [user('ana'), role('Deployer')],
    camera: 'door',
  },
  session: {
    needs: [user('ana'), role('Deployer')],
    lit: [user('ana'), ...worn, { namedBy: 'TeamBucket' }],
    small: [user('ana'), ...worn, { namedBy: 'TeamBucket' }],
    acted: {
      lit: [policy('DeployStack'), role('Deployer'), { namedBy: 'TeamBucket' }],
      denied: [{ sessionOf: 'Deployer' }],
    },
    camera: 'account',
  },
  guest: {
    needs: [policy('ReadWebBucket')],
    lit: [policy('ReadWebBucket'), { namedBy: 'ReadWebBucket' }],
    acted: { lit: wornByGuest },
    camera: 'account',
  },
  next: { lit: [], small: ['you'], camera: 'account' },
};

/** Returns where the camera stands in a frame. */
export const cameraOf = (frame: StoryFrameId): FramePicture['camera'] => pictures[frame].camera;

/** The entities that a frame needs in the account. */
export const needsOf = (frame: StoryFrameId): readonly Need[] => pictures[frame].needs ?? [];

/** Returns the id of the entity with that name in the home account, or null. */
export function idOf(world: World, { table, name }: Need): string | null {
  return byName(world, table, accountOf(world), name)?.id ?? null;
}

/** Returns the names that a frame needs but the account doesn't have. */
export function missing(world: World, frame: StoryFrameId): string[] {
  return needsOf(frame)
    .filter((need) => idOf(world, need) === null)
    .map(({ name }) => name);
}

/** The most entities of one kind to light up: with more, the whole picture would be lit. */
const most = 400;

/** Returns the newest session of a role that has not ended at `now` (ms), or null. */
export function liveSession(world: World, name: string, now: number): Rows['sessions'] | null {
  const id = idOf(world, role(name));
  if (id === null) return null;
  const live = rowsBy(world, 'sessionsByOwner', id).filter((row) => row.expiresAt > now);
  return live.sort((a, b) => b.issuedAt - a.issuedAt)[0] ?? null;
}

/** The account that a frame's picture is made for: its rows, the simulated time in ms, and who acts. */
export interface Told {
  readonly world: World;
  readonly now: number;
  /** The node of whoever acts, and their credentials. */
  readonly you: { readonly node: string | null; readonly credentials: Credentials };
}

/** Returns the ids of what the default version of a policy names. */
function thingsOf(world: World, name: string): readonly string[] {
  const account = accountOf(world);
  const row = byName(world, 'policies', account, name);
  const text = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;
  return text === undefined ? [] : namedThings(text, { world, account }).map(({ id }) => id);
}

/** Returns the ids of all policies, or of the things that those of identities name. */
function writtenIn(world: World, what: 'pages' | 'things'): string[] {
  const { users, groups, roles, policies } = world.tables;
  const texts = policyTexts(world);
  const owners = [...users.keys(), ...groups.keys(), ...roles.keys()].slice(0, most);
  const pages = owners.flatMap((owner) => texts.pagesOf(owner));
  if (what === 'pages') return [...new Set([...policies.keys(), ...pages.map(({ policyId }) => policyId)])];
  const things = pages.flatMap(({ names = [] }) => names).filter(({ kind }) => kind !== 'role');
  return [...new Set(things.map(({ id }) => id))];
}

/** Returns the ids of the pages that somebody of the account holds. */
function pagesOf(world: World, holder: Need): string[] {
  const id = idOf(world, holder);
  return id === null
    ? []
    : policyTexts(world)
        .pagesOf(id)
        .map(({ policyId }) => policyId);
}

/** Returns the ids of whoever acts and of the key that signs, if the account holds it. */
function whoActs({ tables }: World, { node, credentials }: Told['you']): string[] {
  const key = credentials.type === 'key' ? credentials.accessKeyId : null;
  const held = key !== null && tables.accessKeys.has(key) ? [key] : [];
  return node === null ? [] : [node, ...held];
}

function idsOf({ world, now, you }: Told, part: Part): readonly string[] {
  const { tables } = world;
  if (part === 'you') return whoActs(world, you);
  if ('table' in part) return [idOf(world, part) ?? []].flat();
  if ('all' in part) return [...tables[part.all].keys()].slice(0, most);
  if ('written' in part) return writtenIn(world, part.written).slice(0, most);
  if ('program' in part) {
    const found = [...tables.resources.values()].find(({ name }) => name === part.program);
    return found ? [found.id] : [];
  }
  if ('keysOf' in part) {
    const owner = idOf(world, user(part.keysOf));
    return owner === null ? [] : rowsBy(world, 'accessKeysByOwner', owner).map(({ id }) => id);
  }
  if ('pagesOf' in part) return pagesOf(world, part.pagesOf);
  if ('namedBy' in part) return thingsOf(world, part.namedBy);
  if ('sessionOf' in part) return [liveSession(world, part.sessionOf, now)?.id ?? []].flat();
  return [...tables.attachments.values()]
    .filter((row) => row.principalKind === part.attachedTo)
    .slice(0, most)
    .flatMap((row) => [row.principalId, row.policyId]);
}

/** The most of a kind that a picture has room for one by one. */
const mostOfKind = 12;

/**
 * Returns the ids of what a frame's sentences name: one by one, or as all of a kind, unless these are more than a
 * picture has room for.
 */
export function namedIn(told: Told, frame: StoryFrameId, isActed: boolean): string[] {
  const { lit, denied = [] } = (isActed && pictures[frame].acted) || pictures[frame];
  const isOne = (part: Part): boolean => typeof part === 'string' || !('all' in part || 'written' in part);
  const named = [...denied, ...lit].map((part) => ({ part, ids: idsOf(told, part) }));
  const seen = named.filter(({ part, ids }) => isOne(part) || ids.length <= mostOfKind);
  return [...new Set(seen.flatMap(({ ids }) => ids))];
}

/**
 * Returns the part of the picture that a frame lights up, before its button was pressed or after; null if it shows the
 * account as it is.
 */
export function highlightOf(told: Told, frame: StoryFrameId, isActed = false): Highlight | null {
  const picture = pictures[frame];
  const now = (isActed && picture.acted) || picture;
  const all = (parts: readonly Part[]): string[] => [...new Set(parts.flatMap((part) => idsOf(told, part)))];
  const [lit, denied] = [all(now.lit), all(now.denied ?? [])];
  const shows = all(now.small ?? [...(now.denied ?? []), ...now.lit]);
  if (lit.length + denied.length === 0) return shows.length > 0 ? { ...plainHighlight, shows } : null;
  const tones: [string, NodeTone][] = [
    ...denied.map((id): [string, NodeTone] => [id, 'denied']),
    ...lit.map((id): [string, NodeTone] => [id, 'lit']),
  ];
  return { ...plainHighlight, nodes: new Map(tones), between: 'lit', rest: 'dim', shows, needsRoom: true };
}

/** Lights the way of a decision to the thing that it was about, and what the frame's sentences name. */
export function decidedIn(decided: Highlight, lit: Highlight | null): Highlight {
  const shows = new Set([...(decided.shows ?? []), ...(lit?.shows ?? [])]);
  const nodes = new Map([...(lit?.nodes ?? []), ...decided.nodes]);
  return { ...decided, nodes, shows: [...shows], needsRoom: true };
}
