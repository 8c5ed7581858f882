import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { begin, closed, fill, select, submit } from './doing.ts';
import { actAs, dialog, happened, looking, topBar } from './places.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const here = '111122223333';
const other = '444455556666';
const issuer = 'token.actions.githubusercontent.com';

/** A document of one statement, as a word of the command line. */
const word = (statement: object): string =>
  `'${JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })}'`;
const trusting = (Principal: object, more: object = {}): string =>
  word({ Principal, Action: 'sts:AssumeRole', ...more });

/** Types lines in the terminal, which is opened, and waits until the last was answered. */
async function type(page: Page, ...lines: string[]): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = happened(page).getByRole('textbox', { name: /^Command line, as / });
  for (const [index, text] of [...lines, `echo done-${String(Math.random()).slice(2)}`].entries()) {
    await prompt.fill(text);
    await prompt.press('Enter');
    if (index === lines.length)
      await page.getByRole('log', { name: 'Commands and output' }).getByText(text.slice(5)).last().waitFor();
  }
}

const createRole = (name: string, trust: string): string =>
  `aws iam create-role --role-name ${name} --assume-role-policy-document ${trust}`;
const putRolePolicy = (role: string, name: string, statement: object): string =>
  `aws iam put-role-policy --role-name ${role} --policy-name ${name} --policy-document ${word(statement)}`;

const account = (page: Page): Locator => topBar(page).getByRole('button', { name: /^Account/ });

async function lookAt(page: Page, button: string | RegExp): Promise<void> {
  await account(page).click();
  await page.getByRole('button', { name: button }).first().click();
}

/** An account in which roles are lent in every way: across accounts, in a chain, to services, to people of providers. */
async function build(page: Page): Promise<void> {
  await actAs(page, /^root user/);
  await begin(page, /SAML/);
  await submit(page, 'Create the provider');
  const asker = `arn:aws:iam::${here}`;
  await type(
    page,
    createRole('Shipper', trusting({ AWS: `${asker}:role/Deployer` })),
    putRolePolicy('Shipper', 'ShipToShops', { Action: 's3:PutObject', Resource: 'arn:aws:s3:::shops/*' }),
    putRolePolicy('Deployer', 'MayShip', { Action: 'sts:AssumeRole', Resource: `${asker}:role/Shipper` }),
    `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list sts.amazonaws.com`,
    createRole(
      'Ci',
      word({
        Principal: { Federated: `${asker}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' },
          StringLike: { [`${issuer}:sub`]: 'repo:example/shop:*' },
        },
      }),
    ),
    createRole(
      'Staff',
      word({
        Principal: { Federated: `${asker}:saml-provider/CompanySignIn` },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      }),
    ),
    `aws iam put-user-policy --user-name ana --policy-name AskPartner --policy-document ${word({
      Action: 'sts:AssumeRole',
      Resource: `arn:aws:iam::${other}:role/Reader`,
    })}`,
  );
  const pool = await begin(page, /^Identity pool/);
  await pool.getByRole('textbox', { name: 'Name', exact: true }).fill('web shop');
  await pool.getByRole('button', { name: 'Build it' }).click();
  await dialog(page).getByRole('button', { name: 'Open the app' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await closed(page);
  const program = await begin(page, /^Something that runs/);
  await fill(page, { Name: 'checker' });
  await program.getByText('In a Lambda function').click();
  await program.getByText('check-site').click();
  await submit(page, 'Let it run');
  await begin(page, /^Another account/);
  await fill(page, { 'Account id': other });
  await submit(page, 'Open the account');
  await lookAt(page, 'Act as root of Partner');
  await type(
    page,
    createRole(
      'Reader',
      trusting({ AWS: `${asker}:root` }, { Condition: { StringEquals: { 'sts:ExternalId': 'EXAMPLE-1' } } }),
    ),
  );
  await lookAt(page, /home account$/);
}

const stage = (page: Page): Locator => page.locator('.stage svg');

interface Scene {
  /** The notches by name, each with how it ended. */
  readonly notches: readonly string[];
  /** What stands in the picture at a notch. */
  readonly at: (notch: string) => Promise<string>;
}

const allNotches = ['At rest', 'Ask', 'Trust', 'Permission', 'Duration', 'Credentials', 'Session', 'Expiry'];

/** The scene that plays now, once its title says who put on what. */
async function playing(page: Page, title: string): Promise<Scene> {
  await page.getByRole('tab', { name: 'Steps' }).click();
  await happened(page).getByText(title, { exact: true }).first().waitFor();
  const list = happened(page).getByRole('list', { name: 'The steps' });
  const buttons = list.getByRole('button');
  const names = await buttons.evaluateAll((all) => all.map(({ textContent }) => textContent.trim()));
  expect(names.map((name, i) => name.startsWith(allNotches[i] ?? ''))).toEqual(allNotches.map(() => true));
  return {
    notches: names,
    at: async (notch) => {
      await buttons.filter({ hasText: new RegExp(`^\\s*${notch}`) }).click();
      await list.locator('[aria-current="step"]').filter({ hasText: notch }).waitFor();
      await page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      );
      return (await stage(page).locator('text').allTextContents()).join(' | ');
    },
  };
}

const acting = (page: Page, who: RegExp): Promise<void> =>
  topBar(page)
    .getByRole('button', { name: new RegExp(`^Acting as ${who.source}`) })
    .waitFor();

/** Signs in at a provider and takes the proof to STS. */
async function signIn(page: Page, provider: RegExp, role: string): Promise<void> {
  await select(page, provider);
  await looking(page).getByRole('button', { name: 'Sign in here' }).click();
  await dialog(page).getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog(page)
    .getByRole('button', { name: `Assume ${role}` })
    .click();
  await closed(page);
}

test('every way in which a role is lent plays on the stage, and says there who asks, what is met and who acts', async () => {
  const { page } = await visit(await newVisitor());
  await build(page);

  await actAs(page, /^ana/);
  const arn = `arn:aws:iam::${other}:role/Reader`;
  await type(page, `aws sts assume-role --role-arn ${arn} --role-session-name ana --external-id EXAMPLE-1`);
  const across = await playing(page, 'ana put on Reader');
  const trust = await across.at('Trust');
  for (const fact of [
    `account ${here}`,
    `account ${other}`,
    `trusts account ${here}`,
    '"sts:ExternalId": "EXAMPLE-1"',
    'you',
  ])
    expect(trust).toContain(fact);
  expect(await across.at('Permission')).toContain('allows sts:AssumeRole on Reader');
  const worn = await across.at('Session');
  expect(worn).toContain('Reader/ana');
  expect(worn).toContain('ana’s own pages: not in use now');
  await acting(page, /ana/);

  await type(
    page,
    `aws sts assume-role --role-arn arn:aws:iam::${here}:role/Deployer --role-session-name ana`,
  );
  await actAs(page, /^Deployer\/ana/);
  await type(
    page,
    `aws sts assume-role --role-arn arn:aws:iam::${here}:role/Shipper --role-session-name ship`,
  );
  const chain = await playing(page, 'Deployer/ana put on Shipper');
  expect(await chain.at('Trust')).toContain('trusts Deployer');
  const asked = await chain.at('Permission');
  for (const fact of ['MayShip', 'allows sts:AssumeRole on Shipper']) expect(asked).toContain(fact);
  expect(await chain.at('Duration')).toContain('at most 1 h');
  const second = await chain.at('Session');
  for (const fact of ['Shipper/ship', 'still wears Deployer', 'own pages: not in use now'])
    expect(second).toContain(fact);
  await acting(page, /Deployer\/ana/);

  await actAs(page, /^root user/);
  await select(page, /^checker/);
  await looking(page).getByRole('button', { name: 'Act as checker' }).click();
  const service = await playing(page, 'lambda.amazonaws.com put on SiteCheck');
  expect(service.notches[3]).toContain('Not needed: a service asks');
  const served = await service.at('Trust');
  expect(served).toContain('trusts lambda.amazonaws.com');
  expect(served.split(' | ')).not.toContain('Permission');
  expect(served.split(' | ')).not.toContain('you');
  expect((await service.at('Permission')).split(' | ')).toContain('not needed');
  // From then on the page acts as the session.
  await acting(page, /SiteCheck\//);
  expect((await service.at('Session')).split(' | ')).toContain('you');

  await actAs(page, /^root user/);
  await signIn(page, /^CompanySignIn/, 'Staff');
  const saml = await playing(page, 'kim put on Staff');
  const assertion = await saml.at('Ask');
  for (const fact of ['assertion', 'AssumeRoleWithSAML', 'vouched for by CompanySignIn'])
    expect(assertion).toContain(fact);
  expect(await saml.at('Trust')).toContain('trusts CompanySignIn');
  const staff = await saml.at('Session');
  expect(staff).toContain('Staff/kim');
  // The page acts as the root user still, and says nothing else.
  await acting(page, /root user/);
  expect(staff.split(' | ')).not.toContain('you');

  await signIn(page, new RegExp(`^${issuer}`), 'Ci');
  const oidc = await playing(page, 'repo:example/shop:ref:refs/heads/main put on Ci');
  expect(await oidc.at('Ask')).toContain('AssumeRoleWithWebIdentity');
  const met = await oidc.at('Trust');
  for (const fact of ['"…:aud": "sts.amazonaws.com"', '"…:sub": "repo:example/shop:*"'])
    expect(met).toContain(fact);

  await select(page, /^web shop/);
  await looking(page).getByRole('button', { name: 'Sign in here' }).click();
  await dialog(page).getByRole('button', { name: 'Open the app' }).click();
  await dialog(page).getByRole('button', { name: 'Act as this session' }).click();
  await closed(page);
  const pool = await playing(page, 'kim put on Shopper');
  const carried = await pool.at('Ask');
  for (const fact of ['identity pool', 'pool token', 'with the pool’s own token'])
    expect(carried).toContain(fact);
  expect((await pool.at('Permission')).split(' | ')).toContain('not needed');
  const shopper = (await pool.at('Session')).split(' | ');
  for (const fact of ['Shopper/', 'CognitoIdentityCredentials', 'you']) expect(shopper).toContain(fact);
  await acting(page, /Shopper\//);
});

test('the scene stands in the picture’s place as soon as its steps do, the picture shows nothing of the answer before, and the words wait for it', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const ways = [['a desk', {}] as const, ['a phone', phone] as const];
  for (const [name, options] of ways) {
    const { page } = await visit(await newVisitor({ ...options, reducedMotion: 'no-preference' }));
    if (name === 'a phone')
      await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Steps' }).click();
    await page.evaluate(() => {
      const early: string[] = [];
      const sizes = new Set<string | null>();
      const corners = new Set<string>();
      Object.assign(globalThis, { early, sizes, corners });
      const look = (): void => {
        const panel = document.querySelector('.graph-panel')?.getBoundingClientRect();
        if (panel) corners.add([panel.x, panel.y, panel.width].join());
        const drawn = document.querySelector('.stage svg');
        if (drawn) sizes.add(drawn.getAttribute('viewBox'));
        const told = [...document.querySelectorAll('.graph-panel svg text')].some(({ textContent }) =>
          textContent.includes('Deployer/'),
        );
        const isStepping = document.querySelector('.steps [aria-current="step"]') !== null;
        if (!document.querySelector('.stage svg') && (told || isStepping))
          early.push(told ? 'the session is drawn' : 'the steps stand there alone');
        requestAnimationFrame(look);
      };
      look();
    });
    await happened(page)
      .getByRole('button', { name: /^Put it on as/ })
      .click();
    await stage(page).first().waitFor();
    const early = await page.evaluate(() => (globalThis as unknown as { early: string[] }).early);
    expect(early, name).toEqual([]);
    const back = page.getByRole('button', { name: 'Whole account' }).first();
    await back.click();
    await stage(page).first().waitFor({ state: 'detached' });
    await happened(page).getByRole('button', { name: 'Show it on the stage' }).click();
    await stage(page).first().waitFor();
    // It never was drawn for another size, however briefly.
    await atRest(page);
    const sizes = await page.evaluate(() => [...(globalThis as unknown as { sizes: Set<string> }).sizes]);
    expect(sizes, name).toHaveLength(1);
    // Bars that come and go with it push the picture nowhere.
    const corners = await page.evaluate(() => [
      ...(globalThis as unknown as { corners: Set<string> }).corners,
    ]);
    expect(corners, name).toHaveLength(1);
    if (name !== 'a desk') continue;
    // The words of a step come once the picture shows what they say.
    const shownBy = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const said = (): string => document.querySelector('.steps > [aria-live]')?.textContent ?? '';
          const drawn = (): boolean =>
            [...document.querySelectorAll('.stage text')].some(({ textContent }) =>
              textContent.includes('"AWS"'),
            );
          const before = said();
          const next = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent.trim() === 'Next',
          );
          next?.click();
          const look = (): void => (said() === before ? void requestAnimationFrame(look) : resolve(drawn()));
          look();
        }),
    );
    expect(shownBy).toBe(true);
  }
});

test('on a tablet the columns’ heads stay where they were seen while the stage comes', async () => {
  const tablet = { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true };
  const visitor = await newVisitor({ ...tablet, reducedMotion: 'no-preference' });
  const { page } = await visit(visitor, '#/story/no-keys');
  await page.locator('.heads span').first().waitFor();
  await atRest(page);
  await page.evaluate(() => {
    const heads = { before: '', coming: new Set<string>() };
    Object.assign(globalThis, { heads });
    const look = (): void => {
      const now = [...document.querySelectorAll('.heads span')]
        .map((one) => `${one.textContent.trim()} at ${String(Math.round(one.getBoundingClientRect().x))}`)
        .join();
      if (document.querySelector('.graph-panel.coming')) heads.coming.add(now);
      else if (!document.querySelector('.stage')) heads.before = now;
      requestAnimationFrame(look);
    };
    look();
  });
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await stage(page).first().waitFor();
  await atRest(page);
  const { before, coming } = await page.evaluate(() => {
    const { heads } = globalThis as unknown as { heads: { before: string; coming: Set<string> } };
    return { before: heads.before, coming: [...heads.coming] };
  });
  expect(before).not.toBe('');
  expect(coming).toEqual([before]);
});
