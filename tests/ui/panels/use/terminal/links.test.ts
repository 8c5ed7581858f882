import { describe, expect, test } from 'vitest';
import { sampleWorld as world } from '../../../../fixtures/sample-world.ts';
import { idOfArn, piecesOf, withReason } from '../../../../../src/ui/panels/use/terminal/links.ts';

const account = '111122223333';
const linked = (line: string): string[] =>
  piecesOf(world, account, line)
    .filter(({ id }) => id !== null)
    .map(({ text }) => text);
const userId = (name: string): string =>
  [...world.tables.users.values()].find((row) => row.name === name)?.id ?? '';

test('the address of an answer’s reasons leads there', () => {
  const pieces = piecesOf(world, account, 'See it as a picture: #/why/12');
  expect(pieces).toEqual([
    { text: 'See it as a picture: ', id: null },
    { text: '#/why/12', id: null, why: { kind: 'why', rev: 12 } },
  ]);
  expect(piecesOf(world, account, '#/why/0')).toEqual([{ text: '#/why/0', id: null }]);
});

describe('names in a line of output', () => {
  test.each([
    ['a value of JSON', '    "UserName": "ana",', ['ana']],
    [
      'an ARN',
      '"Arn": "arn:aws:iam::111122223333:role/Deployer"',
      ['arn:aws:iam::111122223333:role/Deployer'],
    ],
    ['a cell of a table', '|  ana  |  Developers  |', ['ana', 'Developers']],
    ['a word of a sentence, without its full stop', 'This is ana.', ['ana']],
    ['the words of text output', 'USERS\tana\tben', ['ana', 'ben']],
    ['nothing of that name', '"UserName": "nobody"', []],
    ['a name of an object’s prototype', '"constructor" __proto__ toString', []],
    ['a part of a word', 'banana', []],
    ['somebody of another account', 'arn:aws:iam::444455556666:user/ana', []],
  ])('are found: %s', (_what, line, expected) => {
    expect(linked(line)).toEqual(expected);
  });

  test('are no keys, though somebody may be called so', () => {
    expect(linked('"ana": "x"')).toEqual([]);
    expect(linked('ana: x')).toEqual([]);
  });

  test('leave the line as it was', () => {
    const line = '  "Arn": "arn:aws:iam::111122223333:user/ana", ben and “carol”…';
    expect(
      piecesOf(world, account, line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  });
});

describe('the target of an ARN', () => {
  test.each([
    ['arn:aws:iam::111122223333:user/ana', userId('ana')],
    ['arn:aws:iam::111122223333:root', account],
    ['arn:aws:iam::999999999999:root', null],
    ['arn:aws:iam::111122223333:user/nobody', null],
    ['arn:aws:iam::111122223333:constructor/ana', null],
    ['no ARN at all', null],
  ])('%s', (arn, id) => {
    expect(idOfArn(world, arn)).toBe(id);
  });

  test('is the role where a session is gone', () => {
    const role = [...world.tables.roles.values()].find(({ name }) => name === 'Deployer');
    expect(idOfArn(world, 'arn:aws:sts::111122223333:assumed-role/Deployer/ana')).toBe(role?.id);
  });
});

test.each([
  [
    'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:ListUsers because no identity-based policy allows the iam:ListUsers action',
    'because no identity-based policy allows the iam:ListUsers action',
  ],
  [
    'User: ana is not authorized to perform: s3:DeleteObject on resource: "x" with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/TeamBucket',
    'with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/TeamBucket',
  ],
  ['An error occurred (NoSuchEntity) when calling the GetUser operation: The user is gone', ''],
])('the reason of a refusal is marked to its end, and no letter is lost: %#', (line, reason) => {
  const pieces = withReason(piecesOf(world, account, line));
  expect(pieces.map(({ text }) => text).join('')).toBe(line);
  const told = pieces.filter(({ isReason }) => isReason === true);
  expect(told.map(({ text }) => text).join('')).toBe(reason);
});
