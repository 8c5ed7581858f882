import type { AnyKind, Credentials, WorkloadRow, World } from '../../../../engine/index.ts';
import { holdsAccount, parseArn, rowsBy } from '../../../../engine/index.ts';
import { outsideId } from '../../../../graph/model/elements.ts';
import { trustOf } from '../../../../graph/model/trust.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { activeKeysOf, credentialsOf } from '../../../kinds/acting.ts';
import { itemOf, itemOfRow } from '../../../kinds/item.ts';
import { sessionTitle } from '../../../kinds/kinds.ts';
import type { View } from '../../../view/view.svelte.ts';

interface OutsidePrincipal {
  readonly id: string;
  readonly kind: 'service' | 'account';
  /** `ec2.amazonaws.com`, or an account id or ARN. */
  readonly value: string;
}

const kinds = ['service', 'account'] as const;

function outsideOf(id: string): OutsidePrincipal | null {
  for (const kind of kinds) {
    const prefix = outsideId(kind, '');
    if (id.startsWith(prefix)) return { id, kind, value: id.slice(prefix.length) };
  }
  return null;
}

/**
 * Returns the services and other accounts in the trust policies of an account's roles, each once, sorted by kind and
 * name.
 */
function outsidePrincipals(world: World, account: string): OutsidePrincipal[] {
  const found = new Map<string, OutsidePrincipal>();
  for (const role of rowsBy(world, 'rolesByAccount', account)) {
    for (const id of trustOf(role).names) {
      const principal = found.has(id) ? null : outsideOf(id);
      if (principal) found.set(id, principal);
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

type CandidateGroup = 'root' | 'user' | 'session' | 'workload' | 'outside';

/** Somebody as whom one can act. */
export interface Candidate {
  readonly id: string;
  readonly group: CandidateGroup;
  readonly icon: AnyKind;
  readonly name: string;
  /** The access key that signs, or null without one. */
  readonly accessKeyId: string | null;
  /** For sessions: when they end, ms since the epoch. */
  readonly expiresAt: number | null;
  /** The credentials to act with. Null for a workload: picking it requests them from AWS. */
  readonly credentials: Credentials | null;
}

const byName = (a: { name: string }, b: { name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

function root(id: string): Candidate {
  return {
    id,
    group: 'root',
    icon: 'root',
    name: id,
    accessKeyId: null,
    expiresAt: null,
    credentials: { type: 'console', id },
  };
}

/** Lists a user once for each active key, or once without a key if there is none. */
function user(world: World, id: string, name: string): Candidate[] {
  const keys = activeKeysOf(world, id);
  const base = { group: 'user', icon: 'user', name, expiresAt: null } as const;
  if (keys.length === 0) return [{ ...base, id, accessKeyId: null, credentials: { type: 'console', id } }];
  return keys.map((key) => ({
    ...base,
    id: key.id,
    accessKeyId: key.id,
    credentials: { type: 'key', accessKeyId: key.id, secretAccessKey: key.secretAccessKey },
  }));
}

/** Lists sessions that have not ended, the newest first: those of the account, and those that its people asked for. */
function sessions(world: World, now: number, account: string): Candidate[] {
  return [...world.tables.sessions.values()]
    .filter(
      (session) =>
        session.expiresAt > now &&
        (session.account === account || parseArn(session.issuedTo.arn)?.account === account),
    )
    .sort((a, b) => b.issuedAt - a.issuedAt)
    .map((session) => ({
      id: session.id,
      group: 'session',
      icon: session.kind === 'assumedRole' ? 'session' : 'temporaryKey',
      name: sessionTitle(world, session),
      accessKeyId: session.id,
      expiresAt: session.expiresAt,
      credentials: {
        type: 'key',
        accessKeyId: session.id,
        secretAccessKey: session.secretAccessKey,
        sessionToken: session.sessionToken,
      },
    }));
}

const workload = (row: WorkloadRow): Candidate => ({
  id: row.id,
  group: 'workload',
  icon: itemOfRow('workloads', row).kind,
  name: row.name,
  accessKeyId: row.accessKeyId ?? null,
  expiresAt: null,
  credentials: null,
});

/**
 * Lists services and other accounts that some role trusts: all they can do here is assume it. An account that is held
 * here isn't listed, as its people can be.
 */
function outside(world: World, account: string): Candidate[] {
  return outsidePrincipals(world, account).flatMap(({ kind, value, id }) => {
    if (kind === 'account' && holdsAccount(world, parseArn(value)?.account ?? value)) return [];
    const credentials = credentialsOf(world, itemOf(world, id));
    if (!credentials) return [];
    return [
      {
        id,
        group: 'outside',
        icon: kind,
        name: value,
        accessKeyId: null,
        expiresAt: null,
        credentials,
      } as const,
    ];
  });
}

/**
 * Lists everybody in an account as whom one can act, in the menu's order: root, sessions, users and workloads by name,
 * outsiders.
 */
export function candidates(world: World, now: number, account: string): Candidate[] {
  const users = rowsBy(world, 'usersByAccount', account).sort(byName);
  return [
    root(account),
    ...sessions(world, now, account),
    ...users.flatMap((row) => user(world, row.id, row.name)),
    ...rowsBy(world, 'workloadsByAccount', account).sort(byName).map(workload),
    ...outside(world, account),
  ];
}

/**
 * Returns the first `limit` candidates whose name or key holds the words of `query`, regardless of case, and the
 * total.
 */
export function search(
  all: readonly Candidate[],
  query: string,
  limit: number,
): { readonly shown: readonly Candidate[]; readonly total: number } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ name, accessKeyId, group }) => {
    const text = `${name} ${accessKeyId ?? ''} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return { shown: found.slice(0, limit), total: found.length };
}

/** Acts as a candidate from the list. */
export async function pick(
  { id, credentials }: Candidate,
  playground: Playground,
  view: View,
): Promise<void> {
  if (credentials) {
    playground.actAs(credentials);
    return;
  }
  const { actAsWorkload } = await import('../actions/act-as-workload.ts');
  await actAsWorkload(playground, view, id);
}
