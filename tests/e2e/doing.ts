import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dialog, happened, looking, showIdentities, topBar, tree } from './places.ts';

/** What a learner does beyond the first steps: makes things, opens their actions, fills forms, asks, reads. */
export const inspector = (page: Page): Locator => looking(page).getByRole('region', { name: 'Inspector' });

export const closed = (page: Page): Promise<void> => dialog(page).waitFor({ state: 'detached' });

/** Opens the form for something new, by its name in the menu “New” of the identities. */
export async function begin(page: Page, what: RegExp): Promise<Locator> {
  await showIdentities(page);
  await page
    .getByRole('tabpanel', { name: 'Identities' })
    .getByRole('button', { name: 'New', exact: true })
    .click();
  await page.getByRole('menuitem', { name: what }).click();
  await dialog(page).waitFor();
  return dialog(page);
}

/** Selects something in the tree and waits until it is told of. */
export async function select(page: Page, line: RegExp): Promise<Locator> {
  const items = await showIdentities(page);
  const filter = page.getByRole('searchbox', { name: 'Filter by name' });
  await filter.fill(line.source.replace(/[\^\\$]/g, '').split(' ')[0] ?? '');
  await items.getByRole('treeitem', { name: line }).first().click();
  await filter.fill('');
  await inspector(page).getByRole('heading', { level: 2 }).waitFor();
  return inspector(page);
}

/** Opens the actions of something in the tree and chooses one; a dialog may open. */
export async function choose(page: Page, line: RegExp, action: string | RegExp): Promise<void> {
  const told = await select(page, line);
  await told.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Fills the text fields of the open form, by their labels. */
export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await dialog(page).getByRole('textbox', { name: label, exact: true }).fill(value);
}

/** Presses the form's button and waits until the form is gone: the call was carried out. */
export async function submit(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await closed(page);
}

/** Writes a policy document as JSON where the open form has one. */
export async function writeDocument(page: Page, document: object): Promise<void> {
  await dialog(page).getByRole('radiogroup', { name: 'How to edit it' }).getByText('JSON').click();
  await dialog(page).getByRole('checkbox', { name: 'Plain text field' }).check();
  const field = dialog(page).locator('.code-field textarea');
  await field.fill(JSON.stringify(document, null, 2));
}

/** A policy document of one statement that allows. */
export const allowing = (action: string | string[], resource: string | string[]): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
});

/** Gives somebody an inline policy. The one who acts must be allowed to. */
export async function inline(page: Page, line: RegExp, name: string, document: object): Promise<void> {
  await choose(page, line, 'Write an inline policy');
  await fill(page, { Name: name });
  await writeDocument(page, document);
  await dialog(page)
    .getByRole('button', { name: /^(Create the policy|Save)$/ })
    .click();
  await closed(page);
}

/** Asks whether the one who acts may do something. @returns everything that the answer says */
export async function ask(page: Page, action: string, resource: string): Promise<string> {
  await page.getByRole('tab', { name: 'Try' }).click();
  const panel = happened(page).getByRole('tabpanel', { name: 'Try' });
  await panel.getByRole('combobox', { name: 'Action' }).fill(action);
  await panel.getByRole('combobox', { name: 'Resource' }).fill(resource);
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /^Ask as/ }).click();
  const asked = panel.locator('p').filter({ hasText: 'Asked as' });
  await asked.filter({ hasText: action }).filter({ hasText: resource }).waitFor();
  return panel.innerText();
}

/** Puts a role on with the form of the steps. @returns what the cards of the steps say */
export async function putOn(
  page: Page,
  request: {
    readonly role: string;
    readonly device?: string;
    /** What is typed as the device's code; left out, the app's own is read. */
    readonly code?: string;
    readonly externalId?: string;
  },
): Promise<string> {
  await page.getByRole('tab', { name: 'Steps' }).click();
  const panel = happened(page);
  const close = panel.getByRole('button', { name: 'Close the steps' });
  await close.or(panel.getByRole('heading', { name: 'Who puts on which role?' })).waitFor();
  if (await close.isVisible()) await close.click();
  await panel.getByRole('combobox', { name: 'Role', exact: true }).selectOption(request.role);
  if (request.device !== undefined || request.externalId !== undefined)
    await panel.getByRole('button', { name: 'More about the request' }).click();
  if (request.externalId !== undefined)
    await panel.getByRole('textbox', { name: 'External id' }).fill(request.externalId);
  if (request.device !== undefined) {
    await panel.getByRole('combobox', { name: 'MFA device' }).selectOption(request.device);
    const code = panel.getByRole('textbox', { name: 'Code', exact: true });
    if (request.code === undefined)
      await panel.getByRole('button', { name: 'Read the code from the app' }).click();
    else await code.fill(request.code);
    await expect.poll(() => code.inputValue()).toMatch(/^\d{6}$/);
  }
  await panel.getByRole('button', { name: /^Put it on as/ }).click();
  return steps(page);
}

/** What the steps say, once they stand there: how it ended, and the step that is shown. */
export async function steps(page: Page): Promise<string> {
  await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
  return happened(page).innerText();
}

/** What the steps say of a refusal: at the step that refused, and what would have to change. */
export async function refusal(page: Page): Promise<string> {
  const cards = happened(page).getByRole('list', { name: 'The steps' }).getByRole('button');
  await cards.filter({ hasText: 'What must change' }).click();
  const change = await happened(page).innerText();
  await cards.nth((await cards.count()) - 2).click();
  await cards.filter({ hasText: ', refused.' }).waitFor();
  return `${await happened(page).innerText()}\n${change}`;
}

/** Moves the account's clock by one of the steps that its menu has, or to the end of a session. */
export async function forward(page: Page, by: RegExp): Promise<void> {
  await topBar(page)
    .getByRole('button', { name: /^Clock/ })
    .click();
  await page
    .getByRole('dialog')
    .or(page.locator('[popover]'))
    .getByRole('button', { name: by })
    .first()
    .click();
  await page.keyboard.press('Escape');
}

/** The lines of the tree that begin with a name. */
export const line = (page: Page, name: RegExp): Locator => tree(page).getByRole('treeitem', { name });

/** Types a line in the terminal, which comes to sight, and waits for what must be printed then. */
export async function typeInTerminal(page: Page, text: string, printed: string): Promise<void> {
  const line = happened(page).getByRole('textbox').first();
  if (!(await line.isVisible())) await page.getByRole('tab', { name: 'Terminal' }).click();
  await line.fill(text);
  await page.keyboard.press('Enter');
  await happened(page).getByText(printed).first().waitFor();
}

/** Saves what is seen as the menu “Save” says. @returns the path of the downloaded file */
export async function savedAs(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return file.path();
}
