import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import AccessBody from '../../../../src/ui/frame/embed/AccessBody.svelte';
import { EmbedRun } from '../../../../src/ui/frame/embed/embed-run.svelte.ts';
import { openEmbed } from '../../../../src/ui/frame/embed/open-embed.ts';
import { readEmbedOptions } from '../../../../src/ui/view/embed-address.ts';
import '../../../../src/ui/theme.css';

let close = (): unknown => undefined;
afterEach(() => close());

/** Who reaches what, as a post's address asks for it. */
async function shown(address: string): Promise<EmbedRun> {
  const source = await openEmbed(address, 'access', () => Promise.resolve());
  const run = new EmbedRun(source, readEmbedOptions('?view=access'));
  const mounted = mount(AccessBody, { target: document.body, props: { run } });
  close = async () => {
    await unmount(mounted);
    run.playground.close();
  };
  flushSync();
  return run;
}

const select = (): HTMLSelectElement | null => document.querySelector('select');
const rows = (): number => document.querySelectorAll('tbody tr').length;
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 12_000 });

async function choose(name: string): Promise<void> {
  const field = select();
  const option = [...(field?.options ?? [])].find(({ label }) => label === name);
  if (!field || !option) throw new Error(`Nobody to choose is called ${name}`);
  field.value = option.value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await soon(() => expect(rows()).toBeGreaterThan(0));
}

test('somebody whom the address names is shown without a choice', async () => {
  const run = await shown('#/access/arn:aws:iam::111122223333:user/carol');
  await soon(() => expect(rows()).toBeGreaterThan(0));
  expect(select()).toBeNull();
  expect(run.told.strong).toMatch(/^carol reaches/);
});

test('where the address names somebody who isn’t there, the reader chooses somebody else, and again', async () => {
  const run = await shown('#/access/arn:aws:iam::111122223333:user/nobody');
  await soon(() =>
    expect(run.told.text).toBe('This account has nobody with the name in this post. Choose somebody else.'),
  );
  expect(run.problem).toBeNull();
  expect([...(select()?.options ?? [])].map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Choose somebody', 'ana', 'carol', 'Deployer']),
  );
  await choose('carol');
  await soon(() => expect(run.told.strong).toMatch(/^carol reaches/));
  await choose('Deployer');
  await soon(() => expect(run.told.strong).toMatch(/^Deployer reaches/));
  expect(document.querySelector('h2')?.textContent.trim()).toBe('What does Deployer reach?');
});
