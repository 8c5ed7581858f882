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
