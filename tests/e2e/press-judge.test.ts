import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fullAccount, type Saved } from './press/account.ts';
import { shown, type Control } from './press/controls.ts';
import { judge } from './press/judge.ts';
import { putControls } from './press/put-controls.ts';
import { Visitor } from './press/visitor.ts';
import { Walk } from './press/walk.ts';
import { address, theBrowser, useBrowser } from './visit.ts';

useBrowser();

const options = { viewport: { width: 1440, height: 900 } };

let saved: Saved;
beforeAll(async () => {
  saved = await fullAccount(theBrowser(), address());
});

/** Somebody on the built page, to which something is done before it opens. */
const visitor = (prepare: (page: Page) => Promise<unknown>): Visitor =>
  new Visitor(theBrowser(), { address: address(), saved, options, patience: 1500, prepare });

test('a control that does nothing, or that goes wrong, is told; one that does something isn’t', async () => {
  const somebody = visitor(() => Promise.resolve());
  await somebody.anew();
  await somebody.page.evaluate(putControls);
  const controls = (await shown(somebody.page)).controls.filter(({ name }) => name !== '');
  await somebody.page.evaluate(() => dispatchEvent(new Event('redraw')));
  const faults: Record<string, readonly string[] | null> = {};
  for (const control of controls) faults[control.name] = await judge(somebody, control);
  await somebody.leave();
  expect(somebody.late).toEqual([
    expect.stringMatching(/^button “moves for a while before it is pressed”: nothing is over it; /),
  ]);
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
    prints: [],
    'goes away before it is pressed': null,
    'is drawn anew before it is pressed': [],
    'is drawn anew and does nothing': ['does nothing'],
    'is drawn anew under the pointer': [],
    'is drawn anew without end': ['is drawn anew whenever it is to be pressed'],
    'ends later': [],
    'moves for a while before it is pressed': [],
    'lies under something': [expect.stringMatching(/^can’t be pressed: over it: <aside/)],
    'is behind a dialog that was still to come': null,
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
      dialog.querySelector<HTMLElement>('button[aria-label="Close"]')?.click();
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
  await walk.walk([visitor((page) => page.addInitScript(breakForm, how))]);
  expect(walk.faults).toEqual(told.map((fault) => `button “Create” in New workspace: ${fault}`));
});
