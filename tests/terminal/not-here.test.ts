import { expect, test } from 'vitest';
import { Page } from './page.ts';

test.each([
  ['aws s3 ls', 'What one call does is here: aws s3api list-buckets'],
  ['aws s3 ls s3://reports/q3 --human-readable', 'aws s3api list-objects-v2 --bucket reports --prefix q3'],
  ['aws s3 mb s3://reports', 'aws s3api create-bucket --bucket reports'],
  ['aws s3 rb s3://reports', 'aws s3api delete-bucket --bucket reports'],
  ['aws s3 rm s3://reports/q3.csv', 'aws s3api delete-object --bucket reports --key q3.csv'],
  ['aws s3 cp s3://reports/q3.csv .', 'aws s3api get-object --bucket reports --key q3.csv FILE'],
  [
    'aws s3 cp q3.csv s3://reports/q3.csv',
    'aws s3api put-object --bucket reports --key q3.csv --body q3.csv',
  ],
  ['aws sso login', 'aws help lists what is here.'],
  ['aws ec2 describe-instances', 'Here: cognito-identity, cognito-idp, dynamodb, iam,'],
  ['aws s3api copy-object', 'aws s3api help lists what is here.'],
])('%s says what to type instead', async (line, pointer) => {
  const { err, code } = await new Page().type(line);
  expect(code).toBe(252);
  expect(err).toContain(pointer);
});

test('the lines that it points to are there', async () => {
  const page = new Page();
  for (const line of [
    'aws s3api create-bucket --bucket team-reports-3',
    'aws s3api list-buckets',
    'aws s3api list-objects-v2 --bucket team-reports-3 --prefix q3',
    'aws s3api delete-bucket --bucket team-reports-3',
  ])
    expect((await page.type(line)).err, line).not.toContain('not model');
});
