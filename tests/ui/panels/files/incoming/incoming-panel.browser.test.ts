import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import IncomingPanel from '../../../../../src/ui/panels/files/incoming/IncomingPanel.svelte';
import Host from '../../account/inspector/Host.svelte';
import { type Mounted, fill, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(IncomingPanel);
});
afterEach(() => page.playground.close());

const template = {
  Resources: {
    Worker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'worker',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
  },
};

const deployIsOff = (): boolean => named('button', 'Deploy').matches('[disabled], [aria-disabled="true"]');

test('who leaves a template and comes back can go on where they were', async () => {
  const { playground, view } = page;
  fill(document.querySelector('textarea') as HTMLTextAreaElement, JSON.stringify(template));
  named('button', 'Look at it').click();
  await page.until(() => document.querySelector('input[type=checkbox]') !== null, 'the capability');
  await page.until(() => document.body.innerText.includes('worker'), 'the change');
  expect(deployIsOff()).toBe(true);

  await page.close();
  const again = mount(Host, { target: document.body, props: { playground, view, panel: IncomingPanel } });
  await page.settle();
  document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  await page.settle();
  expect(deployIsOff()).toBe(false);
  await unmount(again);
});

test('who may not deploy a template reads its fault all the same, which would stop the root user, too', async () => {
  const { playground } = page;
  await playground.call('CreateUser', { UserName: 'newcomer' });
  const user = playground.world.tables.users.list().find(({ name }) => name === 'newcomer');
  playground.actAs({ type: 'console', id: user?.id ?? '' });
  const faulty = { Resources: { Crew: { Type: 'AWS::IAM::Group', Properties: { GroupNam: 'crew' } } } };
  fill(document.querySelector('textarea') as HTMLTextAreaElement, JSON.stringify(faulty));
  named('button', 'Look at it').click();
  const said = (): string => document.body.innerText.replace(/[\u2066-\u2069]/g, '');
  await page.until(() => said().includes('cloudformation:CreateStack'), 'the refusal');
  expect(said()).toContain('The root user would be stopped, too');
  expect(said()).toContain('GroupNam');
});

test('the mark that some editors put before a text hides no template', async () => {
  const text = '\uFEFFResources:\n  Crew:\n    Type: AWS::IAM::Group\n    Properties: { GroupName: crew }\n';
  fill(document.querySelector('textarea') as HTMLTextAreaElement, text);
  named('button', 'Look at it').click();
  await page.until(() => document.body.innerText.includes('crew'), 'the change');
});
