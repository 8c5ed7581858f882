import { expect, test } from 'vitest';
import { gateIds, whyOf } from '../../../../../src/assume/why/gates.ts';
import { decide, type DecisionInput } from '../../../../../src/engine/index.ts';
import { slideCounts } from '../../../../../src/ui/panels/learning/present/thoughts.ts';
import {
  type GatesShown,
  slideJson,
  whySlides,
} from '../../../../../src/ui/panels/learning/present/why-deck.ts';
import {
  account,
  allow,
  anyone,
  carol,
  deny,
  document,
  everything,
  q3,
  role,
  session,
  trusting,
} from '../../../../assume/why/documents.ts';
import { orphans, textIn } from './told.ts';

const read = { caller: carol, action: 's3:GetObject', resource: q3 } as const;
const readings = document(allow('s3:GetObject', 'arn:aws:s3:::reports/*'));
const odd = { Condition: { Odd: { 'aws:SourceIp': 'a' } } };

function presented(input: DecisionInput, message: string | null = null) {
  const why = whyOf(decide(input));
  const seen: GatesShown[] = [];
  const slides = whySlides({ why, message, keys: {}, show: (shown) => seen.push(shown) });
  return { why, slides, seen };
}

const cases: readonly (readonly [name: string, input: DecisionInput])[] = [
  ['the caller’s own policy allows it', { ...read, identity: readings }],
  [
    'all seven gates let it pass',
    {
      ...read,
      caller: session,
      identity: everything,
      boundary: everything,
      session: everything,
      resourcePolicy: document(allow('s3:*', '*', { Principal: { AWS: account } })),
      scps: [everything, everything],
      rcps: [document(allow('*', '*', anyone))],
    },
  ],
  ['no policy at all', read],
  ['a Deny ends it at the first gate', { ...read, identity: document(allow('s3:*'), deny('s3:GetObject')) }],
  ['a Deny that isn’t modelled', { ...read, identity: document(allow('s3:*'), deny('s3:*', '*', odd)) }],
  ['an SCP leaves it out', { ...read, identity: everything, scps: [document(allow('ec2:*'))] }],
  ['a boundary leaves it out', { ...read, identity: everything, boundary: document(allow('ec2:*')) }],
  [
    'a condition isn’t met',
    {
      ...read,
      identity: document(
        allow('s3:*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      ),
    },
  ],
  [
    'a role that trusts somebody else',
    {
      caller: carol,
      action: 'sts:AssumeRole',
      resource: role,
      trust: document(trusting('arn:aws:iam::111122223333:user/ana')),
    },
  ],
];

test.each(cases)(
  'where %s, the answer is shown on 15 to 25 slides, each with a thought that stands by itself',
  (_name, input) => {
    const { slides } = presented(input, 'User: carol is not authorized');
    expect(slides.length).toBeGreaterThanOrEqual(slideCounts.least);
    expect(slides.length).toBeLessThanOrEqual(slideCounts.most);
    for (const slide of slides) expect(textIn(slide)).not.toBe('');
    expect(orphans(slides)).toEqual([]);
  },
);

test('the gates follow each other, and the request stands before each while its question is told', () => {
  const { slides, seen } = presented({ ...read, identity: readings });
  for (const slide of slides) slide.show?.();
  const gates = seen.flatMap(({ gate }) => gate ?? []);
  expect([...new Set(gates)]).toEqual(gateIds.map((_id, index) => index));
  expect(gates).toEqual([...gates].sort((a, b) => a - b));
  for (const place of gateIds.keys())
    expect(seen.filter(({ gate }) => gate === place)[0]).toEqual({ at: place, gate: place });
  expect(seen.at(-1)).toEqual({ at: gateIds.length + 1, gate: null });
});

test('a refused request stops at its gate: what decided is shown there, and the gates behind are told as not asked', () => {
  const { slides, why } = presented(
    { ...read, identity: document({ Sid: 'NoReports', ...deny('s3:Get*') }) },
    'User: carol is not authorized to perform: s3:GetObject with an explicit deny',
  );
  expect(why.end).toBe(0);
  const here = slides.filter(({ gate }) => gate === 0).map(textIn);
  expect(here).toContainEqual(expect.stringContaining('asked: s3:GetObject\ndenied: s3:Get*'));
  expect(here).toContainEqual(expect.stringContaining('"Sid": "NoReports"'));
  expect(here).toContainEqual(expect.stringContaining('explicit deny'));
  expect(Math.max(...slides.map(({ at }) => at))).toBe(1);
  const behind = slides.filter(({ gate }) => gate === 3).map(textIn);
  expect(behind.join(' ')).toContain('AWS doesn’t ask this gate: Explicit deny decided before.');
  expect(slides.at(-1) && textIn(slides.at(-1) as (typeof slides)[number])).toContain(
    'carol can’t read reports/q3',
  );
});

test('A statement is written in few lines, none of which an audience sees broken', () => {
  const statement = {
    Sid: 'Team',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: ['arn:aws:s3:::a-bucket-of-the-team/*', 'arn:aws:s3:::another-bucket-of-the-team/*'],
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  };
  expect(slideJson(statement)).toBe(`{
  "Sid": "Team",
  "Effect": "Allow",
  "Action": [ "s3:GetObject", "s3:PutObject" ],
  "Resource": [
    "arn:aws:s3:::a-bucket-of-the-team/*",
    "arn:aws:s3:::another-bucket-of-the-team/*"
  ],
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`);
});
