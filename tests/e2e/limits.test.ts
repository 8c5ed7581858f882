import { expect, test } from 'vitest';
import { ask, choose, select, submit } from './doing.ts';
import { actAs, dialog } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('a permissions boundary limits what other policies allow, and says so', async () => {
  const { page } = await visit(await newVisitor());
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::team-bucket/plan.md')).toContain('TeamBucket');
  await actAs(page, /^root user/);
  await choose(page, /^ana/, 'Permissions boundary');
  const list = dialog(page).getByRole('searchbox');
  await list.fill('ReadInvoices');
  await dialog(page).getByText('ReadInvoices', { exact: true }).first().click();
  await submit(page, 'Set the boundary');
  expect(await (await select(page, /^ana/)).innerText()).toMatch(/Permissions boundary\s+ReadInvoices/);
  await actAs(page, /^ana/);
  const refused = await ask(page, 's3:GetObject', 'arn:aws:s3:::team-bucket/roadmap.md');
  expect(refused).toContain('because no permissions boundary allows the s3:GetObject action');
  expect(refused).toContain('The permissions boundary doesn’t allow it');
});

test('one of AWS’s own policies is found in the list, attached and decides', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await choose(page, /^ci-bot/, 'Attach a policy');
  await dialog(page).getByRole('searchbox').fill('ReadOnlyAccess');
  await dialog(page)
    .getByRole('checkbox', { name: /^ReadOnlyAccess/ })
    .check();
  await dialog(page).getByText('--policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess').waitFor();
  await submit(page, 'Apply');
  expect(await (await select(page, /^ci-bot/)).innerText()).toContain('ReadOnlyAccess');
  await actAs(page, /^ci-bot/);
  const allowed = await ask(page, 'ec2:DescribeInstances', '*');
  expect(allowed).toContain('Allowed');
  expect(allowed).toContain('ReadOnlyAccess');
  const refused = await ask(page, 'ec2:StartInstances', '*');
  expect(refused).toContain('because no identity-based policy allows the ec2:StartInstances action');
});
