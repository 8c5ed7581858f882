import { expect, test } from 'vitest';
import { fieldFault } from '../../../../../src/ui/panels/account/forms/errors.ts';

const atUserName = (value: string, must: string): string =>
  `1 validation error detected: Value '${value}' at 'userName' failed to satisfy constraint: Member must ${must}`;
const letters =
  'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-';

test.each([
  ['', atUserName('', 'have length greater than or equal to 1'), 'Type a name.'],
  ['bad name!', letters, 'Leave out the space and the !.'],
  [
    'a'.repeat(65),
    atUserName('…', 'have length less than or equal to 64'),
    'This is too long. Type at most 64 characters.',
  ],
  ['x', atUserName('x', 'satisfy something else'), 'The value doesn’t have the form that AWS asks for.'],
])(
  'below %j it says plainly what to mend, and AWS’s sentence in a line of its own',
  (value, message, plain) => {
    const told = fieldFault({ code: 'ValidationError', message, status: 400 }, 'Name', value);
    expect(told.split('\n')).toEqual([plain, `AWS says: ${message}`]);
  },
);

test('an error that the page has no words for stays as AWS says it', () => {
  expect(fieldFault({ code: 'SomethingNew', message: 'Not now.', status: 400 }, 'Name', 'x')).toBe(
    'Not now.',
  );
});
