import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { allowing, ask, begin, closed, inline, select, steps } from './doing.ts';
import { actAs, dialog, happened, looking, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** Builds an identity pool with all that belongs to it, as the root user, and comes to the app's door. */
async function buildPool(page: Page): Promise<void> {
  await actAs(page, /^root user/);
  const form = await begin(page, /^Identity pool/);
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('web shop');
  const mayDo = form.getByRole('group', { name: /^What it may do/ });
  await mayDo.nth(0).getByText('TeamBucket').click();
  await mayDo.nth(1).getByText('ReadReports').click();
  await form.getByRole('button', { name: 'Build it' }).click();
  await dialog(page).getByRole('button', { name: 'Open the app' }).waitFor();
}

test('a person of an app signs in, gets keys of the pool’s role, and may do what that role may', async () => {
  const { page } = await visit(await newVisitor());
  await buildPool(page);
  await dialog(page).getByRole('button', { name: 'Open the app' }).click();
  await dialog(page).getByText('Temporary keys of the role Shopper').waitFor();
  await dialog(page)
    .getByText(/^The pool knows them as us-east-1:/)
    .waitFor();
  await dialog(page).getByText('The ID token says').first().click();
  await dialog(page).getByText('"cognito:username": "kim"').waitFor();
  await dialog(page).getByRole('button', { name: 'Act as this session' }).click();
  await topBar(page)
    .getByRole('button', { name: /^Acting as Shopper\/CognitoIdentityCredentials/ })
    .waitFor();
  // The inspector tells of whom the step is about.
  await happened(page)
    .getByRole('list', { name: 'The steps' })
    .getByRole('button', { name: /Session/ })
    .click();
  await looking(page)
    .getByText('arn:aws:sts::111122223333:assumed-role/Shopper/CognitoIdentityCredentials')
    .first()
    .waitFor();
  const told = await steps(page);
  for (const fact of ['Ask', 'Trust', 'names the identity provider of kim', 'Session'])
    expect(told).toContain(fact);
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::team-bucket/plan.md')).toContain('TeamBucket');
  const refused = await ask(page, 'iam:CreateUser', 'arn:aws:iam::111122223333:user/dora');
  expect(refused).toContain(
    'User: arn:aws:sts::111122223333:assumed-role/Shopper/CognitoIdentityCredentials is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::111122223333:user/dora because no identity-based policy allows the iam:CreateUser action',
  );
});

test('a guest gets the guests’ role, within what Cognito’s own session policy leaves open', async () => {
  const { page } = await visit(await newVisitor());
  await buildPool(page);
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await closed(page);
  await inline(page, /^ShopGuest/, 'SpeakAndStop', allowing(['polly:*', 'ec2:StopInstances'], '*'));
  await select(page, /^web shop/);
  await looking(page).getByRole('button', { name: 'Sign in here' }).click();
  await dialog(page)
    .getByRole('combobox', { name: 'Who opens the app' })
    .selectOption({ label: 'A guest, who hasn’t signed in' });
  expect(await dialog(page).getByText('Sign in at the user pool').count()).toBe(0);
  await dialog(page).getByRole('button', { name: 'Open the app' }).click();
  await dialog(page).getByText('Temporary keys of the role ShopGuest').waitFor();
  await dialog(page)
    .getByText('Cognito adds a session policy for guests. It allows only a short list of services.')
    .waitFor();
  await dialog(page).getByRole('button', { name: 'Act as this session' }).click();
  expect(await ask(page, 'polly:SynthesizeSpeech', '*')).toMatch(/Allowed/);
  // The role allows it; the session policy of the enhanced flow does not.
  const refused = await ask(page, 'ec2:StopInstances', 'arn:aws:ec2:us-east-1:111122223333:instance/i-1');
  expect(refused).toContain('no session policy allows the ec2:StopInstances action');
  expect(refused).toContain('No session policy allows it, and session policies limit the session.');
});

test('a wrong password of an app’s person is refused, and no keys are given', async () => {
  const { page } = await visit(await newVisitor());
  await buildPool(page);
  await dialog(page).getByRole('textbox', { name: 'Password', exact: true }).fill('Wrong-1234');
  await dialog(page).getByRole('button', { name: 'Open the app' }).click();
  const alert = dialog(page).getByRole('alert');
  await alert.getByText('Incorrect username or password.').waitFor();
  await alert.getByText(/NotAuthorizedException/).waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Act as this session' }).count()).toBe(0);
  expect(await happened(page).getByRole('list', { name: 'The steps' }).count()).toBe(0);
});
