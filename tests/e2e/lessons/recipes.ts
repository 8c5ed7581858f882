import type { Locator } from 'playwright-core';
import type { Call, World } from '../../../src/engine/index.ts';
import { dialog } from '../places.ts';
import { accountRecipes } from './account-recipes.ts';
import { keyRecipes } from './key-recipes.ts';
import { escaped, inspector, type Learner } from './learner.ts';
import { addLastStatement, writePolicy } from './policy-form.ts';
import { revokesSessions, revokeSessions, sessionRecipes } from './session-recipes.ts';

type Input = Readonly<Record<string, unknown>>;

/** How an operation is pressed. `world` is the account as it stands before, `refused` whether AWS will say no. */
export type Recipe = (
  learner: Learner,
  input: Input,
  known: { readonly world: World; readonly refused: boolean },
) => Promise<void>;

const text = (input: Input, name: string): string => String(input[name]);
const last = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

async function send(learner: Learner, name: string | RegExp, refused: boolean): Promise<void> {
  await (refused ? learner.submitRefused(name) : learner.submit(name));
}

const inlineNamed = (told: Locator, name: string): Locator =>
  told.getByRole('button', { name: new RegExp(`^${escaped(name)} .*inline`) });

/** Opens an inline policy from the details of its holder. */
async function open(learner: Learner, told: Locator, name: string): Promise<void> {
  await learner.hands.press(inlineNamed(told, name));
  await inspector(learner.page).getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

/** An inline policy: a new one, or the one of that name. */
const inline =
  (holder: string, kind: string): Recipe =>
  async (learner, input, { refused }) => {
    const told = await learner.select(text(input, holder), kind);
    const name = text(input, 'PolicyName');
    if ((await inlineNamed(told, name).count()) > 0) {
      await open(learner, told, name);
      await learner.act('Edit the document');
    } else {
      await learner.act('Write an inline policy');
      await learner.hands.write(
        dialog(learner.page).getByRole('textbox', { name: 'Name', exact: true }),
        name,
      );
    }
    await writePolicy(learner.hands, text(input, 'PolicyDocument'));
    await send(learner, 'Save', refused);
  };

const attach =
  (holder: string, kind: string): Recipe =>
  async (learner, input) => {
    await learner.select(text(input, holder), kind);
    await learner.act('Attach a policy');
    const name = last(text(input, 'PolicyArn'));
    await learner.hands.write(dialog(learner.page).getByRole('searchbox'), name);
    await learner.hands.tick(
      dialog(learner.page).getByRole('checkbox', { name: new RegExp(`^${escaped(name)}( |$)`) }),
    );
    await learner.submit('Apply');
  };

/** The name of the permission set with that ARN. */
const setOf = (input: Input, world: World): string =>
  world.tables.permissionSets.get(text(input, 'PermissionSetArn'))?.name ?? '';

const permissionSets: Readonly<Record<string, Recipe>> = {
  'sso-admin:PutInlinePolicyToPermissionSet': async (learner, input, { world, refused }) => {
    await learner.select(setOf(input, world), 'Identity Center');
    await learner.act('Edit what it allows');
    await writePolicy(learner.hands, text(input, 'InlinePolicy'));
    await send(learner, 'Save', refused);
  },
  'sso-admin:ProvisionPermissionSet': async (learner, input, { world }) => {
    await learner.select(setOf(input, world), 'Identity Center');
    await learner.act('Provision it');
  },
};

/** The name of a KMS key in the page, which is its alias. */
const keyNamed = (world: World, id: string): string =>
  [...world.tables.resources.values()].flatMap((row) =>
    row.kind === 'key' && row.name === id ? row.aliases.slice(0, 1) : [],
  )[0] ?? id;

const policies: Readonly<Record<string, Recipe>> = {
  'iam:PutUserPolicy': inline('UserName', 'User'),
  'iam:PutGroupPolicy': inline('GroupName', 'Group'),
  'iam:PutRolePolicy': (learner, input, known) =>
    revokesSessions(input)
      ? revokeSessions(learner, text(input, 'RoleName'))
      : inline('RoleName', 'Role')(learner, input, known),
  'iam:AttachUserPolicy': attach('UserName', 'User'),
  'iam:AttachGroupPolicy': attach('GroupName', 'Group'),
  'iam:AttachRolePolicy': attach('RoleName', 'Role'),
  'iam:DetachUserPolicy': async (learner, input) => {
    const user = text(input, 'UserName');
    const told = await learner.select(user, 'User');
    await learner.hands.press(
      told.getByRole('button', { name: `Detach ${last(text(input, 'PolicyArn'))} from ${user}` }),
    );
  },
  'iam:DeleteGroupPolicy': async (learner, input) => {
    const name = text(input, 'PolicyName');
    await open(learner, await learner.select(text(input, 'GroupName'), 'Group'), name);
    await learner.act('Delete');
    await learner.submit(`Delete ${name}`);
  },
  'iam:CreatePolicy': async (learner, input) => {
    await learner.find('New policy', /^New policy/);
    await learner.hands.write(
      dialog(learner.page).getByRole('textbox', { name: 'Name', exact: true }),
      text(input, 'PolicyName'),
    );
    await writePolicy(learner.hands, text(input, 'PolicyDocument'));
    await learner.submit('Create the policy');
  },
  'iam:CreatePolicyVersion': async (learner, input, { refused }) => {
    await learner.select(last(text(input, 'PolicyArn')), 'Policy');
    await learner.act('Edit as a new version');
    await writePolicy(learner.hands, text(input, 'PolicyDocument'));
    await send(learner, 'Save as a new version', refused);
  },
  'iam:DeletePolicyVersion': (learner, input) =>
    version(learner, input, new RegExp(`^Delete ${text(input, 'VersionId')}`)),
  'iam:SetDefaultPolicyVersion': (learner, input) => version(learner, input, /default/i),
  'iam:UpdateAssumeRolePolicy': async (learner, input, { refused }) => {
    await learner.select(text(input, 'RoleName'), 'Role');
    await learner.act('Edit trust');
    await writePolicy(learner.hands, text(input, 'PolicyDocument'));
    await send(learner, 'Save', refused);
  },
  's3:PutBucketPolicy': async (learner, input, { refused }) => {
    await learner.select(text(input, 'Bucket'), 'Resource');
    await learner.act('Edit its policy');
    await writePolicy(learner.hands, text(input, 'Policy'));
    await send(learner, 'Save', refused);
  },
  'kms:PutKeyPolicy': async (learner, input, { world, refused }) => {
    await learner.select(keyNamed(world, text(input, 'KeyId')), 'Resource');
    await learner.act('Edit its policy');
    await addLastStatement(learner.hands, text(input, 'Policy'));
    await send(learner, 'Save', refused);
  },
};

async function version(learner: Learner, input: Input, button: RegExp): Promise<void> {
  await learner.select(last(text(input, 'PolicyArn')), 'Policy');
  await learner.act('Versions');
  const shown = dialog(learner.page);
  await learner.hands.tick(shown.getByRole('radio', { name: new RegExp(`^${text(input, 'VersionId')} `) }));
  await learner.hands.press(shown.getByRole('button', { name: button }));
  // What can't be undone by AWS is asked for twice.
  const close = shown.getByRole('button', { name: 'Close', exact: true }).last();
  await close.waitFor();
  await learner.hands.press(close);
  await shown.waitFor({ state: 'detached' });
}

const recipes: ReadonlyMap<string, Recipe> = new Map(
  Object.entries({ ...policies, ...permissionSets, ...keyRecipes, ...accountRecipes, ...sessionRecipes }),
);

/** Carries a call out by hand. */
export async function doByHand(learner: Learner, call: Call, known: Parameters<Recipe>[2]): Promise<void> {
  const name = `${call.service}:${call.operation}`;
  const recipe = recipes.get(name);
  // The page shows by itself what these ask for.
  if (!recipe && /^(Get|List)/.test(call.operation)) return;
  if (!recipe) throw new Error(`Nobody has said how ${name} is pressed`);
  await recipe(learner, call.input as Input, known);
}
