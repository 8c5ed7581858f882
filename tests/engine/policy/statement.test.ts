import { expect, test } from 'vitest';
import { compile } from '../../../src/engine/policy/document.ts';
import { matchResource } from '../../../src/engine/policy/statement.ts';
import { Work } from '../../../src/engine/policy/work.ts';

/** What the one statement's resources say of a resource, where no value of a tag is known. */
function onResource(elements: object, resource: string): string {
  const statement = { Effect: 'Deny', Action: '*', ...elements };
  const { statements } = compile(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
  const keys = { values: new Map<string, readonly string[]>(), unknown: ['aws:principaltag/'] };
  return matchResource(statements[0]!.resources!, resource, keys, new Work(), null);
}

const own = 'arn:aws:s3:::home-*-${aws:PrincipalTag/team}';

test.each([
  ['arn:aws:s3:::home-1-web', 'notModelled', 'may be any team’s'],
  ['arn:aws:s3:::reports', 'notMatched', 'begins with something else, so the team doesn’t count'],
  ['arn:aws:s3:::home', 'notMatched', 'ends before the variable'],
])('%s is %s by a variable that isn’t known: it %s', (resource, outcome) => {
  expect(onResource({ Resource: own }, resource)).toBe(outcome);
});

test.each([
  ['arn:aws:s3:::web/log', 'notModelled', 'may be any team’s'],
  ['arn:aws:s3:::web/logs', 'notMatched', 'ends with something else, so the team doesn’t count'],
  ['/log', 'notMatched', 'is only the end'],
])('%s is %s by a variable that isn’t known and more behind it: it %s', (resource, outcome) => {
  const written = 'arn:aws:s3:::${aws:PrincipalTag/team}/l?g';
  expect(onResource({ Resource: written }, resource)).toBe(outcome);
});

test('what NotResource says with a variable that isn’t known stays open for every resource', () => {
  expect(onResource({ NotResource: own }, 'arn:aws:s3:::reports')).toBe('notModelled');
});

test.each([
  ['b/${aws:username}x${', 'b/anax${'],
  ['b/${${aws:username}}', 'b/${ana}'],
  ['b/${aws:username}{x}', 'b/ana{x}'],
  ['b/${aws:username}}', 'b/ana}'],
  ['b/${a{b}-${aws:username}', 'b/${a{b}-ana'],
  ['b/${?}${aws:username}*', 'b/?ana/x'],
])('%s is read as it was written: %s', (written, resource) => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::${written}` },
  });
  const keys = { values: new Map([['aws:username', ['ana']]]), unknown: [] };
  const { resources } = compile(text).statements[0]!;
  const match = (name: string): string =>
    matchResource(resources!, `arn:aws:s3:::${name}`, keys, new Work(), null);
  expect([match(resource), match(`${resource}!`.slice(1))]).toEqual(['matched', 'notMatched']);
});
