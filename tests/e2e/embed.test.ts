import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type EmbedView, embedViews } from '../../src/ui/view/embed-views.ts';
import sent from '../exchange/link/sent.json' with { type: 'json' };
import { servedWith } from './served-with.ts';
import { address, newVisitor, useBrowser } from './visit.ts';

useBrowser();

const views = Object.keys(embedViews) as EmbedView[];

/** The example post, with the addresses of the page in full: so it can stand on another site. */
const post = (page = './'): string =>
  readFileSync(new URL('../../public/post.html', import.meta.url), 'utf8').replaceAll(
    /(src|href)="\.\/(?!post\.css|icon\.svg)/g,
    `$1="${page}`,
  );
const styles = readFileSync(new URL('../../public/post.css', import.meta.url), 'utf8');

let server: Server;
let elsewhere = '';

beforeAll(async () => {
  const { origin } = new URL(address());
  const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;
  server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    const { pathname, searchParams } = new URL(request.url ?? '/', elsewhere);
    const frames = searchParams.getAll('frame').map((attributes) => `<iframe ${attributes}></iframe>`);
    const answers: Record<string, () => string> = {
      '/post.css': () => styles,
      '/frames': () => frames.join(''),
    };
    response
      .setHeader('content-type', pathname === '/post.css' ? 'text/css' : 'text/html')
      .end((answers[pathname] ?? (() => post(address())))());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Another site than 127.0.0.1, at which the page is.
  elsewhere = `http://localhost:${String((server.address() as AddressInfo).port)}/`;
});
afterAll(() => server.close());

/** Expects something that comes within seconds, on a busy machine, too. */
const soon = <T>(get: () => Promise<T>) => expect.poll(get, { timeout: 20_000 });

/** What goes wrong in a page and its frames, which must be nothing once the test is done. */
function watched(page: Page): void {
  page.setDefaultTimeout(40_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  onTestFinished(() => {
    expect(problems).toEqual([]);
  });
}

const frameOf = async (page: Page, view: EmbedView): Promise<Frame> => {
  await page
    .locator(`iframe[src*="view=${view}"], [view="${view}"]`)
    .first()
    .evaluate((one) => one.scrollIntoView());
  const element = await page.locator(`iframe[src*="view=${view}"]`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`There is no frame with ${view}`);
  // Not a reader's press: the focus stays where it is.
  if (new URL((await element?.getAttribute('src')) ?? '', page.url()).searchParams.get('start') === 'tap')
    await frame
      .locator('.embed-start:not(.drawn) button, .drawn .look:not([hidden]) button, [data-embed-view]')
      .filter({ visible: true })
      .first()
      .evaluate((one) => one instanceof HTMLButtonElement && one.click());
  await frame.locator(`[data-embed-view="${view}"] footer p`).filter({ hasText: /./ }).waitFor();
  return frame;
};

const foot = (frame: Frame): Promise<string> => frame.locator('footer p[role=status]').innerText();
const full = (frame: Frame): Promise<string | null> =>
  frame.getByRole('link', { name: 'Open in full in IAM Playground' }).getAttribute('href');

/** How the post has moved by itself so far: by how much, and what. */
const shifts = (page: Page | Frame): Promise<readonly (readonly [value: number, ...unknown[]])[]> =>
  page.evaluate(
    () =>
      new Promise<(readonly [value: number, ...unknown[]])[]>((done) => {
        type Shift = PerformanceEntry & {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources: readonly { readonly node: Node | null }[];
        };
        const all: Shift[] = [];
        new PerformanceObserver((list) => all.push(...(list.getEntries() as Shift[]))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        // What was kept comes in a task of its own.
        requestIdleCallback(() =>
          requestIdleCallback(() =>
            done(
              all
                .filter(({ hadRecentInput }) => !hadRecentInput)
                .map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.nodeName)] as const),
            ),
          ),
        );
      }),
  );

interface Playground extends HTMLElement {
  getState(): Promise<string>;
  setState(link: string): Promise<unknown>;
  reset(): Promise<unknown>;
  runCheck(): Promise<{ met: number; of: number; isSolved: boolean }>;
}

test(
  'a post of another site, under a strict policy, shows every arrangement, and each does what it is for',
  { timeout: 120_000 },
  async () => {
    // Null: the browser says which scheme a frame has, not the test.
    const context = await newVisitor({ viewport: { width: 362, height: 740 }, colorScheme: null });
    const page = await context.newPage();
    watched(page);
    await page.goto(elsewhere, { waitUntil: 'commit' });
    await page.getByLabel('A comment').focus();
    await page.evaluate(() => {
      const told: string[] = [];
      (globalThis as unknown as { told: string[] }).told = told;
      for (const element of document.querySelectorAll('iam-playground'))
        for (const type of ['ready', 'change', 'solved', 'resize', 'error'])
          element.addEventListener(type, () => told.push(`${element.getAttribute('view') ?? ''} ${type}`));
    });
    const told = (): Promise<string[]> =>
      page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    const before = await page.evaluate(() => history.length);
    for (const view of views) {
      const frame = await frameOf(page, view);
      const { bar, width, height } = await frame.evaluate(() => ({
        bar: document.querySelectorAll('header, nav, [role=banner]').length,
        width: document.documentElement.scrollWidth,
        height: document.querySelector('footer:has([role=status])')?.getBoundingClientRect().height,
      }));
      expect([view, bar, width, height]).toEqual([view, 0, 320, 46]);
      if (view === 'terminal')
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    }
    expect(await page.evaluate(() => history.length)).toBe(before);
    // No part fetches what another one has: an answer without a body has some 300 bytes.
    const fetched = await Promise.all(
      page.frames().map((frame) =>
        frame.evaluate(() =>
          performance
            .getEntriesByType('resource')
            .filter((entry) => (entry as PerformanceResourceTiming).transferSize > 1000)
            .map(({ name }) => name),
        ),
      ),
    );
    const names = fetched.flat();
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(await shifts(page)).toEqual([]);
    expect(await told()).not.toContain('question resize');

    const picture = await frameOf(page, 'picture');
    const drawn = picture.getByRole('img');
    expect(await drawn.getAttribute('aria-label')).toContain('111122223333');
    // All of it is in sight, since nobody moves it here.
    const cut = await drawn.evaluate((svg) => {
      const [whole, texts] = [svg.getBoundingClientRect(), [...svg.querySelectorAll('text')]];
      const isCut = ({ left, right, top, bottom }: DOMRect): boolean =>
        left < whole.left || right > whole.right || top < whole.top || bottom > whole.bottom;
      return texts.filter((text) => isCut(text.getBoundingClientRect())).map((text) => text.textContent);
    });
    expect(cut).toEqual([]);
    // Who scrolls over the picture scrolls the post.
    await page.evaluate(() => scrollTo(0, 0));
    const box = await page.locator('iframe[src*="view=picture"]').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 150, (box?.y ?? 0) + 120);
    await page.mouse.wheel(0, 200);
    await soon(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);

    const stage = await frameOf(page, 'stage');
    // The frame has the colours of its post, and follows when those change.
    const isDark = (): Promise<boolean> =>
      stage.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
    await soon(isDark).toBe(true);
    // A post that names no scheme is judged by what is behind the element.
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'normal';
      document.body.style.background = 'oklch(0.2 0 0)';
    });
    await expect
      .poll(() => page.locator('[view=stage] iframe').evaluate((one) => one.style.colorScheme))
      .toBe('dark');
    await page.evaluate(() => (document.body.style.background = 'rgb(250 250 250)'));
    await soon(isDark).toBe(false);
    const atRest = await foot(stage);
    expect(await full(stage)).toBe(`${address()}#/story/assume`);
    await stage.getByRole('button', { name: 'Next' }).click();
    await soon(() => foot(stage)).not.toBe(atRest);
    await soon(() => full(stage)).toMatch(/#d5\./);
    await soon(told).toContain('stage change');
    // Its post takes the state, begins again, and puts the state back.
    const element = page.locator('iam-playground[view=stage]');
    const link = await element.evaluate((one: Playground) => one.getState());
    expect(link).toMatch(/^d5\./);
    await element.evaluate((one: Playground) => one.reset());
    expect(await foot(stage)).toBe(atRest);
    await element.evaluate((one: Playground, state) => one.setState(state), link);
    expect(await foot(stage)).not.toBe(atRest);
    // Two calls at once are answered in their order.
    const [, again] = await element.evaluate(
      (one: Playground, state) => Promise.all([one.setState(state), one.getState()]),
      link,
    );
    expect(again).toMatch(/^d5\./);
    const unread = await element.evaluate((one: Playground) =>
      one.setState(null as unknown as string).catch(String),
    );
    expect(unread).toContain('doesn’t know this call');
    const refused = await element.evaluate((one: Playground) => one.setState('/lessons').catch(String));
    expect(refused).toContain('its link is cut, changed or newer');

    const why = await frameOf(page, 'why');
    expect(await why.getByRole('heading', { level: 2 }).innerText()).toBe(
      'carol can read reports/q3: ReadReports, policy of the group Auditors, allows it.',
    );

    const asked = await frameOf(page, 'question');
    expect(await asked.getByRole('heading', { level: 2 }).innerText()).toBe('Can ben read reports/q3?');
    const asking = await asked.locator('body').innerText();
    expect(asking).not.toMatch(/can’t|denied|decided/);
    expect(await asked.getByRole('list', { name: /seven gates/ }).count()).toBe(0);
    const heightOf = (): Promise<number> =>
      page.locator('[view=question]').evaluate((one) => one.getBoundingClientRect().height);
    const low = await heightOf();
    await asked.getByRole('button', { name: 'No' }).click();
    await asked.getByRole('list', { name: /seven gates/ }).waitFor();
    expect(await foot(asked)).toBe('Right. ben can’t read reports/q3: no policy of theirs allows it.');
    // A press makes room for what it opens.
    await asked.getByRole('button', { name: /^Identity policies/ }).click();
    await soon(heightOf).toBeGreaterThan(low);
    await soon(told).toContain('question solved');
    const checked = await page.locator('[view=question]').evaluate((one: Playground) => one.runCheck());
    expect(checked).toEqual({ met: 1, of: 1, isSolved: true });

    const access = await frameOf(page, 'access');
    expect(await foot(access)).toBe(
      '3 identities can reach reports/q3. No policy here allows others. What isn’t modelled is marked.',
    );
    expect(await access.getByRole('row', { name: /^carol/ }).innerText()).toContain(
      'ReadReports, of Auditors',
    );

    const lesson = await frameOf(page, 'lesson');
    expect(await lesson.getByRole('heading', { level: 2, name: 'First policy' }).count()).toBe(1);
    expect(await lesson.getByRole('link', { name: 'Map' }).count()).toBe(0);
    expect(await full(lesson)).toBe(`${address()}#/lesson/first-policy`);
    // What was done here goes on in full.
    await lesson.locator('[aria-labelledby$="-question"] button').first().click();
    await soon(() => full(lesson)).toMatch(/#\/lesson\/first-policy\/a1\.[\w-]+\.[\w-]{6}$/);
    const goesOn = await context.newPage();
    watched(goesOn);
    await goesOn.goto((await full(lesson)) ?? '');
    await goesOn.getByText('You go on where you stopped.').waitFor();
    expect(new URL(goesOn.url()).hash).toBe('#/lesson/first-policy');
    await goesOn.close();

    const terminal = await frameOf(page, 'terminal');
    const line = terminal.getByRole('textbox');
    expect(await line.inputValue()).toBe('aws sts get-caller-identity');
    expect(await terminal.getByRole('log').innerText()).not.toContain('Arn');
    await line.press('Enter');
    await soon(() => terminal.getByRole('log').innerText()).toContain('user/ana');
    expect((await told()).filter((one) => one.endsWith('error'))).toEqual([]);
  },
);

test('a link’s own picture comes before its page, which is fetched only once a reader wants it', async () => {
  const page = await (await newVisitor({ viewport: { width: 640, height: 420 } })).newPage();
  watched(page);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  const linkOf = (title: string): string => sent.find((one) => one.title === title)?.link ?? '';
  const open = (title: string): Promise<unknown> =>
    page.goto(address(`embed.html?start=tap&label=Go#${linkOf(title)}`)).then(() => page.reload());
  await open('fifth version: a lent role with how it was decided');
  // Its sentence may follow it.
  await page.locator('.drawn.embed-start .stage img').waitFor();
  await page.locator('.drawn footer b').filter({ hasText: /\.$/ }).waitFor();
  await open('fifth version: the sample');
  const picture = page.getByRole('img', { name: 'Who is who in account 111122223333' });
  await picture.locator('img').waitFor();
  expect(await picture.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(616);
  expect(scripts.filter((path) => /start-embed|live-|cytoscape/.test(path))).toEqual([]);
  const start = page.getByRole('button', { name: 'Go', exact: true });
  expect(await full(page.mainFrame())).toBe(`./#${linkOf('fifth version: the sample')}`);
  await start.click();
  // The live page takes its place, with the same sentence, and hardly anything moves.
  await page.locator('[data-embed-view="picture"]').waitFor();
  await soon(() => page.locator('.embed-start').count()).toBe(0);
  expect(await foot(page.mainFrame())).toBe('Who is who in account 111122223333');
  const moved = (await shifts(page)).reduce((sum, [value]) => sum + value, 0);
  expect(moved).toBeLessThanOrEqual(0.02);
});

test(
  'on the visitor’s own site, an embed neither reads nor changes what the browser keeps',
  { timeout: 120_000 },
  async () => {
    const page = await (await newVisitor()).newPage();
    watched(page);
    // Counts in each frame what it plans to do.
    await page.addInitScript(() => {
      const counter = globalThis as unknown as Record<string, (...given: unknown[]) => unknown> & {
        planned: number;
      };
      counter.planned = 0;
      for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'requestIdleCallback']) {
        const plan = counter[name]?.bind(globalThis);
        counter[name] = (...given) => {
          counter.planned++;
          return plan?.(...given);
        };
      }
    });
    await page.addInitScript(() => {
      if (window !== window.top) return;
      localStorage.setItem('iam-playground.theme', '"dark"');
      localStorage.setItem('iam-playground.stored', 'true');
    });
    await page.goto(address('post.html'));
    const kept = (): Promise<unknown> =>
      page.evaluate(async () => ({
        local: { ...localStorage },
        session: sessionStorage.length,
        databases: await indexedDB.databases(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
    const before = await kept();
    for (const view of views) {
      const frame = await frameOf(page, view);
      expect(await frame.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();
    }
    // Parts at rest plan nothing and draw nothing.
    const frames = page.frames().filter((frame) => frame !== page.mainFrame());
    expect(frames.length).toBeGreaterThanOrEqual(views.length);
    const busy = (): Promise<unknown[]> =>
      Promise.all(
        frames.map((frame) =>
          frame.evaluate(
            () =>
              new Promise<unknown[]>((done) => {
                const counter = globalThis as unknown as { planned: number };
                let drawn = 0;
                new MutationObserver((all) => (drawn += all.length)).observe(document, {
                  subtree: true,
                  childList: true,
                  attributes: true,
                  characterData: true,
                });
                // eslint-disable-next-line no-restricted-syntax -- What it has planned before runs first.
                setTimeout(() => {
                  counter.planned = 0;
                  drawn = 0;
                  // eslint-disable-next-line no-restricted-syntax -- Nothing may happen for so long.
                  setTimeout(() => done([counter.planned - 1, drawn]), 2000);
                }, 100);
              }),
          ),
        ),
      );
    await soon(busy).toEqual(frames.map(() => [0, 0]));
    const lesson = await frameOf(page, 'lesson');
    await lesson.getByRole('radio', { name: 'Goal' }).check({ force: true });
    const terminal = await frameOf(page, 'terminal');
    await terminal.getByRole('textbox').press('Enter');
    await soon(() => terminal.getByRole('log').innerText()).toContain('user/ana');
    expect(await kept()).toEqual(before);
  },
);

/** The frames of a page, once there are so many. */
async function framesIn(page: Page, count: number): Promise<Frame[]> {
  await soon(() => Promise.resolve(page.frames().length)).toBe(1 + count);
  const elements = await page.locator('iframe').elementHandles();
  const frames = await Promise.all(elements.map((element) => element.contentFrame()));
  return frames.flatMap((frame) => frame ?? []);
}

test(
  'the page of a built-in scene is painted before any script, and is live in the same frame once it is pressed',
  { timeout: 120_000 },
  async () => {
    const context = await newVisitor({ viewport: { width: 900, height: 1300 } });
    let release = (): void => undefined;
    const released = new Promise<void>((done) => (release = done));
    const asked: string[] = [];
    await context.route('**/assets/*', async (route) => {
      asked.push(route.request().url());
      await released;
      await route.continue();
    });
    const page = await context.newPage();
    watched(page);
    const scene = (path: string, size: string): string =>
      `width="640" ${size} src="${address(`embed/${path}`)}"`;
    const asking = new URLSearchParams([
      ['frame', scene('story/assume.html?start=tap&theme=dark#?secret=x7Kq', 'height="460"')],
      ['frame', scene('ask/ben-reads-reports.html?view=question&start=tap&readonly=1', 'height="320"')],
      ['frame', scene('lesson/first-policy.html?start=tap', 'height="440"')],
    ]);
    await page.goto(`${elsewhere}frames?${asking.toString()}`, { waitUntil: 'commit' });
    const [stage, question, lesson] = await framesIn(page, 3);
    if (!stage || !question || !lesson) throw new Error('A frame is missing');
    // Not one script has arrived.
    for (const frame of [stage, question, lesson])
      await soon(() =>
        frame.evaluate(() => performance.getEntriesByName('first-contentful-paint').length),
      ).toBe(1);
    const seen = (frame: Frame): Promise<string> => frame.locator('#embed').innerText();
    expect(await stage.getByRole('img', { name: 'Putting the hat on.' }).boundingBox()).not.toBeNull();
    expect(await seen(stage)).toContain('Deployer belongs to nobody, and it has no key.');
    expect(await stage.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await seen(question)).toMatch(/Can ben read reports\/q3\?[^]*What does AWS say\?/);
    expect(await seen(question)).not.toMatch(/can’t|denied/);
    expect(await seen(lesson)).toContain('ana may read every object of the bucket reports.');
    const footOf = (frame: Frame): Promise<unknown> =>
      frame
        .locator(':is(.embed, .look) > footer:visible')
        .evaluate((one) => one.getBoundingClientRect().toJSON() as unknown);
    const before = await Promise.all([stage, question, lesson].map(footOf));
    const heightOf = (name: string): Promise<number> =>
      stage.locator(name).evaluate((one) => one.getBoundingClientRect().height);
    const room = await heightOf('.stage .room');
    release();
    // Only what waits for the reader is fetched until then.
    await stage.getByRole('button', { name: 'Start' }).waitFor();
    expect(asked.filter((url) => url.includes('start-embed'))).toEqual([]);
    const link = stage.getByRole('link', { name: 'Open in full in IAM Playground' }).first();
    expect(await link.evaluate((one: HTMLAnchorElement) => one.href)).toBe(`${address()}#/story/assume`);

    await stage.locator('.stage .room').click();
    await question.getByRole('button', { name: 'Start' }).press('Enter');
    await lesson.getByRole('button', { name: 'Start' }).click();
    for (const frame of [stage, question, lesson]) {
      await frame.locator('[data-embed-view] footer p').filter({ hasText: /./ }).waitFor();
      await frame.locator('.drawn').waitFor({ state: 'detached' });
    }
    expect(await Promise.all([stage, question, lesson].map(footOf))).toEqual(before);
    expect(await heightOf('.stage-room')).toBe(room);
    for (const frame of [page, stage, question, lesson]) {
      const moved = (await shifts(frame)).reduce((sum, [value]) => sum + value, 0);
      expect(moved).toBeLessThanOrEqual(0.02);
    }
    expect(await full(stage)).toBe(`${address()}#/story/assume`);
    await stage.getByRole('button', { name: 'Next' }).click();
    await soon(() => full(stage)).toMatch(/#d\d\./);
    await question.getByRole('button', { name: 'No' }).click();
    await soon(() => foot(question)).toMatch(/^Right\./);
    expect(await full(lesson)).toBe(`${address()}#/lesson/first-policy`);
    // Its parts are found from its own folder.
    expect(asked.every((url) => url.startsWith(`${address()}assets/`))).toBe(true);
  },
);

test(
  'a sandbox without an origin shows the picture of a scene, and the live page where the host lets it read scripts',
  { timeout: 90_000 },
  async () => {
    const page = await (await newVisitor()).newPage();
    page.setDefaultTimeout(40_000);
    const url = await servedWith({ 'access-control-allow-origin': '*' });
    const framed = async (site: string): Promise<Frame> => {
      // From another site, a browser wouldn't let it reach this machine. The sandbox makes the frame another origin anyway.
      const host = new URL('host.html', site).href;
      // Neither style, nor allow, nor a size of its own.
      const body = `<iframe sandbox="allow-scripts" src="${site}embed/ask/carol-reads-reports.html?start=now#?secret=x7Kq"></iframe>`;
      await page.route(host, (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(host);
      const [frame] = await framesIn(page, 1);
      if (!frame) throw new Error('There is no frame');
      return frame;
    };
    const live = await framed(url);
    await live.locator('[data-embed-view=why] footer p').filter({ hasText: 'AWS says: allowed.' }).waitFor();
    // It has asked its own question, which its address says already.
    expect(await full(live)).toMatch(/#\/ask\/s3:GetObject.*user\/carol$/);
    const still = await framed(address());
    expect(await still.locator('.why footer p').innerText()).toContain('AWS says: allowed.');
    expect(await still.locator('.why a').evaluate((one: HTMLAnchorElement) => one.href)).toBe(
      `${address()}#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol`,
    );
  },
);

test.each([280, 320, 360])(
  'a lesson in a post of %i px is read as one page, whose task begins in sight',
  async (width) => {
    const page = await newVisitor().then((visitor) => visitor.newPage());
    await page.setViewportSize({ width, height: 420 });
    await page.goto(`${address()}embed/lesson/first-policy.html?view=lesson#/lesson/first-policy`);
    const title = page.getByRole('heading', { level: 2, name: 'First policy' });
    await title.waitFor();
    const boxes = async (...all: readonly Locator[]) => Promise.all(all.map((one) => one.boundingBox()));
    const again = page.getByRole('button', { name: 'Start again' });
    const last = page.getByText('ana has read q3.csv.');
    const [head, foot] = await boxes(title, page.getByRole('contentinfo').last());
    expect((head?.y ?? 0) + (head?.height ?? Infinity)).toBeLessThan(foot?.y ?? 0);
    // The row of buttons follows the text, and lies on none of it.
    const [goal, row] = await boxes(last, again);
    expect((goal?.y ?? 0) + (goal?.height ?? Infinity)).toBeLessThan(row?.y ?? 0);
    expect(row?.y ?? 0).toBeGreaterThan(420);
    await again.scrollIntoViewIfNeeded();
    await soon(async () => (await again.boundingBox())?.y ?? Infinity).toBeLessThan(foot?.y ?? 0);
  },
);

test.each([280, 320, 390])(
  'in a post of %i px a lesson’s button stands below its drawn picture, of which nothing is cut',
  async (width) => {
    const page = await newVisitor().then((visitor) => visitor.newPage());
    await page.setViewportSize({ width, height: 720 });
    for (const lesson of ['managed-inline-versions', 'permissions-boundary', 'first-policy']) {
      await page.goto(address(`embed/lesson/${lesson}.html?view=lesson&start=tap&label=Start`));
      await page.getByRole('button', { name: 'Start' }).waitFor();
      const [cut, covered] = await page.evaluate(() => {
        const room = [...document.querySelectorAll('.lesson .room svg')].find((one) => one.checkVisibility());
        const button = document.querySelector('.lesson button')!.getBoundingClientRect();
        const whole = room!.getBoundingClientRect();
        const names = [...room!.querySelectorAll('text')];
        const isCut = ({ top, bottom }: DOMRect) => top < whole.top - 1 || bottom > whole.bottom + 1;
        return [isCut, ({ bottom }: DOMRect) => bottom > button.top].map((is) =>
          names.filter((one) => is(one.getBoundingClientRect())).map((one) => one.textContent),
        );
      });
      expect([lesson, cut, covered]).toEqual([lesson, [], []]);
    }
  },
);

test.each([280, 320, 390])('all of a step’s sentence can be read in a post of %i px', async (width) => {
  const page = await newVisitor().then((visitor) => visitor.newPage());
  await page.setViewportSize({ width, height: 440 });
  await page.goto(address('embed/story/assume.html?view=stage#/story/assume'));
  const sentence = page.locator('[data-embed-view=stage] footer p');
  await sentence.filter({ hasText: /^Deployer belongs to nobody/ }).waitFor();
  const hidden = () => sentence.evaluate((one) => one.scrollHeight - one.clientHeight);
  const whole = page.getByRole('button', { name: 'The whole sentence' });
  // A sentence that has room has no button.
  await soon(async () => (await hidden()) > 1 === (await whole.isVisible())).toBe(true);
  if (await whole.isHidden()) return;
  const box = await whole.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await whole.click();
  await soon(hidden).toBeLessThanOrEqual(1);
  await whole.click();
  await soon(hidden).toBeGreaterThan(1);
  // A press on it puts it back, too, so that what it lies on can be pressed.
  await whole.click();
  await sentence.click();
  await soon(hidden).toBeGreaterThan(1);
  // The next step's sentence begins in its place.
  await page.getByRole('button', { name: 'Next' }).click();
  await sentence.filter({ hasNotText: /^Deployer belongs to nobody/ }).waitFor();
  expect(await sentence.evaluate((one) => getComputedStyle(one).position)).toBe('static');
});

test.each([280, 320])(
  'in a post of %i px each step’s notch is 24 px wide and more, as a target',
  async (width) => {
    const page = await newVisitor().then((visitor) => visitor.newPage());
    await page.setViewportSize({ width, height: 440 });
    await page.goto(address('embed/story/assume.html?view=stage#/story/assume'));
    const notches = page.getByRole('list', { name: 'Steps' }).getByRole('button');
    await notches.first().waitFor();
    const boxes = await Promise.all((await notches.all()).map((one) => one.boundingBox()));
    expect(boxes).toHaveLength(8);
    expect(Math.min(...boxes.map((box) => box?.width ?? 0))).toBeGreaterThanOrEqual(24);
    expect(Math.min(...boxes.map((box) => box?.height ?? 0))).toBeGreaterThanOrEqual(44);
  },
);

test('a printed lesson has its text below the picture, of which nothing is cut', async () => {
  const page = await newVisitor().then((visitor) => visitor.newPage());
  await page.setViewportSize({ width: 1000, height: 480 });
  await page.goto(`${address()}embed/lesson/first-policy.html?view=lesson#/lesson/first-policy`);
  const [title, canvas] = [
    page.getByRole('heading', { level: 2, name: 'First policy' }),
    page.locator('.canvas canvas').first(),
  ];
  const boxes = async () => Promise.all([title, canvas].map((one) => one.boundingBox()));
  await canvas.waitFor();
  const [beside, drawn] = await boxes();
  expect(beside?.x ?? 0).toBeGreaterThan((drawn?.x ?? 0) + (drawn?.width ?? Infinity) - 1);
  await page.emulateMedia({ media: 'print' });
  const [below, printed] = await boxes();
  expect(below?.x ?? Infinity).toBeLessThan((printed?.x ?? 0) + (printed?.width ?? 0));
  expect(below?.y ?? 0).toBeGreaterThan((printed?.y ?? 0) + (printed?.height ?? Infinity) - 1);
});

test.each([640, 1000])('a printed lesson of %i px keeps its picture, as high as it was', async (width) => {
  const page = await newVisitor().then((visitor) => visitor.newPage());
  await page.setViewportSize({ width, height: 480 });
  await page.goto(`${address()}embed/lesson/first-policy.html?view=lesson#/lesson/first-policy`);
  /** The height of the picture's part, and how many of the picture's pixels are drawn. */
  const drawn = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('canvas')];
      const { data } = all.at(-1)!.getContext('2d')!.getImageData(0, 0, all[0]!.width, all[0]!.height);
      return {
        height: document.querySelector<HTMLElement>('.lesson > .picture')!.offsetHeight,
        pixels: data.filter((value, i) => i % 4 === 3 && value > 0).length,
      };
    });
  await page.locator('.canvas canvas').first().waitFor();
  await soon(async () => (await drawn()).pixels).toBeGreaterThan(1000);
  const { height } = await drawn();
  await page.emulateMedia({ media: 'print' });
  // Each frame could change what the one before has measured.
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let left = 30;
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
        next();
      }),
  );
  await soon(async () => (await drawn()).pixels).toBeGreaterThan(1000);
  expect((await drawn()).height).toBe(height);
});
