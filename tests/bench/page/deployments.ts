import type { Browser, Page } from 'playwright-core';
import { hasComeBefore } from '../../e2e/visit.ts';
import { bareWork } from './bare-press.ts';
import { tasksWhile } from './tasks.ts';
import { actAsRoot, type Measured, ms } from './typed-commands.ts';

/** How many times the work of a bare press each part of a deployment may be, and its wanted time in ms. */
const parts = {
  look: { text: 'read, tried and drawn', wanted: 1000, most: 60 },
  deploy: { text: 'deployed', wanted: 3000, most: 150 },
  cancel: { text: 'cancelled in the middle and taken back', wanted: 3000, most: 150 },
} as const;
/** How many times the work of a bare press the longest task may be while a deployment is taken back. */
const mostTask = 6;
/** How many times the work of a resource may be in a large template what it is in a small one. */
const mostGrowth = 1.5;

/** A template of so many groups, policies and roles, and of users in these groups: as many as a request can carry. */
function templateOf(resources: number): string {
  const teams = Math.floor(resources / 12.5);
  const statement = (one: object) => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...one } });
  const trust = statement({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
  const each = (count: number, of: (at: number) => readonly (readonly [string, object])[]) =>
    Array.from({ length: count }, (_, at) => of(at)).flat();
  const all = [
    ...each(teams, (at) => {
      const PolicyDocument = statement({ Action: 's3:GetObject', Resource: `arn:aws:s3:::b${String(at)}/*` });
      const ManagedPolicyArns = [{ Ref: `P${String(at)}` }];
      return [
        [`P${String(at)}`, { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } }],
        [`G${String(at)}`, { Type: 'AWS::IAM::Group', Properties: { ManagedPolicyArns } }],
        [`R${String(at)}`, { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } }],
      ];
    }),
    ...each(resources - 3 * teams, (at) => {
      const Groups = [{ Ref: `G${String(at % teams)}` }];
      return [[`U${String(at)}`, { Type: 'AWS::IAM::User', Properties: { Groups } }]];
    }),
  ];
  return JSON.stringify({ Resources: Object.fromEntries(all) as object });
}

const sum = (tasks: readonly number[]): number => tasks.reduce((whole, task) => whole + task, 0);

/** Looks at a template, and chooses how it is deployed. @returns the work of the page's thread until the picture, in ms */
async function lookedAt(browser: Browser, page: Page, resources: number): Promise<number> {
  await page.getByRole('textbox', { name: 'Or paste it' }).fill(templateOf(resources));
  const look = await tasksWhile(browser, page, async () => {
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('img', { name: /^What it would change/ }).waitFor();
  });
  await page.getByRole('checkbox', { name: /CAPABILITY_IAM/ }).check();
  await page.getByRole('radio', { name: /^in Sample account/ }).check();
  return sum(look);
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** The work of the page's thread for a template, from its text to the picture and from the press to the end, in ms. */
async function deployed(browser: Browser, page: Page, resources: number) {
  const look = await lookedAt(browser, page, resources);
  await page.getByRole('textbox', { name: 'Name of the stack' }).fill(`stack-${String(resources)}`);
  const gains = page.getByRole('region', { name: 'Who gains, who loses' });
  await gains.locator('li').first().waitFor();
  const deploy = await tasksWhile(browser, page, async () => {
    await press(page, 'Deploy');
    await page.getByRole('heading', { name: / is deployed\.$/ }).waitFor({ timeout: 120_000 });
  });
  await press(page, 'Look at something else');
  return { look, deploy: sum(deploy) };
}

/**
 * The tasks of the page's thread from Cancel, pressed once a third of a template is made, until all of it is taken back,
 * in ms.
 */
async function cancelled(browser: Browser, page: Page, resources: number): Promise<number[]> {
  await lookedAt(browser, page, resources);
  await page.getByRole('textbox', { name: 'Name of the stack' }).fill('cancelled');
  await press(page, 'Deploy');
  await page.waitForFunction(
    (least) => [...document.querySelectorAll('progress')].some(({ value }) => value >= least),
    1 / 3,
  );
  return tasksWhile(browser, page, async () => {
    await press(page, 'Cancel');
    await page.getByRole('heading', { name: 'It was cancelled.' }).waitFor({ timeout: 120_000 });
  });
}

/** A template of 100 and of 500 resources, looked at and deployed: processor time, beside that of a bare press. */
export async function deployments(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.addInitScript(hasComeBefore);
  await page.goto(`${address}#/deploy`);
  await actAsRoot(page);
  await deployed(browser, page, 50);
  const [small, large] = [await deployed(browser, page, 100), await deployed(browser, page, 500)];
  const taken = await cancelled(browser, page, 500);
  const bare = await bareWork(browser, page);
  await page.close();
  const growth = large.deploy / 5 / small.deploy;
  const work = { ...large, cancel: sum(taken) };
  const longest = Math.max(0, ...taken);
  const lines = (['look', 'deploy', 'cancel'] as const).map((part) => {
    const { text, wanted, most } = parts[part];
    const ratio = work[part] / bare;
    return {
      text: `500 resources ${text}: ${ms(work[part])} of processor time (wanted: ${String(wanted)} ms); ${ratio.toFixed(0)} times the ${ms(bare)} of a bare press (at most ${String(most)})`,
      fits: ratio <= most,
    };
  });
  return {
    title: 'A template of 500 resources on “Deploy a template”:',
    lines: [
      ...lines,
      {
        text: `the longest task while they are taken back: ${ms(longest)}, ${(longest / bare).toFixed(0)} times a bare press (at most ${String(mostTask)})`,
        fits: longest / bare <= mostTask,
      },
      {
        text: `a resource among 500 deployed against one among 100: ${growth.toFixed(2)} times (at most ${String(mostGrowth)})`,
        fits: growth <= mostGrowth,
      },
    ],
  };
}
