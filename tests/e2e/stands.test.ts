import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { saved, topBar } from './places.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** Where the live picture has everything, and what its lines tie: by id. */
const standing = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    interface One {
      id: () => string;
      isEdge: () => boolean;
      position: () => { x: number; y: number };
      source: () => One;
      target: () => One;
    }
    const holder = [...document.querySelectorAll('div')].find((one) => '_cyreg' in one) as unknown as {
      _cyreg: { cy: { elements: () => { toArray: () => One[] } } };
    };
    const all = holder._cyreg.cy.elements().toArray();
    return Object.fromEntries(
      all
        .filter((one) => !/^flow:|^text:/.test(one.id()))
        .map((one) => {
          if (one.isEdge()) return [one.id(), `${one.source().id()} to ${one.target().id()}`];
          const { x, y } = one.position();
          return [one.id(), `${String(Math.round(x))} ${String(Math.round(y))}`];
        }),
    );
  });

const frames = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // A size is told in the frame after it has changed, and drawn in the one after that.
    for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
  });

/** Once nothing moves any more, and nothing that arrived is still to be drawn. */
async function settled(page: Page): Promise<Record<string, string>> {
  await frames(page);
  await atRest(page);
  await page.waitForFunction(() => {
    const holder = [...document.querySelectorAll('div')].find((one) => '_cyreg' in one) as
      { _cyreg: { cy: { elements: () => { toArray: () => { animated: () => boolean }[] } } } } | undefined;
    const all = holder?._cyreg.cy.elements().toArray() ?? [];
    // The still picture goes once all of the live one has come.
    const isWhole = document.querySelector('.whole > svg') === null;
    return isWhole && all.length > 10 && !all.some((one) => one.animated());
  });
  return standing(page);
}

async function asRoot(page: Page): Promise<void> {
  await topBar(page)
    .getByRole('button', { name: /^Acting as/ })
    .click();
  await page
    .getByText(/root user/)
    .first()
    .click();
}

async function type(page: Page, ...lines: readonly string[]): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = page.getByRole('textbox', { name: /^Command line, as / });
  for (const line of lines) {
    await prompt.fill(line);
    await prompt.press('Enter');
    const name = /--[a-z]+-name (\S+)/.exec(line)?.[1] ?? '';
    await page.getByRole('log').getByText(line).first().waitFor();
    expect(name).not.toBe('');
  }
  await saved(page);
  // An open drawer folds rows away: the whole picture stands once it is closed.
  await page.getByRole('button', { name: 'Fold away: What just happened' }).click();
}

const basicPolicy = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

test('nobody in the picture moves over a delete that is undone, nor over a reload, and no line leads elsewhere', async () => {
  const { page } = await visit(await newVisitor({ viewport: { width: 1440, height: 900 } }));
  await saved(page);
  await asRoot(page);
  await page.getByRole('button', { name: 'Fold away: What just happened' }).click();
  const before = await settled(page);
  await type(
    page,
    `aws iam detach-role-policy --role-name SiteCheck --policy-arn ${basicPolicy}`,
    'aws lambda delete-function --function-name check-site',
    'aws iam delete-role --role-name SiteCheck',
  );
  const without = await settled(page);
  expect(Object.keys(without).length).toBeLessThan(Object.keys(before).length);
  for (let i = 0; i < 3; i++) {
    const count = Object.keys(await settled(page)).length;
    await topBar(page).getByRole('button', { name: /^Undo/ }).click();
    // Each brings something back.
    await expect.poll(async () => Object.keys(await standing(page)).length).toBeGreaterThan(count);
  }
  expect(await settled(page)).toEqual(before);

  await type(
    page,
    'aws iam create-user --user-name aaron',
    'aws iam add-user-to-group --user-name aaron --group-name Auditors',
    'aws iam create-group --group-name Aardvarks',
  );
  const made = await settled(page);
  expect(Object.keys(made).filter((id) => !(id in before)).length).toBeGreaterThan(2);
  await page.reload();
  await saved(page);
  expect(await settled(page)).toEqual(made);
});
