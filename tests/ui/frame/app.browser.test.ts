import axe from 'axe-core';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Playground } from '../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../src/storage/memory-store.ts';
import App from '../../../src/ui/App.svelte';
import { inOwnTask } from '../../../src/ui/parts/own-task.ts';
import '../../../src/ui/theme.css';

let component: object;
let playground: Playground;

const buttons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('button')];
const nameOf = (element: HTMLElement): string =>
  (element.getAttribute('aria-label') ?? element.innerText).replace(/\s+/g, ' ').trim();
function button(name: string): HTMLElement {
  const found = buttons().find((it) => nameOf(it).startsWith(name) && it.offsetParent !== null);
  if (!found) throw new Error(`no button ${name} among ${buttons().map(nameOf).join(' | ')}`);
  return found;
}
function tab(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((it) => nameOf(it) === name);
  if (!found) throw new Error(`no tab ${name}`);
  return found;
}
const heading = (): string =>
  document.querySelector<HTMLElement>('article h2')?.innerText.replace(/\s+/g, ' ') ?? '';
/** Waits for a frame's title: all frames but the first arrive after the first picture. */
const isHeaded = (title: string): Promise<void> => vi.waitFor(() => expect(heading()).toContain(title), 4000);
const pressed = async (name: string): Promise<void> => (await vi.waitFor(() => button(name), 4000)).click();
const shows = (text: string): Promise<void> =>
  vi.waitFor(() => expect(document.body.innerText).toContain(text), 4000);

async function open(hash = ''): Promise<void> {
  history.replaceState(null, '', hash || location.pathname);
  const store = new MemoryStore(new MemoryDatabase());
  playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  component = mount(App, { target: document.body, props: { playground } });
  flushSync();
  // The frame's parts are made one after the other, and their own after them.
  const parts = 4;
  for (let depth = 0; depth < parts; depth++) await new Promise<void>((isThere) => inOwnTask(isThere));
}

beforeEach(async () => {
  localStorage.clear();
  localStorage.setItem('iam-playground.unfolded', 'true');
  await page.viewport(1440, 900);
});
afterEach(async () => {
  await unmount(component);
  playground.close();
});

test('the page has one name, its landmarks, and nothing that axe objects to', async () => {
  await open();
  await shows('Somebody asks');
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelectorAll('main')).toHaveLength(1);
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('a link opens the story at its frame, and going on changes the link', async () => {
  await open('#story/8');
  await isHeaded('A role is a hat. Nobody owns it.');
  button('Next').click();
  await isHeaded('A role has no key that lasts.');
  expect(location.hash).toBe('#/story/no-keys');
  history.replaceState(null, '', '#story/2');
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  await isHeaded('IAM is a busy map');
});

test('Back leads to the frame before, and Forward to the one after it', async () => {
  await open('#/story/roles');
  await isHeaded('A role is a hat. Nobody owns it.');
  button('Next').click();
  await isHeaded('A role has no key that lasts.');
  history.back();
  await isHeaded('A role is a hat. Nobody owns it.');
  expect(location.hash).toBe('#/story/roles');
  history.forward();
  await isHeaded('A role has no key that lasts.');
});

test('a dialog closes as the address leads to another place, and the focus goes to that', async () => {
  await open('#/story/roles');
  await isHeaded('A role is a hat. Nobody owns it.');
  const dialogs = (): number => document.querySelectorAll('dialog[open]').length;
  const focused = (): string => (document.activeElement as HTMLElement).innerText;
  const ways: Readonly<Record<string, () => unknown>> = {
    keys: () => userEvent.keyboard('?'),
    palette: () => userEvent.keyboard('{Control>}k{/Control}'),
    share: () => button('Share').click(),
  };
  for (const [kind, opens] of Object.entries(ways)) {
    button('Next').click();
    await isHeaded('A role has no key that lasts.');
    button('Next').focus();
    await opens();
    await vi.waitFor(() => expect(dialogs(), kind).toBe(1), 15_000);
    history.back();
    await isHeaded('A role is a hat. Nobody owns it.');
    await vi.waitFor(() => expect(dialogs(), kind).toBe(0), 4000);
    await vi.waitFor(() => expect(focused(), kind).toContain('A role is a hat.'), 4000);
  }
}, 60_000);

test('a link to a place that the page doesn’t have is said, and the page opens all the same', async () => {
  await open('#/nowhere');
  await shows('The link ends in #/nowhere, and this page has no such place.');
  await shows('Somebody asks');
});

test('a link to a commit’s steps brings them into sight', async () => {
  localStorage.setItem('iam-playground.layout', JSON.stringify({ bottom: { size: 328, folded: true } }));
  await open('#/step/3');
  expect(document.querySelector('[role="tab"][aria-selected="true"][id*="steps"]')).not.toBeNull();
  await shows('More about the request');
});

test('the story goes on at the frame that an earlier version remembered by number', async () => {
  localStorage.setItem('iam-playground.story', '7');
  await open();
  await isHeaded('A role is a hat. Nobody owns it.');
});

test('the story goes on where it was left', async () => {
  await open('#story/5');
  await isHeaded('A policy can sit on one user');
  button('Next').click();
  await isHeaded('A group is several users, named once.');
  await unmount(component);
  await open();
  await isHeaded('A group is several users, named once.');
});

test('a prediction is revealed after the answer, right or not', async () => {
  await open('#story/11');
  await vi.waitFor(() => button('Yes').click(), 4000);
  flushSync();
  expect(document.querySelector<HTMLElement>('.because')?.innerText).toMatch(
    /^Not quite\. A session has only/,
  );
});

test('the story’s third key is refused with AWS’s own sentence', async () => {
  await open('#story/4');
  await pressed('Give ci-bot a third key');
  await shows('LimitExceeded. Cannot exceed quota for AccessKeysPerUser: 2');
});

test('who acts is chosen by keyboard alone', async () => {
  await open();
  button('Acting as').focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'), 4000);
  await userEvent.keyboard('carol{Enter}');
  expect(playground.caller.ok && playground.caller.value.arn).toBe('arn:aws:iam::111122223333:user/carol');
  expect(nameOf(button('Acting as'))).toContain('carol');
});

test('a session that has run out says so, and one press goes back to who asked for it', async () => {
  await open();
  const RoleArn = 'arn:aws:iam::111122223333:role/Deployer';
  await playground.call('AssumeRole', { RoleArn, RoleSessionName: 'ana' });
  const [session] = playground.world.tables.sessions.values();
  if (!session) throw new Error('no session was made');
  const { id: accessKeyId, secretAccessKey, sessionToken } = session;
  playground.actAs({ type: 'key', accessKeyId, secretAccessKey, sessionToken });
  await playground.run({ type: 'clock', milliseconds: 2 * 3_600_000 });
  await shows('The session Deployer/ana is over');
  button('Go on as ana').click();
  expect(playground.caller.ok && playground.caller.value.arn).toBe('arn:aws:iam::111122223333:user/ana');
});

test('single keys do nothing where text is typed', async () => {
  await open();
  tab('Steps').click();
  await shows('More about the request');
  button('More about the request').click();
  await shows('Session name');
  const input = [...document.querySelectorAll<HTMLInputElement>('input')].find((it) => it.value === 'ana');
  input?.focus();
  await userEvent.keyboard('?');
  expect(input?.value).toContain('?');
  expect(document.querySelector('dialog')).toBeNull();
  input?.blur();
  await userEvent.keyboard('?');
  await shows('Single keys work while you aren’t typing.');
});

test('the palette finds an entity and selects it', async () => {
  await open();
  await userEvent.keyboard('{Control>}k{/Control}');
  await vi.waitFor(() => expect(document.querySelector('dialog [role="combobox"]')).not.toBeNull(), 4000);
  await userEvent.keyboard('partneraudit{Enter}');
  await vi.waitFor(() => expect(playground.selected).toMatch(/^AROA/));
});

test('a change is undone and brought back from the keyboard', async () => {
  await open();
  playground.actAs({ type: 'console', id: '111122223333' });
  await playground.call('CreateUser', { UserName: 'dora' });
  const names = (): string[] => [...playground.world.tables.users.values()].map(({ name }) => name);
  expect(nameOf(button('Undo'))).toBe('Undo create-user --user-name dora');
  await userEvent.keyboard('{Control>}z{/Control}');
  await vi.waitFor(() => expect(names()).not.toContain('dora'), 4000);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await vi.waitFor(() => expect(names()).toContain('dora'), 4000);
});

test('a change is undone from a line of the tree and from a list of choices, which undo no typing of their own', async () => {
  await open();
  playground.actAs({ type: 'console', id: '111122223333' });
  const names = (): string[] => [...playground.world.tables.users.values()].map(({ name }) => name);
  const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(
    (one) => one.innerText.trim() === 'Identities',
  );
  tab?.click();
  for (const place of ['[role="treeitem"][tabindex="0"]', 'select']) {
    await playground.call('CreateUser', { UserName: 'dora' });
    await vi.waitFor(() => expect(document.querySelector(place)).not.toBeNull(), 4000);
    document.querySelector<HTMLElement>(place)?.focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await vi.waitFor(() => expect(names(), place).not.toContain('dora'));
  }
  await playground.call('CreateUser', { UserName: 'dora' });
  document.querySelector<HTMLElement>('input[type="search"], input[type="text"], input:not([type])')?.focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(names()).toContain('dora');
});

test('one button at most is filled while a role is worn, beside the whole account, and once the session is over', async () => {
  await open();
  // What the page fetches for it may take long beside other tests.
  const patience = 15_000;
  const stands = (text: string): Promise<void> =>
    vi.waitFor(() => expect(nameOf(document.body).includes(text), text).toBe(true), patience);
  const filled = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('button.main')].filter((one) => one.offsetParent).map(nameOf);
  const fills = (name: string): Promise<void> => vi.waitFor(() => expect(filled()).toEqual([name]), patience);
  tab('Steps').click();
  (await vi.waitFor(() => button('Put it on as ana'), patience)).click();
  await stands('Whole account');
  await fills('Next');
  button('Whole account').click();
  await vi.waitFor(() => expect(document.body.innerText).not.toContain('Whole account'), patience);
  await fills('Next');
  const [session] = playground.world.tables.sessions.values();
  const { id: accessKeyId = '', secretAccessKey = '', sessionToken = '' } = session ?? {};
  playground.actAs({ type: 'key', accessKeyId, secretAccessKey, sessionToken });
  await playground.run({ type: 'clock', milliseconds: 2 * 3_600_000 });
  await stands('is over: AWS refuses');
  await fills('Go on as ana');
  playground.actAs({ type: 'console', id: '111122223333' });
  await playground.reset('empty');
  await stands('Create the first user');
  await fills('Next');
  tab('Identities').click();
  await fills('Next');
  button('Close the steps').click();
  await fills('Create the first user');
}, 60_000);

test('what was folded stays folded, and a storage that throws is no matter', async () => {
  await open();
  const drawer = (): string => tab('Log').getAttribute('aria-selected') ?? '';
  tab('Log').click();
  flushSync();
  expect(drawer()).toBe('true');
  await unmount(component);
  await open();
  expect(tab('Steps').getAttribute('aria-selected')).toBe('true');
  button('Fold away: What just happened').click();
  flushSync();
  await unmount(component);
  await open();
  expect(drawer()).toBe('false');
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  tab('Log').click();
  flushSync();
  expect(drawer()).toBe('true');
  vi.restoreAllMocks();
});

test('on a phone there is one place at a time, and who acts is always in sight', async () => {
  await page.viewport(390, 844);
  await open();
  for (const [place, text] of [
    ['Learn', 'Somebody asks'],
    ['Account', 'Users'],
    ['Steps', 'More about the request'],
    ['Look', 'This account'],
  ] as const) {
    button(place).click();
    await shows(text);
    expect(button('Acting as')).toBeTruthy();
    expect(document.documentElement.scrollWidth).toBe(390);
  }
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
