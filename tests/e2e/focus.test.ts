import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  type Act,
  button,
  chooseActor,
  enter,
  expectFocus,
  focused,
  goTo,
  keys,
  lostIn,
  palette,
  shut,
} from './focus.ts';
import { dialog, happened, learning, looking, saved, showIdentities, topBar, tree } from './places.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** Things done by keyboard, one after the other on the same page, each from where the one before it ended. */
const acts: readonly Act[] = [
  ['the identities', (page) => enter(page.getByRole('tab', { name: 'Identities' }))],
  [
    'a line of the tree',
    async (page) => {
      await showIdentities(page);
      await tree(page).getByRole('treeitem', { name: /^ana/ }).focus();
      await page.keyboard.press('Enter');
    },
  ],
  [
    'a form',
    async (page) => {
      await enter(
        page.getByRole('tabpanel', { name: 'Identities' }).getByRole('button', { name: 'New', exact: true }),
      );
      await enter(page.getByRole('menuitem', { name: 'New user' }));
      await dialog(page).waitFor();
    },
  ],
  [
    'a form that is refused',
    async (page) => {
      await dialog(page).getByRole('textbox', { name: 'Name' }).fill('dora');
      await page.keyboard.press('Enter');
      await dialog(page)
        .getByRole('button', { name: /^Act as/ })
        .first()
        .waitFor();
    },
  ],
  ['“Act as root” in the form', (page) => enter(dialog(page).getByRole('button', { name: /^Act as/ }))],
  [
    'the form is sent',
    async (page) => {
      await enter(dialog(page).getByRole('button', { name: 'Create the user' }));
      await dialog(page).waitFor({ state: 'detached' });
    },
  ],
  [
    'undo from the toast',
    async (page) => {
      const b = page.getByRole('log', { name: 'Messages' }).getByRole('button', { name: /Undo/ });
      await enter(b);
    },
  ],
  ['redo by key', (page) => keys(page, 'Control+y')],
  ['undo by key', (page) => keys(page, 'Control+z')],
  ['redo in the header', (page) => enter(topBar(page).getByRole('button', { name: /^Redo/ }))],
  ['undo in the header', (page) => enter(topBar(page).getByRole('button', { name: /^Undo/ }))],
  [
    'g c, into the command line',
    async (page) => {
      await goTo('c', 'Steps')[1](page);
      await expect.poll(() => focused(page)).toMatch(/^textarea /);
      await page.getByRole('tab', { name: 'Terminal', exact: true }).focus();
    },
  ],
  goTo('t', 'Terminal'),
  goTo('l', 'Try'),
  goTo('s', 'Log'),
  goTo('i', 'Story'),
  [
    'the palette closes',
    async (page) => {
      await keys(page, '/');
      await page.getByRole('tab', { name: 'Identities', exact: true }).focus();
      await keys(page, '/');
      await dialog(page).waitFor();
      await shut(page);
    },
  ],
  [
    'a form from the palette, closed',
    async (page) => {
      await palette(page, 'New role');
      await dialog(page).getByRole('textbox').first().waitFor();
      await shut(page);
    },
  ],
  ['going somewhere from the palette', (page) => palette(page, 'carol')],
  [
    'an action of the inspector',
    async (page) => {
      await looking(page).getByRole('heading', { level: 2, name: 'carol' }).waitFor();
      await enter(looking(page).getByRole('button', { name: /^Actions for/ }));
      await enter(page.getByRole('menuitem', { name: /Delete/ }));
      await dialog(page).waitFor();
      await atRest(page);
    },
  ],
  [
    'a deletion',
    async (page) => {
      await enter(dialog(page).getByRole('button', { name: /^Remove these/ }));
      await dialog(page).waitFor({ state: 'detached' });
    },
  ],
  ['the deletion undone', (page) => keys(page, 'Control+z')],
  ['acting as ana', (page) => chooseActor(page, 'ana')],
  ['the steps’ tab', (page) => enter(page.getByRole('tab', { name: 'Steps' }))],
  ['“Put it on”', (page) => enter(happened(page).getByRole('button', { name: 'Put it on as ana' }))],
  ...[1, 2, 3, 4, 5, 6, 7].map((i): Act => [
    `next ${i}`,
    async (page) => {
      await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
      const next = happened(page).getByRole('button', { name: 'Next', exact: true });
      if (await next.count()) await enter(next);
    },
  ]),
  ['the whole account', (page) => enter(button(page, 'Whole account'))],
  ['the scene again', (page) => enter(happened(page).getByRole('button', { name: 'Show it on the stage' }))],
  ['close the steps', (page) => enter(happened(page).getByRole('button', { name: 'Close the steps' }))],
  [
    'Put on a role that refuses',
    async (page) => {
      await happened(page).getByRole('combobox', { name: 'Role', exact: true }).selectOption('PartnerAudit');
      await enter(happened(page).getByRole('button', { name: 'Put it on as ana' }));
      await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
    },
  ],
  [
    'mended',
    async (page) => {
      await enter(
        happened(page)
          .getByRole('list', { name: 'The steps' })
          .getByRole('button', { name: /^Trust/ }),
      );
      await enter(button(page, /^Name ana in/));
    },
  ],
  ['the mending undone', (page) => keys(page, 'Control+z')],
  ['why', (page) => enter(happened(page).getByRole('button', { name: /^Why/ }))],
  [
    'a gate',
    (page) =>
      enter(page.getByRole('list', { name: 'The seven gates, in AWS’s order' }).getByRole('button').last()),
  ],
  [
    'back from why',
    async (page) => {
      await enter(page.getByRole('main').getByRole('button', { name: 'Back', exact: true }));
      await page.getByRole('tab', { name: 'Log' }).waitFor();
    },
  ],
  ['all lessons', (page) => palette(page, 'See all lessons')],
  ['back from all lessons', (page) => enter(button(page, 'Back to the account'))],
  ['all lessons again', (page) => palette(page, 'See all lessons')],
  [
    'a lesson',
    async (page) => {
      await enter(page.getByRole('link', { name: /^What a user is/ }));
      await page.getByRole('tab', { name: 'Lesson' }).waitFor();
      await expectFocus(page, 'heading', 'What a user is');
    },
  ],
  ['a guess', (page) => enter(learning(page).getByRole('button', { name: 'Nothing allows it' }))],
  ['a hint', (page) => enter(learning(page).getByRole('button', { name: 'A nudge' }))],
  ['the lesson again', (page) => enter(learning(page).getByRole('button', { name: 'Start again' }))],
  [
    'the next lesson',
    async (page) => {
      await enter(learning(page).getByRole('button', { name: /next lesson/ }));
      await expectFocus(page, 'heading', 'First policy');
    },
  ],
  [
    'back to one’s own account',
    async (page) => {
      await enter(button(page, 'Back to yours'));
      await page.getByRole('tab', { name: 'Story' }).waitFor();
    },
  ],
];

/** The story, read with the keyboard alone: each of a frame's own buttons once, then its steps and the next frame. */
async function readStory(page: Page): Promise<string[]> {
  const lost: string[] = [];
  const article = learning(page).getByRole('article');
  const inside = article.locator('.frame').getByRole('button');
  const pressed = new Set<string>();
  for (;;) {
    const title = await article.getByRole('heading', { level: 2 }).first().innerText();
    for (let i = 0; i < (await inside.count()); i++) {
      const own = inside.nth(i);
      const name = `${title}: ${await own.innerText()}`;
      // A button that begins a frame's steps would lead back to the first of them.
      if (pressed.has(name) || !(await own.isEnabled())) continue;
      pressed.add(name);
      lost.push(...(await lostIn(page, [[name, () => enter(own)]])));
    }
    const finish = learning(page).getByRole('button', { name: 'Finish' });
    const isLast = (await finish.count()) > 0;
    const next = isLast ? finish : learning(page).getByRole('button', { name: 'Next', exact: true });
    lost.push(...(await lostIn(page, [[`after “${title}”`, () => enter(next)]])));
    if (isLast) return lost;
  }
}

test('the focus is never lost to the page’s body', async () => {
  const { page } = await visit(await newVisitor());
  await saved(page);
  expect(await lostIn(page, acts)).toEqual([]);
}, 200_000);

test('nor while the story is read', async () => {
  const { page } = await visit(await newVisitor());
  await saved(page);
  expect(await readStory(page)).toEqual([]);
}, 200_000);
