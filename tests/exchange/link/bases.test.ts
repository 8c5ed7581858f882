import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lessons } from 'virtual:lessons';
import { expect, test } from 'vitest';
import type { Change, World } from '../../../src/engine/index.ts';
import { danglingReferences, rowProblem, rowsOf, worldFrom } from '../../../src/engine/index.ts';
import { loadBase, sampleNames } from '../../../src/exchange/link/bases.ts';
import { frozenAt, newestStart, startNames, startOf } from '../../../src/exchange/link/lesson-starts.ts';
import { readLink, writeLink } from '../../../src/exchange/link/link.ts';
import type { LinkState } from '../../../src/exchange/link/link-state.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { sampleRows } from '../../../src/playground/sample.ts';
import frozenStarts from '../../../src/exchange/link/bases/lesson-starts.json' with { type: 'json' };

/** What each start was when it was frozen. A new start is a new line here; no line ever changes. */
const samples = {
  'sample-1': '7f9cbcc304fcdc01',
  'sample-2': '43271b0191f799d3',
} as const;
const ofLessons: Readonly<Record<string, string>> = {
  'what-a-user-is-1': '17edb434a8de4406',
  'first-policy-1': '34ea11db222267a4',
  'groups-carry-policies-1': '85871e533eda124a',
  'what-a-group-is-not-1': '97e8aaaa3831e890',
  'add-then-subtract-1': '29b4e0c86e3cd0b5',
  'only-if-1': 'a2857067117a8d58',
  'the-buckets-own-policy-1': 'cdd52925aa6d4300',
  'managed-inline-versions-1': 'a7d3328b6fca5567',
  'key-and-password-1': 'b490cd8973c3089e',
  'rotate-a-key-1': 'b9f87c91a6cced20',
  'why-roles-1': '94d315b95c269550',
  'assumerole-by-steps-1': '450123c8d847c2c5',
  'trust-or-permission-1': 'df88258e18109dd4',
  'same-name-again-1': '0215e832ddea21b9',
  'two-doors-1': '4e211c1c7ffbcdd3',
  'the-clock-1': '7cdd6f30c7463c0e',
  'mfa-and-keys-1': '50992f91a0290385',
  'a-leaked-session-1': '9c700c45676ae3bb',
  'session-policy-1': '51e2c7100b9d531e',
  'cross-account-role-1': 'ac2b0f83df637a97',
  'external-id-1': '81c948fcb1f00eff',
  'role-chaining-1': '6f15188f55fcc802',
  'guests-1': 'f8ea00930d1f153f',
  'guests-2': '53d26d782d762654',
  'signed-in-1': 'e0c4543f058e60d9',
  'a-path-per-user-1': 'b12677e95755f989',
  'a-path-per-user-2': '70c75e3a3ea6da01',
  'permissions-boundary-1': 'd37ee712bbf00da7',
  'scp-the-ceiling-1': 'a10759d2eede4eb7',
  'the-whole-ladder-1': '77488af89334479d',
  'escalate-1': 'e421278e49fbdbe8',
  'repair-1': '4049efdc9ab5a2c0',
  'pass-role-1': 'b7541d4fe572a1da',
  'tags-decide-1': '2ae708581cd7d386',
  'the-confused-deputy-1': '61f2261d04729bd7',
  'from-inside-the-network-1': '3c2087a739629b60',
  'who-needs-what-1': '500f2753688d5ef5',
  'the-pipeline-1': '0fd1576709b7ae47',
  'read-the-refusal-1': '58bd801d6ea35bce',
  'company-sign-in-1': '7ba57cb092ebc7cf',
  'the-root-user-1': '9e0f025bd760e371',
  'a-services-own-role-1': '525cb91a20cad1c2',
  'a-services-own-role-2': 'a85c892a1b1d3735',
  'a-bucket-next-door-1': '97a112cf77a9d7cc',
  'a-bucket-next-door-2': 'a16e5d6a300b1d21',
  'fewer-rights-for-a-helper-1': '7b6192b3fcde7de2',
  'a-leaked-session-2': '89ee4062417b225d',
  'who-needs-what-2': 'ed4a212adb49997d',
  'your-role-as-code-1': '2ae6a4185227e78b',
  'the-pipelines-role-1': 'bf4a698d48422de4',
  'the-confused-deputy-2': '24cdd3c8ae9dd3dd',
};

const sumOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

test.each(Object.entries(samples))('%s is what it was when links began to name it', async (name, sum) => {
  const file = new URL(`../../../src/exchange/link/bases/${name}.json`, import.meta.url);
  expect(sumOf(readFileSync(file))).toBe(sum);
  const base = await loadBase(name);
  const rows = [...(base?.values() ?? [])];
  expect(rows.flatMap(({ table, after }) => rowProblem(table, after) ?? [])).toEqual([]);
  expect(danglingReferences(worldFrom(rows))).toEqual([]);
});

test('every sample is listed here, and the newest is the sample account as it is now', async () => {
  expect([...sampleNames].sort()).toEqual(Object.keys(samples).sort());
  const newest = await loadBase(sampleNames[0] ?? '');
  const rows = new Map(sampleRows.map(({ table, key, after }) => [`${table}/${key}`, after]));
  const own = new Map([...(newest ?? [])].map(([place, { after }]) => [place, after]));
  expect(own, 'npm run freeze-base, with the next name').toEqual(rows);
});

test('the starts of lessons are what they were when links began to name them', () => {
  const sums = Object.entries(frozenStarts).map(([name, tables]) => [name, sumOf(JSON.stringify(tables))]);
  expect(Object.fromEntries(sums)).toEqual(ofLessons);
  for (const name of startNames) {
    const rows = [...(startOf(name)?.values() ?? [])];
    expect(rows.flatMap(({ table, after }) => rowProblem(table, after) ?? [])).toEqual([]);
    expect(danglingReferences(worldFrom(rows))).toEqual([]);
  }
});

/** Steps of a clock that starts in 1970: no time of the account, and so the same in no two goes at a lesson. */
const timeless = (text: string): string => text.replace(/"lastStep":\d+/g, '');
const told = (rows: Iterable<{ readonly table: string; readonly after: unknown }>): string[] =>
  [...rows].map(({ table, after }) => timeless(JSON.stringify([table, after]))).sort();

const started = async (id: string, now: number): Promise<World> => {
  const entry = lessons.find((one) => one.id === id);
  if (!entry) throw new Error(id);
  return (await lessonStart((await entry.load()).lesson, now)).world;
};

test.each(lessons.map(({ id }) => id))(
  'the newest start of %s is the one that it has now, in every hour',
  async (id) => {
    const { name } = newestStart(id) ?? { name: '' };
    for (const began of [frozenAt, frozenAt + 7_890_123_456]) {
      const world = await started(id, began);
      // One that was changed has a new name: links that were sent name the old one, which stays.
      expect(told(startOf(name, began)?.values() ?? []), 'npm run freeze-base lessons').toEqual(
        told(rowsOf(world)),
      );
    }
  },
);

test('a link from a lesson names its start, when it was made, and what changed', async () => {
  const began = frozenAt + 7_890_123_456;
  const world = await started('first-policy', began);
  const changed = [...world.tables.users.values()].map((user) => ({ ...user, path: '/moved/' }));
  const rows = rowsOf(world).map(
    (row) => ({ ...row, after: changed.find(({ id }) => id === row.key) ?? row.after }) as Change,
  );
  const looked: Omit<LinkState, 'rows'> = {
    name: '',
    at: began,
    credentials: null,
    shown: null,
    selected: null,
    account: null,
    panels: {},
  };
  const written = await writeLink({ ...looked, rows });
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  expect(written.link.length).toBeLessThan(300);
  const read = await readLink(written.link);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  expect(told(read.state.rows)).toEqual(told(rows));
});
