import { expect, test } from 'vitest';
import { workspaceDialog } from '#words/workspace-list.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

test('the dialog of a new workspace counts the sample account as it is', () => {
  const { users, groups, roles } = sampleWorld.tables;
  const counted = `${numbers[users.size] ?? ''} users, ${numbers[groups.size] ?? ''} groups and ${numbers[roles.size] ?? ''} roles`;
  expect(workspaceDialog.sampleDetail).toContain(counted);
});
