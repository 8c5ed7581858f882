import { describe, expect, it } from 'vitest';
import type { Call, Change, World } from '../../src/engine/index.ts';
import { apply, createWorld, preparePart } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import { eventsIn, stackNamed } from '../../src/engine/stacks.ts';
import { PersistentMap } from '../../src/engine/world/persistent-map.ts';
import type { Command, Commit } from '../../src/playground/command.ts';
import { undoStacks } from '../../src/playground/history.ts';
import type { HistoryRow } from '../../src/playground/history-row.ts';
import { StackDriver } from '../../src/playground/stack-driver.ts';

const account = '111122223333';
const credentials = { type: 'console', id: account } as const;

/** A template of so many groups, each made after the one before. */
const templateOf = (groups: number, path = '/'): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Array.from({ length: groups }, (_, at) => [
        `Group${at}`,
        {
          Type: 'AWS::IAM::Group',
          Properties: { GroupName: `group-${at}`, Path: path },
          ...(at > 0 && { DependsOn: `Group${at - 1}` }),
        },
      ]),
    ),
  });

/** Tells of each row that any map of a world reads. By hand: a spy keeps every call. @returns how to stop */
function countReads(tell: (rows: number) => void): () => void {
  const maps = PersistentMap.prototype as unknown as Record<
    string,
    (this: { size: number }, key?: string) => unknown
  >;
  const own = Object.fromEntries(reading.map((name) => [name, maps[name]]));
  for (const name of reading)
    maps[name] = function (key) {
      tell(name === 'get' ? 1 : this.size);
      return own[name]?.call(this, key);
    };
  return () => void Object.assign(maps, own);
}
const reading = ['get', 'keys', 'values', 'entries', 'list'] as const;

/** An account that a driver carries stacks out in, and counts the rows that are read for it. */
class Place {
  world: World = createWorld(account, Date.UTC(2026, 0, 1));
  readonly history: HistoryRow[] = [];
  read = 0;
  readonly #driver = new StackDriver({
    world: () => this.world,
    history: () => this.history,
    run: (command) => this.#run(command as Call),
  });

  async #run(call: Call): Promise<void> {
    const { world, changes, result } = execute(this.world, call, Date.UTC(2026, 0, 1));
    expect(result.ok).toBe(true);
    this.world = world;
    const row = { rev: this.history.length + 1, command: call, changes, of: null, undoable: true };
    this.history.push(row as unknown as HistoryRow);
    const done = this.#driver.look({ command: call as Command, changes } as unknown as Commit);
    // The stack's own calls are waited for by what began them.
    if (!call.via) await done;
  }

  /** Carries out what the account's stacks wait for, as a page does that opens it. */
  async goOn(): Promise<void> {
    await this.#driver.look();
  }

  /** How many rows are read for a call and for all that the stack does after it. */
  async reads(operation: string, input: object): Promise<number> {
    const gesture = `${operation}-${this.history.length}`;
    const call = { type: 'call', service: 'cloudformation', operation, input, credentials, gesture };
    this.read = 0;
    const restore = countReads((rows) => (this.read += rows));
    await this.#run(call as unknown as Call).finally(restore);
    return this.read;
  }
}

describe('A deployment', () => {
  it('reads as much for each resource of a large stack as of a small one', async () => {
    await Promise.all((['cloudformation', 'iam'] as const).map(preparePart));
    const Capabilities = ['CAPABILITY_NAMED_IAM'];
    const perResource = async (groups: number): Promise<number[]> => {
      const place = new Place();
      const stack = { StackName: 'large', Capabilities };
      const made = await place.reads('CreateStack', { ...stack, TemplateBody: templateOf(groups) });
      const changed = await place.reads('UpdateStack', { ...stack, TemplateBody: templateOf(groups, '/a/') });
      const gone = await place.reads('DeleteStack', { StackName: 'large' });
      expect(place.world.tables.groups.size).toBe(0);
      const { undo, together } = undoStacks(place.history);
      expect(undo.map((rev) => together.get(rev)?.length)).toEqual(
        [groups, groups, groups].map((n) => n + 1),
      );
      expect(new Set(together.values()).size).toBe(3);
      return [made, changed, gone].map((reads) => reads / groups);
    };
    const [small, large] = [await perResource(20), await perResource(100)];
    for (const [at, reads] of large.entries()) expect(reads).toBeLessThan((small[at] ?? 0) * 1.1);
  });

  it('tells its events in a millisecond each, so that clients who sort them keep their order', async () => {
    await Promise.all((['cloudformation', 'iam'] as const).map(preparePart));
    const place = new Place();
    const Capabilities = ['CAPABILITY_NAMED_IAM'];
    await place.reads('CreateStack', { StackName: 'team', Capabilities, TemplateBody: templateOf(2) });
    const [stack] = place.world.tables.stacks.list().filter(({ kind }) => kind === 'stack');
    const events = eventsIn(place.world, stack?.id ?? '').reverse();
    expect(events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'team CREATE_IN_PROGRESS',
      'Group0 CREATE_IN_PROGRESS',
      'Group0 CREATE_IN_PROGRESS',
      'Group0 CREATE_COMPLETE',
      'Group1 CREATE_IN_PROGRESS',
      'Group1 CREATE_IN_PROGRESS',
      'Group1 CREATE_COMPLETE',
      'team CREATE_COMPLETE',
    ]);
    expect(events.map(({ date }, at) => date - (events[0]?.date ?? 0) - at)).toEqual(events.map(() => 0));
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  it.each(['of making', 'none'])(
    'goes back to its end where an earlier version has stored the order %s for that',
    async (order) => {
      await Promise.all((['cloudformation', 'iam'] as const).map(preparePart));
      const place = new Place();
      const input = {
        StackName: 'team',
        TemplateBody: templateOf(4),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      };
      await place.reads('CreateStack', input);
      const call = { type: 'call', service: 'cloudformation', operation: 'DeleteStack', credentials };
      const gone = { ...call, input: { StackName: 'team' } } as unknown as Call;
      const { world } = execute(place.world, gone, Date.UTC(2026, 0, 1));
      const before = stackNamed(world, { account, region: 'us-east-1' }, 'team');
      const changes = order === 'none' ? [] : [...(before?.deployment?.changes ?? [])].reverse();
      const after = { ...before, deployment: { ...before?.deployment, changes } };
      place.world = apply(world, [{ table: 'stacks', key: before?.id ?? '', before, after } as Change]);
      const made = place.history.length;
      await place.goOn();
      expect(place.world.tables.groups.size).toBe(0);
      expect(place.world.tables.stacks.get(before?.id ?? '')).toMatchObject({ status: 'DELETE_COMPLETE' });
      expect(place.history.slice(made).map(({ command }) => (command as Call).input)).toEqual(
        [3, 2, 1, 0].map((at) => ({ GroupName: `group-${String(at)}` })),
      );
    },
  );
});
