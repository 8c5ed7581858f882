import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { closed, line, select } from './doing.ts';
import { actAs, chooseFiles, createUser, dialog, jsonFile, showIdentities, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 2, name });
const code = (page: Page): Locator => page.getByRole('region', { name: /^The code of/ });
const choice = (page: Page): Locator => page.getByRole('region', { name: 'What to take' });

async function saved(page: Page, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('“Share” shows the account as code in each language, to copy and to save', async () => {
  const context = await newVisitor();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = await visit(context);
  await topBar(page).getByRole('button', { name: 'Share', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'As code…' }).click();
  await heading(page, 'As code').waitFor();
  expect(page.url()).toMatch(/#\/code$/);
  await code(page).getByText('AWSTemplateFormatVersion:').waitFor();

  const copy = page.getByRole('button', { name: /^Copy [\w-]+\.(?:yaml|json)$/ });
  const copied = page.getByText('Copied', { exact: true });
  await copy.click();
  await copied.waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Type: AWS::IAM::Role');
  await page.getByRole('radiogroup', { name: 'Form of the template' }).getByText('JSON').click();
  await code(page).getByText('"AWSTemplateFormatVersion":').waitFor();
  // Another text is shown now, which nobody has copied.
  await copied.waitFor({ state: 'hidden' });
  const template = await saved(page, /^Download [\w-]+\.json$/);
  expect(Object.keys((JSON.parse(template.bytes.toString()) as { Resources: object }).Resources)).toContain(
    'Deployer',
  );

  for (const [tab, text] of [
    ['CDK', 'extends cdk.Stack'],
    ['AWS CLI', 'aws iam create-user'],
    ['SAM', 'AWS::Serverless-2016-10-31'],
    ['Terraform', 'required_providers'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await code(page).getByText(text).first().waitFor();
  }
  await page.getByRole('combobox', { name: 'File' }).selectOption('iam.tf');
  await code(page).getByText('resource "aws_iam_role" "deployer"').waitFor();
  const archive = await saved(page, /^Download .*-terraform\.zip$/);
  expect(archive.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(archive.bytes.includes('resource "aws_iam_role" "deployer"')).toBe(true);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('tab', { name: 'Identities' }).waitFor();
});

test('the inspector shows one thing as code with what it needs; a principal that is missing is taken, too', async () => {
  const { page } = await visit(await newVisitor());
  const told = await select(page, /^Deployer/);
  await told.getByRole('button', { name: 'As code Deployer' }).click();
  await heading(page, 'Deployer as code').waitFor();
  const things = choice(page);
  const neededBy = things.getByRole('checkbox', { name: 'DeployStack needed by Deployer' });
  expect([await neededBy.isChecked(), await neededBy.isDisabled()]).toEqual([true, true]);
  const missing = page.getByRole('button', { name: /^Take .*, too$/ });
  const names = await missing.evaluateAll((all) =>
    all.map((one) => /^Take (.*), too$/.exec(one.getAttribute('aria-label') ?? '')?.[1] ?? ''),
  );
  expect(names).not.toEqual([]);
  for (const name of names) {
    await page.getByRole('button', { name: `Take ${name}, too` }).click();
    await expect.poll(() => things.getByRole('checkbox', { name, exact: true }).isChecked()).toBe(true);
  }
  expect(await missing.count()).toBe(0);
  await code(page).getByText('AWS::IAM::User').first().waitFor();
  // This visitor’s browser keeps the page from copying: the whole text is selected, with its empty lines.
  await page.getByRole('button', { name: /^Copy [\w-]+\.yaml$/ }).click();
  await page.getByText('Copying is blocked here.').waitFor();
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  const template = await saved(page, /^Download [\w-]+\.yaml$/);
  expect(selected.trimEnd()).toBe(template.bytes.toString().trimEnd());
});

test('what changed since a moment can be taken alone', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await createUser(page, 'dora');
  await closed(page);
  const told = await select(page, /^dora/);
  await told.getByRole('button', { name: 'As code dora' }).click();
  await heading(page, 'dora as code').waitFor();
  // The page follows its address from one thing to the whole account.
  await page.evaluate(() => {
    location.hash = '#/code';
  });
  await heading(page, 'As code').waitFor();
  await code(page).getByText('Deployer:').first().waitFor();
  await choice(page).getByText('Since a moment').click();
  await choice(page).getByText('Users 1 of 5').waitFor();
  expect(await choice(page).getByRole('combobox', { name: 'Since before' }).innerText()).toContain(
    'CreateUser',
  );
  await code(page).getByText('UserName: dora').waitFor();
  expect(await code(page).innerText()).not.toContain('Deployer:');
});

test('on a phone the template changes its form, and nothing is wider than the screen', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const { page } = await visit(await newVisitor(phone), '#/code');
  await heading(page, 'As code').waitFor();
  await page.getByRole('radiogroup', { name: 'Form of the template' }).getByText('JSON').click();
  await code(page).getByText('"AWSTemplateFormatVersion":').waitFor();
  await choice(page).getByText('Since a moment').click();
  await choice(page).getByText('Nothing has changed yet.').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('an LDIF file opens as users and groups, and a user’s own entry is copied', async () => {
  const context = await newVisitor();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = await visit(context);
  const people = `dn: uid=dora,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
uid: dora
cn: Dora
sn: Dora

dn: cn=operators,ou=groups,dc=example,dc=com
objectClass: groupOfNames
cn: operators
member: uid=dora,ou=people,dc=example,dc=com
`;
  await chooseFiles(page, [jsonFile(people, 'people.ldif')]);
  await dialog(page).getByText('What a directory does not bring').waitFor();
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await closed(page);
  const told = await select(page, /^dora/);
  await told.getByRole('button', { name: 'LDAP entry dora' }).click();
  await heading(page, 'dora, and the LDAP entry').waitFor();
  expect(page.url()).toMatch(/#\/ldap\/AIDA\w+$/);
  await page.getByRole('button', { name: 'Copy as LDIF' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const entry = await page.evaluate(() => navigator.clipboard.readText());
  expect(entry).toContain('dn: uid=dora,ou=people');
  await page
    .getByRole('radiogroup', { name: 'Which entry is shown' })
    .getByText('the group operators')
    .click();
  await page.getByText('member: uid=dora').first().waitFor();
  // Another entry is shown now, which nobody has copied.
  await page.getByText('Copied', { exact: true }).waitFor({ state: 'hidden' });
});

test('a template is looked at before it is deployed, names its lines, and one undo takes it back', async () => {
  const { page } = await visit(await newVisitor(), '#/code');
  await page.getByRole('button', { name: 'Deploy a template' }).click();
  await heading(page, 'Deploy a template').waitFor();
  expect(page.url()).toMatch(/#\/deploy$/);
  await page.getByRole('textbox', { name: 'Or paste it' }).fill('resource "aws_iam_user" "ana" {\n}');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByText('The page does not read Terraform’s own language.').waitFor();
  await page.getByRole('button', { name: 'Try an example' }).click();
  await heading(page, 'web-service.yaml').waitFor();
  // The page draws what the root user would do, and says what stops the acting one.
  await page.getByText('ana could not deploy it.').waitFor();
  const why = page.getByRole('button', { name: 'Why?' });
  await why.click();
  await heading(page, 'ana can’t create web-service/*: no policy of theirs allows it.').waitFor();
  await page.keyboard.press('Escape');
  await why.and(page.locator(':focus')).waitFor();
  await page.getByRole('img', { name: /^What it would change: 5 added, 0 changed/ }).waitFor();
  const gains = page.getByRole('region', { name: 'Who gains, who loses' });
  await gains
    .getByText(/WebDeployer gains/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Show line 30' }).click();
  await page.getByRole('listitem').filter({ hasText: 'iam:PassRole' }).and(page.locator(':focus')).waitFor();
  await actAs(page, /^root user/);
  await page.getByRole('radiogroup', { name: 'What to look at' }).getByText('List').click();
  await page.getByText('ana could not deploy it.').waitFor({ state: 'detached' });
  const deploy = page.getByRole('button', { name: 'Deploy', exact: true });
  expect(await deploy.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /CAPABILITY_NAMED_IAM/ }).check();
  await page.getByRole('radio', { name: /^in Sample account/ }).check();
  await deploy.click();
  await page.getByRole('heading', { name: 'web-service is deployed.' }).waitFor();
  await page.getByRole('button', { name: 'See the stack' }).click();
  await page.getByRole('heading', { level: 3, name: 'web-service' }).waitFor();
  expect(page.url()).toContain('#/stacks/arn:aws:cloudformation:');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await showIdentities(page);
  await line(page, /^WebDeployer/).waitFor();
  await topBar(page).getByRole('button', { name: /^Undo/ }).click();
  await line(page, /^WebDeployer/).waitFor({ state: 'detached' });
});

test('what isn’t modelled is left out once somebody says so, and the stack, in a copy of the account, tells it', async () => {
  const { page } = await visit(await newVisitor(), '#/deploy');
  await actAs(page, /^root user/);
  const template = {
    Resources: {
      Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Crew: { Type: 'AWS::IAM::Group' },
    },
  };
  await page.getByRole('textbox', { name: 'Or paste it' }).fill(JSON.stringify(template));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByRole('region', { name: 'Left out' }).getByText('AWS::EC2::VPC: Net').waitFor();
  await page.getByRole('checkbox', { name: /CAPABILITY_IAM/ }).check();
  const deploy = page.getByRole('button', { name: 'Deploy', exact: true });
  await page.getByText('Say first that it may be deployed without what is left out.').waitFor();
  expect(await deploy.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: 'Deploy without them' }).check();
  expect(await page.getByRole('radio', { name: /^in a copy/ }).isChecked()).toBe(true);
  await deploy.click();
  await page.getByRole('heading', { name: 'my-stack is deployed.' }).waitFor();
  // The keyboard and whoever hears the page are where it is told.
  await page.getByRole('region', { name: 'Deploy' }).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'See the stack' }).click();
  await page.getByText('Deployed without Net (AWS::EC2::VPC)').waitFor();
  await topBar(page).getByText('Sample account, deployed').waitFor();
});

test('a template that is dropped where accounts are brought in is looked at, and Cancel takes its stack back', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  const users = Array.from({ length: 400 }, (_, at) => [
    `User${String(at)}`,
    { Type: 'AWS::IAM::User', Properties: { UserName: `user-${String(at)}` } },
  ]);
  const template = JSON.stringify({ Resources: Object.fromEntries(users) as object });
  await chooseFiles(page, [jsonFile(template, 'many-users.json')]);
  await heading(page, 'many-users.json').waitFor();
  await closed(page);
  await page.getByRole('checkbox', { name: /CAPABILITY_NAMED_IAM/ }).check();
  await page.getByRole('radio', { name: /^in Sample account/ }).check();
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await page.getByRole('progressbar', { name: 'It is being deployed…' }).waitFor();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('heading', { name: 'It was cancelled.' }).waitFor();
  // What would have been added isn't drawn any more: nothing of it is there.
  const picture = page.getByRole('img', {
    name: 'What is there now: 0 added, 0 changed, 0 replaced, 0 gone.',
  });
  await picture.locator('text', { hasText: /^ana$/ }).waitFor();
  expect(await picture.getByText(/^user-\d/).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'See the stack' }).count()).toBe(0);
  await page.getByRole('button', { name: 'See the account' }).click();
  await showIdentities(page);
  await line(page, /^ana/).waitFor();
  expect(await line(page, /^user-\d/).count()).toBe(0);
});
