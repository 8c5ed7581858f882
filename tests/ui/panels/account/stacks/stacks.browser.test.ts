import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import StacksPanel from '../../../../../src/ui/panels/account/stacks/StacksPanel.svelte';
import { type Mounted, mountPanel, named } from '../inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(StacksPanel);
});
afterEach(async () => {
  await page.close();
  page.playground.close();
});

const text = (): string => document.body.innerText.replace(/\s+/g, ' ');
const may = (Action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const template = {
  Description: 'A worker',
  Resources: {
    Reads: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'reads', PolicyDocument: may('s3:GetObject'), Roles: [{ Ref: 'Worker' }] },
    },
    Worker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'worker',
        Description: 'Works',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
  },
  Outputs: { Role: { Value: { 'Fn::GetAtt': ['Worker', 'Arn'] } } },
};

async function deploy(): Promise<void> {
  await page.playground.call('cloudformation:CreateStack', {
    StackName: 'shop',
    TemplateBody: JSON.stringify(template),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  await page.playground.deployment;
  await page.settle();
}

/** Deploys as the page does where a template is too large for a request: it is put into a bucket first. */
async function deployFromBucket(): Promise<void> {
  const call: typeof page.playground.call = page.playground.call.bind(page.playground);
  const gesture = 'one';
  const Bucket = 'templates-of-the-team';
  await call('s3:CreateBucket', { Bucket }, undefined, gesture);
  const Body = btoa(JSON.stringify(template));
  await call('s3:PutObject', { Bucket, Key: 'shop.template', Body }, undefined, gesture);
  const TemplateURL = `https://s3.us-east-1.amazonaws.com/${Bucket}/shop.template`;
  const Capabilities = ['CAPABILITY_NAMED_IAM'] as const;
  await call(
    'cloudformation:CreateStack',
    { StackName: 'shop', TemplateURL, Capabilities },
    undefined,
    gesture,
  );
  await page.playground.deployment;
  await page.settle();
}

async function press(selector: string, name: string): Promise<void> {
  named(selector, name).click();
  await page.settle();
}

const roles = (): string[] => page.playground.world.tables.roles.list().map(({ name }) => name);

test('says how a stack is deployed while there is none, and leads there', async () => {
  expect(text()).toContain('No stacks yet');
  await press('button', 'Open the terminal');
  expect(page.view.bottomTab).toBe('terminal');
});

test('tells a stack’s resources, events, outputs and template, and leads to what it has made', async () => {
  await deploy();
  expect(text()).toContain('shop');
  expect(text()).toContain('CREATE_COMPLETE');
  expect(text()).toContain('AWS::IAM::Role');
  await press('[role=tab]', 'Events');
  expect(text()).toContain('User Initiated');
  await press('[role=tab]', 'Outputs');
  expect(text()).toContain('arn:aws:iam::111122223333:role/worker');
  await press('[role=tab]', 'Template');
  expect(text()).toContain('"Description":"A worker"');
  await press('[role=tab]', 'Resources');
  await press('button', 'Show worker');
  const [role] = page.playground.world.tables.roles.list().filter(({ name }) => name === 'worker');
  expect(page.playground.selected).toBe(role?.id);
});

test('finds what was changed by hand, and one press brings it back to the code', async () => {
  await deploy();
  expect(text()).not.toContain('changed by hand');
  await page.playground.call('UpdateRole', { RoleName: 'worker', Description: 'Rests' });
  // The list of stacks says it before anybody compares.
  await page.until(() => text().includes('changed by hand'));
  await press('[role=tab]', 'Drift');
  await press('button', 'Compare with the template');
  await page.until(() => text().includes('One resource was changed by hand.'));
  expect(text()).toContain('/Description Works Rests');
  // The comparison is what undo would take back now.
  expect(text()).not.toContain('Undo the last deployment');
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await press('button', 'Back to code');
  await page.until(() => text().includes('Nothing was changed by hand.'));
  const [role] = page.playground.world.tables.roles.list().filter(({ name }) => name === 'worker');
  expect(role?.description).toBe('Works');
});

test('“Update the code” leads to the stack’s own template, also from what the page alone compares', async () => {
  await deploy();
  await page.playground.call('PutRolePolicy', {
    ...{ RoleName: 'worker', PolicyName: 'reads', PolicyDocument: JSON.stringify(may('s3:*')) },
  });
  await page.until(() => text().includes('changed by hand'));
  await press('[role=tab]', 'Drift');
  await press('button', 'Update the code');
  const stack = page.playground.world.tables.stacks.list().find(({ kind }) => kind === 'stack');
  expect(page.view.alone).toEqual({ kind: 'code', of: stack?.id });
});

test('tells of an inline policy that CloudFormation doesn’t compare, and brings it back to the code', async () => {
  await deploy();
  await page.playground.call('PutRolePolicy', {
    ...{ RoleName: 'worker', PolicyName: 'reads', PolicyDocument: JSON.stringify(may('s3:*')) },
  });
  await page.until(() => text().includes('changed by hand'));
  await press('[role=tab]', 'Drift');
  await page.until(() => text().includes('CloudFormation compares no resources of this type.'));
  expect(text()).toContain('/PolicyDocument/Statement/0/Action s3:GetObject s3:*');
  await press('button', 'Back to code');
  await page.until(() => !text().includes('s3:*'));
});

test('deletes a stack, and takes its last deployment back', async () => {
  await deploy();
  await press('button', 'Delete the stack');
  await page.until(() => text().includes('No stacks yet'));
  expect(roles()).not.toContain('worker');
  await page.playground.undo();
  await page.settle();
  expect(roles()).toContain('worker');
  await press('button', 'Undo the last deployment');
  await page.until(() => text().includes('No stacks yet'));
  expect(roles()).not.toContain('worker');
});

test('takes a deployment back whose template was uploaded first, with the bucket', async () => {
  await deployFromBucket();
  expect(roles()).toContain('worker');
  await press('button', 'Undo the last deployment');
  await page.until(() => text().includes('No stacks yet'));
  expect(roles()).not.toContain('worker');
  expect([...page.playground.world.tables.resources.keys()].filter((id) => id.includes('templates'))).toEqual(
    [],
  );
});

test('a stack that was rolled back says at what it stopped, what is left, and what to do', async () => {
  await page.playground.call('CreateUser', { UserName: 'taken' });
  const User = { Type: 'AWS::IAM::User', Properties: { UserName: 'taken' }, DependsOn: 'Worker' };
  await page.playground.call('cloudformation:CreateStack', {
    StackName: 'shop',
    TemplateBody: JSON.stringify({ Resources: { ...template.Resources, User } }),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  await page.playground.deployment;
  await page.until(() => text().includes('ROLLBACK_COMPLETE'), 'the status');
  const said = text().replace(/[\u2066-\u2069]/g, '');
  expect(said).toContain('It stopped at User');
  expect(said).toContain('already exists');
  expect(said).toContain('All that it had made is gone again.');
});
