import { expect, test } from 'vitest';
import sent from '../exchange/link/sent.json' with { type: 'json' };
import { looking, topBar } from './places.ts';
import { stoodStill, watchShifts } from './shifts.ts';
import { address, atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const picture = '#first-paint .first-picture.wide svg';

test('the account is drawn before any other file has arrived, and the page takes its place', async () => {
  const context = await newVisitor();
  await context.route('**/assets/**', (route) => route.abort());
  const bare = await context.newPage();
  await bare.goto(address());
  expect(await bare.locator(picture).isVisible()).toBe(true);
  expect(await bare.locator(picture).getByText('Deployer', { exact: true }).isVisible()).toBe(true);
  // Styled as well: a phone's picture is left out on a wide page.
  expect(await bare.locator('#first-paint .first-picture.small').isVisible()).toBe(false);
  const { page } = await visit(await newVisitor());
  await page
    .getByRole('group', { name: /picture|account/i })
    .first()
    .waitFor();
  expect(await page.locator(picture).isVisible()).toBe(false);
});

test('who comes back to an account of their own never sees the sample flash by', async () => {
  const context = await newVisitor();
  const { page } = await visit(context);
  await topBar(page)
    .getByRole('button', { name: /saved$/ })
    .waitFor();
  const bare = await context.newPage();
  await bare.route('**/assets/*.js', (route) => route.abort());
  await bare.goto(address());
  expect(await bare.locator(picture).isVisible()).toBe(false);
});

test.each(['#/lesson/first-policy', '#/why'])(
  'who enters by %s sees neither the sample nor the story before it, and is told that the page is coming',
  async (hash) => {
    const context = await newVisitor();
    const bare = await context.newPage();
    // Its scripts never arrive.
    await bare.route('**/assets/*.js', () => undefined);
    await bare.goto(address(hash), { waitUntil: 'commit' });
    const coming = bare.getByText('The page is coming…');
    // Its five seconds pass at once.
    await coming.evaluate((one) => one.getAnimations().forEach((animation) => animation.finish()));
    await coming.waitFor();
    expect(await bare.locator('#first-paint').isVisible()).toBe(false);
    await bare.unrouteAll({ behavior: 'ignoreErrors' });
  },
);

test('what shows a link is fetched beside the page’s own script, and its scene is the first thing that is said', async () => {
  const context = await newVisitor({ isFirst: true });
  await watchShifts(context);
  const page = await context.newPage();
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/assets/index-*.js', async (route) => {
    await released;
    await route.continue();
  });
  const link = sent.find(({ title }) => title === 'fifth version: the sample')?.link ?? '';
  await page.goto(address(`#${link}`), { waitUntil: 'commit' });
  // The page's own script, which would ask for it, hasn't arrived.
  await expect.poll(() => asked.some((url) => url.includes('/open-link-'))).toBe(true);
  const delay = await page.locator('#coming').evaluate((one) => getComputedStyle(one).animationDelay);
  expect(delay).toBe('5s');
  release();
  await page.locator('.graph-panel').waitFor();
  await page.getByText('Somebody sent you this copy.').waitFor();
  await stoodStill(page);
  // Whatever was fetched ahead is what the page wants.
  const scripts = asked.filter((url) => url.endsWith('.js'));
  expect(scripts.filter((url, at) => scripts.indexOf(url) !== at)).toEqual([]);
});

/** What of the story or of an account's picture is seen on a page, from the first frame on. Runs in the page. */
const watchOthers = (): void => {
  const seen = new Set<string>();
  Object.assign(globalThis, { othersSeen: seen });
  const look = (): void => {
    for (const other of ['#first-paint', '.graph-panel', '.frame[data-names]'])
      if (document.querySelector(other)?.checkVisibility({ opacityProperty: true })) seen.add(other);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

test.each([
  // Its picture needs more height than most.
  ['#/lesson/external-id', '.lesson-canvas svg'],
  ['#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol', '.why h2'],
])('on a phone, %s shows its own scene first, and what stands there moves no more', async (hash, scene) => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await watchShifts(context);
  await context.addInitScript(watchOthers);
  const { page } = await visit(context, hash);
  await page.locator(scene).first().waitFor();
  const others = (): Promise<string[]> =>
    page.evaluate(() => [...(globalThis as unknown as { othersSeen: Set<string> }).othersSeen]);
  expect(await others()).toEqual([]);
  await atRest(page);
  await stoodStill(page);
});

test('on a phone a tap on the still picture selects, before the live one has been fetched', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const context = await newVisitor(phone);
  // The five seconds after which an untouched page fetches more never pass.
  await context.addInitScript(() => {
    const later = setTimeout;
    Object.assign(globalThis, {
      setTimeout: (work: () => void, time?: number) => (time === 5000 ? 0 : later(work, time)),
    });
  });
  const fetched: string[] = [];
  context.on('request', (request) => fetched.push(request.url()));
  const { page } = await visit(context);
  const role = page.locator('.whole svg text', { hasText: /^Deployer$/ });
  await role.waitFor();
  // Nor has what prepares printing, though the page has nothing else to do.
  await atRest(page);
  expect(fetched.filter((url) => /\/(cytoscape|print-sheets)/.test(url))).toEqual([]);
  const box = await role.boundingBox();
  await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) - 25);
  await page.getByRole('navigation', { name: 'Places' }).getByText('Look', { exact: true }).tap();
  await looking(page).getByText('arn:aws:iam::111122223333:role/Deployer').first().waitFor();
  for (const name of ['/cytoscape-', '/print-sheets'])
    await expect.poll(() => fetched.some((url) => url.includes(name)), { message: name }).toBe(true);
});

test('a link to a frame of the story opens the story, on a phone too', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await watchShifts(context);
  const { page } = await visit(context, '#story/10');
  await page.getByText(/^11 of 14/).waitFor();
  await page.locator('.stage svg').first().waitFor();
  await atRest(page);
  await stoodStill(page);
});
