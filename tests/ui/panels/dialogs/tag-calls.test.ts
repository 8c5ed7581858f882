import { expect, test } from 'vitest';
import { tableNames } from '../../../../src/engine/index.ts';
import { tagCalls } from '../../../../src/ui/panels/dialogs/tag-calls.ts';
import { actionsOf } from '../../../../src/ui/panels/inspector/actions.ts';
import { type Item, itemOf } from '../../../../src/ui/panels/inspector/entity.ts';
import { widerDetails } from '../../../../src/ui/panels/inspector/wider-details.svelte.ts';
import { wholeWorld } from '../../../fixtures/whole-world.ts';

const nobody = { caller: null, credentials: null };
const change = { gone: ['team'], changed: [{ key: 'cost', value: '7' }], all: [{ key: 'cost', value: '7' }] };

const items = tableNames
  .flatMap((table) => wholeWorld.tables[table].list().map(({ id }) => itemOf(wholeWorld, id)))
  .filter((item): item is Item => item !== null);

/** Users and roles are tagged by the forms of the first account; AWS's own policies by nobody. */
function canBeTagged(item: Item): boolean {
  if (item.kind === 'user' || item.kind === 'role') return true;
  if (item.kind === 'policy') return item.row.account !== 'aws';
  return tagCalls(item, change) !== null;
}

test('Editing tags is offered for whatever a call can tag, tagged or not, and for nothing else', async () => {
  // What tells of further kinds is fetched.
  await expect.poll(() => widerDetails.now).not.toBeNull();
  const seen = new Set<string>();
  for (const item of items) {
    const offered = actionsOf(wholeWorld, item, nobody).some(({ id }) => id === 'tags');
    expect(offered, `${item.kind} ${item.id}`).toBe(canBeTagged(item));
    if (offered) seen.add(item.kind);
  }
  expect([...seen].sort()).toEqual([
    'identityPool',
    'instanceProfile',
    'mfaDevice',
    'oidcProvider',
    'policy',
    'resource',
    'role',
    'samlProvider',
    'user',
  ]);
});

test('Taking away comes before adding, so that fifty tags can be exchanged', () => {
  for (const item of items) {
    const calls = tagCalls(item, change)?.map(({ operation }) => operation) ?? [];
    if (calls.length === 2) expect(calls.map((name) => name.startsWith('Untag'))).toEqual([true, false]);
  }
});
