import { describe, expect, test } from 'vitest';
import { refusingStatements } from '../../../src/assume/deciding.ts';
import { whyOf, gateIds, walkOf } from '../../../src/assume/why/gates.ts';
import { headlineOf } from '../../../src/assume/why/headline.ts';
import { tellGate, tellStop } from '../../../src/assume/why/tell.ts';
import type { DecisionInput } from '../../../src/engine/index.ts';
import { decide } from '../../../src/engine/index.ts';
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
} from './documents.ts';

const read = { caller: carol, action: 's3:GetObject', resource: q3 } as const;
const assume = { caller: carol, action: 'sts:AssumeRole', resource: role } as const;
const asSession = { ...read, caller: session } as const;
const odd = { Condition: { Odd: { 'aws:SourceIp': 'a' } } };

interface Case {
  readonly name: string;
  readonly input: DecisionInput;
  /** deny, RCP, SCP, resource, identity, boundary, session. */
  readonly gates: string;
  readonly headline: string;
  /** What stands under the gate that ended it, or under the one that let it through. */
  readonly said?: readonly [gate: (typeof gateIds)[number], text: string];
  readonly doors?: string;
}

const free = 'passed absent absent absent';
const behind = 'notAsked notAsked notAsked notAsked notAsked notAsked';

const cases: readonly Case[] = [
  {
    name: 'the caller’s own policy allows it',
    input: { ...read, identity: document(allow('s3:Get*', 'arn:aws:s3:::reports/*')) },
    gates: `${free} passed absent absent`,
    headline: `carol can read reports/q3: identity, inline policy of ${carol}, allows it.`,
    said: ['identity', 'yes: identity'],
  },
  {
    name: 'all seven gates let it pass',
    input: {
      ...asSession,
      identity: everything,
      boundary: everything,
      session: everything,
      resourcePolicy: document(allow('s3:*', '*', { Principal: { AWS: account } })),
      scps: [everything, everything, everything],
      rcps: [document(allow('*', '*', anyone))],
    },
    gates: 'passed passed passed passed passed passed passed',
    headline: `Reader/carol can read reports/q3: identity, inline policy of ${session}, allows it.`,
    said: ['resource', 'lets the account in'],
    doors: 'passed passed passed',
  },
  {
    name: 'no policy at all',
    input: read,
    gates: `${free} shut notAsked notAsked`,
    headline: 'carol can’t read reports/q3: they have no policy that could allow it.',
    said: ['identity', 'nothing allows it'],
  },
  {
    name: 'the caller’s policies are about something else',
    input: { ...read, identity: document(allow('ec2:*'), allow('s3:ListBucket')) },
    gates: `${free} shut notAsked notAsked`,
    headline: 'carol can’t read reports/q3: no policy of theirs allows it.',
  },
  {
    name: 'a condition of the caller’s policy isn’t met',
    input: {
      ...read,
      identity: document(
        allow('s3:*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      ),
    },
    gates: `${free} shut notAsked notAsked`,
    headline: 'carol can’t read reports/q3: a condition in identity isn’t met.',
    said: ['identity', 'condition not met'],
  },
  {
    name: 'the boundary leaves it out',
    input: { ...read, identity: everything, boundary: document(allow('s3:*', 'arn:aws:s3:::invoices/*')) },
    gates: `${free} passed shut notAsked`,
    headline: 'carol can’t read reports/q3: the boundary boundary leaves it out.',
    said: ['boundary', 'leaves it out'],
  },
  {
    name: 'the session policy leaves it out',
    input: { ...asSession, identity: everything, boundary: everything, session: document(allow('ec2:*')) },
    gates: `${free} passed passed shut`,
    headline: 'Reader/carol can’t read reports/q3: the session policy leaves it out.',
    said: ['session', 'leaves it out'],
  },
  {
    name: 'the SCP at the root leaves it out',
    input: { ...read, identity: everything, scps: [document(allow('ec2:*')), everything] },
    gates: 'passed absent shut notAsked notAsked notAsked notAsked',
    headline: 'carol can’t read reports/q3: no SCP at the unit scp level 1 allows it.',
    said: ['scp', 'scp level 1 leaves it out'],
    doors: 'shut notAsked',
  },
  {
    name: 'the SCP of the unit leaves it out',
    input: { ...read, identity: everything, scps: [everything, document(allow('ec2:*')), everything] },
    gates: 'passed absent shut notAsked notAsked notAsked notAsked',
    headline: 'carol can’t read reports/q3: no SCP at the unit scp level 2 allows it.',
    doors: 'passed shut notAsked',
  },
  {
    name: 'an RCP leaves it out',
    input: {
      ...read,
      identity: everything,
      rcps: [document(allow('ec2:*', '*', anyone))],
      scps: [everything],
    },
    gates: 'passed shut notAsked notAsked notAsked notAsked notAsked',
    headline: 'carol can’t read reports/q3: no RCP at the unit rcp level 1 allows it.',
  },
  {
    name: 'the bucket’s policy names the caller, and nothing else is asked',
    input: {
      ...read,
      boundary: document(allow('ec2:*')),
      resourcePolicy: document(allow('s3:GetObject', q3, { Principal: { AWS: carol } })),
    },
    gates: 'passed absent absent passed notAsked notAsked notAsked',
    headline: 'carol can read reports/q3: the policy of reports/q3 names them.',
    said: ['identity', 'not needed'],
  },
  {
    name: 'a resource’s policy that says nothing is passed on the way to the caller’s own',
    input: {
      ...read,
      identity: everything,
      resourcePolicy: document(
        allow('s3:*', '*', { Principal: { AWS: 'arn:aws:iam::111122223333:user/ana' } }),
      ),
    },
    gates: 'passed absent absent silent passed absent absent',
    headline: `carol can read reports/q3: identity, inline policy of ${carol}, allows it.`,
    said: ['resource', 'says nothing'],
  },
  {
    name: 'a queue of another account whose policy lets nobody in',
    input: {
      caller: carol,
      action: 'sqs:SendMessage',
      resource: 'arn:aws:sqs:us-east-1:444455556666:jobs',
      identity: everything,
    },
    gates: 'passed absent absent shut notAsked notAsked notAsked',
    headline: 'carol can’t use sqs:SendMessage on jobs: no policy of jobs lets them in.',
    said: ['resource', 'doesn’t let them in'],
  },
  {
    name: 'the trust policy names somebody else',
    input: {
      ...assume,
      identity: everything,
      trust: document(trusting('arn:aws:iam::111122223333:user/ana')),
    },
    gates: 'passed absent absent shut notAsked notAsked notAsked',
    headline: 'carol can’t put on Deployer: the trust policy of Deployer doesn’t name them.',
  },
  {
    name: 'a condition of the trust policy isn’t met',
    input: {
      ...assume,
      identity: everything,
      trust: document(trusting(account, { Condition: { StringEquals: { 'sts:ExternalId': 'blue' } } })),
    },
    gates: 'passed absent absent shut notAsked notAsked notAsked',
    headline: 'carol can’t put on Deployer: a condition in the trust policy of Deployer isn’t met.',
  },
  {
    name: 'the trust policy lets the account in, and the caller’s own policies say nothing',
    input: { ...assume, trust: document(trusting(account)) },
    gates: 'passed absent absent passed shut notAsked notAsked',
    headline: 'carol can’t put on Deployer: they have no policy that could allow it.',
    said: ['resource', 'lets the account in'],
  },
  {
    name: 'the trust policy names the caller, and a boundary still limits',
    input: { ...assume, trust: document(trusting(carol)), boundary: document(allow('s3:*')) },
    gates: 'passed absent absent passed notAsked shut notAsked',
    headline: 'carol can’t put on Deployer: the boundary boundary leaves it out.',
  },
  {
    name: 'what nobody can read here',
    input: { ...read, identity: document(allow('s3:*', '*', odd)) },
    gates: `${free} unknown notAsked notAsked`,
    headline:
      'Can carol read reports/q3? No answer here: the playground doesn’t model the condition Odd on aws:SourceIp.',
    said: ['identity', 'not modelled'],
  },
  {
    name: 'a Deny that nobody can read here',
    input: { ...read, identity: everything, boundary: document(deny('s3:*', '*', odd)) },
    gates: `unknown ${behind}`,
    headline:
      'Can carol read reports/q3? No answer here: the playground doesn’t model the condition Odd on aws:SourceIp.',
  },
  {
    name: 'the root user',
    input: { ...read, caller: `arn:aws:iam::${account}:root` },
    gates: `${free} passed absent absent`,
    headline: 'The root user can read reports/q3: the root user needs no policy.',
    said: ['identity', 'root needs none'],
  },
  {
    name: 'the root user that asks for a role',
    input: { ...assume, caller: `arn:aws:iam::${account}:root`, trust: document(trusting('*')) },
    gates: 'notAsked notAsked notAsked notAsked shut notAsked notAsked',
    headline: 'The root user can’t put on Deployer: AWS lets no root user put on a role.',
    said: ['identity', 'root may not'],
  },
  {
    name: 'a list, whose resource names nobody',
    input: {
      caller: carol,
      action: 'iam:ListUsers',
      resource: 'arn:aws:iam::111122223333:user/',
      identity: document(allow('s3:*')),
    },
    gates: `passed absent absent absent shut notAsked notAsked`,
    headline: 'carol can’t use iam:ListUsers: no policy of theirs allows it.',
  },
  {
    name: 'what needs no permission',
    input: { caller: carol, action: 'sts:GetCallerIdentity', identity: document(deny('*')) },
    gates: `notAsked ${behind}`,
    headline: 'carol can use sts:GetCallerIdentity: it needs no permission.',
  },
];

const states = (input: DecisionInput): string =>
  whyOf(decide(input))
    .gates.map(({ state }) => state)
    .join(' ');

describe('a decision as seven gates', () => {
  test.each(cases)('$name', ({ input, gates, headline, said, doors }) => {
    const why = whyOf(decide(input));
    expect(states(input)).toBe(gates);
    expect(headlineOf(why)).toBe(headline);
    const [id, text] = said ?? [];
    const gate = why.gates.find((one) => one.id === id);
    if (gate) expect(tellGate(gate, why).said).toBe(text);
    const scp = why.gates.find((one) => one.id === 'scp');
    if (doors !== undefined) expect(scp?.doors.map(({ state }) => state).join(' ')).toBe(doors);
  });
});

describe('an explicit Deny ends it at the first gate, and shows where it stands', () => {
  const no = document(allow('*'), deny('s3:GetObject', q3));
  const noAtAll = document(allow('*', '*', anyone), deny('s3:*', '*', anyone));
  const denials: readonly (readonly [string, Partial<DecisionInput>, string, string])[] = [
    ['identity', { identity: no }, 'identity', `identity, inline policy of ${session}, denies it`],
    ['boundary', { boundary: no }, 'boundary', `boundary, permissions boundary of ${session}, denies it`],
    ['session', { session: no }, 'session', `session, session policy of ${session}, denies it`],
    [
      'scp',
      { scps: [everything, no] },
      'scp',
      `scp level 2, service control policy of ${session}, denies it`,
    ],
    ['rcp', { rcps: [noAtAll] }, 'rcp', `rcp level 1, resource control policy of ${q3}, denies it`],
    [
      'resource',
      { resourcePolicy: noAtAll },
      'resource',
      `a statement in the resource policy of ${q3} denies it`,
    ],
  ];

  test.each(denials)('in the %s', (_name, input, holder, reason) => {
    const why = whyOf(decide({ ...asSession, identity: everything, ...input }));
    expect(why.end).toBe(0);
    expect(why.gates.map(({ state }) => state).join(' ')).toBe(`shut ${behind}`);
    expect(why.gates.filter(({ denies }) => denies).map(({ id }) => id)).toEqual(['deny', holder]);
    expect(headlineOf(why)).toContain(`can’t read reports/q3: ${reason}.`);
    expect(why.gates[0]?.deciding[0]).toMatchObject({ effect: 'Deny', outcome: 'matched' });
  });

  test.each([
    [{ identity: no, boundary: no }, 'identity, inline policy of', 1, 'and 1 more denies it, too'],
    [
      { identity: no, boundary: no, session: noAtAll },
      'identity, inline policy of',
      2,
      'and 2 more deny it, too',
    ],
    [{ identity: no, resourcePolicy: noAtAll }, 'a statement in the', 1, 'and 1 more denies it, too'],
  ])(
    'and where several policies do, the first is named and the others are counted: %#',
    (input, first, others, said) => {
      const decision = decide({ ...asSession, ...input });
      const text = headlineOf(whyOf(decision));
      expect(text).toContain(first);
      expect(text.endsWith(`denies it, ${said}.`)).toBe(true);
      const refusing = refusingStatements(decision);
      expect(refusing).toHaveLength(others + 1);
      expect(refusing.every(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched')).toBe(true);
      expect(refusing[0]?.policy.kind).toBe(
        decision.decidedBy === 'identity' ? 'inline' : decision.decidedBy,
      );
    },
  );

  test('at one level of the organization, whose door alone holds it', () => {
    const why = whyOf(decide({ ...read, identity: everything, scps: [everything, no, everything] }));
    const scp = why.gates.find(({ id }) => id === 'scp');
    expect(scp?.doors.map(({ denies }) => denies)).toEqual([false, true, false]);
  });

  test('in the trust policy', () => {
    const trust = document(trusting(account), { ...trusting(carol), Effect: 'Deny' });
    const why = whyOf(decide({ ...assume, identity: everything, trust }));
    expect(why.gates.map(({ state }) => state).join(' ')).toBe(`shut ${behind}`);
    expect(headlineOf(why)).toContain('a statement in the trust policy of');
  });

  test('and one that doesn’t match is told as read', () => {
    const why = whyOf(decide({ ...read, identity: document(allow('*'), deny('ec2:*'), deny('s3:Put*')) }));
    const [first] = why.gates;
    expect(first?.state).toBe('passed');
    expect(first && tellGate(first, why).sentence).toBe(
      'IAM read 2 Deny statements in 1 policy. None matches.',
    );
  });
});

describe('the request’s way', () => {
  test('ends at the gate that decided', () => {
    const { steps, end } = walkOf(whyOf(decide(read)));
    expect(steps.map(({ id }) => id)).toEqual(['question', 'deny', 'rcp', 'scp', 'resource', 'identity']);
    expect(end).toBe('refused');
  });

  test('comes to an answer where nothing stopped it', () => {
    const why = whyOf(decide({ ...read, identity: everything }));
    const { steps, end } = walkOf(why);
    expect(steps.map(({ id }) => id)).toEqual(['question', ...gateIds, 'answer']);
    expect(end).toBe('assumed');
    for (const step of steps) expect(tellStop(step, why)).toMatch(/\w.*\.$/);
  });

  test('policies are counted once for each place at which they stand', () => {
    const identity = [document(allow('ec2:*'), allow('sqs:*')), document(allow('s3:*'))];
    const why = whyOf(decide({ ...read, identity }));
    const gate = why.gates.find(({ id }) => id === 'identity');
    expect(gate?.read.map(({ policy, says, statements }) => [policy.name, says, statements.length])).toEqual([
      ['identity 1', 'silent', 2],
      ['identity 2', 'allow', 1],
    ]);
  });
});

describe('a service that asks KMS on behalf of its caller', () => {
  const decrypt = {
    caller: carol,
    action: 'kms:Decrypt',
    resource: `arn:aws:kms:us-east-1:${account}:key/k1`,
    identity: document(allow('s3:GetObject')),
  } as const;
  const told = (input: DecisionInput): readonly string[] => {
    const why = whyOf(decide(input));
    return [
      headlineOf(why),
      ...walkOf(why)
        .steps.slice(0, 1)
        .map((step) => tellStop(step, why)),
    ];
  };
  const via = (service: string): DecisionInput => ({
    ...decrypt,
    context: { 'kms:ViaService': `${service}.us-east-1.amazonaws.com` },
  });

  test('the sentence says who asks whom for whom, and so does the question', () => {
    expect(told(via('s3'))).toEqual([
      'S3 asks KMS for carol, who can’t use kms:Decrypt on k1: no policy of theirs allows it.',
      `S3 asks KMS for carol: kms:Decrypt on ${decrypt.resource}. AWS now asks seven gates, one after the other.`,
    ]);
  });

  test('a service without a name of its own here is told as AWS writes it; a caller who asks KMS is the one who asks', () => {
    expect(told(via('fsx'))[0]).toMatch(/^fsx\.us-east-1\.amazonaws\.com asks KMS for carol, who can’t/);
    expect(told(decrypt)[0]).toMatch(/^carol can’t use kms:Decrypt on k1/);
  });
});
