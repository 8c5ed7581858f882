import { expect, test } from 'vitest';
import { actingPath, folded } from '../../../../../src/graph/cloakroom/fold.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { picturedAccount } from '../../../../../src/ui/panels/account/graph/pictured-account.ts';
import { Shown } from '../../../../../src/ui/panels/account/graph/shown.svelte.ts';
import { slotOf } from '../../../../../src/ui/panels/use/steps/flow-slot.svelte.ts';

/** The picture of the sample account at 1440 px, beside an open drawer; the root user acts. */
async function besideDrawer(): Promise<{ readonly playground: Playground; readonly shown: Shown }> {
  const store = new MemoryStore();
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs({ type: 'console', id: '111122223333' });
  const shown = new Shown(playground);
  shown.container.resize(1040, 784 - 212);
  shown.container.withheld = 212;
  shown.folding = { folded, actingPath };
  return { playground, shown };
}

test('The role that Steps offers stays in sight while other rows fold, and STS’s door with it', async () => {
  const { playground, shown } = await besideDrawer();
  const names = (): string[] => [...shown.picture.nodes.values()].map(({ label }) => label);
  expect(shown.folds.length).toBeGreaterThan(0);
  expect(names()).not.toContain('Deployer');
  const roles = [...playground.world.tables.roles.values()];
  slotOf(playground).offered = roles.find(({ name }) => name === 'Deployer')?.id ?? null;
  expect(names()).toEqual(expect.arrayContaining(['Deployer', 'DeployStack']));
  expect(shown.layout.room?.door ?? null).not.toBeNull();
});

test('What is saved and sent is the whole account, and says so where rows are folded', async () => {
  const { playground, shown } = await besideDrawer();
  const pictured = picturedAccount(shown, playground, null);
  if (pictured.kind !== 'account') throw new Error('This is another picture.');
  expect(pictured.unfolds).toBe(true);
  expect(pictured.bounds).toEqual(shown.unfoldedLayout.bounds);
  shown.container.withheld = 0;
  const open = picturedAccount(shown, playground, null);
  expect(open.kind === 'account' && open.unfolds).toBe(false);
});
