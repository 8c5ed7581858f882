import { afterEach, beforeEach, expect, test } from 'vitest';
import { fill, named } from '../../account/inspector/host.ts';
import { faultsInBothThemes } from './in-both-themes.ts';
import { TerminalPage } from './terminal-page.ts';

let page: TerminalPage;

beforeEach(async () => {
  localStorage.clear();
  page = await TerminalPage.open();
  named('button', 'Files').click();
  await page.until(() => document.querySelector('dialog') !== null, 'the files');
});
afterEach(async () => {
  await page.close();
});

const policy =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}';

/** Creates a file and waits for its editor. */
async function create(name: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('dialog form input');
  if (!field) throw new Error('there is no field for a name');
  fill(field, name);
  named('dialog button', 'New file').click();
  await page.settle();
}

const editor = (): HTMLElement | null =>
  document.querySelector('dialog .code-field .host')?.shadowRoot?.querySelector<HTMLElement>('.cm-content') ??
  null;

async function write(text: string): Promise<void> {
  await page.until(() => editor() !== null, 'the editor');
  editor()?.focus();
  document.execCommand('insertText', false, text);
  await page.settle();
}

test('a file that was written here is what file:// reads', async () => {
  const isSaveOff = (): boolean => named('dialog button', 'Save').getAttribute('aria-disabled') === 'true';
  await create('policy.json');
  expect(isSaveOff()).toBe(true);
  await write(policy);
  expect(isSaveOff()).toBe(false);
  named('dialog button', 'Save').click();
  await page.settle();
  expect(document.querySelector('dialog')?.innerText).toContain('Saved');
  expect(isSaveOff()).toBe(true);
  named('dialog button', 'Put its name into the line').click();
  await page.settle();
  expect(document.querySelector('dialog')).toBeNull();
  expect(page.line.value).toBe('file://policy.json');
  await page.enter('aws iam create-policy --policy-name Lists --policy-document file://policy.json');
  const made = [...page.playground.world.tables.policies.values()].find(({ name }) => name === 'Lists');
  expect(made?.versions.at(-1)?.document).toContain('s3:ListBucket');
});

test('what was typed is kept when the dialog closes, and a deleted file is gone', async () => {
  await create('note.txt');
  await write('hello');
  named('dialog button', 'Close').click();
  await page.settle();
  expect(await page.enter('cat note.txt')).toBe('hello');
  named('button', 'Files').click();
  await page.until(() => document.querySelector('dialog') !== null, 'the files');
  named('dialog button', 'note.txt').click();
  await page.settle();
  named('dialog button', 'Delete').click();
  await page.settle();
  named('dialog button', 'Close').click();
  await page.settle();
  expect(await page.enter('cat note.txt')).toContain('No such file or directory');
});

test('a name that can’t be is refused beside its field, and names are never markup', async () => {
  await create('<b>x</b>');
  expect(document.querySelector('dialog [role=alert]')?.textContent).toContain('A name can have letters');
  page.terminal.keep({
    ...page.terminal.session,
    files: new Map([...page.terminal.session.files, ['<img src=x>\u202e', 'x']]),
  });
  await page.settle();
  expect(document.querySelector('dialog img')).toBeNull();
  expect(document.querySelector('dialog ul')?.textContent).toContain('<img src=x>\\u202e');
});

test('has no fault that axe finds', async () => {
  await create('policy.json');
  await write(policy);
  expect(await faultsInBothThemes()).toEqual([]);
  named('dialog button', 'function.zip').click();
  await page.settle();
  expect(await faultsInBothThemes()).toEqual([]);
});
