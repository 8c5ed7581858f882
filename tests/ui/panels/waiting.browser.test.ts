import type { Component } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page as window } from 'vitest/browser';
import { SlowStore } from '../../playground/slow-store.ts';
import { type Mounted, mountPanel, named } from './account/inspector/host.ts';
import { firstCredentials } from '../../../src/playground/sample.ts';
import { logWords } from '#words/log.ts';
import { runRequests, announce } from '../../../src/ui/panels/account/actions/run-requests.ts';
import WorkspacesMenu from '../../../src/ui/panels/files/workspaces/WorkspacesMenu.svelte';
import LogPanel from '../../../src/ui/panels/use/log/LogPanel.svelte';
import StepsPanel from '../../../src/ui/panels/use/steps/StepsPanel.svelte';
import { flowOf } from '../../../src/ui/panels/use/steps/flow.svelte.ts';
import TerminalPanel from '../../../src/ui/panels/use/terminal/TerminalPanel.svelte';
import { terminalOf } from '../../../src/ui/panels/use/terminal/terminal.svelte.ts';

/** What is answered is shown once it is in storage; until then its line says that it is being saved. */
async function open(
  panel: Component<Record<string, never>>,
): Promise<Mounted & { readonly store: SlowStore }> {
  localStorage.clear();
  const store = new SlowStore();
  const page = await mountPanel(panel, store);
  onTestFinished(async () => {
    await page.close();
    page.playground.close();
  });
  return { ...page, store };
}

const text = (): string => document.body.innerText.replace(/\s+/g, ' ');
const request = (UserName: string) => ({
  service: 'iam' as const,
  operation: 'CreateUser' as const,
  input: { UserName },
});

test('the log lists a call at once and says how it ended once it is saved', async () => {
  const { playground, store } = await open(LogPanel);
  const ok = playground.call('CreateUser', { UserName: 'dora' });
  await vi.waitFor(() => expect(text()).toContain('create-user --user-name dora'));
  await vi.waitFor(() => expect(text()).toContain('saving…'));
  expect(text()).not.toContain('answered');
  store.waiting.shift()?.go();
  await ok;
  await vi.waitFor(() => expect(text()).toContain('answered'));
  expect(text()).not.toContain('saving…');
});

test('the log keeps a refusal, and what it was opened for, to itself until it is saved', async () => {
  const { playground, store } = await open(LogPanel);
  const refused = playground.call('GetUser', { UserName: 'nobody' });
  await vi.waitFor(() => expect(text()).toContain('saving…'));
  named('summary', '').click();
  await vi.waitFor(() => expect(document.querySelector('details')?.open).toBe(true));
  expect(text()).not.toMatch(/NoSuchEntity|cannot be found/);
  const refusedOnly = [...document.querySelectorAll<HTMLInputElement>('.filter input')].at(-1);
  refusedOnly?.click();
  await vi.waitFor(() => expect(text()).toContain(logWords.empty.refused.title));
  store.waiting.shift()?.go();
  await refused;
  await vi.waitFor(() => expect(text()).toContain('NoSuchEntity'));
});

test('the terminal prints an answer once it is saved, and says so in its place until then', async () => {
  const { playground, store } = await open(TerminalPanel);
  const entered = terminalOf(playground).enter('aws iam create-user --user-name dora');
  await vi.waitFor(() => expect(text()).toContain('saving…'));
  expect(playground.rev).toBe(1);
  expect(text()).not.toContain('"UserName"');
  store.waiting.shift()?.go();
  await entered;
  await vi.waitFor(() => expect(text()).toContain('"UserName": "dora"'));
  expect(text()).not.toContain('saving…');
});

test('the steps show what a role’s session was given once it is saved', async () => {
  const { playground, store } = await open(StepsPanel);
  playground.actAs(firstCredentials(playground.world));
  const flow = flowOf(playground);
  const role = [...playground.world.tables.roles.values()].find(({ name }) => name === 'Deployer');
  const asked = flow.assume({
    ...flow.draft,
    roleArn: `arn:aws:iam::111122223333:role/${role?.name ?? ''}`,
    sessionName: 'ana',
  });
  await vi.waitFor(() => expect(store.waiting.length).toBe(1));
  await vi.waitFor(() => expect(playground.waiting).toBe(1));
  expect([flow.isAsking, flow.replay]).toEqual([true, null]);
  store.waiting.shift()?.go();
  await asked;
  expect(flow.replay?.issued).toBeTruthy();
});

test('a message says that something was done once it is saved', async () => {
  const { playground, view, store } = await open(LogPanel);
  const done = runRequests(playground, [request('dora')]).then(({ commits }) =>
    announce(playground, view, commits, 'dora is made'),
  );
  await vi.waitFor(() => expect(playground.waiting).toBe(1));
  expect(view.flashes).toEqual([]);
  store.waiting.shift()?.go();
  await done;
  expect(view.flashes.map(({ message }) => message)).toEqual(['dora is made']);
});

test.each([1440, 390])(
  'the top bar says that the account is being saved, also at %i pixels',
  async (width) => {
    await window.viewport(width, 844);
    const { playground, store } = await open(WorkspacesMenu);
    const made = playground.call('CreateUser', { UserName: 'dora' });
    await vi.waitFor(() => expect(text()).toContain('saving…'));
    store.waiting.shift()?.go();
    await made;
    await vi.waitFor(() => expect(text()).not.toContain('saving…'));
  },
);
