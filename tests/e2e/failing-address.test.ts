import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeTextLink } from '../../src/exchange/link/text-link.ts';
import { carryingWorkshop } from '../lessons/workshop/small.ts';
import { topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const workshopText = carryingWorkshop('first-policy');
const workshopLink = await writeTextLink('w1', workshopText);
if (!workshopLink.ok) throw new Error('the workshop makes no link');

/** Addresses of every kind that has code of its own, and what this code's file is called. */
const kinds = [
  ['a sent account', '#d4.AAAA.AAAAAA', 'open-link', 'The account in this link', /#d4\.AAAA\.AAAAAA\n$/],
  [
    'a lesson of a workshop',
    '#/workshop/mine/small',
    'open-workshop',
    'The workshop’s lesson at this address',
    /#\/workshop\/mine\/small\n$/,
  ],
  [
    'a lesson',
    '#/lesson/first-policy',
    'open-lesson',
    'The lesson at this address',
    /#\/lesson\/first-policy\n$/,
  ],
  [
    'a recording',
    '#/author/abc/start',
    'open-recording',
    'The recording at this address',
    /#\/author\/abc\/start\n$/,
  ],
] as const;

test.each(kinds)(
  'a page whose address of %s fails starts with the visitor’s own account, and gives the text as a file',
  async (_, hash, code, said, text) => {
    const context = await newVisitor({ acceptDownloads: true });
    await context.route(new RegExp(`/${code}-[^/]*\\.js$`), (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new RangeError("made to fail")' }),
    );
    const { page, problems } = await visit(context, hash);
    await topBar(page)
      .getByRole('button', { name: /^Sample account/ })
      .waitFor();
    await page.getByText(`${said} could not be opened here.`, { exact: false }).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const saved: string = readFileSync(await download.path(), 'utf8');
    expect(saved).toMatch(text);
    // The address is gone, so that a reload doesn't fail again.
    expect(new URL(page.url()).hash).toBe('');
    // Its reason is told to who looks for it, and nothing else went wrong.
    expect(problems.splice(0).filter((one) => !one.includes('made to fail'))).toEqual([]);
    await page.reload();
    await topBar(page)
      .getByRole('button', { name: /^Sample account/ })
      .waitFor();
  },
);

test('a link that is refused is given as a file, too', async () => {
  const { page } = await visit(await newVisitor({ acceptDownloads: true }), '#d4.AAAA.AAAAAA');
  await page
    .getByText('A part of this link was lost or changed on its way.', { exact: false })
    .first()
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/#d4\.AAAA\.AAAAAA\n$/);
});

test('a sent workshop that fails is told in the visitor’s own account, which is open, and its address is saved', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'DecompressionStream', {
      value: function () {
        throw new TypeError('made to fail');
      },
    });
  });
  const { page, problems } = await visit(context, `#${workshopLink.link}`);
  await page.getByRole('alert').getByText('The page could not read this link', { exact: false }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save its text as a file' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain(`#${workshopLink.link}\n`);
  await topBar(page)
    .getByRole('button', { name: /^Sample account/ })
    .waitFor();
  expect(problems.splice(0).filter((one) => !one.includes('made to fail'))).toEqual([]);
});

test('a link that fails while another account is shown leads back to the visitor’s own account', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  await context.route(/\/open-link-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new RangeError("made to fail")' }),
  );
  const { page, problems } = await visit(context, '#/lesson/first-policy');
  await page.getByRole('link', { name: 'Map' }).first().waitFor();
  await page.evaluate(() => (location.hash = 'd4.AAAA.AAAAAA'));
  await page
    .getByText('The account in this link could not be opened here.', { exact: false })
    .first()
    .waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Sample account/ })
    .waitFor();
  expect(problems.splice(0).filter((one) => !one.includes('made to fail'))).toEqual([]);
});

test('a place in the own account that fails while it is drawn doesn’t keep the page from starting', async () => {
  const context = await newVisitor();
  // A frame's address is read twice before the page is drawn, and then to draw it, which fails here.
  await context.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object below
    const plain = RegExp.prototype.exec;
    let times = 0;
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      const isFrame = text === '#/story/roles' && this.source.includes('story\\/(');
      if (isFrame && ++times === 3) throw new RangeError('made to fail');
      return plain.call(this, text);
    };
  });
  const { page, problems } = await visit(context, '#/story/roles');
  await page
    .getByText('The place at this address could not be opened here.', { exact: false })
    .first()
    .waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Sample account/ })
    .waitFor();
  expect(problems.splice(0).filter((one) => !one.includes('made to fail'))).toEqual([]);
});
