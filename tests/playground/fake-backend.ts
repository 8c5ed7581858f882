import type {
  Call,
  Change,
  Decision,
  Outcome,
  Result,
  TrailEvent,
  Try,
  TryOutcome,
  UserRow,
  World,
} from '../../src/engine/index.ts';
import { accountOf, apply, byName, identify, countBy } from '../../src/engine/index.ts';
import type { Backend } from '../../src/playground/backend.ts';

const event: TrailEvent = {
  eventVersion: '1.11',
  eventTime: '',
  eventSource: 'iam.amazonaws.com',
  eventName: '',
  awsRegion: 'us-east-1',
  sourceIPAddress: '',
  userAgent: '',
  userIdentity: {},
  requestParameters: null,
  responseElements: null,
  eventID: '',
  readOnly: false,
  recipientAccountId: '',
};
const decision: Decision = {
  verdict: 'allow',
  decidedBy: 'root',
  action: '',
  resource: '',
  principalArn: '',
  steps: [],
  notModelled: null,
};

const clock = (world: World, now: number): Change => ({
  table: 'meta',
  key: 'now',
  before: world.tables.meta.get('now') ?? null,
  after: { id: 'now', value: now },
});

function outcome(world: World, changes: readonly Change[], result: Result<never>): Outcome {
  return { world: apply(world, changes), changes, result, caller: null, decision, event };
}

const refuse = (world: World, now: number, code: string): Outcome =>
  outcome(world, [clock(world, now)], { ok: false, error: { code, message: code, status: 400 } });

type Input = Readonly<Record<string, string>>;

/** A small AWS with made-up ids: users, groups and memberships, enough to tell one answer from another. */
export const fakeBackend: Backend = {
  prepare: () => Promise.resolve(),
  identify,
  cliLine: (call) => `aws ${call.service} ${call.operation}`,
  attempt(world: World, _question: Try, now: number): TryOutcome {
    return {
      ...outcome(world, [clock(world, now)], { ok: true, value: null as never }),
      result: { ok: true, value: null },
    };
  },
  execute(world: World, call: Call, now: number): Outcome {
    const input = call.input as Input;
    const account = accountOf(world);
    const seq = Number(world.tables.meta.get('seq')?.value ?? 0) + 1;
    const meta: Change[] = [
      clock(world, now),
      {
        table: 'meta',
        key: 'seq',
        before: world.tables.meta.get('seq') ?? null,
        after: { id: 'seq', value: seq },
      },
    ];
    const done = (...changes: Change[]): Outcome =>
      outcome(world, [...changes, ...meta], { ok: true, value: { seq } as never });
    const user = byName(world, 'users', account, input['UserName'] ?? '');
    const group = byName(world, 'groups', account, input['GroupName'] ?? '');
    switch (call.operation) {
      case 'CreateUser': {
        if (user) return refuse(world, now, 'EntityAlreadyExists');
        const id = `AIDA${String(seq).padStart(16, '0')}`;
        const after: UserRow = {
          id,
          account,
          name: input['UserName'] ?? '',
          path: '/',
          createDate: now,
          tags: [],
        };
        return done({ table: 'users', key: id, before: null, after });
      }
      case 'UpdateUser': {
        if (!user) return refuse(world, now, 'NoSuchEntity');
        if (byName(world, 'users', account, input['NewUserName'] ?? ''))
          return refuse(world, now, 'EntityAlreadyExists');
        const after = { ...user, name: input['NewUserName'] ?? '' };
        return done({ table: 'users', key: user.id, before: user, after });
      }
      case 'DeleteUser': {
        if (!user) return refuse(world, now, 'NoSuchEntity');
        if (
          ['membershipsByUser' as const, 'accessKeysByOwner' as const].some(
            (index) => countBy(world, index, user.id) > 0,
          )
        )
          return refuse(world, now, 'DeleteConflict');
        return done({ table: 'users', key: user.id, before: user, after: null });
      }
      case 'CreateGroup': {
        if (group) return refuse(world, now, 'EntityAlreadyExists');
        const id = `AGPA${String(seq).padStart(16, '0')}`;
        const after = { id, account, name: input['GroupName'] ?? '', path: '/', createDate: now };
        return done({ table: 'groups', key: id, before: null, after });
      }
      case 'AddUserToGroup': {
        if (!user || !group) return refuse(world, now, 'NoSuchEntity');
        const id = `${user.id}/${group.id}`;
        if (world.tables.memberships.has(id)) return done();
        return done({
          table: 'memberships',
          key: id,
          before: null,
          after: { id, userId: user.id, groupId: group.id },
        });
      }
      case 'CreateAccessKey': {
        if (!user) return refuse(world, now, 'NoSuchEntity');
        const id = `AKIA${String(seq).padStart(9, '0')}EXAMPLE`;
        const secretAccessKey = `secret-${seq}-EXAMPLEKEY`;
        const after = {
          id,
          account,
          ownerId: user.id,
          secretAccessKey,
          status: 'Active' as const,
          createDate: now,
        };
        return done(
          { table: 'accessKeys', key: id, before: null, after },
          {
            table: 'lastUsed',
            key: id,
            before: null,
            after: { id, date: now, serviceName: 'iam', region: 'us-east-1' },
          },
        );
      }
      default:
        return refuse(world, now, 'InvalidAction');
    }
  },
};
