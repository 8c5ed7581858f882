import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../../../src/engine/index.ts';
import { neverInTheFile, type WarningKind } from '../../../../../src/exchange/details-report.ts';
import type { FileProblem } from '../../../../../src/exchange/file-problem.ts';
import { countsOf } from '../../../../../src/ui/panels/files/import/opening.svelte.ts';
import { missingTexts, problemText, warningText } from '#words/exchange.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const at = { line: 4, column: 1200, place: 'UserDetailList[3].UserName' };
const file = 'account.json';

const problems: readonly [FileProblem, string, string | null][] = [
  [
    { kind: 'tooBig', file, bytes: 100 * 1024 * 1024, limit: 50 * 1024 * 1024 },
    'account.json is too large: 100 MB in all. The page reads at most 50 MB',
    null,
  ],
  [
    { kind: 'notJson', file, at, expected: 'a comma' },
    'account.json is not JSON. A comma should stand there.',
    'line 4, column 1,200, in UserDetailList[3].UserName',
  ],
  [
    { kind: 'tooDeep', file, at: { ...at, place: '' }, limit: 64 },
    'nested more than 64 levels deep',
    'line 4, column 1,200',
  ],
  [{ kind: 'otherFile', file, tool: 'terraformState' }, 'account.json is a Terraform state.', null],
  [
    { kind: 'wrongShape', file, place: at.place, what: 'is missing' },
    'account.json is not as AWS writes it: this is missing.',
    at.place,
  ],
  [
    { kind: 'wrongShape', file, place: '', what: 'must be an object' },
    'this must be an object',
    'the whole file',
  ],
  [
    { kind: 'secret', file, at, secret: 'secretKey' },
    'seems to hold a secret access key that is real',
    'line 4, column 1,200, in UserDetailList[3].UserName',
  ],
  [{ kind: 'severalAccounts', file, accounts: ['1', '2'] }, '(1 and 2)', null],
  [{ kind: 'noIdentities', file: '' }, 'There are no users, groups, roles or policies in it.', null],
];

describe('a refused file', () => {
  test.each(problems)('%o is said in a sentence, with the place', (problem, text, place) => {
    const said = problemText(problem);
    expect(said.text).toContain(text);
    expect(said.place).toBe(place);
  });
});

describe('a report', () => {
  test('has a sentence for everything that a file never holds', () => {
    expect(
      neverInTheFile.map((missing) => missingTexts[missing].length).filter((length) => length < 10),
    ).toEqual([]);
  });

  test.each<[WarningKind, number, string]>([
    ['duplicate', 1, 'The file has 1 entry twice. The page read it once.'],
    ['duplicate', 1200, 'The file has 1,200 entries twice. The page read them once.'],
    ['unknownPolicy', 1, 'The file lacks the document of 1 policy. Where it could decide'],
  ])('says %s of %i', (kind, count, text) => {
    expect(warningText({ kind, count, file, place: 'x' })).toContain(text);
  });

  test('of a workspace counts its rows, AWS’s policies apart', () => {
    const opened = { ok: true, kind: 'workspace', name: 'w', rows: rowsOf(sampleWorld) } as const;
    expect(countsOf(opened)).toEqual({
      users: 4,
      groups: 2,
      roles: 4,
      policies: 6,
      awsManagedPolicies: 1,
      inlinePolicies: 1,
      memberships: 3,
      attachments: 8,
      instanceProfiles: 0,
    });
  });
});
