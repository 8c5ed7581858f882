import type { Credentials, OperationName, Outcome, TableName } from '../../../src/engine/index.ts';
import { operationNames } from '../../../src/engine/index.ts';
import { codeOfStep, totpStep } from '../../../src/engine/credentials/totp.ts';
import type { Account } from '../account.ts';
import { root, sessionOf } from '../account.ts';
import { carryOn } from '../stacks.ts';

/**
 * What happens before the call in question; every call must succeed. `advance` lets seconds pass, `deploy` carries all
 * stacks out, `calls` so many of their calls.
 */
type Step =
  | [operation: string, input: object, as?: string]
  | { times: number; call: [operation: string, input: object, as?: string] }
  | { advance: number }
  | 'deploy'
  | { calls: number };

export interface Case {
  title: string;
  setup?: Step[];
  /**
   * Who calls: `root` (the default), `user NAME`, `key NAME`, `session ROLE NAME` (NAME assumes ROLE),
   * `token NAME`, `service NAME`, `nobody`, `root of ACCOUNT`, `result N` (the Credentials that the setup's
   * step N, from 0, answered).
   */
  as?: string;
  call: [operation: string, input: object];
  error?: [code: string, message: string];
  notModelled?: string;
  output?: object;
  /** Members that the answer doesn't have, by their paths: `Role.Description`. */
  absent?: string[];
  /** Rows that came, went or were replaced: `+users`, `-users`, `~users`. */
  changes?: string[];
}

interface Play {
  readonly account: Account;
  readonly results: Outcome[];
}

const resultOf = ({ results }: Play, step: string): unknown =>
  (results[Number(step)]?.result as { value?: unknown } | undefined)?.value;

/** A member of a value by its path, such as `Credentials.AccessKeyId` or `Roles.0.Arn`. */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

/** The call comes a minute after what came before. */
function codeFor(play: Play, step: number, later: number): string {
  const seed = at(resultOf(play, String(step)), 'VirtualMFADevice.Base32StringSeed');
  return codeOfStep(atob(String(seed)), totpStep(play.account.now + 60_000) + later);
}

/** What no answer shows: a code that goes out by mail. */
const rowField = ({ account }: Play, table: TableName, field: string): unknown =>
  at([...account.world.tables[table].values()][0], field);

/**
 * `{i}` is the turn, from 1; `$key ana 0` is that user's oldest key; `$result 2 Role.Arn` is what the setup's
 * step 2 (from 0) answered there, `{result 2 Role.Arn}` the same inside a longer text, a member's name or the
 * expected sentence; `$row poolUsers status` is a field of that table's first row; `$code 1 -1` is the code that
 * the MFA device made by step 1 shows one 30-second step before the call; `{"$json": …}` turns a document into
 * its text.
 */
function filled(value: unknown, play: Play, turn: number): unknown {
  if (typeof value === 'string') {
    const [word, name = '', index = '0'] = value.split(' ');
    if (word === '$key') return play.account.keys(name)[Number(index)];
    if (word === '$code') return codeFor(play, Number(name), Number(index));
    if (word === '$result') return at(resultOf(play, name), index);
    if (word === '$row') return rowField(play, name as TableName, index);
    const long = /^\$repeat (.) (\d+)$/.exec(value);
    if (long) return String(long[1]).repeat(Number(long[2]));
    return value
      .replaceAll('{i}', String(turn))
      .replace(/\{result (\d+) ([\w.]+)\}/g, (_all, step: string, path: string) =>
        String(at(resultOf(play, step), path)),
      );
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, play, turn));
  if (typeof value !== 'object' || value === null) return value;
  if ('$json' in value) return JSON.stringify(filled(value.$json, play, turn));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [filled(key, play, turn), filled(item, play, turn)]),
  );
}

function credentialsFor(play: Play, as: string): Credentials | null {
  const { account } = play;
  const [kind, first = '', second = ''] = as.split(' ');
  if (as.startsWith('root of ')) return { type: 'console', id: second };
  if (kind === 'result') return sessionOf(play.results[Number(first)] as Outcome);
  if (kind === 'nobody') return null;
  if (kind === 'user') return account.user(first);
  if (kind === 'key') return account.key(first);
  if (kind === 'service') return { type: 'service', service: first };
  if (kind === 'token') return sessionOf(account.must('GetSessionToken', {}, account.user(first)));
  if (kind !== 'session') return root;
  const RoleArn = `arn:aws:iam::111122223333:role/${first}`;
  return sessionOf(account.must('AssumeRole', { RoleArn, RoleSessionName: 'desk' }, account.user(second)));
}

/** Plays a case's setup and then its call: what came of it, and the sentence that an expected refusal says. */
export function play(test: Case, account: Account): { readonly outcome: Outcome; readonly message: unknown } {
  const state: Play = { account, results: [] };
  for (const step of test.setup ?? []) {
    if (step === 'deploy' || 'calls' in step) {
      carryOn(account, step === 'deploy' ? Infinity : step.calls);
      continue;
    }
    if ('advance' in step) {
      account.now += step.advance * 1000;
      continue;
    }
    const { times, call } = Array.isArray(step) ? { times: 1, call: step } : step;
    const [operation, input, as = 'root'] = call;
    for (let turn = 1; turn <= times; turn++)
      state.results.push(
        account.must(
          operation as OperationName,
          filled(input, state, turn) as object,
          credentialsFor(state, as),
        ),
      );
  }
  const [operation, input] = test.call;
  const known = (operationNames as readonly string[]).includes(operation);
  if (!known) throw new Error(`${operation} is no operation: name it with its service, as in kms:CreateKey`);
  const given = filled(input, state, 1) as object;
  const outcome = account.call(operation, given, credentialsFor(state, test.as ?? 'root'));
  return { outcome, message: filled(test.error?.[1] ?? '', state, 1) };
}

/** As `play`, for who wants the outcome alone. */
export const run = (test: Case, account: Account): Outcome => play(test, account).outcome;
