import type { World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { empties, notes, sectionActions, sections as titles } from '#words/inspector-services.ts';
import type { ItemOf } from '../../item.ts';
import { heldAccountId, itemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import type { Row, Section } from '../../section.ts';
import { section } from '../../section.ts';
import { rowOf, rowsOf } from '../rows.ts';

/** The root, a unit or an account, as a policy's target. */
const targetItemId = (world: World, targetId: string): string =>
  itemOf(world, targetId)?.kind === 'root' ? heldAccountId(targetId) : targetId;

const attachedTo = (world: World, targetId: string): string[] =>
  rowsBy(world, 'organizationAttachmentsByTarget', targetId).map(({ policyId }) => policyId);

/** What stands above a unit or account, the nearest first. A loop, which no organization has, ends the walk. */
function ancestors(world: World, parentId: string | null): string[] {
  const path: string[] = [];
  for (
    let id = parentId;
    id !== null && !path.includes(id);
    id = world.tables.units.get(id)?.parentId ?? null
  )
    path.push(id);
  return path;
}

function ceilings(world: World, targetId: string, parentId: string | null): Section[] {
  const own = rowsOf(world, attachedTo(world, targetId));
  const inherited = ancestors(world, parentId).flatMap((id) => {
    const place = itemOf(world, id);
    const note = notes.from(place ? nameOf(world, place) : id);
    return attachedTo(world, id).map((policyId): Row => ({
      ...rowOf(world, policyId, { note }),
      id: `${id}/${policyId}`,
    }));
  });
  return [
    section({
      id: 'ceilings',
      title: titles.ceilings,
      rows: own,
      empty: empties.ceilings,
      action: {
        label: sectionActions.attach,
        request: { kind: 'attach-organization-policy', props: { targetId } },
      },
    }),
    ...(inherited.length > 0 ? [section({ id: 'inherited', title: titles.inherited, rows: inherited })] : []),
  ];
}

/** The units and accounts that stand directly below. */
export function unitsAndAccounts(world: World, parentId: string): Section[] {
  const units = rowsBy(world, 'unitsByParent', parentId).map(({ id }) => id);
  const accounts = rowsBy(world, 'accountsByParent', parentId).map(({ id }) => heldAccountId(id));
  return [
    section({
      id: 'units',
      title: titles.units,
      rows: rowsOf(world, units),
      empty: empties.units,
      action: { label: sectionActions.add, request: { kind: 'create-unit', props: { parentId } } },
    }),
    section({
      id: 'accounts',
      title: titles.accounts,
      rows: rowsOf(world, accounts),
      empty: empties.accounts,
      action: { label: sectionActions.add, request: { kind: 'create-account', props: { parentId } } },
    }),
  ];
}

export function policySections(world: World, { id }: ItemOf<'organizationPolicy'>): Section[] {
  const targets = rowsBy(world, 'organizationAttachmentsByPolicy', id).map(({ targetId }) =>
    targetItemId(world, targetId),
  );
  const attached = section({
    id: 'targets',
    title: titles.targets,
    rows: rowsOf(world, targets),
    empty: empties.targets,
    action: {
      label: sectionActions.attach,
      request: { kind: 'attach-organization-policy', props: { policyId: id } },
    },
  });
  return [attached];
}

export const accountSections = (world: World, { account, row }: ItemOf<'heldAccount'>): Section[] =>
  row?.parentId == null ? [] : ceilings(world, account, row.parentId);

export const rootSections = (world: World, { id }: ItemOf<'organizationRoot'>): Section[] => [
  ...ceilings(world, id, null),
  ...unitsAndAccounts(world, id),
];

export const unitSections = (world: World, { id, row }: ItemOf<'unit'>): Section[] => [
  ...ceilings(world, id, row.parentId),
  ...unitsAndAccounts(world, id),
];
