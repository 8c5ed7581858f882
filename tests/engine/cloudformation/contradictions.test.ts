import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call, Change, StackRow, StacksRow, World } from '../../../src/engine/index.ts';
import { apply, createWorld, preparePart } from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import { eventsIn, isBusy, nextCall } from '../../../src/engine/stacks.ts';

interface Case {
  readonly title: string;
  readonly rows: { readonly kind: StacksRow['kind'] };
  /** Their fields, written over; null for rows that are gone. */
  readonly fields?: object | null;
  readonly deployment?: object;
  /** The status that a deployment ends in, by what it was doing; missing where it may go on. */
  readonly ends: Readonly<Record<string, string>>;
}

const cases = JSON.parse(
  readFileSync(new URL('contradictions.json', import.meta.url), 'utf8'),
) as readonly Case[];

const account = '111122223333';
const now = Date.UTC(2026, 0, 1);

const templateOf = (path: string, ...more: readonly string[]): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      ['One', 'Two', 'Three', ...more].map((id) => [
        id,
        { Type: 'AWS::IAM::Group', Properties: { GroupName: id, Path: path } },
      ]),
    ),
  });

const ask = (operation: string, input: object): Call =>
  ({
    ...{ type: 'call', service: 'cloudformation', operation },
    ...{ input: { StackName: 'team', ...input }, credentials: { type: 'console', id: account } },
  }) as unknown as Call;

const stackIn = (world: World): StackRow => {
  const stack = world.tables.stacks.list().find((row) => row.kind === 'stack');
  if (stack?.kind !== 'stack') throw new Error('there is no stack');
  return stack;
};

const after = (world: World, call: Call): World => execute(world, call, now).world;

/** The account after so many calls of its stack; all until it waits for none, unless that many are too few. */
function carried(world: World, calls: number): World {
  let next = world;
  for (let made = 0; made < calls; made++) {
    const call = nextCall(next, stackIn(next).id);
    if (!call) break;
    next = after(next, call);
  }
  return next;
}

const input = { Capabilities: ['CAPABILITY_NAMED_IAM'] };

/** An account whose stack is in the middle of each of these. */
function middles(): readonly (readonly [name: string, world: World])[] {
  const begun = after(
    createWorld(account, now),
    ask('CreateStack', { ...input, TemplateBody: templateOf('/') }),
  );
  const made = carried(begun, 100);
  const updated = after(made, ask('UpdateStack', { ...input, TemplateBody: templateOf('/a/', 'Four') }));
  const back = after(carried(updated, 2), ask('CancelUpdateStack', {}));
  const gone = after(made, ask('DeleteStack', {}));
  return [
    ['create', carried(begun, 1)],
    ['update', carried(updated, 1)],
    ['back', carried(back, 0)],
    ['delete', carried(gone, 1)],
  ];
}

/** The account as somebody else may have written it: with a case's rows, and all of them read anew. */
function told(world: World, { rows, fields, deployment }: Case): World {
  const changes = world.tables.stacks.list().map((before): Change => {
    const own = before.kind === 'stack' ? before.deployment : undefined;
    const more = deployment && { deployment: { ...own, ...deployment } };
    const row = fields === null ? null : { ...before, ...fields, ...more };
    const isMeant = before.kind === rows.kind;
    return { table: 'stacks', key: before.id, before, after: isMeant ? row : { ...before } } as Change;
  });
  return apply(world, changes);
}

describe('a stack whose rows contradict each other', () => {
  let worlds: ReturnType<typeof middles>;
  beforeAll(async () => {
    await Promise.all((['cloudformation', 'iam'] as const).map(preparePart));
    worlds = middles();
  });

  it.each(cases.map((each) => [each.title, each] as const))(
    'and %s comes to an end in one of AWS’s statuses',
    (_title, each) => {
      for (const [doing, world] of worlds) {
        expect(isBusy(stackIn(world)), doing).toBe(true);
        const ended = carried(told(world, each), 50);
        const { id, status, reason, deployment } = stackIn(ended);
        expect(status, doing).toMatch(
          /^(?:(?:CREATE|UPDATE|DELETE|ROLLBACK|UPDATE_ROLLBACK)_(?:COMPLETE|FAILED))$/,
        );
        const wanted = each.ends[doing];
        if (wanted === undefined) continue;
        expect(status, doing).toBe(wanted);
        expect(reason, doing).toContain('contradicts itself');
        expect(deployment !== undefined, doing).toBe(status === 'UPDATE_ROLLBACK_FAILED');
        expect(eventsIn(ended, id)[0], doing).toMatchObject({ status, reason });
      }
    },
  );

  it('can be deleted afterwards, like each that has failed', () => {
    for (const each of cases)
      for (const [doing, world] of worlds) {
        const ended = carried(told(world, each), 50);
        if (stackIn(ended).status === 'DELETE_COMPLETE') continue;
        const gone = carried(after(ended, ask('DeleteStack', { StackName: stackIn(ended).id })), 50);
        expect(stackIn(gone).status, `${each.title} (${doing})`).toMatch(/^DELETE_(?:COMPLETE|FAILED)$/);
      }
  });
});
