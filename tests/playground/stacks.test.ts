import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Playground } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import type { StackRow } from '../../src/engine/index.ts';
import { nowOf, rowsOf } from '../../src/engine/index.ts';
import { firstFailure } from '../../src/engine/stacks.ts';
import { writeState } from '../../src/exchange/link/write-state.ts';
import { withRow } from '../../src/playground/history.ts';
import type { HistoryRow } from '../../src/playground/history-row.ts';
import { limits } from '../../src/storage/size-limits.ts';
import { type CommitResult, goesOn, type SavedCommit } from '../../src/storage/store.ts';
import { askedFrom, askedIn, gathered } from '../../src/ui/panels/use/log/gathered.ts';
import { deploymentEnding } from '../../src/ui/panels/use/log/rows.ts';

async function tabOf(database = new MemoryDatabase(), bounds = limits): Promise<Playground> {
  const store = new MemoryStore(database, bounds);
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs({ type: 'console', id: '111122223333' });
  return playground;
}

const TemplateBody = JSON.stringify({
  Resources: {
    Team: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'crew' } },
    Robot: {
      Type: 'AWS::IAM::User',
      Properties: { UserName: 'robot', Groups: [{ Ref: 'Team' }] },
    },
  },
});
const input = { StackName: 'team', TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] as const };

const statusIn = ({ world }: Playground): string | undefined =>
  world.tables.stacks.list().find((row): row is StackRow => row.kind === 'stack')?.status;
const namesIn = ({ world }: Playground): string[] =>
  [...world.tables.groups.list(), ...world.tables.users.list()]
    .map(({ name }) => name)
    .filter((name) => name === 'crew' || name === 'robot');

describe('A page', () => {
  it('carries a stack out call by call, and undo takes all of it back at once', async () => {
    const playground = await tabOf();
    const before = playground.history.length;
    await playground.call('cloudformation:CreateStack', input);
    await playground.deployment;
    expect(statusIn(playground)).toBe('CREATE_COMPLETE');
    expect(namesIn(playground)).toEqual(['crew', 'robot']);
    const rows = playground.history.slice(before);
    expect(rows.map(({ command }) => (command.type === 'call' ? command.operation : command.type))).toEqual([
      'CreateStack',
      'CreateGroup',
      'CreateUser',
      'AddUserToGroup',
    ]);
    const [, made] = rows;
    expect(made?.event).toMatchObject({
      sourceIPAddress: 'cloudformation.amazonaws.com',
      userAgent: 'cloudformation.amazonaws.com',
    });
    expect(await playground.undo()).toMatchObject({ ok: true });
    expect(statusIn(playground)).toBeUndefined();
    expect(namesIn(playground)).toEqual([]);
    expect(await playground.redo()).toMatchObject({ ok: true });
    expect(statusIn(playground)).toBe('CREATE_COMPLETE');
    expect(namesIn(playground)).toEqual(['crew', 'robot']);
    playground.close();
  });

  it('goes on with a stack that another one has left in the middle, as the same gesture', async () => {
    const database = new MemoryDatabase();
    const first = await tabOf(database);
    await first.call('cloudformation:CreateStack', input);
    // A page that closes takes no more commands.
    first.close();
    await first.deployment;
    expect(statusIn(first)).toBe('CREATE_IN_PROGRESS');
    const second = await tabOf(database);
    await second.deployment;
    expect(statusIn(second)).toBe('CREATE_COMPLETE');
    const gestures = second.history.flatMap(({ command }) =>
      command.type === 'call' && command.gesture !== undefined ? [command.gesture] : [],
    );
    expect(gestures.length).toBe(4);
    expect(new Set(gestures).size).toBe(1);
    expect(await second.undo()).toMatchObject({ ok: true });
    expect(namesIn(second)).toEqual([]);
    second.close();
  });

  it('makes a stack once where two have it open', async () => {
    const database = new MemoryDatabase();
    const first = await tabOf(database);
    const second = await tabOf(database);
    await first.call('cloudformation:CreateStack', input);
    await Promise.all([first.deployment, second.deployment]);
    await second.refresh();
    expect(statusIn(second)).toBe('CREATE_COMPLETE');
    const refused = first.history.filter(({ answer }) => !answer.ok);
    expect(refused).toEqual([]);
    first.close();
    second.close();
  });

  it('keeps a deployment as one row of its journal, so that undo still takes all of it back', async () => {
    const database = new MemoryDatabase();
    const few = { ...limits, journalRows: 2 };
    const first = await tabOf(database, few);
    await first.call('cloudformation:CreateStack', input);
    await first.deployment;
    await first.call('CreateGroup', { GroupName: 'others' });
    expect(await first.settled()).toBe(true);
    first.close();
    const second = await tabOf(database, few);
    expect(second.history.length).toBe(5);
    await second.undo();
    expect(await second.undo()).toMatchObject({ ok: true });
    expect(namesIn(second)).toEqual([]);
    second.close();
  });

  describe('counts a deployment as one row of its journal, which one undo takes back', () => {
    const changeSet = { StackName: 'team', ChangeSetName: 'first' } as const;
    const Bucket = 'templates-of-the-team';
    const another = JSON.stringify({ Resources: { Others: { Type: 'AWS::IAM::Group' } } });

    it.each<readonly [string, (page: Playground) => Promise<unknown>, boolean]>([
      [
        'made and carried out as a change set, which is looked at in between',
        async (page) => {
          await page.call('cloudformation:CreateChangeSet', {
            ...{ ...input, ...changeSet },
            ChangeSetType: 'CREATE',
          });
          await page.call('cloudformation:DescribeChangeSet', changeSet);
          await page.call('cloudformation:ExecuteChangeSet', changeSet);
        },
        false,
      ],
      [
        'that updates by a change set, named by its ARN',
        async (page) => {
          const { outcome } = await page.call('cloudformation:CreateChangeSet', {
            ...{ ...input, ...changeSet },
            TemplateBody: another,
          });
          const { Id = '' } = outcome.result.ok ? outcome.result.value : {};
          await page.call('cloudformation:ExecuteChangeSet', { ChangeSetName: Id });
        },
        true,
      ],
      [
        'that updates',
        (page) => page.call('cloudformation:UpdateStack', { ...input, TemplateBody: another }),
        true,
      ],
      ['that deletes', (page) => page.call('cloudformation:DeleteStack', { StackName: 'team' }), true],
      [
        'whose template is put into a bucket first, by a role of its own',
        async (page) => {
          const Body = btoa(TemplateBody);
          await page.call('s3:PutObject', { Bucket, Key: 'a/team.template', Body });
          await page.call('GetSessionToken', {});
          await page.call('cloudformation:CreateChangeSet', {
            ...{ ...changeSet, Capabilities: input.Capabilities, ChangeSetType: 'CREATE' },
            TemplateURL: `https://s3.us-east-1.amazonaws.com/${Bucket}/a%2Fteam.template`,
          });
          await page.call('cloudformation:ExecuteChangeSet', changeSet);
        },
        false,
      ],
      [
        'that is cancelled',
        async (page) => {
          await page.call('cloudformation:CreateStack', input);
          await page.call('cloudformation:DeleteStack', { StackName: 'team' });
        },
        false,
      ],
    ])('%s', async (_what, deploy, isDeployed) => {
      const playground = await tabOf();
      await playground.call('s3:CreateBucket', { Bucket });
      if (isDeployed) await playground.call('cloudformation:CreateStack', input);
      await playground.deployment;
      const { world, history } = playground;
      await deploy(playground);
      await playground.deployment;
      const rows = playground.history.slice(history.length);
      const counted = rows.filter(
        ({ command, undoable }) =>
          undoable && !goesOn(command) && !(command.type === 'call' && command.service === 'sts'),
      );
      expect(counted.length).toBe(1);
      expect(await playground.undo()).toMatchObject({ ok: true });
      expect([...playground.world.tables.stacks.keys()]).toEqual([...world.tables.stacks.keys()]);
      expect(namesIn(playground)).toEqual(isDeployed ? ['crew', 'robot'] : []);
      playground.close();
    });

    it('but not a change set that waited while something else was done', async () => {
      const playground = await tabOf();
      await playground.call('cloudformation:CreateChangeSet', {
        ...{ ...input, ...changeSet },
        ChangeSetType: 'CREATE',
      });
      await playground.call('CreateGroup', { GroupName: 'others' });
      await playground.call('cloudformation:ExecuteChangeSet', changeSet);
      await playground.deployment;
      expect(await playground.undo()).toMatchObject({ ok: true });
      expect(statusIn(playground)).toBe('REVIEW_IN_PROGRESS');
      expect(playground.world.tables.groups.list().map(({ name }) => name)).toContain('others');
      playground.close();
    });
  });

  it('names a deployment by the call that asked for it, where it uploaded first and wrote on at its end', async () => {
    const playground = await tabOf();
    await playground.call('s3:CreateBucket', { Bucket: 'templates-of-the-team' }, undefined, 'one');
    await playground.call('cloudformation:CreateStack', input, undefined, 'one');
    await playground.deployment;
    await playground.call('CreateGroup', { GroupName: 'written-anew' }, undefined, 'one');
    expect(playground.canUndo?.command).toMatchObject({ operation: 'CreateStack' });
    const logged = gathered(playground.history).at(-1);
    expect(logged?.row.command).toMatchObject({ operation: 'CreateStack' });
    expect(askedIn(logged ? [logged] : []).map(({ cli }) => cli?.split(' ')[2])).toEqual([
      'create-bucket',
      'create-stack',
      'create-group',
    ]);
    const from = askedFrom(logged?.row.rev ?? 0, playground.history);
    expect(from.map(({ cli }) => cli?.split(' ')[2])).toEqual([
      'create-bucket',
      'create-stack',
      'create-group',
    ]);
    expect(await playground.undo()).toMatchObject({ ok: true });
    expect(statusIn(playground)).toBeUndefined();
    playground.close();
  });

  it('undoes what goes on with a gesture whose first call was refused', async () => {
    const playground = await tabOf();
    const make = (GroupName: string) => playground.call('CreateGroup', { GroupName }, undefined, 'one');
    await make('no such name');
    await make('crew');
    expect(playground.history.slice(-2).map(({ command }) => goesOn(command))).toEqual([false, true]);
    expect(await playground.undo()).toMatchObject({ ok: true });
    expect(namesIn(playground)).toEqual([]);
    playground.close();
  });

  it('stores and shows what a stack does many calls at a time', async () => {
    const database = new MemoryDatabase();
    const transactions: number[] = [];
    class SlowStore extends MemoryStore {
      override commit(id: string, commit: SavedCommit): Promise<CommitResult> {
        return this.commitAll(id, [commit]);
      }
      async commitAll(id: string, commits: readonly SavedCommit[]): Promise<CommitResult> {
        transactions.push(commits.length);
        await new Promise((resolve) => setImmediate(resolve));
        for (const commit of commits) await super.commit(id, commit);
        return { type: 'saved' };
      }
    }
    const store = new SlowStore(database, limits);
    const playground = new Playground({
      open: () => Promise.resolve({ store, problem: null, lost: false }),
    });
    await playground.settled();
    playground.actAs({ type: 'console', id: '111122223333' });
    // The page draws after a slice of work: here none ends by itself, however slow the machine is.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => clock.mockRestore());
    const worlds = new Set<object>();
    let told = 0;
    playground.subscribe(() => {
      told++;
      worlds.add(playground.world);
    });
    const groups = Array.from(
      { length: 90 },
      (_, at) => [`Group${at}`, { Type: 'AWS::IAM::Group' }] as const,
    );
    const TemplateBody = JSON.stringify({ Resources: Object.fromEntries(groups) });
    await playground.call('cloudformation:CreateStack', { ...input, TemplateBody });
    await playground.deployment;
    expect(statusIn(playground)).toBe('CREATE_COMPLETE');
    expect(told).toBe(91);
    expect(worlds.size).toBeLessThanOrEqual(5);
    expect(transactions.length).toBeLessThanOrEqual(5);
    expect(Math.max(...transactions)).toBeLessThanOrEqual(64);
    playground.close();
    const again = await tabOf(database);
    expect(statusIn(again)).toBe('CREATE_COMPLETE');
    expect(again.history.length).toBe(91);
    again.close();
  });

  it('takes no half of a deployment back whose beginning is no longer kept', async () => {
    const playground = await tabOf();
    await playground.call('cloudformation:CreateStack', input);
    await playground.deployment;
    const database = new MemoryDatabase();
    const second = await tabOf(database);
    await second.call('cloudformation:CreateStack', input);
    await second.deployment;
    const kept = database.workspaces.get(second.workspace.id);
    kept?.journal.splice(0, 2);
    second.close();
    const third = await tabOf(database);
    expect(third.history.length).toBe(2);
    expect(third.canUndo).toBeNull();
    third.close();
    playground.close();
  });

  it('counts a stack’s calls as one in a history that is full', () => {
    const row = (rev: number, via?: object): HistoryRow =>
      ({ rev, command: { type: 'call', operation: 'CreateUser', ...(via && { via }) } }) as HistoryRow;
    let history: readonly HistoryRow[] = [];
    for (let rev = 1; rev <= 1500; rev++) history = withRow(history, row(rev, rev % 2 ? undefined : {}));
    expect(history.length).toBe(1500);
    for (let rev = 1501; rev <= 2100; rev++) history = withRow(history, row(rev));
    expect(history.filter(({ command }) => !('via' in command)).length).toBe(1000);
    expect(history[0]?.rev).toBe(700);
  });

  it('says in one row of the log how a deployment ended', async () => {
    const playground = await tabOf();
    const endings = (): (string | undefined)[] =>
      gathered(playground.history).map((logged) => deploymentEnding(logged)?.text);
    await playground.call('cloudformation:CreateStack', input);
    await playground.deployment;
    const twice = { ...input, StackName: 'twice' };
    await playground.call('cloudformation:CreateStack', twice);
    await playground.deployment;
    await playground.call('cloudformation:DeleteStack', { StackName: 'team' });
    await playground.deployment;
    expect(endings()).toEqual(['deployed', 'rolled back', 'deleted']);
    expect(gathered(playground.history).map(({ calls }) => calls.length)).toEqual([3, 1, 3]);
    playground.close();
  });

  it('takes an update that was cancelled back as one with it', async () => {
    const playground = await tabOf();
    await playground.call('cloudformation:CreateStack', input);
    await playground.deployment;
    const groups = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`Group${at}`, { Type: 'AWS::IAM::Group' }]),
    );
    const more = JSON.stringify({
      Resources: { ...(JSON.parse(TemplateBody) as { Resources: object }).Resources, ...groups },
    });
    const before = playground.world.tables.groups.size;
    await playground.call('cloudformation:UpdateStack', { ...input, TemplateBody: more });
    await playground.call('cloudformation:CancelUpdateStack', { StackName: 'team' });
    await playground.deployment;
    expect(statusIn(playground)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(playground.world.tables.groups.size).toBe(before);
    const [, update] = gathered(playground.history);
    expect(update && deploymentEnding(update)?.text).toBe('cancelled');
    expect(await playground.undo()).toMatchObject({ ok: true });
    expect(statusIn(playground)).toBe('CREATE_COMPLETE');
    playground.close();
  });

  it('tells no secret of what it made in a link', async () => {
    const playground = await tabOf();
    const password = 'Made-up-Pass-77-EXAMPLE';
    const template = {
      Resources: {
        Robot: { Type: 'AWS::IAM::User', Properties: { LoginProfile: { Password: password } } },
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'Robot' } } },
        Kept: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } },
        },
      },
      Outputs: { Secret: { Value: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } } },
    };
    await playground.call('cloudformation:CreateStack', {
      StackName: 'team',
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_IAM'],
    });
    await playground.deployment;
    expect(statusIn(playground)).toBe('CREATE_COMPLETE');
    const { world } = playground;
    const key = world.tables.accessKeys
      .list()
      .find(({ id }) => JSON.stringify(rowsOf(world)).includes(`"physicalId":"${id}"`));
    const secret = key?.secretAccessKey ?? '';
    expect(secret.length).toBe(40);
    const [shown] = world.tables.stacks
      .list()
      .flatMap((row) => (row.kind === 'resource' && row.logicalId === 'Key' ? [row.attributes] : []));
    expect(shown).not.toContain(secret);
    const state = {
      ...{ name: '', rows: rowsOf(world), at: nowOf(world), credentials: null, shown: null, selected: null },
      ...{ account: null, panels: {} },
    };
    expect(writeState(state, null, true)).toContain(secret);
    const sent = writeState(state, null, false);
    expect(sent).toContain('team');
    expect(sent).not.toContain(secret);
    expect(sent).not.toContain(password);
    playground.close();
  });

  it('takes back what it has made of a user whose AWS managed policy isn’t known here', async () => {
    const playground = await tabOf();
    const PolicyArn = 'arn:aws:iam::aws:policy/NoSuchPolicy';
    const user = { UserName: 'robot', ManagedPolicyArns: [PolicyArn] };
    const template = { Resources: { Robot: { Type: 'AWS::IAM::User', Properties: user } } };
    await playground.call('cloudformation:CreateStack', { ...input, TemplateBody: JSON.stringify(template) });
    await playground.deployment;
    const stack = playground.world.tables.stacks.list().find(({ kind }) => kind === 'stack');
    expect(firstFailure(playground.world, stack?.id ?? '')).toMatchObject({
      logicalId: 'Robot',
      reason: 'this AWS managed policy is not modelled here.',
    });
    expect(statusIn(playground)).toBe('ROLLBACK_COMPLETE');
    expect(namesIn(playground)).toEqual([]);
    playground.close();
  });

  it('knows a thing that no call makes by its own name', async () => {
    const playground = await tabOf();
    const template = {
      Resources: {
        Note: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/a/b', Value: 'x', Type: 'String' } },
      },
      Outputs: { Arn: { Value: { Ref: 'Note' } } },
    };
    const made = { StackName: 'notes', TemplateBody: JSON.stringify(template) };
    await playground.call('cloudformation:CreateStack', made);
    await playground.deployment;
    const [stack] = playground.world.tables.stacks
      .list()
      .filter((row): row is StackRow => row.kind === 'stack');
    expect(stack?.outputs).toEqual([{ key: 'Arn', value: '/a/b' }]);
    playground.close();
  });
});
