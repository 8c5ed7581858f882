import { expect, test } from 'vitest';
import { Page } from './page.ts';

test.each([
  ['aws s3 mv s3://reports/q3.csv s3://archive/', 'aws s3 rm s3://reports/q3.csv'],
  ['aws s3 sync site s3://reports/site', 'aws s3 cp site s3://reports/site --recursive'],
  ['aws s3 presign s3://reports/q3.csv', 'The same is here: aws s3 help'],
  ['aws s3 cp a s3://reports/ --sse-c --sse-c-key k', 'aws help lists what is here.'],
  ['aws sso login', 'aws help lists what is here.'],
  ['aws ec2 describe-instances', 'Here: cloudformation, cognito-identity, cognito-idp, dynamodb, iam,'],
  ['aws s3api restore-object', 'aws s3api help lists what is here.'],
])('%s says what to type instead', async (line, pointer) => {
  const { err, code } = await new Page().type(line);
  expect(code).toBe(252);
  expect(err).toContain(pointer);
});

test('the lines that it points to are there', async () => {
  const page = new Page();
  for (const line of [
    'aws s3 mb s3://team-reports-3',
    'echo 1 > a.txt',
    'aws s3 cp a.txt s3://team-reports-3/a.txt',
    'aws s3 cp s3://team-reports-3/a.txt s3://team-reports-3/b.txt && aws s3 rm s3://team-reports-3/a.txt',
  ])
    expect(await page.type(line), line).toMatchObject({ code: 0, err: '' });
});
