import { afterEach, beforeEach, expect, test } from 'vitest';
import Overlays from '../../../src/ui/frame/Overlays.svelte';
import type { DialogRequest } from '../../../src/ui/view/dialog-request.ts';
import { fill, type Mounted, mountPanel, named } from '../panels/account/inspector/host.ts';

let page: Mounted;
const faults: unknown[] = [];
const hear = (event: PromiseRejectionEvent | ErrorEvent): unknown =>
  faults.push('reason' in event ? event.reason : event.error);

beforeEach(async () => {
  faults.length = 0;
  addEventListener('unhandledrejection', hear);
  addEventListener('error', hear);
  page = await mountPanel(Overlays);
});
afterEach(async () => {
  await page.close();
  removeEventListener('unhandledrejection', hear);
  removeEventListener('error', hear);
});

const dialog = (): HTMLElement | null => document.querySelector('dialog[open]');
const nameField = (): HTMLInputElement => named('dialog input', '');

async function open(request: DialogRequest): Promise<void> {
  page.view.openDialog(request);
  await page.until(() => dialog()?.querySelector('h2') != null, `the dialog ${request.kind}`);
}

test('a new workspace is made as its dialog asked for, though that is closed by then', async () => {
  await open({ kind: 'create-workspace', props: { start: 'empty' } });
  fill(nameField(), 'Second');
  named('dialog button', 'Create').click();
  await page.until(() => page.playground.workspace.name === 'Second', 'the workspace');
  expect(page.playground.world.tables.users.size).toBe(0);
  expect(faults).toEqual([]);
});

test('a workspace is renamed, though its dialog is closed by then', async () => {
  const { id, name } = page.playground.workspace;
  await open({ kind: 'rename-workspace', props: { id, name } });
  fill(nameField(), 'Renamed');
  named('dialog button', 'Rename').click();
  await page.until(() => page.playground.workspace.name === 'Renamed', 'the name');
  expect(faults).toEqual([]);
});

test('a dialog that is closed late leaves the one alone that was opened since', () => {
  page.view.openDialog('help');
  const first = page.view.dialog;
  page.view.openDialog('about');
  page.view.closeDialog(first);
  expect(page.view.dialog?.kind).toBe('about');
});

test('a request can’t be changed once it was made', () => {
  page.view.openDialog({ kind: 'rename-workspace', props: { id: 'a', name: 'A' } });
  expect(Object.isFrozen(page.view.dialog)).toBe(true);
});

test('a dialog about what is gone says so', async () => {
  await open({ kind: 'create-access-key', props: { userId: 'AIDANOBODY' } });
  expect(dialog()?.textContent).toContain('It is no longer in the account.');
  page.view.openDialog({ kind: 'edit-role', props: { roleId: 'AROANOBODY' } });
  await page.until(
    () => dialog()?.querySelector('h2')?.textContent.includes('no longer') === true,
    'its words',
  );
});

test('who asks for a role to be put on is taken to the steps, and no dialog opens', async () => {
  const role = [...page.playground.world.tables.roles.keys()][0] ?? '';
  page.view.openDialog({ kind: 'assume-role', props: { roleId: role } });
  await page.until(() => page.view.dialog === null, 'the request to be answered');
  expect(page.playground.selected).toBe(role);
  expect(page.view.bottomTab).toBe('steps');
  expect(dialog()).toBeNull();
});
