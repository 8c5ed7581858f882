import { expect, test } from 'vitest';
import { wholeWorld } from '../../../../fixtures/whole-world.ts';
import { tableNames } from '../../../../../src/engine/index.ts';
import { actionsOf } from '../../../../../src/ui/kinds/details/kinds.ts';
import type { Item } from '../../../../../src/ui/kinds/item.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { tagCalls } from '../../../../../src/ui/panels/account/dialogs/tags.ts';

const nobody = { caller: null, credentials: null };
const change = { gone: ['team'], changed: [{ key: 'cost', value: '7' }], all: [{ key: 'cost', value: '7' }] };

const items = tableNames
  .flatMap((table) => wholeWorld.tables[table].list().map(({ id }) => itemOf(wholeWorld, id)))
  .filter((item): item is Item => item !== null);

/** AWS's own policies are tagged by nobody. */
function canBeTagged(item: Item): boolean {
  if (item.kind === 'policy') return item.row.account !== 'aws';
  return tagCalls(item, change) !== null;
}

test('Editing tags is offered for all that a call can tag, tagged or not, and for nothing else', () => {
  const seen = new Set<string>();
  for (const item of items) {
    const offered = actionsOf(wholeWorld, item, nobody).some(({ id }) => id === 'tags');
    expect(offered, `${item.kind} ${item.id}`).toBe(canBeTagged(item));
    if (offered) seen.add(item.kind);
  }
  expect([...seen].sort()).toEqual([
    'bucket',
    'function',
    'identityPool',
    'instanceProfile',
    'kmsKey',
    'mfaDevice',
    'oidcProvider',
    'policy',
    'queue',
    'role',
    'samlProvider',
    'secret',
    'table',
    'user',
  ]);
});

test('Taking away comes before adding, so that fifty tags can be exchanged', () => {
  for (const item of items) {
    const calls = tagCalls(item, change)?.map(({ operation }) => operation) ?? [];
    if (calls.length === 2) expect(calls.map((name) => name.startsWith('Untag'))).toEqual([true, false]);
  }
});
