import type { AnyKind, TableName, World } from '../../../engine/index.ts';
import { accountIds, accountOf, holdsAccount } from '../../../engine/index.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { palette as words } from '#words/help.ts';
import type { View } from '../../view/view.svelte.ts';
import type { IconName } from '../../parts/icons.ts';
import { type Candidate, candidates } from '../../panels/account/acting/candidates.ts';
import { pick } from '../../panels/account/acting/pick.ts';
import type { Item } from '../../kinds/item.ts';
import { heldAccountId, itemOf, itemOfRow } from '../../kinds/item.ts';
import { nameOf } from '../../kinds/kinds.ts';

type EntryKind = keyof typeof words.kinds;

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly icon: IconName | AnyKind;
  readonly label: string;
  readonly detail: string;
  readonly run: () => void;
}

/** What the rows of each table are called in the palette, in its order; null where they aren't found there. */
const found: { readonly [T in TableName]: EntryKind | null } = {
  users: 'user',
  groups: 'group',
  roles: 'role',
  policies: 'policy',
  oidcProviders: 'provider',
  samlProviders: 'provider',
  identityPools: 'pool',
  userPools: 'pool',
  poolUsers: 'pool',
  poolGroups: 'pool',
  resources: 'resource',
  workloads: 'workload',
  instanceProfiles: 'profile',
  mfaDevices: 'mfa',
  userPoolClients: 'pool',
  accounts: 'account',
  units: 'organization',
  organizationPolicies: 'organization',
  sessions: 'session',
  accessKeys: 'key',
  inlinePolicies: null,
  identities: null,
  organizations: null,
  meta: null,
  memberships: null,
  attachments: null,
  lastUsed: null,
  accountSettings: null,
  loginProfiles: null,
  deletionTasks: null,
  organizationAttachments: null,
  accountCreations: null,
  poolMemberships: null,
};

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
    view.show('inspector');
  };
  return (Object.keys(found) as TableName[]).flatMap((table) => {
    const kind = found[table];
    if (kind === null) return [];
    return world.tables[table].list().flatMap((row): Entry[] => {
      const item = table === 'accounts' ? itemOf(world, heldAccountId(row.id)) : itemOfRow(table, row);
      if (!item) return [];
      const { label, detail } = said(world, item);
      return [{ id: item.id, kind, icon: item.kind, label, detail, run: select(item.id) }];
    });
  });
}

/** A key by its id with whose it is; anything else by its name with its id. */
function said(world: World, item: Item): Pick<Entry, 'label' | 'detail'> {
  if (item.kind !== 'key') return { label: nameOf(world, item), detail: item.id };
  const { ownerId } = item.row;
  return { label: item.id, detail: world.tables.users.get(ownerId)?.name ?? ownerId };
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
