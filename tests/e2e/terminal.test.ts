import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { actAs, happened, looking, saved, showIdentities, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const log = (page: Page): Locator => page.getByRole('log', { name: 'Commands and output' });
const prompt = (page: Page): Locator => happened(page).getByRole('textbox', { name: /^Command line, as / });

async function open(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await prompt(page).waitFor();
  return prompt(page);
}

/** Types a line and waits for what must stand in the log then. */
async function type(page: Page, text: string, answer: string | RegExp): Promise<void> {
  await prompt(page).fill(text);
  await prompt(page).press('Enter');
  await log(page).getByText(answer).last().waitFor();
}

test('what is typed is what is done: by the one who acts, refused and answered as the AWS CLI does', async () => {
  const { page } = await visit(await newVisitor());
  await open(page);
  await type(
    page,
    'aws sts get-caller-identity --query Arn --output text',
    'arn:aws:iam::111122223333:user/ana',
  );
  await type(
    page,
    'aws iam create-user --user-name dora',
    'An error occurred (AccessDenied) when calling the CreateUser operation: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateUser',
  );
  await log(page).getByText('exit code 254').waitFor();
  await actAs(page, /^root user/);
  await prompt(page).press('ArrowUp');
  expect(await prompt(page).inputValue()).toBe('aws iam create-user --user-name dora');
  await prompt(page).press('Enter');
  await (await showIdentities(page)).getByRole('treeitem', { name: /^dora/ }).waitFor();

  // A key of hers in the variables: then the page acts as her, too.
  await type(
    page,
    "export $(aws iam create-access-key --user-name dora --output text --query \"AccessKey.[join('=', ['AWS_ACCESS_KEY_ID', AccessKeyId]), join('=', ['AWS_SECRET_ACCESS_KEY', SecretAccessKey])]\") && echo exported",
    /^exported$/,
  );
  await topBar(page)
    .getByRole('button', { name: /^Acting as dora/ })
    .waitFor();
  expect(await prompt(page).getAttribute('aria-label')).toBe('Command line, as dora');
  await type(page, 'aws iam list-roles', 'is not authorized to perform: iam:ListRoles');
  await type(page, 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY; echo unset', /^unset$/);
  await topBar(page)
    .getByRole('button', { name: /^Acting as root/ })
    .waitFor();
  // One command's answer within another; a failure goes on behind ||.
  await type(
    page,
    'aws iam get-role --role-name nobody || aws iam get-role --role-name "$(aws iam list-roles --query "Roles[?RoleName==\'Deployer\'].RoleName" --output text)" --query Role.RoleId --output text',
    /^AROA[A-Z2-7]{17}$/,
  );
  await page.getByRole('tab', { name: 'Log' }).click();
  const panel = happened(page).getByRole('tabpanel', { name: 'Log' });
  await panel.getByText('aws iam create-access-key --user-name dora').first().waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Undo create-access-key/ })
    .waitFor();
});

test('Tab completes commands and names of what is there', async () => {
  const { page } = await visit(await newVisitor());
  const line = await open(page);
  await expect.poll(() => line.evaluate((element) => element === document.activeElement)).toBe(true);
  await actAs(page, /^root user/);
  await line.fill('aws iam create-us');
  await line.press('Tab');
  await expect.poll(() => line.inputValue()).toBe('aws iam create-user ');
  await line.fill('aws iam get-role --role-name Depl');
  await line.press('Tab');
  await expect.poll(() => line.inputValue()).toBe('aws iam get-role --role-name Deployer ');
  await line.press('Enter');
  const arn = log(page)
    .getByRole('button', { name: /Deployer/ })
    .first();
  await arn.click();
  await looking(page).getByRole('heading', { level: 2, name: 'Deployer' }).waitFor();
  await type(page, 'aws iam creat-user --user-name x', /create-user/);
});

test('a pasted script runs with progress and can be stopped; what was typed is there after a reload', async () => {
  const { page } = await visit(await newVisitor());
  const line = await open(page);
  await actAs(page, /^root user/);
  const script = Array.from({ length: 50 }, (_, i) => `aws iam create-user --user-name worker-${i}`);
  await line.fill(`${script.join('\n')}\nsleep 600\naws iam create-user --user-name never`);
  await line.press('Enter');
  await happened(page).getByRole('button', { name: 'Stop' }).click();
  await happened(page).getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
  const items = await showIdentities(page);
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('never');
  await page.getByText('Nothing here is called “never”.').waitFor();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('worker-');
  await items.getByRole('treeitem', { name: /^worker-0 / }).waitFor();
  await type(page, 'echo after the stop', 'after the stop');
  await saved(page);
  await page.reload();
  await open(page);
  await prompt(page).press('ArrowUp');
  await expect.poll(() => prompt(page).inputValue()).toBe('echo after the stop');
});
