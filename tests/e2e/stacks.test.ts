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

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name });

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
  await page.getByRole('radio', { name: /^in Sample account/ }).check();
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
