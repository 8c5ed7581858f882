import { expect } from 'vitest';
import type { Rows, World } from '../../../src/engine/index.ts';
import { rowsBy } from '../../../src/engine/index.ts';
import { userNamed } from '../../../src/lessons/attempt/who.ts';
import { dialog } from '../places.ts';
import { inspector, type Learner } from './learner.ts';
import type { Recipe } from './recipes.ts';

const text = (input: Readonly<Record<string, unknown>>, name: string): string => String(input[name]);

function keysOf(world: World, user: string): readonly Rows['accessKeys'][] {
  const row = userNamed(world, user);
  return row ? rowsBy(world, 'accessKeysByOwner', row.id).sort((a, b) => a.createDate - b.createDate) : [];
}

/** Learns which of the shown keys is which: the one that nobody knows yet is the one that is new. */
async function learnKeys(learner: Learner, world: World, user: string): Promise<void> {
  const shown = inspector(learner.page).getByRole('button', { name: /^AKIA…/ });
  const keys = keysOf(world, user);
  await expect.poll(() => shown.count()).toBe(keys.length);
  const labels = (await shown.allInnerTexts()).map((label) => label.trim().split(/\s/)[0] ?? '');
  const known = new Set(learner.keys.values());
  const newKeys = keys.filter(({ id }) => !learner.keys.has(id));
  const newLabels = labels.filter((label) => !known.has(label));
  newKeys.forEach(({ id }, at) => learner.keys.set(id, newLabels[at] ?? ''));
}

async function openKey(learner: Learner, world: World, id: string): Promise<void> {
  const ownerId = world.tables.accessKeys.get(id)?.ownerId ?? '';
  const user = world.tables.users.get(ownerId)?.name ?? '';
  const told = await learner.select(user, 'User');
  await learnKeys(learner, world, user);
  await learner.hands.press(told.getByRole('button', { name: learner.keys.get(id) ?? 'no such key' }));
  await inspector(learner.page).getByRole('heading', { level: 2, name: /^AKIA/ }).waitFor();
}

export const keyRecipes: Readonly<Record<string, Recipe>> = {
  'iam:CreateLoginProfile': async (learner, input) => {
    await learner.select(text(input, 'UserName'), 'User');
    await learner.act('Console password');
    await learner.hands.write(
      dialog(learner.page).getByRole('textbox', { name: 'Password', exact: true }),
      text(input, 'Password'),
    );
    await learner.submit('Give the password');
  },
  'iam:CreateAccessKey': async (learner, input, { world, refused }) => {
    await learner.select(text(input, 'UserName'), 'User');
    await learnKeys(learner, world, text(input, 'UserName'));
    await learner.act('New access key');
    if (refused) return learner.submitRefused('Create the key');
    const open = dialog(learner.page);
    await learner.hands.press(open.getByRole('button', { name: 'Create the key' }));
    await learner.hands.press(open.getByRole('button', { name: 'I have it' }));
    await open.waitFor({ state: 'detached' });
  },
  'iam:UpdateAccessKey': async (learner, input, { world }) => {
    await openKey(learner, world, text(input, 'AccessKeyId'));
    await learner.act(text(input, 'Status') === 'Inactive' ? 'Switch it off' : 'Switch it on');
  },
  'iam:DeleteAccessKey': async (learner, input, { world }) => {
    await openKey(learner, world, text(input, 'AccessKeyId'));
    await learner.act('Delete this key');
    await learner.submit(/^Delete/);
  },
  'playground:ConfigureWorkload': async (learner, input, { world }) => {
    await learner.select(text(input, 'Name'), 'Workload');
    await learner.act('Change what it holds');
    const open = dialog(learner.page);
    if (typeof input['InstanceProfileName'] === 'string') {
      await learner.hands.tick(open.getByRole('radio', { name: /^A role, through an instance profile/ }));
      await learner.hands.tick(
        open.getByRole('radio', { name: new RegExp(`^${text(input, 'InstanceProfileName')}`) }),
      );
    } else {
      const id = text(input, 'AccessKeyId');
      const owner = world.tables.users.get(world.tables.accessKeys.get(id)?.ownerId ?? '')?.name ?? '';
      const isNewest = keysOf(world, owner).at(-1)?.id === id;
      const choices = open.getByRole('radio', { name: new RegExp(` of ${owner}$`) });
      await choices.first().waitFor({ state: 'attached' });
      const held = await Promise.all((await choices.all()).map((one) => one.isChecked()));
      // Of two keys, the one that isn't held yet is the new one.
      const wanted = held.findIndex((isHeld) => isHeld !== isNewest);
      if (wanted < 0) throw new Error(`No other key of ${owner} is offered`);
      await learner.hands.tick(choices.nth(wanted));
    }
    await learner.submit('Change what it holds');
  },
};
