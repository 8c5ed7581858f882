import { expect, test } from 'vitest';
import type { Condition } from '../../../../../src/lessons/goal.ts';
import type { Finding } from '../../../../../src/lessons/finding.ts';
import { findingText } from '../../../../../src/ui/panels/learning/text/finding-text.ts';

const unmet = (condition: Condition, more: Partial<Finding> = {}): Finding => ({
  condition,
  state: 'notYet',
  ...more,
});
const probe = { who: 'ana', action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3', keys: {} };
const call = { as: 'ben', call: 's3:ListBuckets', input: {}, gets: 'AccessDenied' };

const rows: readonly [string, Finding, object][] = [
  [
    'a decision that came out otherwise says what was tried and got',
    unmet({ type: 'can', probe, is: 'allow' }, { probe, got: 'implicitDeny' }),
    {
      tried: 's3:GetObject on arn:aws:s3:::reports/q3, as ana',
      got: 'refused: nothing allows it',
    },
  ],
  [
    'who is not there is named',
    unmet({ type: 'can', probe, is: 'allow' }, { missing: 'ana' }),
    { note: 'There is nobody to ask as ana.' },
  ],
  [
    'what nobody has tried yet is named',
    unmet({ type: 'tried', call }),
    { note: 'Nobody has tried it yet: s3:ListBuckets, as ben.' },
  ],
  [
    'what was tried with another end says that end',
    unmet({ type: 'tried', call }, { got: 'ok' }),
    { tried: 's3:ListBuckets, as ben', got: 'AWS said yes' },
  ],
  [
    'an error of AWS stays the word that it is',
    unmet({ type: 'would', call }, { got: 'NoSuchEntity' }),
    { tried: 's3:ListBuckets, as ben', got: 'NoSuchEntity' },
  ],
  [
    'what is missing is named',
    unmet({ type: 'exists', entity: 'user ben' }),
    { note: 'There is no user ben.' },
  ],
  [
    'a count says what it is and should be',
    unmet({ type: 'count', of: 'policies on ana', is: 0 }, { got: '2' }),
    { note: 'policies on ana: 2, and it should be 0.' },
  ],
  [
    'what is asked on a copy says so',
    unmet(
      { type: 'after', steps: [], conditions: [] },
      { within: unmet({ type: 'exists', entity: 'role R' }, { missing: 'role R' }) },
    ),
    { note: 'The page asked this on a copy of this account, after the next change.' },
  ],
  [
    'what isn’t modelled says what',
    unmet({ type: 'can', probe, is: 'allow' }, { notModelled: { feature: 'VPC endpoints', page: '' } }),
    { got: 'VPC endpoints' },
  ],
];

test.each(rows)('%s', (_title, finding, text) => {
  expect(findingText(finding)).toEqual(text);
});
