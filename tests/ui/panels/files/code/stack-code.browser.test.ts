import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import CodePanel from '../../../../../src/ui/panels/files/code/CodePanel.svelte';
import { incomingOf } from '../../../../../src/ui/panels/files/incoming/incoming.svelte.ts';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(CodePanel);
});
afterEach(async () => {
  await page.close();
  page.playground.close();
});

const text = (): string => document.body.innerText.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
const template = `# Ours
Parameters:
  Team: { Type: String }
  Word: { Type: String, NoEcho: true }
Resources:
  Crew:
    Type: AWS::IAM::Group
    Properties:
      GroupName: !Sub crew-\${Team} # known
      ManagedPolicyArns: []
  Robot: { Type: AWS::IAM::User }
Outputs:
  Robot: { Value: !Ref Robot }
`;
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Deploys the stack, changes it by hand, and opens its code. */
async function open(...byHand: (() => Promise<unknown>)[]): Promise<void> {
  const { playground, view } = page;
  await playground.call('cloudformation:CreateStack', {
    StackName: 'crew-stack',
    TemplateBody: template,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: [
      { ParameterKey: 'Team', ParameterValue: 'red' },
      { ParameterKey: 'Word', ParameterValue: 'hidden' },
    ],
  });
  await playground.deployment;
  for (const act of byHand) await act();
  const stack = playground.world.tables.stacks.list().find(({ kind }) => kind === 'stack');
  view.showAlone({ kind: 'code', of: stack?.id ?? '' });
  await page.until(() => text().includes('brought up to date'), 'the code');
}

const attach = () =>
  page.playground.call('AttachGroupPolicy', { GroupName: 'crew-red', PolicyArn: readOnly });

async function press(name: string): Promise<void> {
  named('button', name).click();
  await page.settle();
}

test('shows the stack’s own template with what is there now, marks its new lines, and says what it leaves out', async () => {
  await open(attach, async () => {
    const robot = page.playground.world.tables.users.list().find(({ name }) => name.startsWith('crew-stack'));
    await page.playground.call('DeleteUser', { UserName: robot?.name ?? '' });
  });
  const lines = [...document.querySelectorAll<HTMLElement>('.line')];
  expect(lines.filter((one) => one.matches('.fresh')).map((one) => one.innerText.trim())).toEqual([
    `ManagedPolicyArns: [${readOnly}]`,
  ]);
  expect(lines.map((one) => one.innerText).join('\n')).toContain('GroupName: !Sub crew-${Team} # known');
  expect(text()).toMatch(/Crew .*\/ManagedPolicyArns\/0 .*nothing .*ReadOnlyAccess/);
  expect(text()).toContain('Somebody deleted Robot by hand, but Outputs.Robot still names it.');
  expect(text()).toContain('aws cloudformation deploy --stack-name crew-stack');
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('leads to where it is deployed, under the stack’s own name and with its parameters’ values', async () => {
  await open(attach);
  await press('Look at it and deploy it');
  await page.until(() => page.view.alone?.kind === 'incoming', 'the page for deploying');
  const incoming = incomingOf(page.playground);
  await page.until(() => incoming.trial !== null, 'the trial');
  expect([incoming.stackName, incoming.name]).toEqual(['crew-stack', 'crew-stack.yaml']);
  expect([incoming.kept.get('Team'), [...incoming.values]]).toEqual(['red', []]);
  incoming.allow('CAPABILITY_NAMED_IAM', true);
  expect([incoming.waits, incoming.trial?.stopped]).toEqual([null, null]);
  await incoming.deploy('here');
  const row = page.playground.world.tables.stacks.list().find(({ kind }) => kind === 'stack');
  expect(row).toMatchObject({ status: 'UPDATE_COMPLETE', secrets: [{ key: 'Word', value: 'hidden' }] });
  await page.playground.call('cloudformation:DetectStackDrift', { StackName: 'crew-stack' });
  expect(page.playground.world.tables.stacks.get(row?.id ?? '')).toMatchObject({
    drift: { status: 'IN_SYNC' },
  });
});

test('has nothing to deploy where nobody has changed anything', async () => {
  await open();
  expect(text()).toContain('Nothing. The template already says what is there, as far as it can.');
  expect(text()).not.toContain('Look at it and deploy it');
});

test('a stack that isn’t there has no code', async () => {
  page.view.showAlone({ kind: 'code', of: 'arn:aws:cloudformation:us-east-1:111122223333:stack/gone/1' });
  await page.until(() => text().includes('This stack has no template.'));
});
