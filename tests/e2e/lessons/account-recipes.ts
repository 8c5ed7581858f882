import { dialog } from '../places.ts';
import { escaped, type Learner } from './learner.ts';
import { writePolicy } from './policy-form.ts';
import type { Recipe } from './recipes.ts';

type Input = Readonly<Record<string, unknown>>;

const text = (input: Input, name: string): string => String(input[name]);
const last = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

async function named(learner: Learner, action: RegExp, name: string): Promise<void> {
  await learner.find(action.source.replace(/[\\^]/g, ''), action);
  await learner.hands.write(dialog(learner.page).getByRole('textbox', { name: 'Name', exact: true }), name);
}

/** The service that a trust policy lets in, if it is that alone. */
function serviceOf(document: string): string | null {
  const { Statement: said } = JSON.parse(document) as { Statement: unknown };
  const [only] = [said].flat() as { Principal?: { Service?: unknown } }[];
  return typeof only?.Principal?.Service === 'string' ? only.Principal.Service : null;
}

const sameJson = (one: string, other: string): boolean => {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
};

/** Deploys one of the lesson's own files. */
const deploy: Recipe = async (learner, input) => {
  const { page, hands } = learner;
  await learner.find('Deploy a template', /^Deploy a template/);
  const files = page.getByRole('region', { name: 'Files that are here' }).getByRole('button');
  await files.first().waitFor();
  for (const name of await files.allInnerTexts()) {
    await hands.press(files.filter({ hasText: name }));
    await hands.tick(
      page.getByRole('radiogroup', { name: 'What to look at' }).getByRole('radio', { name: 'Text' }),
    );
    const lines = await page.getByRole('region', { name, exact: true }).locator('li code').allInnerTexts();
    if (sameJson(lines.join('\n'), text(input, 'TemplateBody'))) break;
    await hands.press(page.getByRole('button', { name: 'Put it away' }));
  }
  await hands.write(page.getByRole('textbox', { name: 'Name of the stack' }), text(input, 'StackName'));
  if (input['Capabilities'] !== undefined)
    await hands.tick(page.getByRole('checkbox', { name: /CAPABILITY_NAMED_IAM/ }));
  await hands.press(page.getByRole('button', { name: 'Deploy', exact: true }));
  await hands.press(page.getByRole('button', { name: 'See the account' }));
};

export const accountRecipes: Readonly<Record<string, Recipe>> = {
  'cloudformation:CreateStack': deploy,
  'cloudformation:UpdateStack': deploy,
  'iam:CreateUser': async (learner, input) => {
    await named(learner, /^New user/, text(input, 'UserName'));
    await learner.submit('Create the user');
  },
  'iam:AddUserToGroup': async (learner, input, { refused }) => {
    const user = text(input, 'UserName');
    await learner.select(text(input, 'GroupName'), 'Group');
    await learner.act('Add a user');
    const open = dialog(learner.page);
    const box = open.getByRole('checkbox', { name: user, exact: true });
    await open.getByRole('checkbox').first().waitFor();
    if ((await box.count()) === 0) {
      await learner.hands.write(open.getByRole('searchbox'), user);
      await box
        .or(open.getByRole('checkbox', { name: new RegExp(escaped(user)) }))
        .first()
        .waitFor();
    }
    await learner.hands.tick(open.getByRole('checkbox', { name: new RegExp(`^${escaped(user)}`) }));
    await (refused ? learner.submitRefused('Apply') : learner.submit('Apply'));
  },
  'iam:CreateRole': async (learner, input) => {
    const document = text(input, 'AssumeRolePolicyDocument');
    await named(learner, /^New role/, text(input, 'RoleName'));
    const open = dialog(learner.page);
    const service = serviceOf(document);
    if (service !== null) {
      await learner.hands.tick(open.getByRole('radio', { name: /^An AWS service/ }));
      const which = open.getByRole('combobox', { name: /service/i });
      await learner.hands.choose(which, new RegExp(`^${service.split('.')[0] ?? ''}:`, 'i'));
    } else {
      await learner.hands.tick(open.getByRole('radio', { name: /^Write the trust policy myself/ }));
      await writePolicy(learner.hands, document);
    }
    await learner.submit('Create the role');
  },
  'iam:CreateInstanceProfile': async (learner, input) => {
    await named(learner, /^New instance profile/, text(input, 'InstanceProfileName'));
    await learner.submit('Create the instance profile');
  },
  'iam:AddRoleToInstanceProfile': async (learner, input) => {
    await learner.select(text(input, 'InstanceProfileName'), 'Instance profile');
    await learner.act('Choose its role');
    const name = { name: text(input, 'RoleName'), exact: true };
    await learner.hands.tick(dialog(learner.page).getByRole('radio', name));
    await learner.submit('Apply');
  },
  'iam:TagUser': async (learner, input) => {
    await learner.select(text(input, 'UserName'), 'User');
    await learner.act('Edit tags');
    const open = dialog(learner.page);
    for (const { Key, Value } of input['Tags'] as readonly { Key: string; Value: string }[]) {
      await learner.hands.press(open.getByRole('button', { name: 'Add a tag' }));
      await learner.hands.write(open.getByRole('textbox', { name: /^Key/ }).last(), Key);
      await learner.hands.write(open.getByRole('textbox', { name: /^Value/ }).last(), Value);
    }
    await learner.submit('Save');
  },
  'iam:PutUserPermissionsBoundary': async (learner, input) => {
    const name = last(text(input, 'PermissionsBoundary'));
    await learner.select(text(input, 'UserName'), 'User');
    await learner.act('Permissions boundary');
    const open = dialog(learner.page);
    await learner.hands.write(open.getByRole('searchbox'), name);
    await learner.hands.tick(open.getByRole('radio', { name: new RegExp(`^${escaped(name)}`) }));
    await learner.submit(/^(Set|Save|Apply)/);
  },
  'organizations:CreatePolicy': async (learner, input) => {
    await learner.find('New organization policy', /^New organization policy/);
    const open = dialog(learner.page);
    await learner.hands.write(open.getByRole('textbox', { name: 'Name', exact: true }), text(input, 'Name'));
    const description = open.getByRole('textbox', { name: 'Description', exact: true });
    if ((await description.count()) > 0) await learner.hands.write(description, text(input, 'Description'));
    await writePolicy(learner.hands, text(input, 'Content'));
    await learner.submit(/^Create/);
  },
  'organizations:AttachPolicy': async (learner, input, { world }) => {
    const id = text(input, 'PolicyId');
    const name = id === 'p-FullAWSAccess' ? 'FullAWSAccess' : world.tables.organizationPolicies.get(id)?.name;
    const target = world.tables.units.get(text(input, 'TargetId'))?.name ?? '';
    const told = await learner.select(target, 'Organization');
    await learner.hands.press(told.getByRole('button', { name: /^Attach/ }).first());
    const open = dialog(learner.page);
    await learner.hands.tick(open.getByRole('checkbox', { name: new RegExp(`^${escaped(name ?? '')}`) }));
    await learner.submit('Apply');
  },
};
