import { describe, expect, it } from 'vitest';
import { groupEntry, ldifOf, userEntry } from '../../src/exchange/ldap/ldif.ts';
import type { Opened } from '../../src/exchange/read-files.ts';
import { readFiles } from '../../src/exchange/read-files.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { worldFrom } from '../../src/engine/index.ts';
import type { World } from '../../src/engine/index.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';

const now = Date.parse('2026-11-25T10:00:00Z');

const open = (text: string, name = 'people.ldif'): Promise<Opened> => {
  const bytes = new TextEncoder().encode(text);
  return readFiles(
    [{ name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) }],
    now,
    atOnce,
  );
};

async function account(
  text: string,
): Promise<{ world: World; warnings: readonly { kind: string; count: number }[] }> {
  const opened = await open(text);
  if (!opened.ok || opened.kind !== 'account') throw new Error(JSON.stringify(opened));
  return { world: worldFrom(opened.rows), warnings: opened.report.warnings };
}

it('tells of a directory nothing that AWS leaves out of an account’s file', async () => {
  const opened = await open(
    'dn: uid=dora,ou=people,dc=example,dc=com\nobjectClass: inetOrgPerson\nuid: dora\n',
  );
  expect(opened.ok && opened.kind === 'account' && opened.report.missing).toEqual([]);
});

/** Each user with the names of their groups. */
const told = ({ tables }: World): Record<string, string[]> =>
  Object.fromEntries(
    tables.users.list().map(({ id, name }) => [
      name,
      tables.memberships
        .list()
        .filter(({ userId }) => userId === id)
        .map(({ groupId }) => tables.groups.get(groupId)?.name ?? '')
        .sort(),
    ]),
  );

const person = (uid: string, more = ''): string =>
  `dn: uid=${uid},ou=people,dc=example,dc=com\nobjectClass: inetOrgPerson\nuid: ${uid}\nsn: x\ncn: x\n${more}\n`;
const group = (cn: string, ...members: readonly string[]): string =>
  `dn: cn=${cn},ou=groups,dc=example,dc=com\nobjectClass: groupOfNames\ncn: ${cn}\n${members.map((dn) => `member: ${dn}\n`).join('')}\n`;
const dnOf = (uid: string): string => `uid=${uid},ou=people,dc=example,dc=com`;
const dnOfGroup = (cn: string): string => `cn=${cn},ou=groups,dc=example,dc=com`;

describe('an LDIF file', () => {
  it('opens as users and groups, with folded lines, comments, base64 and DNs in any case', async () => {
    const { world, warnings } = await account(
      `version: 1\n# a comment\n  that goes on\n\n${person('ana', 'description: team=web\ncreateTimestamp: 20250303091300Z\n')}` +
        `dn:: ${btoa('uid=ben,ou=people,dc=example,dc=com')}\nobjectClass: PERSON\nuid: be\n n\n\n` +
        group('Developers', 'UID=ana, OU=people,DC=example,dc=com', dnOf('ben')),
    );
    expect(told(world)).toEqual({ ana: ['Developers'], ben: ['Developers'] });
    const ana = world.tables.users.list().find(({ name }) => name === 'ana');
    expect(ana).toMatchObject({
      tags: [{ key: 'team', value: 'web' }],
      createDate: Date.UTC(2025, 2, 3, 9, 13),
    });
    expect(warnings).toEqual([]);
  });

  it('flattens groups in groups, also in a circle, and says so', async () => {
    const { world, warnings } = await account(
      person('ana') +
        group('inner', dnOf('ana'), dnOfGroup('outer')) +
        group('outer', dnOfGroup('inner')) +
        group('all', dnOfGroup('outer')),
    );
    expect(told(world)).toEqual({ ana: ['all', 'inner', 'outer'] });
    expect(warnings).toMatchObject([{ kind: 'nestedGroup', count: 3 }]);
  });

  it('says what it leaves out or changes', async () => {
    const { world, warnings } = await account(
      `dn: ou=people,dc=example,dc=com\nobjectClass: organizationalUnit\nou: people\n\n` +
        person('ana maria') +
        `dn: uid=gone,dc=example\nchangetype: delete\n\n` +
        group('team', dnOf('ana maria'), dnOf('nobody')),
    );
    expect(told(world)).toEqual({ 'ana-maria': ['team'] });
    expect(warnings.map(({ kind, count }) => [kind, count])).toEqual([
      ['otherEntry', 2],
      ['changedName', 1],
      ['unknownMember', 1],
    ]);
  });

  it('reads no password, and nothing from an address', async () => {
    const opened = await open(
      person('ana', 'userPassword: {SSHA}c2VjcmV0\njpegPhoto:< file:///etc/passwd\n'),
    );
    expect(JSON.stringify(opened)).not.toMatch(/SSHA|passwd/);
  });

  it.each([
    ['no colon', 'dn: uid=a\nnothing\n', { kind: 'wrongShape', place: 'line 2' }],
    ['two names in one entry', 'dn: uid=a\ndn: uid=b\n', { kind: 'wrongShape', place: 'line 2' }],
    ['nobody in it', 'dn: ou=a\nobjectClass: organizationalUnit\n', { kind: 'noIdentities' }],
    ['more entries than any account', 'dn: uid=a\n\n'.repeat(20_001), { kind: 'tooMany', limit: 20_000 }],
    ['more groups than any account', group('g').repeat(2001), { kind: 'tooMany', limit: 2000 }],
  ])('is refused by name and place with %s', async (_what, text, problem) => {
    expect(await open(text)).toMatchObject({ ok: false, problem });
  });

  it('is known by its first line, too', async () => {
    expect(await open(`# exported\n${person('ana')}`, 'export.txt')).toMatchObject({
      ok: true,
      kind: 'account',
    });
  });
});

describe('a user or a group as an LDIF entry', () => {
  const [ana] = sampleWorld.tables.users.list().filter(({ name }) => name === 'ana');
  const [developers] = sampleWorld.tables.groups.list().filter(({ name }) => name === 'Developers');
  if (!ana || !developers) throw new Error('The sample has changed');

  it('opens again as that user and that group', async () => {
    const [ben] = sampleWorld.tables.users.list().filter(({ name }) => name === 'ben');
    if (!ben) throw new Error('The sample has changed');
    const texts = [
      userEntry(sampleWorld, ana),
      userEntry(sampleWorld, ben),
      groupEntry(sampleWorld, developers),
    ];
    const { world, warnings } = await account(
      texts.map((entry) => ldifOf(entry, 'By the server:')).join('\n'),
    );
    expect(told(world)).toEqual({ ana: ['Developers'], ben: ['Developers'] });
    expect(world.tables.users.list().map(({ tags }) => tags)).toEqual([ana.tags, ben.tags]);
    expect(warnings).toEqual([]);
  });

  it('writes what only a server may as comments, folds long lines, and has base64 for other letters', () => {
    const tagged = { ...ana, tags: [{ key: 'motto', value: 'é'.repeat(80) }] };
    const text = ldifOf(userEntry(sampleWorld, tagged), 'By the server:');
    expect(text).toContain('# memberOf: cn=Developers,ou=groups,dc=example,dc=com');
    expect(text).toContain('\ndescription:: ');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(76);
    expect(text).toContain('sn: ana\n');
  });

  it('escapes what has a meaning in a DN', () => {
    expect(userEntry(sampleWorld, { ...ana, name: 'a,b+c=d' }).dn).toBe(
      'uid=a\\,b\\+c\\=d,ou=people,dc=example,dc=com',
    );
  });
});
