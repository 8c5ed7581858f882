import { describe, expect, test } from 'vitest';
import type { Change, Rows, World } from '../../../../../src/engine/index.ts';
import { apply, loadActions, rowsOf } from '../../../../../src/engine/index.ts';
import {
  type FromReplica,
  Replica,
  type ReplicaQuestion,
} from '../../../../../src/ui/panels/use/access/replica.ts';
import type { Request } from '../../../../../src/ui/kinds/requests.ts';
import { shortResource } from '../../../../../src/ui/panels/use/access/told-access.ts';
import type { ToldGains } from '../../../../../src/ui/panels/use/access/told-gains.ts';
import { draftOf } from '../../../../../src/ui/panels/use/access/draft.ts';
import { gains as words } from '#words/gains.ts';
import { accessWords } from '#words/access.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';
import rows from './calls.json' with { type: 'json' };

/** A replica with a page at its other end, which lists actions for it. */
class Page {
  readonly heard: FromReplica[] = [];
  readonly #heard = new Set<() => void>();
  readonly replica = new Replica((message) => {
    this.heard.push(message);
    if (message.type === 'needs') void this.#list(message.prefixes);
    for (const look of this.#heard) look();
  });
  #count = 0;

  constructor(world: World) {
    this.replica.hear({ type: 'rows', rows: rowsOf(world), isFirst: true });
  }

  async #list(prefixes: readonly string[]): Promise<void> {
    const { service } = await loadActions();
    const found = await Promise.all(prefixes.map((prefix) => service(prefix)));
    const services = found.flatMap((one) => (one ? [one] : []));
    this.replica.hear({
      type: 'listed',
      services: services.map(({ prefix, name, actions }) => ({ prefix, name, actions })),
    });
  }

  send(question: ReplicaQuestion): number {
    const id = ++this.#count;
    this.replica.hear({ type: 'ask', id, question });
    return id;
  }

  answer(id: number): Promise<FromReplica> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.heard.find(
          (one) => (one.type === 'told' || one.type === 'failed') && one.id === id,
        );
        if (found) resolve(found);
      };
      this.#heard.add(look);
      look();
    });
  }

  async gains(question: Omit<ReplicaQuestion & { readonly type: 'gains' }, 'type'>): Promise<ToldGains> {
    const answer = await this.answer(this.send({ type: 'gains', ...question }));
    if (answer.type !== 'told') throw new Error(JSON.stringify(answer));
    return answer.told as ToldGains;
  }
}

const idOf = (name: string): string => {
  const { users, groups, roles } = sampleWorld.tables;
  const row = [...users.values(), ...groups.values(), ...roles.values()].find((one) => one.name === name);
  if (!row) throw new Error(`The sample has no ${name}`);
  return row.id;
};

function policy(ownerKind: 'user' | 'group', name: string, statement: object): Change {
  const ownerId = idOf(name);
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const after = { id: `${ownerId}/More`, ownerKind, ownerId, name: 'More', document };
  return { table: 'inlinePolicies', key: after.id, before: null, after };
}

/** The sample with a queue, and somebody let into it. */
const orders: Rows['resources'] = {
  ...{ id: 'arn:aws:sqs:us-east-1:111122223333:orders', account: '111122223333', region: 'us-east-1' },
  ...{ name: 'orders', kind: 'queue', createDate: 0, tags: [], attributes: [] },
};
const withQueue = apply(sampleWorld, [{ table: 'resources', key: orders.id, before: null, after: orders }]);
function queuePolicy(statement: object): Change {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  return { table: 'resources', key: orders.id, before: orders, after: { ...orders, policy } };
}

const reports = 'arn:aws:s3:::reports/*';
const read = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: reports };

const write = ({ sets }: ToldGains): string[] =>
  sets.map(({ sign, who, line, refusedBy }) =>
    [
      `${words.short(sign, who, line.actions.length, line.hasOthers)} ${words.on(line.resources.map(shortResource), line.isExcept)}`,
      ...line.conditions.map(accessWords.condition),
      ...(line.by ? [`by ${line.by.policy.name}`] : []),
      ...(refusedBy ? [`refused by ${refusedBy.policy.name}`] : []),
    ].join(', '),
  );

describe('who gains and who loses, as a replica of the account tells it', () => {
  test.each<readonly [string, Change[], string[]]>([
    ['a policy of a user', [policy('user', 'ana', read)], ['ana gains 2 actions on reports/*, by More']],
    [
      'a Deny of a user',
      [policy('user', 'ana', { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' })],
      ['ana loses 1 action on team-bucket/*, by TeamBucket, refused by More'],
    ],
    [
      'a condition that tells ways of calling apart',
      [
        policy('user', 'ana', {
          ...{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        }),
      ],
      ['ana with MFA gains 1 action on anything, by More'],
    ],
    [
      'a policy of one thing, where a star means this thing',
      [
        queuePolicy({
          ...{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
          Principal: { AWS: idOf('ana') },
        }),
      ],
      ['ana gains 1 action on orders, by orders'],
    ],
    [
      'a policy that gives what somebody has',
      [policy('user', 'ana', { ...read, Resource: 'arn:aws:s3:::team-bucket/*' })],
      [],
    ],
  ])('%s', async (_, changes, expected) => {
    const page = new Page(withQueue);
    const told = await page.gains({ changes, when: 'draft' });
    expect(write(told)).toEqual(expected);
    expect(told.callers).toBe(1);
  });

  test('a draft leaves the replica as it is; what the account has is told by what it was before', async () => {
    const changes = [policy('user', 'ana', read)];
    const page = new Page(sampleWorld);
    const drafted = write(await page.gains({ changes, when: 'draft' }));
    expect(write(await page.gains({ changes, when: 'draft' }))).toEqual(drafted);
    page.replica.hear({ type: 'changes', changes });
    expect(write(await page.gains({ changes, when: 'draft' }))).toEqual([]);
    expect(write(await page.gains({ changes, when: 'past' }))).toEqual(drafted);
    const later = [policy('user', 'ben', read)];
    page.replica.hear({ type: 'changes', changes: later });
    expect(write(await page.gains({ changes, when: 'past', later }))).toEqual(drafted);
  });

  test('those who gain the same by a group stand in one set', async () => {
    const group = [...sampleWorld.tables.groups.values()][0]!;
    const members = [...sampleWorld.tables.memberships.values()].filter(
      ({ groupId }) => groupId === group.id,
    );
    const changes = [
      policy('group', group.name, { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }),
    ];
    const { sets } = await new Page(sampleWorld).gains({ changes, when: 'draft' });
    expect(sets).toHaveLength(1);
    expect(sets[0]?.who.map(({ id }) => id).sort()).toEqual(members.map(({ userId }) => userId).sort());
  });

  test('a question that is taken back is not answered, and the next one is', async () => {
    const changes = [policy('user', 'ana', read)];
    const page = new Page(sampleWorld);
    const [first, second] = [0, 0].map(() => page.send({ type: 'gains', changes, when: 'draft' }));
    page.replica.hear({ type: 'cancel', id: first! });
    expect((await page.answer(second!)).type).toBe('told');
    expect(page.heard.filter((one) => 'id' in one && one.id === first)).toEqual([]);
  });

  test('progress counts the kinds of callers', async () => {
    const more = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' };
    const changes = [policy('user', 'ana', read), policy('user', 'ben', more)];
    const page = new Page(sampleWorld);
    const { kinds } = await page.gains({ changes, when: 'draft' });
    const seen = page.heard.flatMap((one) => (one.type === 'progress' ? [[one.done, one.total]] : []));
    expect(seen).toEqual(Array.from({ length: kinds }, (_, i) => [i + 1, kinds]));
    expect(kinds).toBe(2);
  });

  test('rows that come in parts make one account', async () => {
    const rows = rowsOf(apply(sampleWorld, [policy('user', 'ana', read)]));
    const page = new Page(sampleWorld);
    page.replica.hear({ type: 'rows', rows: rows.slice(0, 7), isFirst: true });
    page.replica.hear({ type: 'rows', rows: rows.slice(7), isFirst: false });
    const undone = { ...policy('user', 'ana', read) };
    const changes = [{ ...undone, before: undone.after, after: null } as Change];
    expect(write(await page.gains({ changes, when: 'draft' }))).toEqual([
      'ana loses 2 actions on reports/*, by More',
    ]);
  });
});

/** Calls of AWS, with documents as JSON; each row's change is told whole. */
interface Row {
  readonly title: string;
  /** A user who has an MFA device. */
  readonly device?: string;
  readonly given?: readonly WrittenCall[];
  readonly calls: readonly WrittenCall[];
  readonly told: readonly string[];
  readonly isOpen?: boolean;
}

type WrittenCall = readonly [operation: string, input: object];

const isDocument = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'Statement' in value;

/** A call as a form makes it: documents are texts. */
function requestOf([name, input]: WrittenCall): Request {
  const [service = '', operation = ''] = name.split(':');
  const text = JSON.stringify(input, (_, value: unknown) =>
    isDocument(value) ? JSON.stringify(value) : value,
  );
  return { service, operation, input: JSON.parse(text) as object } as Request;
}

async function changesBy(world: World, calls: readonly WrittenCall[]): Promise<readonly Change[]> {
  const credentials = { type: 'console', id: '111122223333' } as const;
  const changes = await draftOf({ world, credentials, now: 1_740_994_500_000 }, calls.map(requestOf));
  if (!changes) throw new Error(`Refused: ${JSON.stringify(calls)}`);
  return changes;
}

function deviceOf(name: string): Change {
  const [id, account] = [`arn:aws:iam::111122223333:mfa/${name}`, '111122223333'];
  const after = {
    id,
    account,
    name,
    path: '/',
    seed: '',
    ownerId: idOf(name),
    createDate: 0,
    enableDate: 0,
    tags: [],
  };
  return { table: 'mfaDevices', key: id, before: null, after };
}

describe('who gains and who loses by calls', () => {
  test.each(rows as unknown as readonly Row[])(
    '$title',
    async ({ device, given = [], calls, told, isOpen }) => {
      const start = device === undefined ? sampleWorld : apply(sampleWorld, [deviceOf(device)]);
      const world = apply(start, await changesBy(start, given));
      const changes = await changesBy(world, calls);
      const found = await new Page(world).gains({ changes, when: 'draft' });
      expect([write(found), found.isOpen]).toEqual([told, isOpen ?? false]);
    },
  );
});
