import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepEdited } from '../../../../../src/ui/panels/use/terminal/page-files.ts';
import { terminalOf } from '../../../../../src/ui/panels/use/terminal/terminal.svelte.ts';
import { fill, type Mounted, mountPanel, named } from '../../account/inspector/host.ts';
import { draft } from '../policy-editor/draft.svelte.ts';
import EditorHost from '../policy-editor/EditorHost.svelte';

let page: Mounted;
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };

beforeEach(async () => {
  localStorage.clear();
  draft.text = JSON.stringify(policy);
  page = await mountPanel(EditorHost);
});
afterEach(() => {
  page.playground.close();
});

const file = (): string | undefined => terminalOf(page.playground).session.files.get('edited/policy.json');

test('a policy that is being edited is a file of the terminal, also once its editor is closed', async () => {
  expect(document.body.innerText).toContain('file://edited/policy.json');
  expect(file()).toBeUndefined();
  const field = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === 'Actions');
  fill(field?.control as HTMLInputElement, 's3:ListBucket');
  field?.control?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
  );
  await page.until(() => file() !== undefined, 'the file');
  expect(file()).toBe(draft.text);
  named('button', 'Remove s3:*').click();
  await page.close();
  await page.until(() => file() === draft.text, 'what was edited last');
  expect(file()).not.toContain('"s3:*"');
});

test('who acts goes on acting while a policy is edited, also where the terminal is out of sight', () => {
  const { playground } = page;
  keepEdited(playground, 'edited/policy.json', '{}');
  const ana = playground.world.tables.users.list().find(({ name }) => name === 'ana');
  const credentials = { type: 'console', id: ana?.id ?? '' } as const;
  playground.actAs(credentials);
  keepEdited(playground, 'edited/policy.json', '{ }');
  expect(playground.credentials).toEqual(credentials);
  expect(file()).toBe('{ }');
});
