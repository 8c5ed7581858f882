import { describe, expect, it } from 'vitest';
import { Playground } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import type { StackRow } from '../../src/engine/index.ts';

async function tabOf(database = new MemoryDatabase()): Promise<Playground> {
  const store = new MemoryStore(database);
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
});
