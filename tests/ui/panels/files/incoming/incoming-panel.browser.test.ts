import { mount, unmount } from 'svelte';
import { type MockInstance, afterEach, beforeEach, expect, test, vi } from 'vitest';
import IncomingPanel from '../../../../../src/ui/panels/files/incoming/IncomingPanel.svelte';
import { rootCredentials } from '../../../../../src/playground/acting.ts';
import Host from '../../account/inspector/Host.svelte';
import { type Mounted, fill, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

/** Svelte's warnings, such as that something reads a part of the page that is gone. */
let warnings: MockInstance<typeof console.warn>;

beforeEach(async () => {
  warnings = vi.spyOn(console, 'warn');
  page = await mountPanel(IncomingPanel);
});
afterEach(() => {
  page.playground.close();
  document.body.replaceChildren();
  expect(warnings).not.toHaveBeenCalled();
  warnings.mockRestore();
});

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

const saidNow = (): string => document.body.innerText.replace(/[\u2066-\u2069]/g, '');

async function look(text: string): Promise<void> {
  fill(document.querySelector('textarea') as HTMLTextAreaElement, text);
  named('button', 'Look at it').click();
  await page.settle();
}

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

test('who may not deploy a stack of this name reads that another name may help', async () => {
  const { playground } = page;
  await playground.call('CreateUser', { UserName: 'newcomer' });
  const user = playground.world.tables.users.list().find(({ name }) => name === 'newcomer');
  playground.actAs({ type: 'console', id: user?.id ?? '' });
  await look('Resources:\n  Crew:\n    Type: AWS::IAM::Group\n    Properties: { GroupName: crew }\n');
  await page.until(() => saidNow().includes('newcomer could not deploy it.'), 'the refusal');
  expect(saidNow()).toContain(
    'act as someone who may, or change the stack’s name, if newcomer may deploy under another one.',
  );
});

test('who was refused a deployment finds nothing changed, and acts as the root user by one press', async () => {
  const { playground } = page;
  await playground.call('CreateUser', { UserName: 'newcomer' });
  const user = playground.world.tables.users.list().find(({ name }) => name === 'newcomer');
  playground.actAs({ type: 'console', id: user?.id ?? '' });
  const worker = {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      },
    },
  };
  await look(JSON.stringify({ Resources: { Worker: worker } }));
  await page.until(() => document.querySelector('input[type=checkbox]') !== null, 'the capability');
  document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  await page.until(() => !deployIsOff(), 'the deployment');
  named('button', 'Deploy').click();
  await page.until(() => saidNow().includes('It was not deployed.'), 'the refusal');
  // The service, which stays whatever is deployed, is no picture of what the text has left.
  await page.until(() => saidNow().includes('Nothing has changed'), 'the end');
  named('button', 'Act as the root user').click();
  await page.until(() => saidNow().includes('and every one is decided'), 'the way on');
  expect(document.activeElement?.tagName).toBe('H2');
  expect(saidNow()).not.toContain('could not deploy it');
});

test('the mark that some editors put before a text hides no template', async () => {
  const text = '\uFEFFResources:\n  Crew:\n    Type: AWS::IAM::Group\n    Properties: { GroupName: crew }\n';
  fill(document.querySelector('textarea') as HTMLTextAreaElement, text);
  named('button', 'Look at it').click();
  await page.until(() => document.body.innerText.includes('crew'), 'the change');
});

test('a template that can’t be read says where, what stays and what to do, and the line can be mended there', async () => {
  const text = 'Resources:\n  Crew:\n    Type: AWS::IAM::Group\n   Properties: [\n';
  await look(text);
  await page.until(() => saidNow().includes('The page does not read this'), 'the fault');
  expect(saidNow()).toContain('Nothing has changed. Mend the text below, and look at it again.');
  await page.until(() => document.querySelector('[aria-label^="Show line"]') !== null, 'the line');
  document.querySelector<HTMLButtonElement>('[aria-label^="Show line"]')?.click();
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  await page.until(() => document.activeElement === field, 'the field');
  expect(field.value).toBe(text);
});

test('a template that stops leads to its line and to the text, which keeps the name of its stack', async () => {
  const { playground } = page;
  playground.actAs(rootCredentials(playground.world));
  await page.settle();
  const text = 'Resources:\n  Crew:\n    Type: AWS::IAM::Group\n    Properties: { GroupNam: crew }\n';
  await look(text);
  await page.until(() => saidNow().includes('It would stop at Crew'), 'the fault');
  expect(saidNow()).toContain('Nothing has changed. Mend the text, and look at it again.');
  expect(saidNow()).not.toContain('Nothing in it needs a second look.');
  expect(named('button', 'Show line 2')).not.toBeNull();
  fill(document.querySelector('.deploy input') as HTMLInputElement, 'crew-stack');
  named('button', 'Mend the text').click();
  await page.settle();
  expect(document.querySelector('textarea')?.value).toBe(text);
  await look(text.replace('GroupNam:', 'GroupName:'));
  await page.until(() => saidNow().includes('1 added'), 'the change');
  expect(document.querySelector<HTMLInputElement>('.deploy input')?.value).toBe('crew-stack');
});

test('a template that stops at a faulty policy leads to the line of the statement', async () => {
  const { playground } = page;
  playground.actAs(rootCredentials(playground.world));
  await page.settle();
  const statement = 'Action: s3:GetObject, Resource: "*"';
  await look(
    `Resources:\n  Read:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - { Effect: Allow, ${statement} }\n          - { Effect: Alow, ${statement} }\n`,
  );
  await page.until(() => saidNow().includes('It would stop at Read'), 'the fault');
  expect(named('button', 'Show line 9')).not.toBeNull();
});

test('a type that the playground doesn’t have, and that none is like, is said to be one that can’t be left out', async () => {
  await look('Resources:\n  Own:\n    Type: Custom::Thing\n');
  await page.until(() => saidNow().includes('the playground has no type Custom::Thing.'), 'the fault');
  expect(saidNow()).toContain('It could make identities or policies, so it can’t be left out.');
});

test('a type that nobody has is said to be so, with the one that is meant', async () => {
  await look('Resources:\n  Ana:\n    Type: AWS::IAM::Usr\n');
  await page.until(() => saidNow().includes('the playground has no type AWS::IAM::Usr'), 'the fault');
  expect(saidNow()).toContain('Did you mean AWS::IAM::User?');
  expect(saidNow()).not.toContain('could decide something');
});

test('a dropped file that holds no template comes to stand in the field, to be mended', async () => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File(['Resorces: {}'], 'crew.yaml'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await page.until(() => saidNow().includes('The page finds no template'), 'the fault');
  expect(saidNow()).toContain('Mend the text below');
  expect(document.querySelector('textarea')?.value).toBe('Resorces: {}');
});

test('a template of a stack that stands in this account updates it there, unless somebody wants a copy', async () => {
  const { playground } = page;
  const text = JSON.stringify({ Resources: { Crew: { Type: 'AWS::IAM::Group' } } });
  playground.actAs(rootCredentials(playground.world));
  await playground.call('cloudformation:CreateStack', {
    StackName: 'crew',
    TemplateBody: text,
    Capabilities: ['CAPABILITY_IAM'],
  });
  await look(text);
  const here = (): boolean =>
    [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
      ({ value }) => value === 'here',
    )?.checked === true;
  await page.until(() => document.querySelector('input[value=here]') !== null, 'where it is deployed');
  expect(here()).toBe(false);
  const name = document.querySelector('.deploy input') as HTMLInputElement;
  fill(name, 'crew');
  await page.until(here, 'the place of the stack that is there');
  fill(name, 'others');
  await page.until(() => !here(), 'the copy again');
  fill(name, 'crew');
  document.querySelector<HTMLInputElement>('input[value=copy]')?.click();
  await page.settle();
  expect(here()).toBe(false);
});
