import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page as browser } from 'vitest/browser';
import { credentialsOf } from '../../../../../src/ui/kinds/acting.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import WhyPanel from '../../../../../src/ui/panels/use/why/WhyPanel.svelte';
import type { Credentials, OperationName } from '../../../../../src/engine/index.ts';
import { byName } from '../../../../../src/engine/index.ts';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

const account = '111122223333';
const reports = 'arn:aws:s3:::reports/q3';
const ask = (who: string, rest = ''): string =>
  `s3:GetObject/${reports}?as=arn:aws:iam::${account}:user/${who}${rest}`;

function as(name: string): Credentials {
  const { world } = page.playground;
  const user = byName(world, 'users', account, name);
  const credentials = user && credentialsOf(world, itemOf(world, user.id));
  if (!credentials) throw new Error(`nobody is called ${name}`);
  return credentials;
}

const does = (operation: OperationName, input: object) => page.playground.call(operation, input);

beforeEach(async () => {
  await browser.viewport(1200, 900);
  page = await mountPanel(WhyPanel);
  const host = document.querySelector<HTMLElement>('.host');
  if (host) host.style.width = '1180px';
  await page.settle();
});
afterEach(async () => {
  await page.close();
  page.playground.close();
  document.documentElement.removeAttribute('data-theme');
});

const heading = (): string => document.querySelector('h2')?.innerText ?? '';
const gates = (): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>('.gates ol button'),
];
const opened = (): string =>
  gates()
    .find((gate) => gate.getAttribute('aria-current') === 'true')
    ?.querySelector('.title')?.textContent ?? '';
const detail = (): string => document.querySelector<HTMLElement>('section.detail')?.innerText ?? '';
const heard = (): string => document.querySelector('[aria-live]')?.textContent ?? '';

async function show(question: string): Promise<void> {
  page.view.showWhy({ kind: 'ask', question });
  await page.until(() => heading() !== '' && heading() !== 'Why?', 'the answer');
  await page.until(() => document.querySelector('.detail.open') !== null, 'the request to come to its gate');
}

/** carol's boundary leaves reports out. */
async function bound(): Promise<void> {
  await does('CreatePolicy', {
    PolicyName: 'InvoicesOnly',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::invoices/*' }],
    }),
  });
  await does('PutUserPermissionsBoundary', {
    UserName: 'carol',
    PermissionsBoundary: `arn:aws:iam::${account}:policy/InvoicesOnly`,
  });
}

function press(key: string): void {
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
}

async function faults(): Promise<string[]> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document.body, {
    rules: { 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('one sentence says who can’t do what, the gate that was shut stands open, and both sides are held together', async () => {
  await bound();
  await show(ask('carol'));
  expect(heading()).toBe('carol can’t read reports/q3: the boundary InvoicesOnly leaves it out.');
  expect(opened()).toBe('Boundary');
  expect(gates().map((gate) => gate.querySelector('.said')?.textContent)).toEqual([
    'none anywhere',
    'none applies',
    'none applies',
    'no policy',
    'yes: ReadReports',
    'leaves it out',
    'not asked',
  ]);
  const marks = [...document.querySelectorAll('.detail dl mark')].map((mark) => mark.textContent);
  expect(marks).toEqual(['reports/q3', 'invoices/*']);
  const statement = [...document.querySelectorAll('.detail .gate > pre mark')].map(
    (mark) => mark.textContent,
  );
  expect(statement).toEqual(['"arn:aws:s3:::invoices/*"']);
  expect(detail()).toContain('because no permissions boundary allows the s3:GetObject action');
  expect(await faults()).toEqual([]);
  document.documentElement.setAttribute('data-theme', 'dark');
  await page.settle();
  expect(await faults()).toEqual([]);
});

test('the gates are one tab stop: arrows go along them, Enter opens one, Escape goes back, and back to the page', async () => {
  await bound();
  await show(ask('carol'));
  expect(gates().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  gates()[5]?.focus();
  press('ArrowLeft');
  await page.settle();
  expect(document.activeElement).toBe(gates()[4]);
  press('Home');
  press('ArrowRight');
  await page.settle();
  expect(document.activeElement).toBe(gates()[1]);
  press('End');
  await page.settle();
  expect(document.activeElement).toBe(gates()[6]);
  press('ArrowLeft');
  press('ArrowLeft');
  // A click without a pointer is what Enter makes.
  gates()[4]?.click();
  await page.settle();
  expect(opened()).toBe('Identity policies');
  expect(document.activeElement?.matches('section.detail')).toBe(true);
  expect(detail()).toContain('ReadReports');
  press('Escape');
  await page.settle();
  expect(document.activeElement).toBe(gates()[4]);
  press('Escape');
  await page.settle();
  expect(page.view.why).toBeNull();
});

test('the way is walked forward and back, and each stop is said once', async () => {
  await bound();
  await show(ask('carol'));
  expect(heard(), 'the heading has the focus and says it').toBe('');
  expect(document.activeElement).toBe(document.querySelector('h2'));
  const back = named<HTMLButtonElement>('.controls button', 'Back');
  back.click();
  await page.settle();
  expect(opened()).toBe('Identity policies');
  expect(heard()).toContain('Stop 6 of 7. Identity policies: passed.');
  const notches = [...document.querySelectorAll<HTMLButtonElement>('.timeline button')];
  expect(notches).toHaveLength(7);
  expect(notches[1]?.textContent.trim().replaceAll(/\s+/g, ' ')).toMatch(/^Explicit deny, passed\.$/);
  notches[0]?.click();
  await page.settle();
  expect(heard()).toContain('Stop 1 of 7. carol asks for s3:GetObject on arn:aws:s3:::reports/q3.');
  expect(detail()).toContain('AWS now asks seven gates');
  notches[0]?.focus();
  press('End');
  await page.settle();
  expect(opened()).toBe('Boundary');
  expect(heard()).toContain('Stop 7 of 7. Boundary: shut: decided here.');
});

test('a gate behind the end can be looked at, and says that it was not asked', async () => {
  await bound();
  await show(ask('carol'));
  gates()[6]?.click();
  await page.settle();
  expect(opened()).toBe('Session policy');
  expect(detail()).toContain('AWS doesn’t ask this gate: Boundary decided before.');
});

test('as text, every gate says its whole sentence', async () => {
  await show(ask('carol'));
  expect(heading()).toBe('carol can read reports/q3: ReadReports, policy of the group Auditors, allows it.');
  document.querySelector('h2')?.focus();
  press('t');
  await page.settle();
  expect(document.querySelector('.gates svg')).toBeNull();
  expect(gates()[4]?.innerText).toContain(
    'passed. A policy that carol has, directly or through a group or role',
  );
  expect(await faults()).toEqual([]);
  press('T');
  await page.settle();
  expect(document.querySelector('.gates svg')).not.toBeNull();
});

test('what was read is listed, what was found silent too, each with its statements', async () => {
  await show(ask('carol'));
  const read = [...document.querySelectorAll<HTMLElement>('.detail summary')].map((one) =>
    one.innerText.replace(/\s+/g, ' ').trim(),
  );
  expect(read).toEqual([
    'ReadReports 2 statements allows it',
    'ReadInvoices 1 statement says nothing',
    'KeepReports 1 statement says nothing',
  ]);
});

test('a question that was answered is not asked twice, until something changes', async () => {
  await show(ask('carol'));
  const { length } = page.playground.history;
  page.view.why = null;
  await page.settle();
  await show(ask('carol'));
  expect(page.playground.history).toHaveLength(length);
  page.view.why = null;
  await bound();
  await page.settle();
  await show(ask('carol'));
  expect(page.playground.history).toHaveLength(length + 3);
  expect(heading()).toContain('can’t read');
});

test('a question is answered under its conditions, and shows them', async () => {
  await show(ask('ana', '&aws:SourceIp=203.0.113.7'));
  expect(document.querySelector('.question')?.textContent).toContain('203.0.113.7');
  const [row] = page.playground.history.slice(-1);
  expect(row?.command).toMatchObject({ type: 'try', context: { keys: { 'aws:SourceIp': ['203.0.113.7'] } } });
});

test('the refusal of a call is explained by its number; one without reasons says so', async () => {
  page.playground.actAs(as('ana'));
  const { rev } = await does('CreateUser', { UserName: 'zed' });
  page.view.showWhy({ kind: 'why', rev });
  await page.until(() => heading().startsWith('ana can’t create zed'), 'the sentence');
  page.view.showWhy({ kind: 'why', rev: 999 });
  await page.until(() => document.body.innerText.includes('no answer number 999'), 'what is missing');
  page.view.showWhy({ kind: 'ask', question: ask('nobody') });
  await page.until(() => document.body.innerText.includes('nobody with the ARN'), 'who is missing');
  named('button', 'Back').click();
  await page.settle();
  expect(page.view.why).toBeNull();
});

test('on a phone the gates run downwards and everything fits', async () => {
  await bound();
  const host = document.querySelector<HTMLElement>('.host');
  if (host) host.style.width = '390px';
  await browser.viewport(390, 844);
  await page.settle();
  await show(ask('carol'));
  await page.settle();
  const places = gates().map((gate) => gate.getBoundingClientRect());
  expect(places.map(({ top }) => top)).toEqual([...places.map(({ top }) => top)].sort((a, b) => a - b));
  for (const { height } of places) expect(height).toBeGreaterThanOrEqual(44);
  const wide = [...document.querySelectorAll<HTMLElement>('.view *')].filter(
    (one) =>
      one.closest('.visually-hidden, .title, pre') === null && one.getBoundingClientRect().right > 390.5,
  );
  expect(wide.map((one) => `${one.tagName} ${one.className} ${one.innerText}`)).toEqual([]);
  expect(await faults()).toEqual([]);
});
