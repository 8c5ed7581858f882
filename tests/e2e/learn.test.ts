import { storyFrames } from '#words/story-frames.ts';
import { expect, test } from 'vitest';
import { ask } from './doing.ts';
import { actAs, dialog, createUser, happened, looking, topBar, learning } from './places.ts';
import { expectFocus, focused } from './focus.ts';
import { watchMotion } from './motion.ts';
import { inSight } from './in-sight.ts';
import { missingFromPicture } from './named.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('the page opens with somebody acting, the account drawn and the story beside it, and asks for nothing; an entity’s inspector shows what it is', async () => {
  const { page } = await visit(await newVisitor());
  await topBar(page)
    .getByRole('button', { name: /^Acting as ana/ })
    .waitFor();
  await page.getByRole('group', { name: 'The account as a picture' }).waitFor();
  expect(await learning(page).getByRole('heading').first().innerText()).not.toBe('');
  expect(await dialog(page).count()).toBe(0);
  // The story's own list of frames tells which one is open.
  await learning(page)
    .getByRole('button', { name: /^1 of 14/ })
    .click();
  expect(await page.locator('[role=menuitem][aria-current=true]').allInnerTexts()).toEqual([
    expect.stringContaining('Access'),
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Identities' }).click();
  await page.getByRole('treeitem', { name: /^Deployer/ }).click();
  await looking(page).getByText('arn:aws:iam::111122223333:role/Deployer').first().waitFor();
  expect(await looking(page).innerText()).toMatch(/AROA[A-Z2-7]{17}/);
});

test('a role is put on in two clicks, its steps walk on and back and say who decided what, and its session may do what the role may, and not what its wearer may', async () => {
  const { page } = await visit(await newVisitor());
  await happened(page).getByRole('button', { name: 'Put it on as ana' }).click();
  const next = happened(page).getByRole('button', { name: 'Next' });
  await page.locator('.stage svg').first().waitFor();
  // This visitor wants no motion: each step is a still frame.
  const motion = await watchMotion(page);
  await next.click();
  await happened(page).getByText('AnyoneHereWhoIsAllowed').first().waitFor();
  await atRest(page);
  const { started, drawings } = await motion();
  expect(started).toEqual([]);
  expect(drawings).toBeLessThanOrEqual(2);
  await next.click();
  await happened(page).getByText('MayAssumeDeployer').first().waitFor();
  await happened(page).getByRole('button', { name: 'Back' }).click();
  await happened(page).getByText('AnyoneHereWhoIsAllowed').first().waitFor();

  const steps = happened(page).getByRole('list', { name: 'The steps' });
  const cards = await steps.getByRole('listitem').allInnerTexts();
  expect(cards.map((card) => card.split('\n')[0])).toEqual(
    expect.arrayContaining(['Ask', 'Trust', 'Permission', 'Credentials', 'Session', 'Expiry']),
  );
  const told = cards.join('\n');
  for (const fact of ['ana', 'Developers', 'Deployer/ana']) expect(told).toContain(fact);
  await steps.getByRole('button', { name: /^Credentials/ }).click();
  const answer = (): Promise<string> => happened(page).innerText();
  await expect.poll(answer).toContain('ASIA');

  await actAs(page, /^Deployer\/ana/);
  const own = await ask(page, 's3:GetObject', 'arn:aws:s3:::team-bucket/plan.md');
  expect(own).toContain('no identity-based policy allows');
  const ofRole = await ask(page, 's3:GetObject', 'arn:aws:s3:::deploy-artifacts/app.zip');
  expect(ofRole).toContain('DeployStack');
});

test('a refusal is AWS’s own sentence and names the gate that stopped it', async () => {
  const { page } = await visit(await newVisitor());
  await createUser(page, 'dora');
  const alert = dialog(page).getByRole('alert');
  await alert.waitFor();
  const text = await alert.innerText();
  expect(text).toContain(
    'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::111122223333:user/dora because no identity-based policy allows the iam:CreateUser action',
  );
  expect(text).toContain('What stopped it');
});

test('every frame of the story has an address of its own', async () => {
  const context = await newVisitor();
  const { page } = await visit(context);
  const first = await learning(page).getByRole('heading', { level: 2 }).innerText();
  await learning(page).getByRole('button', { name: 'Next' }).click();
  const second = await learning(page).getByRole('heading', { level: 2 }).innerText();
  expect(second).not.toBe(first);
  const hash = new URL(page.url()).hash;
  expect(hash).not.toBe('');
  const titleIs = (name: string): Promise<void> =>
    expect.poll(() => page.title()).toBe(`${name}IAM Playground`);
  await titleIs('Developers · ');
  await page.evaluate(() => (location.hash = '#/lessons'));
  await titleIs('Lessons · ');
  await page.goBack();
  await titleIs('Developers · ');
  await page.goBack();
  await expect.poll(() => page.title()).toBe('IAM Playground: who is who in AWS');
  await page.goForward();
  await titleIs('Developers · ');
  const other = await visit(await newVisitor(), hash);
  await other.page.getByRole('heading', { level: 2, name: second }).waitFor();
});

test('Enter on Next leads through the door and beyond: the focus stays on Next', async () => {
  const { page } = await visit(await newVisitor(), '#/story/no-keys');
  const next = learning(page).getByRole('button', { name: 'Next', exact: true });
  await next.focus();
  for (let step = 1; step <= 8; step++) {
    await page.keyboard.press('Enter');
    await learning(page)
      .getByText(`step ${String(step)} of 8`, { exact: true })
      .waitFor();
    await atRest(page);
    expect(await focused(page), `step ${String(step)}`).toBe('button Next');
  }
  await page.keyboard.press('Enter');
  await learning(page).getByRole('heading', { name: 'The hat decides what you may do.' }).waitFor();
  await atRest(page);
  expect(await focused(page)).toBe('button Next');
});

test('while the door’s picture moves, its sentence and the count of its steps speak of the same step', async () => {
  const { page } = await visit(await newVisitor({ reducedMotion: 'no-preference' }), '#/story/assume');
  const next = learning(page).getByRole('button', { name: 'Next', exact: true });
  await learning(page).getByText('step 1 of 8', { exact: true }).waitFor();
  await page.evaluate(() => {
    const apart = ((window as { apart?: string[] }).apart = []) as string[];
    const story = document.querySelector('article') as HTMLElement;
    new MutationObserver(() => {
      const [, told] = /Step (\d) of 8/.exec(story.querySelector('.frame')?.textContent ?? '') ?? [];
      const [, counted] = /step (\d) of 8/.exec(story.textContent) ?? [];
      if (told !== undefined && counted !== undefined && told !== counted)
        apart.push(`step ${counted} says ${told}`);
    }).observe(story, { subtree: true, childList: true, characterData: true });
  });
  for (let step = 2; step <= 8; step++) {
    await next.click();
    await learning(page)
      .locator('.frame')
      .getByText(new RegExp(`^Step ${String(step)} of 8`))
      .waitFor({ state: 'attached' });
  }
  expect(await page.evaluate(() => (window as { apart?: string[] }).apart)).toEqual([]);
});

test('Enter held on Finish ends the story and presses nothing that stands there next', async () => {
  const { page } = await visit(await newVisitor(), '#/story/next');
  await learning(page).getByRole('button', { name: 'Finish', exact: true }).focus();
  for (let i = 0; i < 8; i++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await learning(page).getByRole('heading', { name: 'You have finished the story.' }).waitFor();
  await atRest(page);
  expect(await focused(page)).toBe('h2 You have finished the story.');
  expect(await page.getByRole('menu').count()).toBe(0);
});

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.each([
  ['a low desk', { viewport: { width: 1280, height: 720 }, isMobile: false }],
  ['a phone', phone],
])(
  'on %s the picture shows what each frame of the story names, before its button and after, and one Next leads through all',
  async (_, options) => {
    const { page } = await visit(await newVisitor(options));
    const story = page.getByRole('article').first();
    const frame = story.locator('.frame');
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await frame.locator('[data-names], h2').first().waitFor();
    await page.locator('.frame[data-names]').waitFor();
    const wrong: string[] = [];
    /** The picture's heights: on a phone the text below it stays at its place. */
    const heights = new Set<number>();
    const measure = async (): Promise<unknown> =>
      heights.add((await page.locator('.graph-panel').boundingBox())?.height ?? 0);
    const judge = async (what: string): Promise<void> => {
      await expect
        .poll(async () => (await missingFromPicture(page, '.frame')).length, { timeout: 8000 })
        .toBe(0)
        .catch(() => undefined);
      wrong.push(...(await missingFromPicture(page, '.frame')).map((name) => `${what}: ${name}`));
      const nexts = await next.filter({ visible: true }).count();
      if (nexts > 1) wrong.push(`${what}: ${String(nexts)} buttons say Next`);
    };
    const filled = page.locator('button.main:visible');
    const fills = async (what: string, ...names: readonly string[]): Promise<void> => {
      await expect
        .poll(() => filled.allInnerTexts(), { timeout: 8000 })
        .toEqual(names)
        .catch(async () =>
          wrong.push(
            `${what}: “${(await filled.allInnerTexts()).join(', ')}” is filled, not “${names.join()}”`,
          ),
        );
    };
    for (let at = 1; at <= 14; at++) {
      await story.getByText(new RegExp(`^${String(at)} of 14`)).waitFor();
      if (at === 11) {
        // The door: the same Next steps through it.
        for (let step = 1; step <= 8; step++) {
          await story.getByText(`step ${String(step)} of 8`, { exact: true }).waitFor();
          await page.locator('.stage svg').first().waitFor();
          await page
            .locator('.stage svg')
            .getByText(/\bana$/)
            .first()
            .waitFor();
          expect(await next.filter({ visible: true }).count()).toBe(1);
          await fills(`step ${String(step)}`, 'Next');
          expect(await page.getByRole('button', { name: 'Back', exact: true }).count()).toBe(1);
          if (step === 4)
            for (const fact of [
              '1 Trust: open',
              '2 Permission: open',
              'MayAssumeDeployer',
              'trusted by name',
            ])
              expect(await frame.innerText()).toContain(fact);
          await measure();
          // What the step says is in sight, and so is what goes on.
          const told = frame.locator('[data-now]');
          if (step > 1) await inSight({ [`door, step ${String(step)}`]: told, Next: next });
          await next.click();
        }
        continue;
      }
      expect(await page.locator('.stage svg').count(), `frame ${String(at)}`).toBe(0);
      await judge(`frame ${String(at)}`);
      await measure();
      // The last frame leads elsewhere, and a phone shows one place at a time.
      const action = frame.getByRole('button', { name: /^(?!Yes$|No$)/ }).first();
      const label = at < 14 ? await action.innerText() : 'Try';
      const guess = frame.getByRole('button', { name: 'Yes', exact: true });
      // The question is fetched with its frame.
      if (storyFrames[at - 1]?.prediction) {
        await guess.waitFor();
        await fills(`frame ${String(at)}, before its question is answered`);
        await guess.click();
      }
      if (at < 14) await fills(`frame ${String(at)}`, label);
      // It is in sight and can be pressed at once, however high the text is.
      if (at < 14) await inSight({ [`the button “${label}” of frame ${String(at)}`]: action });
      if (at < 13 && !label.startsWith('Look')) {
        await action.click();
        const reply = frame.getByRole('status').filter({ hasText: /./ }).first();
        await reply.waitFor();
        await inSight({ [`the reply to “${label}”`]: reply, Next: next });
        await judge(`frame ${String(at)}, “${label}”`);
        await fills(`frame ${String(at)}, “${label}”`, 'Next');
      }
      const isWide = (await page.getByRole('tab', { name: 'Story', exact: true }).count()) > 0;
      if (at === 3 && isWide) {
        // The drawer, which this visitor left open, has given way to what the frame names; opened again, it is one press
        // away from the frame.
        const drawer = happened(page).getByRole('button', { name: 'Fold away: What just happened' });
        expect(await drawer.count()).toBe(0);
        await page.getByRole('tab', { name: 'Try', exact: true }).click();
        await drawer.waitFor();
        await page.getByRole('button', { name: 'Back to the story' }).click();
        await drawer.waitFor({ state: 'detached' });
        await judge(`frame ${String(at)}, come back to`);
      }
      if (at === 4 && !isWide) {
        await action.click();
        await page.getByRole('heading', { name: 'ana', exact: true }).waitFor();
        await page.locator('.picture').getByText('Developers').waitFor();
        await page.getByRole('button', { name: 'Learn', exact: true }).click();
        await fills(`frame ${String(at)}, come back to`, 'Next');
      }
      if (at === 4 && isWide) {
        await action.click();
        // It is read out, and the keyboard goes on there.
        await frame.getByRole('status').filter({ hasText: 'ana is open now' }).waitFor();
        await expectFocus(page, 'heading', 'ana');
        await fills(`frame ${String(at)}, “${label}”`, 'Next');
      }
      if (at === 8) {
        await frame.getByRole('button', { name: 'Yes' }).click();
        await inSight({ 'the answer to a guess': frame.locator('.because'), Next: next });
      }
      if (at < 14) await next.click();
    }
    expect(wrong).toEqual([]);
    if (options.isMobile) expect([...heights]).toHaveLength(1);
  },
  120_000,
);
