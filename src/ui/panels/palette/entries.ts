import type { AnyKind, World } from '../../../engine/index.ts';
import { accountIds, accountOf, holdsAccount } from '../../../engine/index.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { palette as words } from '#words/help.ts';
import type { View } from '../../view/view.svelte.ts';
import type { IconName } from '../../parts/icons.ts';
import { type Candidate, candidates } from '../acting/candidates.ts';
import { pick } from '../acting/pick.ts';
import { itemOf, sessionTitle } from '../inspector/entity.ts';
import { pictureOf } from '../inspector/section.ts';
import { heldAccountId } from '../inspector/wider-items.ts';

export type EntryKind = keyof typeof words.kinds;

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly icon: IconName | AnyKind;
  readonly label: string;
  readonly detail: string;
  readonly run: () => void;
}

const tables = [
  ['users', 'user'],
  ['groups', 'group'],
  ['roles', 'role'],
  ['policies', 'policy'],
] as const;

/** In which of the accounts that can be looked at something lies; null for what lies in none, or around them all. */
function accountHolding(world: World, id: string): string | null {
  const item = itemOf(world, id);
  if (!item || !('row' in item) || !item.row || !('account' in item.row)) return null;
  return holdsAccount(world, item.row.account) ? item.row.account : null;
}

/** Every entity of the account by name, then keys and sessions by id; running one selects it. */
export function entityEntries(world: World, playground: Playground, view: View): Entry[] {
  const select = (id: string) => (): void => {
    const account = accountHolding(world, id);
    if (account !== null) view.account = account === accountOf(world) ? null : account;
    playground.selected = id;
    view.showInspector();
  };
  const named = tables.flatMap(([table, kind]) =>
    [...world.tables[table].values()].map(({ id, name }): Entry => ({
      id,
      kind,
      icon: kind,
      label: name,
      detail: id,
      run: select(id),
    })),
  );
  const keys = [...world.tables.accessKeys.values()].map(({ id, ownerId }): Entry => ({
    id,
    kind: 'key',
    icon: 'key',
    label: id,
    detail: world.tables.users.get(ownerId)?.name ?? ownerId,
    run: select(id),
  }));
  const sessions = [...world.tables.sessions.values()].map((row): Entry => ({
    id: row.id,
    kind: 'session',
    icon: 'session',
    label: sessionTitle(world, row),
    detail: row.id,
    run: select(row.id),
  }));
  return [...named, ...widerEntries(world, select), ...sessions, ...keys];
}

function iconOf(world: World, id: string): Entry['icon'] {
  const item = itemOf(world, id);
  return item ? pictureOf(item) : 'search';
}

/** What an account holds beyond users, groups, roles and policies, by name. */
function widerEntries(world: World, select: (id: string) => () => void): Entry[] {
  const entry = (kind: EntryKind, id: string, label: string): Entry => ({
    id,
    kind,
    icon: iconOf(world, id),
    label,
    detail: id,
    run: select(id),
  });
  const { tables } = world;
  return [
    ...[...tables.oidcProviders.values()].map(({ id, url }) => entry('provider', id, url)),
    ...[...tables.samlProviders.values()].map(({ id, name }) => entry('provider', id, name)),
    ...[...tables.identityPools.values()].map(({ id, name }) => entry('pool', id, name)),
    ...[...tables.userPools.values()].map(({ id, name }) => entry('pool', id, name)),
    ...[...tables.poolUsers.values()].map(({ id, username }) => entry('pool', id, username)),
    ...[...tables.poolGroups.values()].map(({ id, name }) => entry('pool', id, name)),
    ...[...tables.resources.values()].map(({ id, name }) => entry('resource', id, name)),
    ...[...tables.workloads.values()].map(({ id, name }) => entry('workload', id, name)),
    ...[...tables.instanceProfiles.values()].map(({ id, name }) => entry('workload', id, name)),
    ...[...tables.mfaDevices.values()].map(({ id, name }) => entry('mfa', id, name)),
    ...[...tables.userPoolClients.values()].map(({ id, name }) => entry('pool', id, name)),
    ...[...tables.accounts.values()].map(({ id, name }) => entry('account', heldAccountId(id), name)),
    ...[...tables.units.values()].map(({ id, name }) => entry('organization', id, name)),
    ...[...tables.organizationPolicies.values()].map(({ id, name }) => entry('organization', id, name)),
  ];
}

const accountNamed = (world: World, id: string): string => world.tables.accounts.get(id)?.name ?? id;

function labelOf({ group, name }: Candidate, world: World): string {
  if (group !== 'root') return words.actAs(name);
  return name === accountOf(world) ? words.actAsRoot : words.actAsRootOf(accountNamed(world, name));
}

/** Everybody that one can act as, in every account that is held here. */
export function actingEntries(world: World, playground: Playground, view: View): Entry[] {
  const all = accountIds(world).flatMap((account) => candidates(world, playground.now, account));
  // A session across accounts belongs to both.
  const each = [...new Map(all.map((candidate) => [candidate.id, candidate])).values()];
  return each.map((candidate) => ({
    id: `act-${candidate.id}`,
    kind: 'acting',
    icon: candidate.icon,
    label: labelOf(candidate, world),
    detail: candidate.accessKeyId ?? '',
    run: () => void pick(candidate, playground, view),
  }));
}

/** The entries that hold every word of `query`, names that begin with it first; at most `limit`, and how many in all. */
export function search(
  entries: readonly Entry[],
  query: string,
  limit: number,
): { readonly shown: readonly Entry[]; readonly total: number } {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter(({ label, detail, kind }) => {
    const text = `${label} ${detail} ${words.kinds[kind]}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const [first = ''] = wanted;
  const begins = (entry: Entry): boolean => entry.label.toLowerCase().startsWith(first);
  const ordered =
    first === '' ? found : [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
  return { shown: ordered.slice(0, limit), total: found.length };
}
