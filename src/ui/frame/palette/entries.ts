import type { AnyKind, TableName, World } from '../../../engine/index.ts';
import { accountIds, accountName, accountOf, holdsAccount } from '../../../engine/index.ts';
import type { IconName } from '../../parts/icons.ts';
import { type Candidate, candidates } from '../../panels/account/acting/candidates.ts';
import { candidateDetail } from '../../panels/account/acting/candidate-detail.ts';
import { pick } from '../../panels/account/acting/candidates.ts';
import type { Item } from '../../kinds/item.ts';
import { heldAccountId, itemOf, itemOfRow } from '../../kinds/item.ts';
import { palette as words } from '#words/help.ts';
import { downloadWorkspace } from '../../panels/files/workspaces/file-actions.ts';
import { arrangements, type PanelId, placeOf } from '../../view/arrangements.ts';
import { redo, undo } from '../../view/undo.ts';
import type { Offer } from '../dialogs/account-dialogs.ts';
import { accountDialogs } from '../dialogs/account-dialogs.ts';
import { pageDialogs } from '../dialogs/page-dialogs.ts';
import { panelIds, panels } from '../panels.ts';
import { callerNode } from '../../../assume/caller-node.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { nameOf } from '../../kinds/kinds.ts';
import { loadDetails } from '../../kinds/load.ts';
import { menuItems } from '../../panels/account/actions/action-menu.ts';
import { actingIn } from '../../panels/account/actions/perform.ts';
import type { View } from '../../view/view.svelte.ts';

type EntryKind = keyof typeof words.kinds;

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly icon: IconName | AnyKind;
  readonly label: string;
  readonly detail: string;
  /** The entity that it selects: its id is found, too, and it is described once the details are there. */
  readonly item?: Item;
  readonly run: () => void;
}

/** The palette's kind for the rows of each table, in the palette's order. Null for rows that it doesn't offer. */
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
  permissionSets: 'center',
  directoryUsers: 'center',
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
  stacks: null,
  parameters: null,
  organizationAttachments: null,
  accountCreations: null,
  poolMemberships: null,
};

/** Returns the held account that an entity belongs to, or null. */
function accountHolding(world: World, id: string): string | null {
  const item = itemOf(world, id);
  if (!item || !('row' in item) || !item.row || !('account' in item.row)) return null;
  return holdsAccount(world, item.row.account) ? item.row.account : null;
}

/** Returns every entity of the account by name, then keys and sessions by id. Running an entry selects its entity. */
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
      return [{ id: item.id, kind, icon: item.kind, ...said(world, item), item, run: select(item.id) }];
    });
  });
}

/** Returns an entity's name, and for a key whose it is. */
function said(world: World, item: Item): Pick<Entry, 'label' | 'detail'> {
  if (item.kind !== 'key') return { label: nameOf(world, item), detail: '' };
  const owner = itemOf(world, item.row.ownerId);
  return { label: item.id, detail: owner ? words.keyOf(nameOf(world, owner)) : '' };
}

function labelOf({ group, name }: Candidate, world: World): string {
  if (group !== 'root') return words.actAs(name);
  return name === accountOf(world) ? words.actAsRoot : words.actAsRootOf(accountName(world, name));
}

/** Returns an entry for each identity that the learner can act as, in every account that is held here. */
export function actingEntries(world: World, playground: Playground, view: View): Entry[] {
  const all = accountIds(world).flatMap((account) => candidates(world, playground.now, account));
  // A session across accounts belongs to both.
  const each = [...new Map(all.map((candidate) => [candidate.id, candidate])).values()];
  return each.map((candidate) => ({
    id: `act-${candidate.id}`,
    kind: 'acting',
    icon: candidate.icon,
    label: labelOf(candidate, world),
    detail: candidateDetail(world, candidate, playground.now),
    run: () => void pick(candidate, playground, view),
  }));
}

/**
 * Returns the entries that hold every word of `query`, at most `limit`, and their total. Names that begin with the
 * query come first.
 */
export function search(
  entries: readonly Entry[],
  query: string,
  limit: number,
): { readonly shown: readonly Entry[]; readonly total: number } {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter(({ id, label, detail, kind, item }) => {
    const text = `${label} ${detail} ${words.kinds[kind]} ${item ? id : ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const [first = ''] = wanted;
  const begins = (entry: Entry): boolean => entry.label.toLowerCase().startsWith(first);
  const ordered =
    first === '' ? found : [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
  return { shown: ordered.slice(0, limit), total: found.length };
}

type ActionId = keyof typeof words.actions;
type Action = readonly [ActionId, Entry['icon'], () => void];

type PanelActionId = ActionId & PanelId;

type Tables = typeof accountDialogs & typeof pageDialogs;
type Offered = { [K in keyof Tables]: Tables[K] extends { offer: Offer } ? K : never }[keyof Tables];
/** The words of each dialog that is offered. The compiler complains about a missing one. */
const labels: Record<Offered, string> & typeof words.actions = words.actions;

/** Returns the dialogs of a table that need no selection and are offered in this account. */
function dialogActions(table: object, { world }: Playground, view: View): Action[] {
  const rows = Object.entries(table) as [Offered, { readonly offer?: Offer }][];
  return rows.flatMap(([kind, { offer }]): Action[] =>
    offer && (offer.when?.(world) ?? true) ? [[kind, offer.icon, () => view.openDialog(kind)]] : [],
  );
}

/** Actions that would replace the lesson's account, or open another one beside it. */
const notInLessons: readonly ActionId[] = ['sample', 'create-workspace', 'import'];

/** Prints once the palette has closed. */
const printSoon = (): void => void setTimeout(() => print());

/** Returns an entry for each action that needs no selection, in the palette's order. */
export function actionEntries(playground: Playground, view: View): Entry[] {
  const actions: readonly Action[] = [
    ...dialogActions(accountDialogs, playground, view),
    ...panelIds.flatMap((id): Action[] => {
      const { icon } = panels[id];
      const isHere = id in arrangements || placeOf(arrangements[view.base].wide, id) !== null;
      return icon === undefined || !isHere ? [] : [[id as PanelActionId, icon, () => view.show(id)]];
    }),
    ['build-workshop', 'folder', () => view.showAlone({ kind: 'buildWorkshop', of: null })],
    ['undo', 'undo', () => void undo(playground, view)],
    ['redo', 'redo', () => void redo(playground, view)],
    ['theme', 'contrast', () => view.theme.turn()],
    ['download', 'download', () => void downloadWorkspace(playground)],
    ['print', 'picture', printSoon],
    ['sample', 'reset', () => void playground.reset('sample')],
    ...dialogActions(pageDialogs, playground, view),
  ];
  const offered = view.base === 'lesson' ? actions.filter(([id]) => !notInLessons.includes(id)) : actions;
  return offered.map(([id, icon, run]) => ({
    id,
    kind: 'action',
    icon,
    label: labels[id],
    detail: '',
    run,
  }));
}

/** Returns the actions of the selected entity, or else of the acting identity, each with its name. */
export async function chosenEntries(playground: Playground, view: View): Promise<readonly Entry[]> {
  const { world, selected, caller } = playground;
  const item = itemOf(world, selected ?? (caller.ok ? callerNode(world, caller.value) : null));
  if (!item) return [];
  const { actionsOf } = await loadDetails();
  const { label, detail } = said(world, item);
  const name = detail === '' ? label : detail;
  return menuItems(actionsOf(world, item, actingIn(playground)), playground, view).map(
    ({ id, label, icon = 'more', run }) => ({
      id: `chosen-${id}`,
      kind: 'action',
      icon,
      label,
      detail: name,
      run,
    }),
  );
}
