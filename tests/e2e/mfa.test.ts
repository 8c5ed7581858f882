import { expect, test } from 'vitest';
import {
  ask,
  begin,
  choose,
  closed,
  fill,
  inline,
  putOn,
  refusal,
  select,
  submit,
  writeDocument,
} from './doing.ts';
import { actAs, dialog, looking } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const home = '111122223333';

test('a role that asks for a second factor is refused without a code and put on with one', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  const form = await begin(page, /^MFA device/);
  await form.getByRole('textbox', { name: 'Name of the device' }).fill('ana');
  await form.getByRole('button', { name: 'Create the device' }).click();
  const device = dialog(page);
  await device.getByText('Not switched on for anybody yet.').waitFor();
  expect(await device.locator('output').innerText()).toMatch(/^\d{6}$/);

  // Codes that the app didn't show are refused first.
  await device.getByRole('combobox', { name: 'Whose device it is' }).selectOption('ana');
  await fill(page, { 'First code': '000000', 'Second code': '000001' });
  await device.getByRole('button', { name: 'Switch it on for ana' }).click();
  await device.getByText('InvalidAuthenticationCode').waitFor();
  await device.getByRole('button', { name: 'Read both codes from the app' }).click();
  await expect
    .poll(() => device.getByRole('textbox', { name: 'First code' }).inputValue())
    .not.toBe('000000');
  await device.getByRole('button', { name: 'Switch it on for ana' }).click();
  await device.getByText('Switched on for ana.').waitFor();
  await page.keyboard.press('Escape');
  await closed(page);
  expect(await (await select(page, /^ana/)).innerText()).toContain('MFA devices');

  await choose(page, /^Deployer/, 'Edit trust');
  await dialog(page).waitFor();
  const own = dialog(page).getByText('Write the trust policy myself');
  if (await own.isVisible()) await own.click();
  await writeDocument(page, {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyWithACode',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${home}:root` },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  });
  await submit(page, 'Save');

  await actAs(page, /^ana/);
  expect(await putOn(page, { role: 'Deployer' })).toContain('refused');
  const told = await refusal(page);
  expect(told).toContain('OnlyWithACode');
  expect(told).toContain('aws:MultiFactorAuthPresent');
  expect(told).toContain(
    `User: arn:aws:iam::${home}:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${home}:role/Deployer`,
  );
  expect(await putOn(page, { role: 'Deployer', device: 'ana' })).toContain('Deployer/ana');
  await actAs(page, /^Deployer\/ana/);
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::deploy-artifacts/app.zip')).toContain('DeployStack');
  await actAs(page, /^ana/);
  expect(await putOn(page, { role: 'Deployer', device: 'ana', code: '000000' })).toContain(
    'MultiFactorAuthentication failed with invalid MFA one time pass code',
  );
});

test('temporary keys that were asked for with a code may do what a policy keeps for a second factor', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await inline(page, /^ana/, 'WithACode', {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DeleteWithACode',
        Effect: 'Allow',
        Action: 's3:DeleteObject',
        Resource: 'arn:aws:s3:::team-bucket/*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  });
  await choose(page, /^ana/, 'New MFA device');
  const device = dialog(page);
  await device.getByRole('button', { name: 'Create the device' }).click();
  await device.getByRole('button', { name: 'Read both codes from the app' }).click();
  const first = device.getByRole('textbox', { name: 'First code' });
  await expect.poll(() => first.inputValue()).toMatch(/^\d{6}$/);
  await device.getByRole('button', { name: 'Switch it on for ana' }).click();
  await device.getByText('Switched on for ana.').waitFor();
  await page.keyboard.press('Escape');
  await closed(page);

  const question = ['s3:DeleteObject', 'arn:aws:s3:::team-bucket/old.md'] as const;
  await actAs(page, /^ana/);
  expect(await ask(page, ...question)).toContain('has a condition that isn’t met');

  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill('Get a session token');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('button', { name: 'Read the code from the app' }).click();
  await expect
    .poll(() => dialog(page).getByRole('textbox', { name: 'Code' }).inputValue())
    .toMatch(/^\d{6}$/);
  await submit(page, 'Get the keys');
  await looking(page).getByText('Temporary credentials of a user').waitFor();
  await looking(page).getByRole('button', { name: 'Act as ana' }).click();
  await looking(page).getByRole('button', { name: 'Take it off' }).waitFor();
  expect(await ask(page, ...question)).toContain('DeleteWithACode');
  expect(await ask(page, 's3:DeleteObject', 'arn:aws:s3:::team-bucket/older.md')).toMatch(/Allowed/);
});
