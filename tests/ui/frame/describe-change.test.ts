import { expect, it } from 'vitest';
import { describeChange } from '../../../src/ui/frame/describe-change.ts';
import type { HistoryRow } from '../../../src/playground/history-row.ts';
import type { Playground } from '../../../src/playground/playground.svelte.ts';

const playground = { togetherWith: () => 1 } as unknown as Playground;
const rowOf = (cli: string): HistoryRow =>
  ({ rev: 1, cli, command: { type: 'call', service: 'iam', operation: 'CreateUser' } }) as HistoryRow;

it('names a call by its line, without the program and the service', () => {
  expect(describeChange(playground, rowOf('aws iam create-user --user-name ana'))).toBe(
    'create-user --user-name ana',
  );
});

it('gives only the beginning of a line that holds a template, because a button’s name is read out whole', () => {
  const line = `aws cloudformation create-stack --stack-name team --template-body '${'x'.repeat(5000)}'`;
  const said = describeChange(playground, rowOf(line));
  expect(said).toMatch(/^create-stack --stack-name team .*…$/);
  expect(said.length).toBeLessThan(100);
});

it.each([
  `aws iam put-user-policy --user-name ana --policy-name p --policy-document '{"Version": "2012-10-17"}'`,
  `aws iam put-user-policy --user-name ana --policy-name p --policy-document $'{\\u000a "Version": 1}'`,
  `aws iam put-user-policy --user-name ana --policy-name p --policy-document {"Version":1} --more x`,
])('leaves out the document of %s', (line) => {
  expect(describeChange(playground, rowOf(line))).toBe(
    'put-user-policy --user-name ana --policy-name p --policy-document …',
  );
});
