import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Call, Change, World } from '../../../src/engine/index.ts';
import { accountOf, nowOf, prepare, rowsOf, worldFrom } from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import { longLink, maxLink, seal } from '../../../src/exchange/link/envelope.ts';
import { readLink, writeLink } from '../../../src/exchange/link/link.ts';
import { anonymise } from '../../../src/exchange/link/anonymise.ts';
import { seededDraws } from './seeded-draws.ts';
import {
  type Form,
  type LinkState,
  orderLanes,
  type PictureState,
} from '../../../src/exchange/link/link-state.ts';
import { formatWorkspace, parseWorkspace } from '../../../src/exchange/workspace-file.ts';
import { lanes } from '../../../src/graph/picture/columns.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';

const stateOf = (world: World, more: Partial<LinkState> = {}): LinkState => ({
  name: 'Friday',
  rows: rowsOf(world),
  at: nowOf(world),
  credentials: { type: 'console', id: accountOf(world) },
  shown: null,
  selected: null,
  account: null,
  panels: {},
  ...more,
});

async function linkOf(state: LinkState, secrets = false): Promise<string> {
  const written = await writeLink(state, secrets);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  return written.link;
}

async function reopened(link: string): Promise<LinkState> {
  const read = await readLink(link);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.state;
}

test('a workspace’s name shows letters that turn the text or can’t be seen, from a link and from a file', async () => {
  const name = 'Fri\u202eday\u200b';
  const shown = 'Fri[U+202E]day[U+200B]';
  expect((await reopened(await linkOf(stateOf(sampleWorld, { name })))).name).toBe(shown);
  expect(parseWorkspace(formatWorkspace(sampleWorld, name))).toMatchObject({ ok: true, name: shown });
});

test('a line that isn’t run yet travels, but not where the account is anonymous', async () => {
  const typed = 'aws iam create-user --user-name zoe';
  const state = stateOf(sampleWorld, { typed });
  expect((await reopened(await linkOf(state))).typed).toBe(typed);
  const { state: made } = await anonymise(state, seededDraws());
  expect(JSON.stringify(await reopened(await linkOf(made)))).not.toContain('zoe');
  expect(await problemOf(sealed({ base: 'sample-2', at: 0, typed: 'x'.repeat(2001) }))).toMatchObject({
    problem: { place: 'typed', what: 'must have at most 2000 characters' },
  });
  expect(await problemOf(sealed({ base: 'sample-2', at: 0, typed }, 'd4'))).toMatchObject({
    problem: { place: 'typed', what: 'is not a field here' },
  });
});

test('lines that can be run again travel in a form of their own, are bounded, and are left out where the account is anonymous', async () => {
  const lines = ['aws iam create-user --user-name zoe', 'cat > p.json <<EOF\n{}\nEOF'];
  const state = stateOf(sampleWorld, { lines });
  const link = await linkOf(state);
  expect(link).toMatch(/^d6\./);
  expect((await reopened(link)).lines).toEqual(lines);
  // Older pages open whatever they can say.
  expect(await linkOf(stateOf(sampleWorld, { lines: [] }))).toMatch(/^d5\./);
  const { state: made } = await anonymise(state, seededDraws());
  expect(JSON.stringify(await reopened(await linkOf(made)))).not.toContain('zoe');
  const open = async (value: unknown, form: Form = 'd6'): Promise<unknown> =>
    problemOf(sealed({ base: 'sample-2', at: 0, lines: value }, form));
  const wrong = (place: string, what: string): object => ({ problem: { place, what } });
  expect(await open(lines)).toBeNull();
  expect(await open(lines, 'd5')).toMatchObject(wrong('lines', 'is not a field here'));
  expect(await open('ls')).toMatchObject(wrong('lines', 'must be a list'));
  expect(await open(['ls', 7])).toMatchObject(wrong('lines[1]', 'must be text'));
  expect(await open(['ls', ' '])).toMatchObject(wrong('lines[1]', 'must have from 1 to 2000 characters'));
  expect(await open(['x'.repeat(2001)])).toMatchObject(
    wrong('lines[0]', 'must have from 1 to 2000 characters'),
  );
  expect(await open(Array.from({ length: 41 }, () => 'ls'))).toMatchObject(
    wrong('lines', 'must be a list of at most 40'),
  );
  expect(await open(Array.from({ length: 5 }, () => 'x'.repeat(1999)))).toMatchObject(
    wrong('lines', 'must have at most 8000 characters in all'),
  );
  // A letter that turns the direction can't make a line look like another one.
  const hidden = await readLink(
    sealed({ base: 'sample-2', at: 0, lines: ['aws iam \u202edelete-user'] }, 'd6'),
  );
  expect(hidden.ok && hidden.state.lines).toEqual(['aws iam [U+202E]delete-user']);
});

async function problemOf(link: string): Promise<unknown> {
  const read = await readLink(link);
  return read.ok ? null : read.problem;
}

const sealed = (value: unknown, form: Form = 'd5'): string =>
  seal(deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)), form);

/** Rows by their place, with their fields in any order. */
const tableOf = (rows: readonly Change[]): ReadonlyMap<string, unknown> =>
  new Map(rows.map(({ table, key, after }) => [`${table}/${key}`, after]));

async function after(world: World, ...calls: readonly Partial<Call>[]): Promise<World> {
  let next = world;
  for (const one of calls) {
    const call = {
      type: 'call',
      service: 'iam',
      credentials: { type: 'console', id: accountOf(world) },
      ...one,
    } as Call;
    await prepare(call);
    const outcome = execute(next, call, nowOf(next) + 1000);
    if (!outcome.result.ok) throw new Error(JSON.stringify(outcome.result));
    next = outcome.world;
  }
  return next;
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111122223333:user/ana' } },
  ],
});
const role = 'arn:aws:iam::111122223333:role/Deployer';
const handful: readonly Partial<Call>[] = [
  { operation: 'CreateUser', input: { UserName: 'dora', Tags: [{ Key: 'team', Value: 'finance' }] } },
  { operation: 'CreateAccessKey', input: { UserName: 'dora' } },
  { operation: 'AddUserToGroup', input: { UserName: 'dora', GroupName: 'Auditors' } },
  { operation: 'CreateRole', input: { RoleName: 'Reader', AssumeRolePolicyDocument: trust } },
  {
    operation: 'DetachUserPolicy',
    input: { UserName: 'carol', PolicyArn: 'arn:aws:iam::111122223333:policy/ReadInvoices' },
  },
  {
    operation: 'PutUserPolicy',
    input: {
      UserName: 'dora',
      PolicyName: 'Audit',
      PolicyDocument:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
    },
  },
  {
    operation: 'UpdateAccessKey',
    input: { UserName: 'ci-bot', AccessKeyId: 'AKIA4OEHO6T5MEXAMPLE', Status: 'Active' },
  },
];

describe('a link', () => {
  test('opens as the same account, with who acts and what is looked at', async () => {
    const state = stateOf(sampleWorld, {
      selected: 'x',
      panels: { left: 'story' },
      shown: { kind: 'story', frame: 'roles' },
    });
    const link = await linkOf(state);
    const read = await reopened(link);
    expect(tableOf(read.rows)).toEqual(tableOf(state.rows));
    expect({ ...read, rows: [] }).toEqual({ ...state, rows: [] });
    expect(link.length).toBeLessThan(300);
  });

  test('of the sample with a handful of changes fits in what every chat takes', async () => {
    const world = await after(sampleWorld, ...handful);
    const state = stateOf(world, {
      shown: {
        kind: 'step',
        command: {
          type: 'call',
          service: 'sts',
          operation: 'AssumeRole',
          input: { RoleArn: role, RoleSessionName: 'dora' },
          credentials: { type: 'console', id: accountOf(world) },
        } as Call,
        verdict: {
          ok: false,
          code: 'AccessDenied',
          message:
            'User: arn:aws:iam::111122223333:user/dora is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Deployer',
        },
      },
    });
    const link = await linkOf(state);
    expect(link.length).toBeLessThan(longLink);
    const read = await reopened(link);
    expect(read.shown).toEqual(state.shown);
    expect(read.rows.length).toBe(state.rows.length);
  });

  test('of every kind of thing opens again, and is the same link when it is sent on', async () => {
    const link = await linkOf(stateOf(wholeWorld));
    const read = await reopened(link);
    expect(new Set(tableOf(read.rows).keys())).toEqual(new Set(tableOf(rowsOf(wholeWorld)).keys()));
    expect(await linkOf(read)).toBe(link);
  });

  test('tells the whole account where that is shorter than a base and what differs', async () => {
    const small = await after(worldFrom(rowsOf(sampleWorld).filter(({ table }) => table === 'meta')), {
      operation: 'CreateUser',
      input: { UserName: 'eve' },
    });
    expect((await linkOf(stateOf(small))).length).toBeLessThan(350);
    expect(tableOf((await reopened(await linkOf(stateOf(small)))).rows)).toEqual(tableOf(rowsOf(small)));
  });

  test('is refused where its end is missing, a letter is another one, or a newer page made it', async () => {
    const link = await linkOf(stateOf(sampleWorld));
    expect(await problemOf(link.slice(0, -3))).toEqual({ kind: 'cut' });
    expect(await problemOf(link.slice(0, 40))).toEqual({ kind: 'cut' });
    expect(await problemOf('d2.')).toEqual({ kind: 'cut' });
    const letter = link[20] === 'A' ? 'B' : 'A';
    expect(await problemOf(link.slice(0, 20) + letter + link.slice(21))).toEqual({ kind: 'altered' });
    expect(await problemOf(link.replace('d5.', 'd7.'))).toEqual({ kind: 'newer', what: 'd7' });
    expect(await problemOf(sealed({ base: 'sample-99' }))).toEqual({ kind: 'newer', what: 'sample-99' });
  });

  test('opens with what a sentence puts behind it', async () => {
    const link = await linkOf(stateOf(sampleWorld));
    for (const behind of ['.', ').', '>', '?x=1', ' and more'])
      expect(await problemOf(link + behind)).toBeNull();
  });

  test('that is too long, or unpacks to too much, is stopped at the bound', async () => {
    expect(await problemOf(`d2.${'A'.repeat(maxLink)}`)).toMatchObject({ kind: 'tooBig' });
    const bomb = seal(deflateRawSync(Buffer.alloc(20_000_000, 0x20)), 'd4');
    expect(bomb.length).toBeLessThan(maxLink);
    expect(await problemOf(bomb)).toMatchObject({ kind: 'tooBig', limit: 5_000_000 });
    const many = sealed(`{"at":1,"set":{"users":[${'{},'.repeat(1_500_000)}{}]}}`);
    expect(await problemOf(many)).toMatchObject({ kind: 'wrong', problem: { kind: 'tooMany' } });
  });

  test.each([
    ['a list', [], '', 'must be an object'],
    ['an unknown field', { base: 'sample-1', at: 0, extra: 1 }, 'extra', 'is not a field here'],
    ['an unknown table', { base: 'sample-1', set: { users2: [] } }, 'set.users2', 'is not a field here'],
    [
      'a row with a field too many',
      {
        base: 'sample-1',
        set: {
          groups: [
            {
              id: 'AGPAAAAAAAAAAAAAAAAAA',
              account: '111122223333',
              name: 'x',
              path: '/',
              createDate: 1,
              evil: 1,
            },
          ],
        },
      },
      'set.groups[0].evil',
      'is not a field of this row',
    ],
    ['a row without an id', { base: 'sample-1', set: { users: [{}] } }, 'set.users[0].id', 'is missing'],
    [
      'a row that is gone twice',
      { base: 'sample-1', gone: { users: ['AIDAX'] } },
      'gone.users[0]',
      'is not at the start',
    ],
    ['no account', { set: {} }, 'tables.meta', 'has no row account'],
    [
      'a call that is none',
      {
        base: 'sample-1',
        at: 0,
        shown: {
          kind: 'step',
          verdict: { ok: true },
          command: { type: 'call', service: 'iam', operation: 'constructor', input: {} },
        },
      },
      'shown.command.operation',
      'is not modelled here',
    ],
    [
      'another kind of view',
      { base: 'sample-1', at: 0, shown: { kind: 'script' } },
      'shown.kind',
      'must be step, why, ask or story',
    ],
  ])('that holds %s is refused with the place of it', async (_title, value, place, what) => {
    expect(await problemOf(sealed(value))).toEqual({
      kind: 'wrong',
      problem: { kind: 'wrongShape', file: '', place, what },
    });
  });

  test('with names that all objects share changes no object', async () => {
    const own = '{"base":"sample-1","at":0,"__proto__":{"polluted":1}}';
    const row =
      '{"base":"sample-1","at":0,"set":{"users":[{"id":"AIDAAAAAAAAAAAAAAAAAA","__proto__":{"polluted":1}}]}}';
    const input =
      '{"base":"sample-1","at":0,"shown":{"kind":"why","verdict":{"ok":true},"command":{"type":"call","service":"iam","operation":"CreateUser","input":{"Tags":[{"__proto__":{"polluted":1}}]}}}}';
    for (const text of [own, row, input])
      expect(await problemOf(sealed(text))).toMatchObject({ kind: 'wrong' });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('how the picture stood', () => {
  const ids = (table: keyof World['tables']): string[] => [...sampleWorld.tables[table].keys()];
  const people = ids('users').reverse();
  const stands: PictureState = {
    order: { people, roles: ids('roles'), blocks: ['', ...ids('groups')], outside: ['principal:anyone:*'] },
    opened: people.slice(0, 2),
    trail: { open: `group:${ids('groups')[0] ?? ''}`, ids: people.slice(0, 3) },
    region: { of: 'whole', x: -20, y: 300, width: 450, height: 500 },
    frame: 'roles',
    organization: true,
  };

  test('opens again, and things are named by the numbers of their rows', async () => {
    const plain = await linkOf(stateOf(sampleWorld));
    const link = await linkOf(stateOf(sampleWorld, { picture: stands }));
    expect((await reopened(link)).picture).toEqual(stands);
    expect(link.length - plain.length).toBeLessThan(320);
    expect((await reopened(plain)).picture).toBeUndefined();
  });

  test('leaves out what the account doesn’t hold', async () => {
    const order = { people: ['AIDAGONEGONEGONEGONE2', ...people] };
    const { picture: read } = await reopened(await linkOf(stateOf(sampleWorld, { picture: { order } })));
    expect(read).toEqual({ order: { people } });
  });

  test('is anonymous with the account', async () => {
    const { state } = await anonymise(stateOf(sampleWorld, { picture: stands }));
    const there = new Set(state.rows.map(({ key }) => key));
    const { order, opened, trail } = state.picture ?? {};
    for (const id of [...(order?.people ?? []), ...(opened ?? []), ...(trail?.ids ?? [])])
      expect(there).toContain(id);
    expect(order?.people?.filter((id) => people.includes(id))).toEqual([]);
    expect(trail?.open).toMatch(/^group:AGPA/);
    expect(order?.outside).toEqual(stands.order?.outside);
    expect((await reopened(await linkOf(state))).picture).toEqual(state.picture);
  });

  test('is nothing that a link of the first version says', async () => {
    expect(await problemOf(sealed({ base: 'sample-1', at: 0, stands: {} }, 'd1'))).toMatchObject({
      problem: { kind: 'wrongShape', place: 'stands', what: 'is not a field here' },
    });
    expect(await problemOf(sealed({ base: 'sample-1', at: 0 }, 'd1'))).toBeNull();
    expect(
      await problemOf(sealed({ base: 'sample-1', at: 0, stands: { organization: true } }, 'd3')),
    ).toMatchObject({ problem: { place: 'stands.organization', what: 'is not a field here' } });
    const shown = { kind: 'ask', question: 's3:GetObject/*', step: 2 };
    expect(await problemOf(sealed({ base: 'sample-1', at: 0, shown }, 'd1'))).toMatchObject({
      problem: { place: 'shown.step' },
    });
    expect((await reopened(sealed({ base: 'sample-1', at: 0, shown }))).shown).toEqual(shown);
  });

  test.each([
    ['no object', 'x', 'stands', 'must be an object'],
    ['a tree that is no yes', { organization: 1 }, 'stands.organization', 'must be true or false'],
    ['an unknown field', { zoom: 1 }, 'stands.zoom', 'is not a field here'],
    ['an unknown lane', { order: { constructor: [] } }, 'stands.order.constructor', 'is not a field here'],
    [
      'a lane that is no list',
      { order: { people: {} } },
      'stands.order.people',
      'must be a list of at most 400',
    ],
    [
      'a list without an end',
      { order: { people: Array(401).fill(0) } },
      'stands.order.people',
      'must be a list of at most 400',
    ],
    [
      'a row that isn’t there',
      { order: { people: [9999] } },
      'stands.order.people[0]',
      'must be the number of a row, or text',
    ],
    ['half a row', { opened: [0.5] }, 'stands.opened[0]', 'must be the number of a row, or text'],
    [
      'a long text',
      { opened: ['a'.repeat(3000)] },
      'stands.opened[0]',
      'must be the number of a row, or text',
    ],
    ['a long way', { trail: { ids: Array(9).fill(0) } }, 'stands.trail.ids', 'must be a list of at most 8'],
    [
      'another picture',
      { region: { of: 'x', x: 0, y: 0, width: 1, height: 1 } },
      'stands.region.of',
      'must be whole, small or counts',
    ],
    [
      'a region of no size',
      { region: { of: 'whole', x: 0, y: 0, width: 0, height: 1 } },
      'stands.region.width',
      'must be a whole number from 1 to 10000',
    ],
    [
      'a region that is far away',
      { region: { of: 'whole', x: 1e9, y: 0, width: 1, height: 1 } },
      'stands.region.x',
      'must be a whole number from -10000 to 10000',
    ],
  ])('is refused with %s', async (_title, value, place, what) => {
    expect(await problemOf(sealed({ base: 'sample-1', at: 0, stands: value }))).toEqual({
      kind: 'wrong',
      problem: { kind: 'wrongShape', file: '', place, what },
    });
  });
});

describe('secrets', () => {
  const secrets = (rows: readonly Change[]): string[] =>
    rows.flatMap(({ after }) =>
      ['secretAccessKey', 'sessionToken', 'passwords', 'seed', 'password', 'confirmationCode', 'secretString']
        .map((field) => (after as unknown as Record<string, unknown>)[field])
        .flat()
        .filter((value) => typeof value === 'string'),
    );
  const own = (): string[] => {
    const known = new Set(secrets(rowsOf(sampleWorld)));
    return secrets(rowsOf(wholeWorld)).filter((value) => !known.has(value));
  };

  test('stay with the sender, and are made again the same on every machine', async () => {
    expect(own().length).toBeGreaterThan(8);
    const link = await linkOf(stateOf(wholeWorld));
    const [one, other] = [await reopened(link), await reopened(link)];
    expect(one.rows).toEqual(other.rows);
    const there = new Set(secrets(one.rows));
    expect(own().filter((value) => there.has(value))).toEqual([]);
    expect(secrets(one.rows).length).toBeGreaterThanOrEqual(own().length);
    for (const { after } of one.rows.filter(({ table }) => table === 'accessKeys'))
      expect((after as { secretAccessKey: string }).secretAccessKey).toMatch(/EXAMPLEKEY$/);
  });

  test('travel where somebody asks for it', async () => {
    const read = await reopened(await linkOf(stateOf(wholeWorld), true));
    expect(tableOf(read.rows)).toEqual(tableOf(rowsOf(wholeWorld)));
  });

  test('objects stay without their contents, which travel with the secrets', async () => {
    const world = await after(
      sampleWorld,
      { service: 's3', operation: 'CreateBucket', input: { Bucket: 'team-letters' } },
      {
        service: 's3',
        operation: 'PutObject',
        input: { Bucket: 'team-letters', Key: 'a.txt', Body: 'aGVsbG8=', ContentType: 'text/plain' },
      },
    );
    const objectIn = async (secrets: boolean): Promise<unknown> =>
      (await reopened(await linkOf(stateOf(world), secrets))).rows.find(
        ({ key }) => key === 'arn:aws:s3:::team-letters/a.txt',
      )?.after;
    const kept = await objectIn(false);
    expect(kept).toMatchObject({ size: 5 });
    expect(JSON.stringify(kept)).not.toMatch(/content/i);
    expect(await objectIn(true)).toEqual({
      ...(kept as object),
      content: 'aGVsbG8=',
      contentType: 'text/plain',
    });
  });

  test('who acts signs with the key that was made again', async () => {
    const world = await after(sampleWorld, ...handful);
    const key = rowsOf(world).find(
      ({ table, key }) => table === 'accessKeys' && !sampleWorld.tables.accessKeys.has(key),
    )?.after as { id: string; secretAccessKey: string };
    const credentials = { type: 'key', accessKeyId: key.id, secretAccessKey: key.secretAccessKey } as const;
    const read = await reopened(await linkOf(stateOf(world, { credentials })));
    expect(read.credentials).not.toEqual(credentials);
    const call = {
      type: 'call',
      service: 'sts',
      operation: 'GetCallerIdentity',
      input: {},
      credentials: read.credentials,
    } as Call;
    await prepare(call);
    expect(execute(worldFrom(read.rows), call, nowOf(world)).result).toMatchObject({ ok: true });
  });

  test('of a call stay as well: passwords are made up, tokens left out', async () => {
    const command = {
      type: 'call',
      service: 'sts',
      operation: 'AssumeRoleWithWebIdentity',
      input: { RoleArn: role, RoleSessionName: 'x', WebIdentityToken: 'eyJhbGciOiJub25lIn0.e30.not-a-token' },
      credentials: null,
    } as Call;
    const shown = { kind: 'step', command, verdict: { ok: true } } as const;
    const read = await reopened(await linkOf(stateOf(sampleWorld, { shown }), true));
    expect(JSON.stringify(read.shown)).not.toContain('not-a-token');
  });

  test('that look real are never in a link', async () => {
    const made = ['AKIA', 'IOSFODNN7ABCDEFG'].join('');
    const world = await after(sampleWorld, {
      operation: 'TagUser',
      input: { UserName: 'ana', Tags: [{ Key: 'note', Value: made }] },
    });
    expect(await writeLink(stateOf(world), true)).toMatchObject({
      ok: false,
      problem: { kind: 'wrong', problem: { kind: 'secret', secret: 'accessKey' } },
    });
    expect(await problemOf(sealed({ base: 'sample-1', name: made }))).toMatchObject({
      kind: 'wrong',
      problem: { kind: 'secret' },
    });
  });
});

test('a link can say the order of each lane that a picture has', () => {
  expect(orderLanes).toEqual(expect.arrayContaining([...lanes]));
});
