import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Call, createWorld, type Credentials, rowsOf } from '../../src/engine/index.ts';
import { Playground } from '../../src/playground/playground.svelte.ts';
import { EndpointStore } from '../../src/playground/remote/endpoint-store.ts';
import { allOf, namesIn } from '../playground/harness.ts';
import { NodeEventSource } from './event-source.ts';
import { Serving, portToKeep } from './serving.ts';

const createUser = (name: string): string => `Action=CreateUser&Version=2010-05-08&UserName=${name}`;

let serving: Serving;
const pages: Playground[] = [];

async function openPage(): Promise<Playground> {
  const store = new EndpointStore(`http://127.0.0.1:${serving.port}/_playground/`);
  const page = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  pages.push(page);
  await page.settled();
  return page;
}

/** Both stand alike: same world, same history. */
async function agree(page: Playground): Promise<void> {
  await vi.waitFor(() => expect(page.rev).toBe(serving.state.rev), { timeout: 5000 });
  expect(allOf(page.world)).toEqual(allOf(serving.state.world));
  const { journal } = await serving.state.workspace();
  expect(page.history.map(({ rev, time, cli, answer }) => ({ rev, time, cli, answer }))).toEqual(
    journal.map(({ rev, time, cli, answer }) => ({ rev, time, cli, answer })),
  );
}

beforeEach(async () => {
  vi.stubGlobal('EventSource', NodeEventSource);
  serving = await Serving.start(Date.now, await portToKeep());
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
  serving.stop();
  vi.unstubAllGlobals();
});

describe('a page on the endpoint', () => {
  it('shows the endpoint’s account and says that it is there', async () => {
    await serving.signed(createUser('ben'));
    const page = await openPage();
    expect(namesIn(page)).toEqual(['ana', 'ben']);
    expect([page.saved, page.workspaces.length]).toEqual(['endpoint', 1]);
    await agree(page);
  });

  it('follows what a real client does, with the command line and the decision of each call', async () => {
    const page = await openPage();
    await serving.signed(createUser('ben'));
    await serving.signed(createUser('ben'));
    await agree(page);
    expect(namesIn(page)).toEqual(['ana', 'ben']);
    const [first, second] = page.history;
    expect(first).toMatchObject({ cli: 'aws iam create-user --user-name ben', answer: { ok: true } });
    expect(first?.decision).toMatchObject({ verdict: 'allow' });
    expect(second).toMatchObject({ answer: { ok: false, code: 'EntityAlreadyExists' } });
  });

  it('carries its commands out on the endpoint, each as the page shows it', async () => {
    const page = await openPage();
    const { outcome } = await page.call('CreateUser', { UserName: 'carol' });
    expect(outcome.result.ok).toBe(true);
    await page.ask('s3:GetObject', 'arn:aws:s3:::reports/a');
    await page.run({ type: 'clock', milliseconds: 3_600_000 });
    await page.call('CreateUser', { UserName: 'dora' });
    await agree(page);
    expect(serving.state.now).toBeGreaterThan(Date.now() + 3_500_000);
    const { text } = await serving.signed('Action=GetUser&Version=2010-05-08&UserName=dora', {
      time: Date.now(),
    });
    expect(text).toContain('<UserName>dora</UserName>');
  });

  it('takes back what a real client did and brings it back', async () => {
    const page = await openPage();
    await serving.signed(createUser('ben'));
    await agree(page);
    expect(await page.undo()).toMatchObject({ ok: true });
    await agree(page);
    expect((await serving.signed('Action=GetUser&Version=2010-05-08&UserName=ben')).status).toBe(404);
    await agree(page);
    expect(await page.redo()).toMatchObject({ ok: true });
    expect((await serving.signed('Action=GetUser&Version=2010-05-08&UserName=ben')).status).toBe(200);
    await agree(page);
  });

  it('takes a real client’s deployment back as one: its change set, what the stack did, and its end', async () => {
    const page = await openPage();
    const template = { Resources: { Crew: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'crew' } } } };
    const fields = `Version=2010-05-15&StackName=team&ChangeSetName=first`;
    const body = `TemplateBody=${encodeURIComponent(JSON.stringify(template))}&Capabilities.member.1=CAPABILITY_NAMED_IAM`;
    const send = async (text: string): Promise<number> =>
      (await serving.signed(text, { service: 'cloudformation' })).status;
    expect(await send(`Action=CreateChangeSet&ChangeSetType=CREATE&${fields}&${body}`)).toBe(200);
    expect(await send(`Action=DescribeChangeSet&${fields}`)).toBe(200);
    expect(await send(`Action=ExecuteChangeSet&${fields}`)).toBe(200);
    await agree(page);
    expect(page.world.tables.groups.list().map(({ name }) => name)).toContain('crew');
    expect(await page.undo()).toMatchObject({ ok: true });
    await agree(page);
    expect(page.world.tables.stacks.size).toBe(0);
    expect(page.world.tables.groups.list().map(({ name }) => name)).not.toContain('crew');
  });

  it('takes back the template, too, that a real client has put into a bucket for its deployment', async () => {
    const page = await openPage();
    const credentials: Credentials = { type: 'console', id: '111122223333' };
    const send = async (service: string, operation: string, input: object): Promise<void> => {
      const call = { type: 'call', service, operation, input, credentials } as unknown as Call;
      expect((await serving.state.run(call)).result).toMatchObject({ ok: true });
    };
    const Bucket = 'templates-of-the-team';
    await send('s3', 'CreateBucket', { Bucket });
    const Body = btoa(JSON.stringify({ Resources: { Crew: { Type: 'AWS::IAM::Group' } } }));
    await send('s3', 'PutObject', { Bucket, Key: 'team.template', Body });
    const set = { StackName: 'team', ChangeSetName: 'first' };
    const TemplateURL = `https://s3.us-east-1.amazonaws.com/${Bucket}/team.template`;
    const asked = { ...set, TemplateURL, ChangeSetType: 'CREATE', Capabilities: ['CAPABILITY_IAM'] };
    await send('cloudformation', 'CreateChangeSet', asked);
    await send('cloudformation', 'ExecuteChangeSet', set);
    await agree(page);
    expect(page.world.tables.stacks.size).toBeGreaterThan(0);
    expect(await page.undo()).toMatchObject({ ok: true });
    await agree(page);
    expect(page.world.tables.stacks.size).toBe(0);
    const left = [...page.world.tables.resources.keys()].filter((id) => id.includes(Bucket));
    expect(left).toEqual([`arn:aws:s3:::${Bucket}`]);
  });

  it('carries its command out again where a real client was faster', async () => {
    const page = await openPage();
    const other = await openPage();
    const done = await Promise.all([
      serving.signed(createUser('eve')),
      page.call('CreateUser', { UserName: 'eve' }),
      other.call('CreateUser', { UserName: 'eve' }),
    ]);
    const answers = [done[0].status === 200, done[1].outcome.result.ok, done[2].outcome.result.ok];
    expect(answers.filter(Boolean)).toHaveLength(1);
    await agree(page);
    await agree(other);
    const answered = page.history.map(({ answer }) => answer.ok);
    expect(answered.filter(Boolean)).toHaveLength(1);
  });

  it('keeps up with two pages and a client that all work at once', async () => {
    const [page, other] = [await openPage(), await openPage()];
    const names = Array.from({ length: 15 }, (_, i) => `u${i}`);
    await Promise.all([
      ...names.map((name) => serving.signed(createUser(`c-${name}`))),
      ...names.map((name) => page.call('CreateUser', { UserName: `p-${name}` })),
      ...names.map((name) => other.call('CreateUser', { UserName: `o-${name}` })),
    ]);
    await agree(page);
    await agree(other);
    expect(namesIn(page)).toHaveLength(46);
  });

  it('replaces the account, which undo takes back', async () => {
    const page = await openPage();
    await page.reset('sample');
    await agree(page);
    expect(namesIn(page)).toEqual(['ana', 'ben', 'carol', 'ci-bot']);
    await page.createWorkspace('fresh', rowsOf(createWorld('123456789012', Date.now())));
    await agree(page);
    expect([namesIn(page), page.workspace.account]).toEqual([[], '123456789012']);
    await page.undo();
    await agree(page);
    expect(namesIn(page)).toEqual(['ana', 'ben', 'carol', 'ci-bot']);
  });

  it('shows a stack that is cancelled as the endpoint has it, never as this page would have it', async () => {
    const page = await openPage();
    const groups = Array.from({ length: 15 }, (_, at) => [`Group${at}`, { Type: 'AWS::IAM::Group' }]);
    const seen: string[] = [];
    page.subscribe(({ changes }) => {
      for (const { table, after } of changes ?? [])
        if (table === 'stacks' && after?.kind === 'stack') seen.push(after.status);
    });
    const StackName = 'team';
    await page.call('cloudformation:CreateStack', {
      StackName,
      TemplateBody: JSON.stringify({ Resources: Object.fromEntries(groups) as object }),
      Capabilities: ['CAPABILITY_IAM'],
    });
    const cancelled = await page.call('cloudformation:DeleteStack', { StackName });
    expect(cancelled.outcome.result.ok).toBe(true);
    await vi.waitFor(() => expect(seen).toContain('DELETE_COMPLETE'), { timeout: 5000 });
    await agree(page);
    expect([...new Set(seen)].filter((status) => status !== 'CREATE_COMPLETE')).toEqual([
      'CREATE_IN_PROGRESS',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
    ]);
    expect(seen.indexOf('DELETE_COMPLETE')).toBe(seen.length - 1);
    expect(seen.lastIndexOf('CREATE_IN_PROGRESS')).toBeLessThan(seen.indexOf('DELETE_IN_PROGRESS'));
  });

  it('starts over when the endpoint is reset', async () => {
    const page = await openPage();
    await page.call('CreateUser', { UserName: 'gone' });
    await serving.send({ path: '/_playground/reset' });
    await agree(page);
    expect([namesIn(page), page.history]).toEqual([['ana'], []]);
  });
});

describe('a lost connection', () => {
  const keys = (page: Playground): string[] => page.notices.map(({ key }) => key);

  it('is said; what was done meanwhile goes through when the endpoint answers again', async () => {
    const page = await openPage();
    await serving.signed(createUser('ben'));
    await agree(page);
    serving.pause();
    await vi.waitFor(() => expect(keys(page)).toContain('endpoint-lost'));
    const { outcome } = await page.call('CreateUser', { UserName: 'meanwhile' });
    expect([outcome.result.ok, page.saved]).toEqual([true, 'failed']);
    await serving.resume();
    await serving.signed(createUser('other'));
    await vi.waitFor(() => expect(keys(page)).toContain('endpoint-back'), { timeout: 5000 });
    await agree(page);
    expect(namesIn(page)).toEqual(['ana', 'ben', 'meanwhile', 'other']);
    expect(keys(page)).not.toContain('endpoint-lost');
    expect(page.saved).toBe('endpoint');
  });

  it('to an endpoint that was started anew shows that one’s account', async () => {
    const page = await openPage();
    await serving.signed(createUser('ben'));
    await agree(page);
    const { port } = serving;
    serving.stop();
    serving = await Serving.start(Date.now, port);
    await vi.waitFor(() => expect(namesIn(page)).toEqual(['ana']), { timeout: 5000 });
    await serving.signed(createUser('fresh'));
    await agree(page);
  });
});
