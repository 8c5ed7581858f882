import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { judge, type Rule } from '../look/judge.ts';
import { putWatch, settle } from './press/watch.ts';
import { address, theBrowser, useBrowser } from './visit.ts';

useBrowser();

const viewport = { width: 1100, height: 700 };
const style = `body{margin:0;font:14px sans-serif;--accent:rgb(120,0,90)}p{margin:8px}
  .filled{background:var(--accent);color:#fff}.at{position:absolute;left:300px;width:120px}`;

async function pageOf(): Promise<Page> {
  const context = await theBrowser().newContext({ viewport, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  return context.newPage();
}

/** What the judge says of a page with nothing but that on it. */
async function rulesIn(body: string): Promise<Rule[]> {
  const page = await pageOf();
  await page.setContent(`<style>${style}</style><main>${body}</main>`);
  return (await judge(page)).map(({ rule }) => rule);
}

test.for<readonly [string, string, readonly Rule[]]>([
  ['Text that can be read is no fault', '<p>Read me</p><button class="filled">Go</button>', []],
  ['Small text is one', '<p style="font-size:12px">Read me</p>', ['small text']],
  [
    'Text that is scaled down is one',
    '<svg width="50" height="50" viewBox="0 0 100 100"><text y="40" font-size="20">Read</text></svg>',
    ['small text'],
  ],
  ['Small text that nobody sees is none', '<p style="font-size:9px;visibility:hidden">Read me</p>', []],
  ['Small text for the ear alone is none', '<p style="font-size:9px;clip-path:inset(50%)">Read me</p>', []],
  [
    'A cut name is one',
    '<p style="width:40px;overflow:hidden;white-space:nowrap">A long name of somebody</p>',
    ['clipped label'],
  ],
  [
    'A name that is torn inside a word is one',
    '<p style="width:90px;overflow-wrap:anywhere">CognitoIdentityCredentials</p>',
    ['broken name'],
  ],
  ['A name that reads as two is one', '<p style="width:110px">Attach Deploy<wbr>Stack</p>', ['broken name']],
  ['A name that breaks between its parts is none', '<p style="width:90px">team-bucket/<wbr>reports</p>', []],
  [
    'A name that is longer than a line and breaks between its words is none',
    '<p style="width:90px;overflow-wrap:anywhere">Cognito<wbr>Identity<wbr>Credentials</p>',
    [],
  ],
  [
    'Words on words are one',
    '<p class="at" style="top:20px">Read me here</p><p class="at" style="top:24px">And me too</p>',
    ['overlapping labels'],
  ],
  [
    'Words beside words are none',
    '<p class="at" style="top:20px">Read me here</p><p class="at" style="top:50px">And me too</p>',
    [],
  ],
  [
    'Words that an opaque layer covers overlap with nothing on it',
    '<section style="position:relative;width:400px;height:60px"><p>Read me</p><div style="position:absolute;inset:0;background:rgb(255,255,255)"><p>And me</p></div></section>',
    [],
  ],
  [
    'Words that their own place clips away lie on nothing',
    '<p class="at" style="top:20px">Read me here</p><div class="at" style="top:60px;height:60px;overflow:hidden"><p style="margin:-44px 0 0">And me too</p></div>',
    [],
  ],
  ['A page wider than its window is one', '<p style="width:1400px">Read me</p>', ['sideways scroll']],
  [
    'A part that scrolls sideways is one',
    '<section style="width:200px;overflow-x:auto"><p style="width:400px">Read me</p></section>',
    ['sideways scroll'],
  ],
  [
    'Code may scroll sideways',
    '<pre style="width:200px;overflow-x:auto">Read me as a line of code that goes on and on</pre>',
    [],
  ],
  [
    'Two filled buttons are one',
    '<button class="filled">Go</button> <button class="filled">Stop</button>',
    ['several filled buttons'],
  ],
  [
    'A dialog is judged alone',
    '<p style="font-size:9px">Read me</p><dialog open><button class="filled">Go</button></dialog>',
    [],
  ],
])('%s', async ([, body, rules]) => {
  expect(await rulesIn(body)).toEqual(rules);
});

/** What Cytoscape keeps at its place on the page. */
interface Registered {
  readonly _cyreg?: { readonly cy: Cytoscape };
}
interface Cytoscape {
  zoom: (to: number) => void;
  nodes: () => { toArray: () => Node[] };
  edges: () => { toArray: () => Line[] };
}
interface Line {
  source: () => Node;
  target: () => Node;
  midpoint: () => { x: number; y: number };
}
interface Node {
  id: () => string;
  position: (to?: { x: number; y: number }) => { x: number; y: number };
}

test('In the picture, a line through somebody and names on each other are told', async () => {
  const page = await pageOf();
  await putWatch(page);
  await page.goto(address());
  await page.locator('.whole canvas').first().waitFor();
  await settle(page);
  const rules = async (): Promise<readonly string[]> =>
    (await judge(page)).filter(({ what }) => /picture| through /.test(what)).map(({ rule }) => rule);
  expect(await rules()).toEqual([]);
  await page.evaluate(() => {
    const all = [...document.querySelectorAll('div')] as (HTMLDivElement & Registered)[];
    const cy = all.find((one) => one._cyreg)?._cyreg?.cy;
    const people =
      cy
        ?.nodes()
        .toArray()
        .filter((one) => one.id().startsWith('AIDA')) ?? [];
    const [bystander, on, other] = people;
    const line = cy
      ?.edges()
      .toArray()
      .find((one) => one.source() !== bystander && one.target() !== bystander);
    if (!bystander || !on || !other || !line) throw new Error('nobody to move');
    bystander.position({ ...line.midpoint() });
    on.position({ ...other.position() });
  });
  await settle(page);
  const now = await rules();
  expect(now).toContain('overlapping labels');
  expect(now).toContain('line through a node');
});

test.for<readonly [string, number | null, readonly Rule[]]>([
  ['A picture is judged once all of it is there, however late', 900, []],
  ['A picture that stays small is a fault', null, ['small picture']],
])('%s', async ([, later, rules]) => {
  const page = await pageOf();
  const still = later === null ? '' : '<svg></svg>';
  await page.setContent(
    `<style>${style}.whole,.whole *{position:absolute;inset:0}</style><div class="whole"><div></div>${still}</div>`,
  );
  await page.evaluate((wide) => {
    const none = { toArray: () => [] };
    let x2 = 90;
    const cy = {
      zoom: () => 1,
      width: () => 1000,
      height: () => 600,
      elements: () => ({ renderedBoundingBox: () => ({ x1: 0, x2, y1: 0, y2: 600 }) }),
      nodes: () => none,
      edges: () => none,
    };
    Object.assign(document.querySelector('.whole > div') ?? {}, { _cyreg: { cy } });
    if (wide === null) return;
    setTimeout(() => {
      x2 = wide;
      document.querySelector('.whole > svg')?.remove();
    }, 300);
  }, later);
  expect((await judge(page, { fills: true })).map(({ rule }) => rule)).toEqual(rules);
});
