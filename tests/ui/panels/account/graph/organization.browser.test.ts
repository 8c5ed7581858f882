import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { partner, whole, wholeRows } from '../../../../fixtures/whole-world.ts';
import { type GraphPage, openGraph } from './graph-page.ts';

let page: GraphPage;
afterEach(() => page.close());

const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((one) => one.innerText.trim().startsWith(name));
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const waitFor = (check: () => boolean): Promise<void> =>
  vi.waitFor(() => {
    if (!check()) throw new Error('not yet');
  }, 10_000);

async function openWhole(): Promise<void> {
  page = await openGraph();
  await page.playground.run({ type: 'load', source: 'whole', rows: wholeRows });
  await waitFor(() => page.cy.getElementById(whole.pool).nonempty());
}

test('What is loaded stands in the live picture, many alike as one', async () => {
  await openWhole();
  for (const id of ['w-1', whole.oidc, whole.bucket, whole.people])
    // Many things come over some frames.
    await vi.waitFor(() => expect(page.cy.getElementById(id).nonempty(), id).toBe(true));
  const labels = page.cy.nodes().map((node) => String(node.data('label')));
  expect(labels).toContain('6 guests');
});

test('In the organization an account is chosen, and its picture stands where the home account’s stood', async () => {
  await openWhole();
  button('Organization').click();
  await waitFor(() => document.querySelectorAll('.place').length === 6);
  button('Reports').click();
  await waitFor(() => page.view.account === partner);
  expect(document.querySelector('[aria-current="true"]')?.textContent).toContain('Reports');
  button('Picture of Reports').click();
  await waitFor(() => document.querySelector('.canvas') !== null && page.cy.nodes().length > 0);
  await waitFor(() => page.cy.getElementById('AROAPARTNEREXAMPLE44').nonempty());
  expect(page.cy.getElementById(whole.ana).empty()).toBe(true);
});

test('The organization is saved as a picture where it stands', async () => {
  await openWhole();
  button('Organization').click();
  const save = (): HTMLElement | null =>
    document.querySelector('.organization button[aria-label="Save as a picture"]');
  await waitFor(() => save() !== null);
  save()?.click();
  expect(page.view.dialog?.kind).toBe('save-picture');
});

test('The organization stands there first where a link says so, and a link from there says so again', async () => {
  page = await openGraph('sample', 900, (view) => (view.pictureStates.firstTree = true));
  await page.playground.run({ type: 'load', source: 'whole', rows: wholeRows });
  const isTold = (): boolean => page.view.pictureStates.picture.organization === true;
  await waitFor(() => document.querySelectorAll('.place').length === 6);
  expect(isTold()).toBe(true);
  button('Picture of').click();
  await waitFor(() => document.querySelector('.place') === null);
  expect(isTold()).toBe(false);
});

test.each(['light', 'dark'])('In the %s theme axe finds no fault with the organization', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await openWhole();
  button('Organization').click();
  await waitFor(() => document.querySelectorAll('.place').length === 6);
  const { violations, passes } = await axe.run('.organization');
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  delete document.documentElement.dataset['theme'];
});

test('The legend explains the kinds that are there', async () => {
  await openWhole();
  button('Legend').click();
  await waitFor(() => document.body.innerText.includes('Identity pool: swaps a sign-in for a role'));
  expect(document.body.innerText).toContain('permissions boundary: limits, gives nothing');
});
