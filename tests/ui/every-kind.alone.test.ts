import { describe, expect, test } from 'vitest';
import type { Call, Kind, ResourceKind, Rows, TableName } from '../../src/engine/index.ts';
import { execute, prepare } from '../../src/engine/calls.ts';
import { kindOfRow, kindsIn, nowOf, tableNames } from '../../src/engine/index.ts';
import { graphKinds } from '../../src/graph/kinds/kinds.ts';
import type { GraphNode } from '../../src/graph/model/elements.ts';
import { project } from '../../src/graph/model/project.ts';
import type { DialogKind, DialogRequest } from '../../src/ui/view/dialog-request.ts';
import { factsOf, headingOf, relationsOf, sectionsOf, summaryOf } from '../../src/ui/kinds/details/kinds.ts';
import type { Item } from '../../src/ui/kinds/item.ts';
import { heldAccountId, itemOf } from '../../src/ui/kinds/item.ts';
import type { Request } from '../../src/ui/kinds/requests.ts';
import type { Form } from '../../src/ui/panels/account/forms/form.ts';
import { branchOfItem, kinds, nameOf } from '../../src/ui/kinds/kinds.ts';
import { dialogs, formFor } from '../../src/ui/frame/dialogs/dialogs.ts';
import { organizationTree, type Place } from '../../src/ui/panels/account/graph/organization/tree.ts';
import { linesOf } from '../../src/ui/panels/account/identities/lines.ts';
import { home, partner, whole, wholeWorld } from '../fixtures/whole-world.ts';

const now = nowOf(wholeWorld);

const resourceKinds: readonly ResourceKind[] = [
  'bucket',
  'object',
  'key',
  'queue',
  'function',
  'table',
  'secret',
];
const role = wholeWorld.tables.roles.list()[0]?.id ?? '';

/** What a dialog that makes something has to know beforehand. */
const props: { readonly [D in DialogKind]?: readonly object[] } = {
  'edit-inline-policy': [{ ownerId: role }],
  'create-access-key': [{ userId: whole.ana }],
  'assume-role': [{ roleId: role }],
  'sign-in-at-provider': [{ id: whole.oidc }],
  'sign-in-at-pool': [{ id: whole.pool }],
  'mfa-device': [{ id: '' }],
  'create-pool-client': [{ poolId: whole.people }],
  'create-pool-user': [{ poolId: whole.people }],
  'create-pool-group': [{ poolId: whole.people }],
  'create-resource': resourceKinds.map((resource) => ({ resource })),
};

const requestsOf = (kind: Kind): DialogRequest[] =>
  kinds[kind].madeBy.flatMap((dialog) =>
    (props[dialog] ?? [{}]).map((one) => ({ kind: dialog, props: one }) as DialogRequest),
  );

interface Found {
  readonly id: string;
  readonly item: Item;
}

function found(table: TableName, row: Rows[TableName]): Found {
  const id = table === 'accounts' ? heldAccountId(row.id) : row.id;
  const item = itemOf(wholeWorld, id);
  if (!item) throw new Error(`${table}: nothing behind ${row.id}`);
  return { id: row.id, item };
}

/** What the whole world has of a kind. */
const allOf = (kind: Kind): Found[] =>
  tableNames
    .filter((table) => kindsIn(table).includes(kind))
    .flatMap((table) =>
      wholeWorld.tables[table]
        .list()
        .filter((row) => kindOfRow(table, row) === kind)
        .map((row) => found(table, row)),
    );

const nodes = new Map<string, GraphNode>();
for (const account of [home, partner])
  for (const [id, node] of project(wholeWorld, now, account).nodes) nodes.set(id, node);

function placesBelow({ id, ceilings, below }: Place): string[] {
  return [id, ...ceilings.map((one) => one.id), ...below.flatMap(placesBelow)];
}
const inTree = new Set(
  placesBelow(organizationTree(wholeWorld)?.root ?? ({ id: '', ceilings: [], below: [] } as never)),
);

const state = { query: '', opened: new Set<string>(), closed: new Set<string>() };
const lines = [home, partner].flatMap((account) => linesOf(wholeWorld, state, now, account));
const lineTargets = new Set(lines.map(({ target }) => target));
const relationTargets = new Set(
  lines.flatMap(({ target, kind }) => {
    const told = kind === 'entity' ? itemOf(wholeWorld, target) : null;
    return told ? relationsOf(wholeWorld, told, now).map((relation) => relation.target) : [];
  }),
);

/** The calls of a form whose empty fields hold the examples that they show. */
const examplesOf = (form: Form): readonly Request[] =>
  form.build(
    {
      ...form.initial,
      ...Object.fromEntries(
        form.fields.flatMap((field) =>
          'example' in field && form.initial[field.id] === '' ? [[field.id, field.example]] : [],
        ),
      ),
    },
    wholeWorld,
  );

/** The codes with which AWS refuses calls of the root user. */
async function refusedWith(requests: readonly Request[]): Promise<string[]> {
  const codes = [];
  let world = wholeWorld;
  for (const request of requests) {
    const call = { type: 'call', ...request, credentials: { type: 'console', id: home } } as Call;
    await prepare(call);
    const after = execute(world, call, now);
    world = after.world;
    if (!after.result.ok && 'error' in after.result) codes.push(after.result.error.code);
  }
  return codes;
}

/** A root user has no line of its own, and so neither have its devices. */
const isRoots = ({ item }: Found): boolean =>
  'row' in item && item.row !== null && 'ownerId' in item.row && item.row.ownerId === home;

describe.each(tableNames.flatMap(kindsIn))('A %s', (kind) => {
  const every = allOf(kind);
  const { drawn } = graphKinds[kind];

  test('is an item of its kind, so that each table has its entry', () => {
    expect(every, `tests/fixtures/whole-world.ts has no ${kind}`).not.toEqual([]);
    expect(every.filter(({ item }) => item.kind !== kind)).toEqual([]);
    expect(Object.keys(kinds)).toContain(kind);
  });

  test('stands in the picture as its entry says', () => {
    const ids = every.map(({ id }) => id);
    if (drawn === 'node')
      expect(
        ids.filter((id) => !nodes.has(id)),
        `a ${kind} without a node`,
      ).toEqual([]);
    else if (drawn === 'organization')
      expect(
        ids.filter((id) => !inTree.has(id)),
        `a ${kind} that isn’t in the tree`,
      ).toEqual([]);
    else if (drawn === 'badge') {
      const { badge } = graphKinds[kind] as { readonly badge: string };
      const worn = [...nodes.values()].flatMap(({ badges }) => [...badges]);
      expect(worn, `no node wears the badge of a ${kind}`).toContain(badge);
    } else expect(ids.filter((id) => nodes.has(id))).toEqual([]);
  });

  test('has its place in the text twin: a line with a summary, or a relation of one', () => {
    for (const one of every.filter((it) => !isRoots(it))) {
      const { item } = one;
      const where = branchOfItem(item) === null ? relationTargets : lineTargets;
      expect([...where], item.id).toContain(item.id);
      if (branchOfItem(item) !== null) expect(summaryOf(wholeWorld, item, now), item.id).not.toBe('');
    }
  });

  test('is told of by the inspector: what it is, facts, and what stands around it', () => {
    for (const { item } of every) {
      const { name, meaning } = headingOf(wholeWorld, item, now);
      expect([nameOf(wholeWorld, item), name, meaning], item.id).not.toContain('');
      expect(factsOf(wholeWorld, item, now), `no facts about ${item.id}`).not.toEqual([]);
      for (const { title } of sectionsOf(wholeWorld, item, now)) expect(title, item.id).not.toBe('');
    }
  });

  test('is made by a dialog', async () => {
    const made = requestsOf(kind);
    expect(made, `src/ui/kinds/kinds.ts names no dialog that makes a ${kind}`).not.toEqual([]);
    for (const request of made) {
      if (!('form' in dialogs[request.kind])) continue;
      const form = await formFor(request, wholeWorld, { account: home, principalId: null });
      expect(form, request.kind).not.toBeNull();
    }
  });

  test('is made by a form whose examples aren’t taken yet', async () => {
    for (const request of requestsOf(kind)) {
      if (!('form' in dialogs[request.kind])) continue;
      const form = await formFor(request, wholeWorld, { account: home, principalId: null });
      const said = form ? await refusedWith(examplesOf(form)) : [];
      expect(
        said.filter((code) => /Exists|Conflict|Duplicate|NameTaken/.test(code)),
        request.kind,
      ).toEqual([]);
    }
  });
});
