import type {
  Call,
  Change,
  Credentials,
  OperationName,
  Outcome,
  Rows,
  TableName,
  World,
} from '../../src/engine/index.ts';
import { apply, byName, createWorld, rowsBy, splitId } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';

export const home = '111122223333';
export const root: Credentials = { type: 'console', id: home };
export const start = Date.UTC(2026, 10, 25, 10, 0, 0);
const minute = 60_000;

/** A call by its operation's id: `CreateUser`, `organizations:CreatePolicy`. */
export const callOf = (id: string, input: object, credentials: Credentials | null): Call =>
  ({
    type: 'call',
    service: splitId(id as OperationName).service,
    operation: splitId(id as OperationName).name,
    input,
    credentials,
  }) as unknown as Call;

/** An account that grows call by call, a minute apart. */
export class Account {
  world: World = createWorld(home, start);
  now = start;

  call(
    operation: OperationName | (string & {}),
    input: object,
    credentials: Credentials | null = root,
  ): Outcome {
    this.now += minute;
    const outcome = execute(this.world, callOf(operation, input, credentials), this.now);
    this.world = outcome.world;
    return outcome;
  }

  /** A row that no call makes, as an import brings it. */
  add<T extends TableName>(table: T, after: Rows[T]): void {
    this.world = apply(this.world, [{ table, key: after.id, before: null, after } as Change]);
  }

  /** As `call`, but a refusal is a fault of the test. */
  must(operation: OperationName, input: object, credentials: Credentials | null = root): Outcome {
    const outcome = this.call(operation, input, credentials);
    if (!outcome.result.ok) throw new Error(`${operation}: ${JSON.stringify(outcome.result)}`);
    return outcome;
  }

  id(table: 'users' | 'groups' | 'roles' | 'policies', name: string): string {
    const row = byName(this.world, table, home, name);
    if (!row) throw new Error(`no ${name} among ${table}`);
    return row.id;
  }

  /** Signed in to the console. */
  user(name: string): Credentials {
    return { type: 'console', id: this.id('users', name) };
  }

  /** The ids of a user's access keys, oldest first. */
  keys(name: string): string[] {
    return rowsBy(this.world, 'accessKeysByOwner', this.id('users', name))
      .sort((a, b) => a.createDate - b.createDate)
      .map(({ id }) => id);
  }

  key(name: string, index = 0): Credentials {
    const row = this.world.tables.accessKeys.get(this.keys(name)[index] ?? '');
    if (!row) throw new Error(`${name} has no key ${index}`);
    return { type: 'key', accessKeyId: row.id, secretAccessKey: row.secretAccessKey };
  }
}

/** The credentials that AssumeRole or GetSessionToken answered. */
export function sessionOf(outcome: Outcome): Credentials {
  const { Credentials: given } = (
    outcome.result as unknown as { value: { Credentials: Record<string, string> } }
  ).value;
  return {
    type: 'key',
    accessKeyId: given['AccessKeyId'] ?? '',
    secretAccessKey: given['SecretAccessKey'] ?? given['SecretKey'] ?? '',
    sessionToken: given['SessionToken'] ?? '',
  };
}
