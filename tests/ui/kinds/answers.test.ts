import { expect, test } from 'vitest';
import { ask } from '../../../src/ui/kinds/requests.ts';
import { lineOf, prepareLines } from '../../../src/ui/panels/account/forms/cli-lines.ts';
import { Answers, fromAnswer, settled } from '../../../src/ui/kinds/answers.ts';

const poolId = fromAnswer('POOL-ID', (answers) => answers.of('cognito-idp:CreateUserPool')?.UserPool?.Id);

test('what only an earlier answer knows is put in, wherever it stands', () => {
  const answers = new Answers();
  answers.put('cognito-idp:CreateUserPool', { UserPool: { Id: 'us-east-1_EXAMPLE01' } });
  const input = { UserPoolId: poolId, List: [{ Deep: poolId }], Plain: 1 };
  expect(settled(input, answers)).toEqual({
    UserPoolId: 'us-east-1_EXAMPLE01',
    List: [{ Deep: 'us-east-1_EXAMPLE01' }],
    Plain: 1,
  });
});

test('until then a placeholder stands for it, also in the CLI line', async () => {
  expect(settled({ UserPoolId: poolId }, new Answers())).toEqual({ UserPoolId: 'POOL-ID' });
  const request = ask('cognito-idp:CreateUserPoolClient', { UserPoolId: poolId, ClientName: 'shop' });
  await prepareLines([request]);
  expect(lineOf(request)).toBe(
    'aws cognito-idp create-user-pool-client --user-pool-id POOL-ID --client-name shop',
  );
});

test('keys that JavaScript’s objects know stay what they are', () => {
  const tags = Object.fromEntries([['__proto__', 'x']]);
  expect(Object.entries(settled({ tags }, null).tags)).toEqual([['__proto__', 'x']]);
});

test('what happens outside of AWS is a comment on one line, with any name', async () => {
  const request = ask('playground:AddAccount', { Name: 'Two\nrm -rf' });
  await prepareLines([request]);
  expect(lineOf(request)).toBe('# open a further AWS account: Two rm -rf');
});
