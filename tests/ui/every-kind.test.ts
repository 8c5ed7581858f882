import { describe, expect, test } from 'vitest';
import type { ResourceKind, Rows, TableName } from '../../src/engine/index.ts';
import { nowOf, tableNames } from '../../src/engine/index.ts';
import type { NodeBadge } from '../../src/graph/kinds/drawn.ts';
import type { GraphNode } from '../../src/graph/model/elements.ts';
import { project } from '../../src/graph/model/project.ts';
import type { DialogRequest } from '../../src/ui/view/dialog-request.ts';
import { formFor, isFormRequest } from '../../src/ui/panels/forms/forms.ts';
import { dialogFor, familyOf } from '../../src/ui/panels/forms/lazy-dialogs.ts';
import { organizationTree, type Place } from '../../src/ui/panels/graph/organization/tree.ts';
import { linesOf } from '../../src/ui/panels/identities/lines.ts';
import { relationsOf, summaryOf } from '../../src/ui/panels/identities/nodes.ts';
import { isCore, type Item, itemOf, nameOf } from '../../src/ui/panels/inspector/entity.ts';
import { factsOf } from '../../src/ui/panels/inspector/facts.ts';
import { kindName } from '../../src/ui/panels/inspector/marks.ts';
import { pictureOf } from '../../src/ui/panels/inspector/section.ts';
import { sectionsOf } from '../../src/ui/panels/inspector/sections.ts';
import { heldAccountId } from '../../src/ui/panels/inspector/wider-items.ts';
import { detailsOf } from '../../src/ui/panels/inspector/wider/details.ts';
import { graphKinds } from '../../src/graph/kinds/kinds.ts';
import { home, partner, whole, wholeWorld } from '../fixtures/whole-world.ts';

const now = nowOf(wholeWorld);

/** How the picture shows a kind. */
type Drawn =
  | 'node'
  /** On its owner. */
  | { readonly badge: NodeBadge }
  | 'in the tree of the organization'
  /** With why not. */
  | { readonly undrawn: string };

/** How the text twin shows a kind: a line of its own, or a relation of another line. */
type Told = 'line' | 'relation';

interface Shown {
  readonly drawn: Drawn;
  readonly told: Told;
  /** The forms that make it: one for each sort of it. */
  readonly made: readonly DialogRequest[];
}

const resourceKinds: readonly ResourceKind[] = [
  'bucket',
  'object',
  'key',
  'queue',
  'function',
  'table',
  'secret',
];
const ask = (kind: DialogRequest['kind'], props: object = {}): DialogRequest =>
  ({ kind, props }) as DialogRequest;
const role = wholeWorld.tables.roles.list()[0]?.id ?? '';
const inOrganization = 'in the tree of the organization';

/** Each table whose rows are things of their own. */
const things: { readonly [T in TableName]?: Shown } = {
  users: { drawn: 'node', told: 'line', made: [ask('create-user')] },
  groups: { drawn: 'node', told: 'line', made: [ask('create-group')] },
  roles: { drawn: 'node', told: 'line', made: [ask('create-role'), ask('service-linked-role')] },
  policies: { drawn: 'node', told: 'line', made: [ask('create-policy')] },
  inlinePolicies: {
    drawn: { badge: 'inline' },
    told: 'relation',
    made: [ask('edit-inline-policy', { ownerId: role })],
  },
  accessKeys: {
    drawn: 'node',
    told: 'relation',
    made: [ask('create-access-key', { userId: whole.ana })],
  },
  sessions: {
    drawn: 'node',
    told: 'line',
    made: [
      ask('assume-role', { roleId: role }),
      ask('session-token'),
      ask('federation-token'),
      ask('sign-in-at-provider', { id: whole.oidc }),
      ask('sign-in-at-pool', { id: whole.pool }),
    ],
  },
  mfaDevices: {
    drawn: { badge: 'mfa' },
    told: 'relation',
    made: [ask('create-mfa-device'), ask('mfa-device', { id: '' })],
  },
  instanceProfiles: { drawn: 'node', told: 'line', made: [ask('create-instance-profile')] },
  oidcProviders: { drawn: 'node', told: 'line', made: [ask('create-oidc-provider')] },
  samlProviders: { drawn: 'node', told: 'line', made: [ask('create-saml-provider')] },
  accounts: { drawn: inOrganization, told: 'line', made: [ask('add-account'), ask('create-account')] },
  organizations: {
    drawn: { undrawn: 'the tree of the organization is the organization' },
    told: 'line',
    made: [ask('create-organization')],
  },
  units: { drawn: inOrganization, told: 'line', made: [ask('create-unit')] },
  organizationPolicies: { drawn: inOrganization, told: 'line', made: [ask('create-organization-policy')] },
  identityPools: { drawn: 'node', told: 'line', made: [ask('create-identity-pool')] },
  identities: { drawn: 'node', told: 'line', made: [ask('sign-in-at-pool', { id: whole.pool })] },
  userPools: { drawn: 'node', told: 'line', made: [ask('create-user-pool')] },
  userPoolClients: {
    drawn: { undrawn: 'an app client holds no permissions: it stands under its pool' },
    told: 'line',
    made: [ask('create-pool-client', { poolId: whole.people })],
  },
  poolUsers: { drawn: 'node', told: 'line', made: [ask('create-pool-user', { poolId: whole.people })] },
  poolGroups: { drawn: 'node', told: 'line', made: [ask('create-pool-group', { poolId: whole.people })] },
  resources: {
    drawn: 'node',
    told: 'line',
    made: resourceKinds.map((resource) => ask('create-resource', { resource })),
  },
  workloads: { drawn: 'node', told: 'line', made: [ask('create-workload')] },
};

/** Every other table, and where what its rows say is seen. */
const parts: { readonly [T in TableName]?: string } = {
  meta: 'the clock and the account at the top of the page',
  memberships: 'lines of the picture, relations in the text twin',
  attachments: 'lines of the picture, relations in the text twin',
  lastUsed: 'a fact of keys and roles',
  accountSettings: 'forms for the account’s alias and its password policy',
  loginProfiles: 'a badge and a fact of a user',
  deletionTasks: 'answers of the terminal alone',
  organizationAttachments: 'sections of accounts, units and policies',
  accountCreations: 'answers of the terminal alone',
  poolMemberships: 'relations of people and groups of a pool',
};

const kinds = Object.entries(things) as [keyof typeof things, Shown][];
const rowsOf = (table: TableName): readonly Rows[TableName][] => wholeWorld.tables[table].list();
const idOf = (table: TableName, { id }: { readonly id: string }): string =>
  table === 'accounts' ? heldAccountId(id) : id;

function item(table: TableName, row: { readonly id: string }): Item {
  const found = itemOf(wholeWorld, idOf(table, row));
  if (!found) throw new Error(`${table}: nothing behind ${row.id}`);
  return found;
}

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

test('Every table of the engine is a kind of thing, or a part of one', () => {
  const told = [...Object.keys(things), ...Object.keys(parts)];
  expect(told.sort()).toEqual([...tableNames].sort());
});

describe.each(kinds)('%s', (table, { drawn, told, made }) => {
  test('have a picture of their own wherever they are named', () => {
    expect(rowsOf(table).length).toBeGreaterThan(0);
    for (const row of rowsOf(table)) expect(Object.keys(graphKinds)).toContain(pictureOf(item(table, row)));
  });

  test('stand in the picture', () => {
    const ids = rowsOf(table).map(({ id }) => id);
    if (drawn === 'node') for (const id of ids) expect([...nodes.keys()], id).toContain(id);
    else if (drawn === inOrganization) for (const id of ids) expect([...inTree], id).toContain(id);
    else if ('badge' in drawn)
      expect([...nodes.values()].some(({ badges }) => badges.includes(drawn.badge))).toBe(true);
    else expect(ids.filter((id) => nodes.has(id))).toEqual([]);
  });

  test('have their place in the text twin, with a summary', () => {
    const where = told === 'line' ? lineTargets : relationTargets;
    for (const row of rowsOf(table)) {
      const one = item(table, row);
      // A user's temporary keys stand under the user, a root user's with its account.
      const under = one.kind === 'session' && one.row.kind === 'userSession' ? relationTargets : where;
      expect([...under], one.id).toContain(one.id);
      if (told === 'line') expect(summaryOf(wholeWorld, one, now), one.id).not.toBe('');
    }
  });

  test('are told of by the inspector: what they are, facts, and what stands around them', () => {
    for (const row of rowsOf(table)) {
      const one = item(table, row);
      const wider = isCore(one) ? null : detailsOf(wholeWorld, one, now);
      expect(nameOf(wholeWorld, one), one.id).not.toBe('');
      expect(isCore(one) ? kindName(one) : wider?.name, one.id).toBeTruthy();
      expect([...factsOf(wholeWorld, one, now), ...(wider?.facts ?? [])].length, one.id).toBeGreaterThan(0);
      const sections = wider?.sections ?? sectionsOf(wholeWorld, one, now);
      for (const { title } of sections) expect(title, one.id).not.toBe('');
    }
  });

  test('are made by a form', async () => {
    for (const request of made) {
      if (isFormRequest(request)) expect(formFor(wholeWorld, request, home), request.kind).not.toBeNull();
      else if (familyOf(request)) {
        const family = await familyOf(request)?.();
        const place = { account: home, principalId: null };
        expect(family?.formFor(wholeWorld, request, place), request.kind).toBeTruthy();
      } else if (dialogFor(request)) expect(dialogFor(request), request.kind).toBeTypeOf('function');
      // These two have components of their own.
      else expect(['create-access-key', 'assume-role']).toContain(request.kind);
    }
  });
});
