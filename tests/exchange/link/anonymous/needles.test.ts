import { describe, expect, test } from 'vitest';
import { rowProblem, worldFrom } from '../../../../src/engine/index.ts';
import { anonymise } from '../../../../src/exchange/link/anonymise.ts';
import { writeState } from '../../../../src/exchange/link/write-state.ts';
import { formatWorkspace } from '../../../../src/exchange/workspace-file.ts';
import { seededDraws } from '../seeded-draws.ts';
import { plantedState } from './needles.ts';

const { state, needles } = plantedState();
const planted = JSON.stringify(state).toLowerCase();
const there = needles.filter(([needle]) => planted.includes(needle.toLowerCase()));

/** Everything that is sent, with the texts of texts decoded. */
const seen = (text: string): string =>
  `${text}\n${decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'))}`.toLowerCase();

describe('a needle in every field that can hold text', () => {
  test('is there: 200 of them, of eight scripts, in every table that people write in', () => {
    expect(there.length).toBeGreaterThanOrEqual(200);
    const tables = new Set(there.map(([, place]) => place.split('.')[0]));
    for (const table of [
      'users',
      'groups',
      'roles',
      'policies',
      'inlinePolicies',
      'sessions',
      'accountSettings',
      'mfaDevices',
      'oidcProviders',
      'samlProviders',
      'accounts',
      'units',
      'organizationPolicies',
      'identityPools',
      'userPools',
      'userPoolClients',
      'poolUsers',
      'poolGroups',
      'resources',
      'workloads',
      'lastUsed',
    ])
      if (state.rows.some((row) => row.table === table)) expect(tables, table).toContain(table);
    for (const script of [
      /\p{Script=Han}/u,
      /\p{Script=Hiragana}/u,
      /\p{Script=Hangul}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /zeppelin/,
    ])
      expect(there.filter(([needle]) => script.test(needle)).length, String(script)).toBeGreaterThan(5);
  });

  test('is neither in the link nor in the file', async () => {
    const { state: made } = await anonymise(state, seededDraws());
    const link = seen(writeState(made, null, true));
    const file = seen(formatWorkspace(worldFrom(made.rows), 'x'));
    const left = there.filter(([needle]) => [link, file].some((text) => text.includes(needle.toLowerCase())));
    expect(left).toEqual([]);
    for (const word of [
      'zeppelin',
      '山田',
      'やまだ',
      'дириж',
      'ζεππ',
      'زبلين',
      'צפלינ',
      '제플린',
      '9913577',
      '210987650000',
      '84.17.4.9',
    ])
      expect(link, word).not.toContain(word);
  });

  test('leaves rows that are rows still', async () => {
    const { state: made } = await anonymise(state, seededDraws());
    expect(
      made.rows.map(({ table, after }) => rowProblem(table, after)).filter((problem) => problem !== null),
    ).toEqual([]);
  });
});
