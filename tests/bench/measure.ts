import type { Call, Change, Credentials, World } from '../../src/engine/index.ts';
import { accountOf, apply, nowOf, preparePart, worldFrom } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { layout } from '../../src/graph/picture/layout.ts';
import type { GraphModel } from '../../src/graph/model/graph-model.ts';
import { project } from '../../src/graph/model/project.ts';
import { gather } from '../../src/graph/picture/stacks.ts';
import { update } from '../../src/graph/model/update.ts';
import type { Commit } from '../../src/playground/command.ts';
import { historyRow, journalRow } from '../../src/playground/history-row.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { generateAccount } from '../exchange/generate-account.ts';

/** A made-up account of that many identities: half of them users, since AWS ends at 5,000, few groups, roles. */
export function accountOfSize(identities: number): readonly Change[] {
  const groups = Math.round(identities * 0.04);
  const roles = Math.round(identities * 0.48);
  const root = generateAccount({ users: identities - groups - roles, groups, roles });
  return atOnce(readAuthorizationDetails([{ file: 'generated', root }], Date.UTC(2026, 0, 1))).rows;
}

export const parts = ['execute', 'changes', 'save', 'graph'] as const;
export type Part = (typeof parts)[number];
/** Milliseconds by part of a command. */
export type Times = Record<Part, number>;

type Step = Pick<Call, 'operation' | 'input'>;
const step = (operation: Call['operation'], input: object): Step => ({ operation, input });

/** What somebody does with a newcomer, and takes back at the end, so that the account stays as large as it was. */
function steps(turn: number, account: string): Step[] {
  const UserName = `newcomer-${turn}`;
  const PolicyArn = `arn:aws:iam::${account}:policy/policy-1`;
  return [
    step('CreateUser', { UserName, Tags: [{ Key: 'team', Value: 'new' }] }),
    step('AddUserToGroup', { UserName, GroupName: 'group-1' }),
    step('AttachUserPolicy', { UserName, PolicyArn }),
    step('TagUser', { UserName, Tags: [{ Key: 'team', Value: 'old' }] }),
    step('GetUser', { UserName: 'user-3' }),
    step('DetachUserPolicy', { UserName, PolicyArn }),
    step('RemoveUserFromGroup', { UserName, GroupName: 'group-1' }),
    step('DeleteUser', { UserName }),
  ];
}

/** One account with a store and a picture, on which commands are timed. */
export class Subject {
  #world: World;
  readonly #model: GraphModel;
  readonly #store = new MemoryStore();
  readonly #root: Credentials;
  #rev = 0;
  #turn = 0;

  private constructor(rows: readonly Change[]) {
    this.#world = worldFrom(rows);
    this.#model = project(this.#world, nowOf(this.#world));
    this.#root = { type: 'console', id: accountOf(this.#world) };
  }

  static async of(identities: number): Promise<Subject> {
    await preparePart('iam');
    const rows = accountOfSize(identities);
    const subject = new Subject(rows);
    await subject.#store.create(
      {
        id: 'bench',
        name: 'bench',
        account: accountOf(subject.#world),
        rev: 0,
        createdAt: 0,
        lastOpened: 0,
        offset: 0,
        actingAs: null,
        deletedAt: null,
        schema: 1,
      },
      rows,
    );
    return subject;
  }

  /** Times one round of commands, in ms a command. Throws where one is refused: then nothing would be measured. */
  async round(): Promise<Times> {
    const times: Times = { execute: 0, changes: 0, save: 0, graph: 0 };
    const all = steps(this.#turn++, accountOf(this.#world));
    for (const one of all) await this.#command(one, times);
    for (const part of parts) times[part] /= all.length;
    return times;
  }

  async #command({ operation, input }: Step, times: Times): Promise<void> {
    const command = { type: 'call', service: 'iam', operation, input, credentials: this.#root } as Call;
    const time = nowOf(this.#world) + 1000;
    const before = this.#world;
    let from = performance.now();
    const lap = (part: Part): void => {
      const now = performance.now();
      times[part] += now - from;
      from = now;
    };
    const outcome = execute(before, command, time);
    lap('execute');
    if (!outcome.result.ok) throw new Error(`${operation}: ${JSON.stringify(outcome.result)}`);
    this.#world = apply(before, outcome.changes);
    lap('changes');
    const base = this.#rev++;
    const commit: Commit = { rev: this.#rev, base, time, command, changes: outcome.changes, outcome };
    const row = journalRow(historyRow(commit, { id: `bench-${this.#rev}`, cli: null, offset: 0 }));
    const saved = await this.#store.commit('bench', { row, account: accountOf(this.#world) });
    if (saved.type !== 'saved') throw new Error(`not saved: ${saved.type}`);
    lap('save');
    update(this.#model, this.#world, outcome.changes, time);
    lap('graph');
  }
}

/** Times the way from rows to a picture with places, in ms. */
export function pictureTime(world: World): number {
  const from = performance.now();
  layout(gather(project(world, nowOf(world))));
  return performance.now() - from;
}

export const worldOfSize = (identities: number): World => worldFrom(accountOfSize(identities));
