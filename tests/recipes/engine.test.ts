import { afterAll, expect, test } from 'vitest';
import { Scratch } from './scratch.ts';

const house = new Scratch();
afterAll(() => house.remove());

test('“Add an operation”: named, the compiler asks for its entry; written, the guards ask for its cases; shown, all is well', () => {
  const part = 'iam-sign-in';
  const folder = `src/engine/operations/${part}`;
  house.add(
    'scripts/model-families.mjs',
    'const iamSignIn = {',
    "\n  'ssh-public-keys': ['ListSSHPublicKeys'],",
  );
  expect(house.run('node', 'scripts/trim-models.mjs')).toMatchObject({ passed: true });
  const asked = house.engineTypes();
  expect(asked.passed).toBe(false);
  expect(asked.text).toMatch(/ListSSHPublicKeys/);

  house.write(
    `${folder}/ssh-public-keys.ts`,
    `import type { OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { withOwner } from '../owner.ts';
import { onUserOrCaller } from '../targets.ts';

export const sshPublicKeys: Pick<OperationTable, 'ListSSHPublicKeys'> = {
  ListSSHPublicKeys: {
    authorize: (input, context) => onUserOrCaller('ListSSHPublicKeys', input, context),
    run: (input, context) =>
      withOwner(context, input.UserName, () => done({ SSHPublicKeys: [], IsTruncated: false })),
  },
};
`,
  );
  house.add(
    `${folder}/table.ts`,
    "import type { PartTable } from '../operation.ts';",
    "\nimport { sshPublicKeys } from './ssh-public-keys.ts';",
  );
  house.add(`${folder}/table.ts`, "PartTable<'iam-sign-in'> = {", '\n  ...sshPublicKeys,');
  expect(house.engineTypes()).toEqual({ passed: true, text: '' });

  const coverage = 'tests/engine/operations/coverage.test.ts';
  const uncovered = house.tests(coverage);
  expect(uncovered.passed).toBe(false);
  expect(uncovered.text).toContain('ListSSHPublicKeys has a case of success and of each error of its model');

  house.write(
    `tests/engine/operations/${part}/ssh-public-keys.json`,
    JSON.stringify([
      {
        title: 'a user has no SSH keys here',
        setup: [['CreateUser', { UserName: 'ana' }]],
        call: ['ListSSHPublicKeys', { UserName: 'ana' }],
        output: { SSHPublicKeys: [], IsTruncated: false },
      },
      {
        title: 'nobody of that name has keys',
        call: ['ListSSHPublicKeys', { UserName: 'ana' }],
        error: ['NoSuchEntity', 'The user with name ana cannot be found.'],
      },
    ]),
  );
  const covered = house.tests(coverage, 'tests/engine/operations/cases.test.ts');
  expect(covered.text).not.toContain('FAIL');
  expect(covered.passed).toBe(true);
});

test('“Add a condition operator”: one entry decides; without rows in the tables the guard says what is missing', () => {
  house.add(
    'src/engine/policy/operators/strings.ts',
    'stringOperators: readonly Operator[] = [',
    "\n  ...pair('StringBegins', 'StringBeginsNot', true, (actual, expected) => actual.startsWith(expected.text)),",
  );
  expect(house.engineTypes()).toEqual({ passed: true, text: '' });
  const guard = 'tests/engine/policy/operators.test.ts';
  const table = 'tests/engine/policy/operators.json';
  house.addRows(
    table,
    ['StringBegins', ['we'], ['web'], 'matched', 'matched'],
    ['StringBeginsNot', ['we'], ['db'], 'matched', 'matched'],
  );
  const half = house.tests(guard);
  expect(half.passed).toBe(false);
  expect(half.text).toContain('StringBegins');
  house.addRows(
    table,
    ['StringBegins', ['we'], ['db'], 'notMatched', 'valueDiffers'],
    ['StringBeginsNot', ['we'], ['web'], 'notMatched', 'valueIsExcluded'],
  );
  const whole = house.tests(guard);
  expect(whole.text).not.toContain('FAIL');
  expect(whole.passed).toBe(true);
});
