import { afterEach, beforeEach, expect, test } from 'vitest';
import { fill, type Mounted, mountPanel, named } from '../../account/inspector/host.ts';
import { draft } from './draft.svelte.ts';
import EditorHost from './EditorHost.svelte';

let page: Mounted;

const document = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
const readBucket = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-bucket/*' };

beforeEach(async () => {
  draft.text = document(readBucket);
  page = await mountPanel(EditorHost);
});
afterEach(async () => {
  await page.close();
});

const text = (): string => window.document.body.innerText;
const statements = (): unknown => (JSON.parse(draft.text) as { Statement: unknown }).Statement;
const input = (label: string): HTMLInputElement => {
  const found = [...window.document.querySelectorAll('label')].find(
    (one) => one.textContent.trim() === label,
  );
  const control = found?.control;
  if (!(control instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
  return control;
};

async function add(label: string, value: string): Promise<void> {
  const field = input(label);
  fill(field, value);
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await page.settle();
}

async function showJson(): Promise<void> {
  input('JSON').click();
  await page.settle();
}

test('the account’s own resources are offered', () => {
  const offered = [...(input('Resources').list?.options ?? [])].map(({ value }) => value);
  expect(offered).toEqual(['arn:aws:lambda:us-east-1:111122223333:function:check-site']);
});

test('a press adds a thing of the account, which is then no longer offered', async () => {
  const offered = (): HTMLElement[] => [
    ...window.document.querySelectorAll<HTMLElement>('ul[aria-label="Add to Resources"] button'),
  ];
  const arn = 'arn:aws:lambda:us-east-1:111122223333:function:check-site';
  expect(offered().map(({ innerText }) => innerText.trim())).toEqual([arn]);
  offered()[0]?.focus();
  offered()[0]?.click();
  await page.settle();
  // The last one is gone with its button: not a value's “Remove” takes the focus.
  expect(window.document.activeElement?.getAttribute('aria-label')).toBe('Add to Resources');
  expect(statements()).toEqual([{ ...readBucket, Resource: [readBucket.Resource, arn] }]);
  expect(offered()).toEqual([]);
});

test('what is added in the form stands in the document', async () => {
  await add('Actions', 's3:PutObject s3:ListBucket');
  expect(statements()).toEqual([
    { ...readBucket, Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'] },
  ]);
  input('Deny').click();
  await page.settle();
  expect(statements()).toMatchObject([{ Effect: 'Deny' }]);
});

test('the button that adds a value leads to the field, also while there is nothing to add', async () => {
  const button = named('button', 'Add to Actions');
  button.focus();
  button.click();
  await page.settle();
  expect(window.document.activeElement).toBe(input('Actions'));
  fill(input('Actions'), 's3:PutObject');
  button.click();
  await page.settle();
  expect(statements()).toMatchObject([{ Action: ['s3:GetObject', 's3:PutObject'] }]);
  expect(window.document.activeElement).toBe(input('Actions'));
});

test('a value that is written twice at once is taken once, and a document may name one twice', async () => {
  await add('Actions', 's3:PutObject s3:PutObject');
  expect(statements()).toMatchObject([{ Action: ['s3:GetObject', 's3:PutObject'] }]);
  draft.text = document({ ...readBucket, Action: ['s3:GetObject', 's3:GetObject'] });
  await page.settle();
  named('button', 'Remove s3:GetObject').click();
  await page.settle();
  expect(statements()).toMatchObject([{ Action: 's3:GetObject' }]);
});

test('what is removed in the form goes from the document, and AWS’s refusal is said', async () => {
  named('button', 'Remove s3:GetObject').click();
  await page.settle();
  expect(statements()).toMatchObject([{ Action: [] }]);
  expect(text()).toContain('AWS would say: ');
});

test('the code editor arrives in a shadow root, without styles in the page’s head', async () => {
  const before = window.document.querySelectorAll('style').length;
  await showJson();
  const editor = (): ShadowRoot | null | undefined =>
    window.document.querySelector('.code-field .host')?.shadowRoot;
  await page.until(() => editor()?.querySelector('.cm-content') !== null && editor() !== null, 'the editor');
  expect(editor()?.adoptedStyleSheets.length).toBeGreaterThan(0);
  expect(window.document.querySelectorAll('style').length).toBe(before);
  expect(editor()?.querySelector('.cm-content')?.getAttribute('aria-label')).toBe('What it says');
  draft.text = document({ ...readBucket, Action: 's3:ListBucket' });
  await page.until(() => editor()?.textContent.includes('s3:ListBucket') === true, 'the new text');
});

test('the plain field takes the same text, and a document beyond the form says why', async () => {
  await showJson();
  input('Plain text field').click();
  await page.settle();
  const area = window.document.querySelector('textarea');
  if (!area) throw new Error('no plain field');
  fill(area, document({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }));
  await page.settle();
  expect(text()).toContain('The form can’t show this one: it uses NotAction.');
  expect(input('Form').disabled).toBe(true);
  expect(text()).toContain('AWS finds no mistake in this document.');
});
