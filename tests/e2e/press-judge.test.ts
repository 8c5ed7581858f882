import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fullAccount } from './press/account.ts';
import { shown, type Control } from './press/controls.ts';
import { judge } from './press/judge.ts';
import { Visitor } from './press/visitor.ts';
import { Walk } from './press/walk.ts';
import { address, theBrowser, useBrowser } from './visit.ts';

useBrowser();

const options = { viewport: { width: 1440, height: 900 } };

/** Somebody on the built page, to which something is done before it opens. */
async function visitor(prepare: (page: Page) => Promise<unknown>): Promise<Visitor> {
  const saved = await fullAccount(theBrowser(), address());
  return new Visitor(theBrowser(), { address: address(), saved, options, patience: 1500, prepare });
}

/** Puts controls of every quality into the page: what the walk must tell, and what it must not. */
function putControls(): void {
  const controls: Record<string, (button: HTMLButtonElement) => void> = {
    'does nothing': () => undefined,
    'does nothing beside a countdown': () => undefined,
    throws: () => {
      throw new Error('the request is gone');
    },
    'rejects late': () => void Promise.reject(new Error('nobody listens')),
    'says an error': () => console.error('went wrong'),
    'breaks the policy': (button) => button.setAttribute('style', 'color: red'),
    'changes the page': (button) => (button.textContent = 'Changed the page'),
    'announces something': () => (said.textContent = 'Copied.'),
    'moves the focus': () => document.querySelector<HTMLElement>('#elsewhere')?.focus(),
    'goes away before it is pressed': () => undefined,
    'ends later': (button) => void setTimeout(() => (button.title = 'ended'), 700),
  };
  const said = document.createElement('p');
  const countdown = document.createElement('p');
  said.role = 'status';
  const main = document.createElement('main');
  for (const [name, act] of Object.entries(controls)) {
    const button = document.createElement('button');
    button.textContent = name;
    button.onclick = () => act(button);
    main.append(button);
  }
  const other = document.createElement('button');
  other.id = 'elsewhere';
  document.body.replaceChildren(main, other, said, countdown);
  let seconds = 100;
  setInterval(() => (countdown.textContent = `${String((seconds -= 1))} s left`), 300);
}

test('a control that does nothing, or that goes wrong, is told; one that does something isn’t', async () => {
  const somebody = await visitor(() => Promise.resolve());
  await somebody.anew();
  await somebody.page.evaluate(putControls);
  const controls = (await shown(somebody.page)).controls.filter(({ name }) => name !== '');
  await somebody.page.getByRole('button', { name: 'goes away' }).evaluate((button) => button.remove());
  const faults: Record<string, readonly string[] | null> = {};
  for (const control of controls) faults[control.name] = await judge(somebody, control);
  await somebody.leave();
  expect(faults).toEqual({
    'does nothing': ['does nothing'],
    'does nothing beside a countdown': ['does nothing'],
    throws: ['does nothing', 'uncaught: the request is gone'],
    'rejects late': ['does nothing', 'uncaught: nobody listens'],
    'says an error': ['does nothing', 'console: went wrong'],
    'breaks the policy': [
      expect.stringMatching(/^console: .*style/),
      expect.stringMatching(/^policy: style/),
    ],
    'changes the page': [],
    'announces something': [],
    'moves the focus': [],
    'goes away before it is pressed': null,
    'ends later': [],
  });
});

/** Does that to the form “New workspace”, which once lost its request when its dialog closed. */
function breakForm(how: 'throws' | 'only closes'): void {
  addEventListener(
    'submit',
    (event) => {
      const dialog = (event.target as Element).closest('dialog');
      if (dialog?.querySelector('h2')?.textContent !== 'New workspace') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      dialog.querySelector<HTMLElement>('header button')?.click();
      if (how === 'throws') throw new TypeError('Cannot read properties of null');
    },
    { capture: true },
  );
}

/** What leads to that form, and what stands in it. */
const isOnTheWay = ({ name, scope }: Control): boolean =>
  name.startsWith('Everything ') || name === 'New workspace…' || scope.includes('New workspace');

test.each([
  ['throws', ['does nothing', 'uncaught: Cannot read properties of null']],
  ['only closes', ['does nothing']],
] as const)('the walk comes to a form that %s, and says so', async (how, told) => {
  const walk = new Walk('kinds', isOnTheWay);
  await walk.walk([await visitor((page) => page.addInitScript(breakForm, how))]);
  expect(walk.faults).toEqual(told.map((fault) => `button “Create” in New workspace: ${fault}`));
});
