import { expect, test } from 'vitest';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';
import { apply, type Change, nowOf } from '../../../../../src/engine/index.ts';
import { moveFor, typeahead } from '../../../../../src/ui/panels/account/identities/keys.ts';
import {
  type Line,
  linesOf,
  offsetsOf,
  windowOf,
} from '../../../../../src/ui/panels/account/identities/lines.ts';

const now = nowOf(sampleWorld);
const plain = { query: '', opened: new Set<string>(), closed: new Set<string>() };
const lines = linesOf(sampleWorld, plain, now);
const nameAt = (index: number): string | undefined => lines[index]?.name;
const indexOf = (name: string): number => lines.findIndex((line) => line.name === name);

test('groups everything by kind, sorted by name', () => {
  expect(lines.filter(({ kind }) => kind === 'branch').map(({ name, note }) => `${name} ${note}`)).toEqual([
    'Users 4',
    'Groups 2',
    'Roles 4',
    'Policies 7',
    'Sessions 0',
    'Outside this account 3',
    'Resources 1',
  ]);
  expect([1, 2, 3, 4].map(nameAt)).toEqual(['ana', 'ben', 'carol', 'ci-bot']);
});

test('lines have unique keys and their places among their siblings', () => {
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  expect(lines[indexOf('ben')]).toMatchObject({ level: 2, position: 2, setSize: 4, expanded: false });
});

test('opened, an entity says its relations one line each', () => {
  const key = lines[indexOf('ci-bot')]?.key ?? '';
  const opened = linesOf(sampleWorld, { ...plain, opened: new Set([key]) }, now);
  const relations = opened.filter(({ kind }) => kind === 'relation');
  expect(relations.map(({ phrase, note }) => `${phrase} ${note}`.trim())).toEqual([
    'key inactive',
    'key active',
    'can put on',
  ]);
  expect(relations.at(-1)?.name).toBe('Deployer');
});

test('a filter leaves only what it finds', () => {
  const found = linesOf(sampleWorld, { ...plain, query: ' AUD ' }, now);
  expect(found.map(({ name }) => name)).toEqual(['Groups', 'Auditors', 'Roles', 'PartnerAudit']);
});

test('keys move as the tree pattern has it', () => {
  expect(moveFor('ArrowRight', lines, indexOf('ana'))).toEqual({ type: 'open', index: indexOf('ana') });
  expect(moveFor('ArrowLeft', lines, indexOf('ana'))).toEqual({ type: 'focus', index: 0 });
  expect(moveFor('ArrowLeft', lines, 0)).toEqual({ type: 'close', index: 0 });
  expect(moveFor('ArrowRight', lines, 0)).toEqual({ type: 'focus', index: 1 });
  expect(moveFor('ArrowUp', lines, 0)).toEqual({ type: 'focus', index: 0 });
  expect(moveFor('End', lines, 0)).toEqual({ type: 'focus', index: lines.length - 1 });
  expect(moveFor('x', lines, 0)).toBeNull();
});

test('typing goes round and goes on to the next of the same letter', () => {
  const carol = indexOf('carol');
  expect(typeahead('c', lines, 0)).toBe(carol);
  expect(typeahead('c', lines, carol)).toBe(indexOf('ci-bot'));
  expect(typeahead('ci', lines, carol)).toBe(indexOf('ci-bot'));
  expect(typeahead('ana', lines, indexOf('WebServer'))).toBe(indexOf('ana'));
  expect(typeahead('zzz', lines, 0)).toBeNull();
});

const many = apply(
  sampleWorld,
  Array.from({ length: 5000 }, (_, index): Change => {
    const id = `AIDAMANY${String(index).padStart(5, '0')}`;
    const row = {
      id,
      account: '111122223333',
      name: `user-${String(index)}`,
      path: '/',
      createDate: 0,
      tags: [],
    };
    return { table: 'users', key: id, before: null, after: row };
  }),
);

test('of 5,000 users a few dozen lines are drawn, and every one can be reached', () => {
  const all: readonly Line[] = linesOf(many, plain, now);
  const offsets = offsetsOf(all, { entity: 48, other: 34 });
  const height = 600;
  for (const top of [0, 1000, 120_000, (offsets.at(-1) ?? 0) - height]) {
    const { first, end } = windowOf(offsets, top, height);
    expect(end - first).toBeLessThan(40);
    expect(offsets[first]).toBeLessThanOrEqual(top);
    expect(offsets[end]).toBeGreaterThanOrEqual(Math.min(top + height, offsets.at(-1) ?? 0));
  }
});
