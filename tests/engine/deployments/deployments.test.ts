import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials, StackRow, TableName } from '../../../src/engine/index.ts';
import {
  apply,
  asOne,
  canApply,
  invert,
  partNames,
  preparePart,
  rowProblem,
  rowsOf,
  worldFrom,
} from '../../../src/engine/index.ts';
import type { Change } from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import { eventsIn, nextCall } from '../../../src/engine/stacks.ts';
import { Account, root } from '../account.ts';
import { carryOn } from '../stacks.ts';

type Call = readonly [operation: string, input: object, as?: string];
/** A call, all calls that stacks wait for, or some of them. */
type Step = Call | 'deploy' | { readonly calls: number };

interface Deployment {
  readonly title: string;
  readonly setup?: readonly Call[];
  readonly steps: readonly Step[];
  readonly stacks: Readonly<Record<string, string>>;
  /** Of the stack `of`, else of the first one. */
  readonly of?: string;
  readonly reason?: string;
  /** The events since the last “User Initiated” that began something: `LOGICALID STATUS: REASON`, with `*` for any text. */
  readonly events?: readonly string[];
  readonly outputs?: Readonly<Record<string, string>>;
  /** The names in a table afterwards, sorted. */
  readonly made?: Readonly<Partial<Record<TableName, readonly string[]>>>;
  readonly paths?: Readonly<Record<string, string>>;
  readonly hidden?: string;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const templates = read<Record<string, object>>('templates.json');
const deployments = read<readonly Deployment[]>('deployments.json');

function filled(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('$template '))
    return JSON.stringify(templates[value.slice('$template '.length)]);
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  if ('$json' in value) return JSON.stringify(value.$json);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item)]));
}

const credentialsOf = (account: Account, as: string): Credentials =>
  as.startsWith('user ') ? account.user(as.slice('user '.length)) : root;

const ask = (account: Account, [operation, input, as = 'root']: Call) =>
  account.must(operation as 'CreateUser', filled(input) as object, credentialsOf(account, as));

function play({ setup = [], steps }: Deployment, carry: (account: Account, most?: number) => void): Account {
  const account = new Account();
  for (const step of setup) ask(account, step);
  for (const step of steps) {
    if (step === 'deploy') carry(account);
    else if ('calls' in step) carry(account, step.calls);
    else ask(account, step);
  }
  return account;
}

const stacksIn = ({ world }: Account): StackRow[] =>
  [...world.tables.stacks.values()].filter((row): row is StackRow => row.kind === 'stack');

/** Whether a text is like a pattern with `*` for any text. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split('*');
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0 || (part === parts[0] && found > 0)) return false;
    at = found + part.length;
  }
  return pattern.endsWith('*') || text.endsWith(parts.at(-1) ?? '');
}

/** The events of a stack, oldest first, since its last beginning. */
function told(account: Account, stack: StackRow): string[] {
  const events = eventsIn(account.world, stack.id).reverse();
  const texts = events.map(({ logicalId, status, reason }) =>
    reason === undefined ? `${logicalId} ${status}` : `${logicalId} ${status}: ${reason}`,
  );
  const begun = /^\w+ (?:CREATE|UPDATE|DELETE)_IN_PROGRESS: User Initiated$/;
  return texts.slice(
    Math.max(
      0,
      texts.findLastIndex((text) => begun.test(text)),
    ),
  );
}

const nameOf = (row: object): string =>
  'name' in row ? String(row.name) : 'sessionName' in row ? String(row.sessionName) : '';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

describe.each(deployments.map((one) => [one.title, one] as const))('%s', (_title, deployment) => {
  it('ends as AWS ends it', () => {
    const account = play(deployment, carryOn);
    const stacks = stacksIn(account);
    const first = stacks.find(({ name }) => name === (deployment.of ?? Object.keys(deployment.stacks)[0]));
    if (!first) throw new Error('A deployment has a stack');
    expect(Object.fromEntries(stacks.map(({ name, status }) => [name, status]))).toEqual(deployment.stacks);
    if (deployment.reason !== undefined) expect(first.reason).toBe(deployment.reason);
    const events = told(account, first);
    for (const [at, pattern] of (deployment.events ?? []).entries())
      expect(isLike(events[at] ?? '', pattern), `${events.join('\n')}\n\nwanted: ${pattern}`).toBe(true);
    if (deployment.events) expect(events.length).toBe(deployment.events.length);
    if (deployment.outputs)
      expect(Object.fromEntries(first.outputs.map(({ key, value }) => [key, value]))).toEqual(
        deployment.outputs,
      );
    for (const [table, names] of Object.entries(deployment.made ?? {})) {
      const found = account.world.tables[table as TableName].list().map(nameOf).sort();
      expect(found.length, found.join(', ')).toBe(names.length);
      for (const [at, name] of names.entries())
        expect(isLike(found[at] ?? '', name), found.join(', ')).toBe(true);
    }
    const groups = account.world.tables.groups.list();
    for (const [name, path] of Object.entries(deployment.paths ?? {}))
      expect(groups.find((group) => group.name === name)?.path).toBe(path);
    if (deployment.hidden !== undefined) {
      const answers = ['DescribeStacks', 'DescribeStackEvents', 'DescribeStackResources', 'GetTemplate'].map(
        (name) => account.must(`cloudformation:${name}` as 'GetUser', { StackName: first.name }).result,
      );
      expect(JSON.stringify(answers)).not.toContain(deployment.hidden);
    }
  });

  it('goes on after a reload between any two calls', () => {
    const whole = play(deployment, carryOn);
    const reloaded = play(deployment, (account, most = Infinity) => {
      for (let done = 0; done < most; done++) {
        account.world = worldFrom(rowsOf(account.world).map((change) => structuredClone(change)));
        if (carryOn(account, 1) === 0) return;
      }
    });
    expect(stacksIn(reloaded)).toEqual(stacksIn(whole));
  });

  it('writes rows that can be stored, and that undo takes back as one', () => {
    const account = new Account();
    for (const step of deployment.setup ?? []) ask(account, step);
    const before = account.world;
    const changes: Change[] = [];
    const first = deployment.steps[0];
    if (typeof first !== 'object' || 'calls' in first) throw new Error('A deployment begins with a call');
    changes.push(...ask(account, first).changes);
    for (;;) {
      const [stack] = stacksIn(account);
      const next = stack && nextCall(account.world, stack.id);
      if (!next) break;
      const outcome = execute(account.world, next, (account.now += 1000));
      account.world = outcome.world;
      changes.push(...outcome.changes);
    }
    const problems = account.world.tables.stacks.list().map((row) => rowProblem('stacks', row));
    expect(problems.filter((one) => one !== null)).toEqual([]);
    const inverse = invert(asOne(changes));
    expect(canApply(account.world, inverse)).toBe(true);
    const after = apply(account.world, inverse);
    const kept = (world: typeof before) =>
      rowsOf(world)
        .filter(({ table }) => table !== 'meta' && table !== 'lastUsed')
        .map(({ key }) => key)
        .sort();
    expect(kept(after)).toEqual(kept(before));
  });
});

it('A call that the stack no longer waits for changes nothing', () => {
  const account = new Account();
  const input = { StackName: 'web', TemplateBody: '$template group', Capabilities: ['CAPABILITY_NAMED_IAM'] };
  ask(account, ['cloudformation:CreateStack', input]);
  const [stack] = stacksIn(account);
  const next = stack && nextCall(account.world, stack.id);
  if (!next) throw new Error('The stack waits for a call');
  const once = execute(account.world, next, account.now);
  const twice = execute(once.world, next, account.now);
  expect(once.result.ok).toBe(true);
  expect(twice.result).toMatchObject({ ok: false, error: { code: 'ValidationError' } });
  expect(twice.changes.filter(({ table }) => table !== 'meta')).toEqual([]);
});

it('An account has 2,000 stacks in a region at most', () => {
  const account = new Account();
  const input = { StackName: 'web', TemplateBody: '$template group', Capabilities: ['CAPABILITY_NAMED_IAM'] };
  ask(account, ['cloudformation:CreateStack', input]);
  const [stack] = stacksIn(account);
  if (!stack) throw new Error('The stack has a row');
  for (let at = 2; at <= 2000; at++)
    account.add('stacks', { ...stack, id: `${stack.id}${at}`, name: `web${at}` });
  const again = (operation: string, more: object) =>
    account.call(operation, filled({ ...input, StackName: 'more', ...more }) as object).result;
  const full = { code: 'LimitExceededException', message: 'Limit for stack has been exceeded' };
  expect(again('cloudformation:CreateStack', {})).toMatchObject({ ok: false, error: full });
  const changeSet = { ChangeSetName: 'first', ChangeSetType: 'CREATE' };
  expect(again('cloudformation:CreateChangeSet', changeSet)).toMatchObject({ ok: false, error: full });
});
