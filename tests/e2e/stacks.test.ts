import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { actAs, happened, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const log = (page: Page): Locator => page.getByRole('log', { name: 'Commands and output' });
const prompt = (page: Page): Locator => happened(page).getByRole('textbox', { name: /^Command line, as / });

/** Opens the terminal as the root user. */
async function terminal(page: Page): Promise<void> {
  await actAs(page, /^root user/);
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await prompt(page).waitFor();
}

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name });

let typed = 0;

/** Types a line. @returns what was printed */
async function type(page: Page, line: string): Promise<string> {
  const end = `line-${String(++typed)}-is-done`;
  await prompt(page).fill(`${line}; echo ${end}`);
  await prompt(page).press('Enter');
  await log(page).getByText(end, { exact: true }).waitFor();
  const said = await log(page).locator('pre').allInnerTexts();
  return said.at(-2)?.trim() ?? '';
}

const text = (page: Page, line: string): Promise<string> => type(page, `${line} --output text`);

/** Opens the page of the account's stacks. */
async function showStacks(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/stacks';
  });
  await heading(page, 'Stacks').waitFor();
}

/** Goes back from the stacks to the terminal. */
async function back(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await prompt(page).waitFor();
}

/** Puts a file into the terminal's folder. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await type(
    page,
    `printf '%s\\n' ${text
      .trim()
      .split('\n')
      .map((line) => `'${line.replaceAll("'", "'\\''")}'`)
      .join(' ')} > ${name}`,
  );
}

const trust = `      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          # Lambda alone.
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole`;
const shop = `
# The shop's own stack.
Parameters:
  Team: { Type: String }
Resources:
  Shop:
    Type: AWS::IAM::Role
    Properties:
      RoleName: shop-role
      Description: !Sub Works for \${Team} # nobody else
${trust}
      Policies:
        - PolicyName: reads
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]
`;

test('a role that somebody changed by hand is taken over into its stack’s own template, which deploys, and is in sync', async () => {
  const { page, problems } = await visit(await newVisitor());
  await terminal(page);
  await write(page, 'shop.yaml', shop);
  expect(
    await type(
      page,
      'aws cloudformation deploy --stack-name team-shop --template-file shop.yaml --capabilities CAPABILITY_NAMED_IAM --parameter-overrides Team=red',
    ),
  ).toContain('Successfully created/updated stack - team-shop');
  await type(
    page,
    'aws iam update-role --role-name shop-role --description "Works at night" --max-session-duration 3600',
  );
  await type(
    page,
    `aws iam put-role-policy --role-name shop-role --policy-name by-hand --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}'`,
  );

  await page.evaluate(() => {
    location.hash = '#/stacks';
  });
  await page.getByRole('tab', { name: 'Drift' }).click();
  await page.getByRole('button', { name: 'Compare with the template' }).click();
  await page.getByText('One resource was changed by hand.').waitFor();
  await page.getByRole('button', { name: 'Update the code' }).click();
  await heading(page, 'The code of team-shop, brought up to date').waitFor();
  const code = page.getByRole('region', { name: 'The code of team-shop.yaml' });
  const lines = (await code.innerText()).split('\n');
  expect(lines.filter((line) => line !== '').join('\n')).toBe(
    shop.trim().replace('!Sub Works for ${Team} # nobody else', 'Works at night # nobody else') +
      `
        - PolicyName: by-hand
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: sqs:SendMessage
                Resource: '*'`,
  );
  await page.getByText('Shop/Description: a function gave another value.').waitFor();
  await page.getByText('One that somebody added by hand stands in Policies now.').waitFor();
  const command = page.getByRole('group', { name: 'The command that deploys it' });
  expect(await command.innerText()).toContain('--stack-name team-shop');

  await page.getByRole('button', { name: 'Look at it and deploy it' }).click();
  await heading(page, 'team-shop.yaml').waitFor();
  // The stack's own name, and the value that its parameter has.
  expect(await page.getByRole('textbox', { name: 'Name of the stack' }).inputValue()).toBe('team-shop');
  expect(await page.getByRole('textbox', { name: 'Team' }).inputValue()).toBe('red');
  await page.getByRole('checkbox', { name: /CAPABILITY_NAMED_IAM/ }).check();
  // A stack that stands here is updated here.
  expect(await page.getByRole('radio', { name: /^in Sample account/ }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await heading(page, 'team-shop is deployed.').waitFor();
  await page.getByRole('button', { name: 'See the stack' }).click();
  await page.getByText('UPDATE_COMPLETE', { exact: true }).first().waitFor();
  await page.getByRole('tab', { name: 'Drift' }).click();
  await page.getByRole('button', { name: 'Compare with the template' }).click();
  await page.getByText('Nothing was changed by hand.').waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await terminal(page);
  expect(
    await type(
      page,
      'aws cloudformation describe-stack-resource-drifts --stack-name team-shop --query "StackResourceDrifts[].[LogicalResourceId,StackResourceDriftStatus]" --output text',
    ),
  ).toBe('Shop\tIN_SYNC');
  expect(
    await type(page, 'aws iam get-role --role-name shop-role --query Role.Description --output text'),
  ).toBe('Works at night');
  expect(problems).toEqual([]);
  await topBar(page).waitFor();
});

test('a change set is made, described and carried out: the role with another name replaces the old one', async () => {
  const { page, problems } = await visit(await newVisitor());
  await terminal(page);
  await write(page, 'shop.yaml', shop);
  await write(page, 'next.yaml', shop.replace('shop-role', 'store-role'));
  const allowed = '--capabilities CAPABILITY_NAMED_IAM';
  await type(
    page,
    `aws cloudformation deploy --stack-name team-shop --template-file shop.yaml ${allowed} --parameter-overrides Team=red`,
  );
  const set = '--stack-name team-shop --change-set-name rename';
  await type(
    page,
    `aws cloudformation create-change-set ${set} --template-body file://next.yaml ${allowed} --parameters ParameterKey=Team,UsePreviousValue=true`,
  );
  await type(page, `aws cloudformation wait change-set-create-complete ${set}`);
  expect(
    await text(
      page,
      `aws cloudformation describe-change-set ${set} --query "[Status,ExecutionStatus,Changes[0].ResourceChange.[LogicalResourceId,Action,Replacement]][]"`,
    ),
  ).toBe('CREATE_COMPLETE\tAVAILABLE\tShop\tModify\tTrue');
  // Nothing has changed yet.
  const roles =
    "aws iam list-roles --query \"Roles[?RoleName=='shop-role' || RoleName=='store-role'].RoleName\"";
  expect(await text(page, roles)).toBe('shop-role');
  expect(
    await text(
      page,
      'aws cloudformation list-change-sets --stack-name team-shop --query "Summaries[?ExecutionStatus==\'AVAILABLE\'].ChangeSetName"',
    ),
  ).toBe('rename');
  await type(page, `aws cloudformation execute-change-set ${set}`);
  await type(page, 'aws cloudformation wait stack-update-complete --stack-name team-shop');
  expect(await text(page, roles)).toBe('store-role');
  expect(
    await type(page, `aws cloudformation describe-change-set ${set} --query ExecutionStatus --output text`),
  ).toBe('EXECUTE_COMPLETE');

  await showStacks(page);
  await page.getByText('UPDATE_COMPLETE', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Show store-role' }).waitFor();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page
    .getByText('Requested update requires the creation of a new physical resource; hence creating one.')
    .first()
    .waitFor();
  // One press takes back what somebody changes by hand.
  await back(page);
  await type(page, 'aws iam update-role --role-name store-role --description Rests');
  await showStacks(page);
  await page.getByRole('tab', { name: 'Drift' }).click();
  await page.getByRole('button', { name: 'Compare with the template' }).click();
  await page.getByText('One resource was changed by hand.').waitFor();
  await page.getByRole('cell', { name: 'Rests' }).waitFor();
  await page.getByRole('button', { name: 'Back to code' }).click();
  await page.getByText('Nothing was changed by hand.').waitFor();
  await back(page);
  expect(await text(page, 'aws iam get-role --role-name store-role --query Role.Description')).toBe(
    'Works for red',
  );
  expect(problems).toEqual([]);
});

const crew = `
Resources:
  Crew:
    Type: AWS::IAM::Group
    Properties: { GroupName: crew }
Outputs:
  Crew:
    Value: !Ref Crew
    Export: { Name: crew-name }
`;
const guest = `
Resources:
  Guest:
    Type: AWS::IAM::User
    Properties: { Groups: [!ImportValue crew-name] }
`;

test('a stack whose export is in use isn’t deleted, and one whose group has a member by hand fails, until that is mended', async () => {
  const { page, problems } = await visit(await newVisitor());
  await terminal(page);
  await write(page, 'crew.yaml', crew);
  await write(page, 'guest.yaml', guest);
  for (const name of ['crew', 'guest'])
    expect(
      await type(
        page,
        `aws cloudformation deploy --stack-name ${name} --template-file ${name}.yaml --capabilities CAPABILITY_NAMED_IAM`,
      ),
    ).toContain(`Successfully created/updated stack - ${name}`);
  expect(await text(page, 'aws cloudformation list-imports --export-name crew-name --query Imports')).toBe(
    'guest',
  );
  await type(page, 'aws cloudformation delete-stack --stack-name crew');
  const status =
    'aws cloudformation describe-stacks --stack-name crew --query "Stacks[0].[StackStatus,StackStatusReason]"';
  expect(await text(page, status)).toBe(
    'CREATE_COMPLETE\tDelete canceled. Cannot delete export crew-name as it is in use by guest.',
  );
  await type(page, 'aws cloudformation delete-stack --stack-name guest');
  await type(page, 'aws cloudformation wait stack-delete-complete --stack-name guest');

  await type(page, 'aws iam add-user-to-group --group-name crew --user-name ana');
  await showStacks(page);
  await page.getByRole('button', { name: 'Delete the stack' }).click();
  await page.getByText('It stopped at Crew').waitFor();
  await page.getByText('DELETE_FAILED', { exact: true }).first().waitFor();
  await page.getByText('Cannot delete entity, must remove users from group first.').first().waitFor();
  await page.getByText('Remove what holds it, and delete the stack again.').waitFor();
  await back(page);
  expect(await type(page, 'aws cloudformation wait stack-delete-complete --stack-name crew')).toContain(
    'Waiter StackDeleteComplete failed: Waiter encountered a terminal failure state',
  );
  await type(page, 'aws iam remove-user-from-group --group-name crew --user-name ana');
  await showStacks(page);
  await page.getByRole('button', { name: 'Delete the stack' }).click();
  await page.getByText('No stacks yet').waitFor();
  expect(problems).toEqual([]);
});
