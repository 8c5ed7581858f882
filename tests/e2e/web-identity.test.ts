import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, begin, fill, refusal, select, steps, submit } from './doing.ts';
import { actAs, dialog, happened, looking, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const issuer = 'token.actions.githubusercontent.com';

/** Signs in at the provider through its inspector, as a workflow on the main branch. */
async function signIn(page: Page): Promise<void> {
  await select(page, new RegExp(`^${issuer}`));
  await looking(page).getByRole('button', { name: 'Sign in here' }).click();
  await dialog(page).getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog(page).getByText('"sub": "repo:example/shop:ref:refs/heads/main"').waitFor();
}

test('a workflow’s token puts a role on, and an edited one is refused', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await begin(page, /OIDC/);
  await submit(page, 'Create the provider');
  const form = await begin(page, /^New role/);
  await fill(page, { Name: 'Ci' });
  await form.getByText('People of a sign-in provider').click();
  await form.getByText(issuer, { exact: true }).first().click();
  await form.getByRole('textbox', { name: 'Only these' }).fill('repo:example/shop:*');
  await form.getByRole('checkbox', { name: /^DeployStack/ }).check();
  await submit(page, 'Create the role');

  await signIn(page);
  await dialog(page).getByRole('button', { name: 'Assume Ci' }).click();
  const told = await steps(page);
  expect(told).toContain('Ci/kim');
  expect(told).toContain(issuer);
  await actAs(page, /^Ci\/kim/);
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::deploy-artifacts/app.zip')).toContain('DeployStack');

  await page.getByRole('tab', { name: 'Steps' }).click();
  await happened(page).getByRole('button', { name: 'Close the steps' }).click();
  await signIn(page);
  const token = dialog(page).getByRole('textbox', { name: 'The token, as it is sent' });
  const [header, claims, signature] = (await token.inputValue()).split('.');
  const payload = Buffer.from(claims ?? '', 'base64url')
    .toString()
    .replace('heads/main', 'heads/evil');
  await token.fill([header, Buffer.from(payload).toString('base64url'), signature].join('.'));
  await dialog(page).getByText('"sub": "repo:example/shop:ref:refs/heads/evil"').waitFor();
  await dialog(page).getByRole('button', { name: 'Assume Ci' }).click();
  await steps(page);
  expect(await refusal(page)).toContain('InvalidIdentityToken');
  await topBar(page)
    .getByRole('button', { name: /^Acting as Ci\/kim/ })
    .waitFor();
});
