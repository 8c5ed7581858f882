import { expect, test } from 'vitest';
import { allowing, begin, submit } from './doing.ts';
import { actAs, dialog } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('a policy is typed over in the code editor, which names what is wrong where it stands', async () => {
  // `visit` fails the test where the page's own security policy is violated.
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await begin(page, /policy/i);
  await dialog(page).getByText('JSON', { exact: true }).click();
  const editor = dialog(page).locator('.cm-content');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('x');
  await page.keyboard.press('ControlOrMeta+A');
  const statement = { Effect: 'Alow', Action: 's3:GetObjct', Resource: '*' };
  await page.keyboard.insertText(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2));
  const underlined = dialog(page).locator('.cm-lintRange-error, .cm-lintRange-warning');
  await expect.poll(() => underlined.allTextContents()).toEqual(['"Alow"', '"s3:GetObjct"']);
  const said = dialog(page).getByRole('status').filter({ hasText: 'Line' });
  await expect.poll(() => said.textContent()).toContain('Did you mean “s3:GetObject”?');
  expect(await said.textContent()).toContain('An Effect is “Allow” or “Deny”. Did you mean “Allow”?');
  // Once AWS has refused it, the editor says so itself, with the reason and the line.
  await dialog(page).getByRole('textbox').first().fill('Odd');
  expect(await editor.getAttribute('aria-invalid')).toBeNull();
  await dialog(page)
    .getByRole('button', { name: /^Create/ })
    .click();
  await expect.poll(() => editor.getAttribute('aria-invalid')).toBe('true');
  const reason = await editor.evaluate((content) => {
    const root = content.getRootNode() as ShadowRoot;
    return root.getElementById(content.getAttribute('aria-describedby') ?? '')?.textContent;
  });
  expect(reason).toContain('Line 5: An Effect is “Allow” or “Deny”.');
  await expect
    .poll(() => dialog(page).locator('.cm-refused').allTextContents())
    .toEqual([expect.stringContaining('"Effect": "Alow"')]);
  expect(
    await editor.evaluate((content) => (content.getRootNode() as ShadowRoot).activeElement === content),
  ).toBe(true);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' ');
  await expect.poll(() => editor.getAttribute('aria-invalid')).toBeNull();
  // What it would give is said before it is saved; after that the log says what it gave.
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(JSON.stringify(allowing('sqs:SendMessage', '*')));
  await dialog(page).getByRole('checkbox', { name: /^ana/ }).check();
  const gains = dialog(page).getByRole('region', { name: 'Who gains, who loses' });
  await expect.poll(() => gains.textContent()).toContain('ana gains 1 action on anything');
  await submit(page, 'Create the policy');
  await page.getByRole('tab', { name: 'Log' }).click();
  const row = page.getByRole('log').locator('details').filter({ hasText: 'attach-user-policy' }).first();
  await row.filter({ hasText: 'ana gains 1 action on anything' }).waitFor();
});
