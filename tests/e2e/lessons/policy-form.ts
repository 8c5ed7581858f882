import type { Locator } from 'playwright-core';
import { dialog } from '../places.ts';
import type { Hands } from './hands.ts';

type Texts = string | readonly string[];

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Texts | Readonly<Record<string, Texts>>;
  readonly Action?: Texts;
  readonly Resource?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
  readonly [element: string]: unknown;
}

const listed = (texts: Texts | undefined): readonly string[] =>
  texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;

/** What the form has a field for: statements of AWS's plain elements, with principals that are ARNs. */
const formElements = new Set(['Effect', 'Principal', 'Action', 'Resource', 'Condition']);

function statementsOf(document: string): readonly Statement[] {
  const { Statement: said } = JSON.parse(document) as { Statement: Statement | readonly Statement[] };
  return [said].flat() as readonly Statement[];
}

function statementOf(document: string): Statement | null {
  const statements = statementsOf(document);
  const [only] = statements;
  if (!only || statements.length > 1 || !Object.keys(only).every((name) => formElements.has(name)))
    return null;
  const { Principal } = only;
  if (Principal === undefined || typeof Principal === 'string' || Array.isArray(Principal)) return only;
  return Object.keys(Principal).join() === 'AWS' ? only : null;
}

/** Makes a list of the form hold these values, and no others. */
async function fillList(
  hands: Hands,
  within: Locator,
  label: string,
  values: readonly string[],
): Promise<void> {
  const field = within.getByRole('combobox', { name: label, exact: true });
  const shown = field.locator('xpath=ancestor::*[contains(@class, "list")][1]').getByRole('listitem');
  // Values that are only offered stand in a list of their own there.
  const removes = await shown.getByRole('button', { name: /^Remove / }).all();
  const names = await Promise.all(removes.map((one) => one.getAttribute('aria-label')));
  const there = new Set(names.map((name) => (name ?? '').replace(/^Remove /, '')));
  for (const name of there)
    if (!values.includes(name))
      await hands.press(shown.getByRole('button', { name: `Remove ${name}`, exact: true }));
  for (const value of values) {
    if (there.has(value)) continue;
    await hands.write(field, value);
    await hands.press(within.getByRole('button', { name: `Add to ${label}`, exact: true }));
  }
}

async function fillForm(hands: Hands, within: Locator, statement: Statement): Promise<void> {
  await hands.tick(within.getByRole('radio', { name: statement.Effect }));
  const { Principal } = statement;
  if (Principal !== undefined) {
    const named: readonly Texts[] =
      typeof Principal === 'string' || Array.isArray(Principal)
        ? [Principal as Texts]
        : Object.values(Principal as Readonly<Record<string, Texts>>);
    await fillList(hands, within, 'Principals', named.flatMap(listed));
  }
  await fillList(hands, within, 'Actions', listed(statement.Action));
  if (statement.Resource !== undefined)
    await fillList(hands, within, 'Resources', listed(statement.Resource));
  for (const remove of await within.getByRole('button', { name: /^Remove condition/ }).all())
    await hands.press(remove);
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: listed(values) })),
  );
  for (const [index, { operator, key, values }] of conditions.entries()) {
    await hands.press(within.getByRole('button', { name: 'Add a condition' }));
    await hands.write(within.getByRole('combobox', { name: 'Operator' }).nth(index), operator);
    await hands.write(within.getByRole('combobox', { name: 'Key', exact: true }).nth(index), key);
    for (const value of values) {
      await hands.write(within.getByRole('combobox', { name: 'Values' }).nth(index), value);
      await hands.press(within.getByRole('button', { name: 'Add to Values' }).nth(index));
    }
  }
}

/** Writes a policy where a form has one: field by field where its form can say it, else as JSON. */
export async function writePolicy(hands: Hands, document: string, at?: Locator): Promise<void> {
  const form = at ?? dialog(hands.page);
  const ways = form.getByRole('radiogroup', { name: 'How to edit it' });
  await ways.waitFor();
  const first = form.getByRole('group', { name: 'Statement 1' });
  const fits = statementOf(document);
  // Where a policy names nobody, the form has no field for a principal.
  const hasField = (await first.getByRole('combobox', { name: 'Principals' }).count()) > 0;
  const statement = fits?.Principal !== undefined && !hasField ? null : fits;
  if (statement) {
    await first.waitFor();
    const second = form.getByRole('button', { name: 'Remove statement 2' });
    while ((await second.count()) > 0) await hands.press(second);
    await fillForm(hands, first, statement);
    return;
  }
  await hands.tick(ways.getByRole('radio', { name: 'JSON' }));
  const plain = form.getByRole('checkbox', { name: 'Plain text field' });
  await plain.waitFor();
  if (!(await plain.isChecked())) await hands.tick(plain);
  await hands.write(form.locator('.code-field textarea'), JSON.stringify(JSON.parse(document), null, 2));
}

/** Adds the last statement of a policy to those that stand in the form. */
export async function addLastStatement(hands: Hands, document: string): Promise<void> {
  const form = dialog(hands.page);
  const statements = statementsOf(document);
  const last = statements.at(-1);
  if (!last) throw new Error('The policy has no statement');
  await form.getByRole('group', { name: `Statement ${String(statements.length - 1)}` }).waitFor();
  await hands.press(form.getByRole('button', { name: 'Add a statement' }));
  await fillForm(hands, form.getByRole('group', { name: `Statement ${String(statements.length)}` }), last);
}
