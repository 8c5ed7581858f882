import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { leaveDialogs } from '../../../src/ui/frame/leave-dialogs.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';
import PartsHost from '../parts/PartsHost.svelte';

let component: object;
let gone: AbortController;

beforeEach(() => {
  gone = new AbortController();
  component = mount(PartsHost, { target: document.body, props: { told: () => undefined, broken: false } });
  flushSync();
});
afterEach(async () => {
  gone.abort();
  await unmount(component);
});

test('a dialog that a panel has opened for itself closes as the address changes', async () => {
  const view = new View();
  leaveDialogs(view, gone.signal);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  expect(document.querySelector('dialog[open]')).not.toBeNull();
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  flushSync();
  expect(document.querySelector('dialog')).toBeNull();
});

test('a list of keys and the dialog below it both close', () => {
  const view = new View();
  leaveDialogs(view, gone.signal);
  view.openDialog('share');
  view.showKeys();
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  expect([view.dialog, view.aside]).toEqual([null, null]);
});
