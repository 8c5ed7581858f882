import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decisionAsked } from '../../src/bin/documents.ts';
import { UsageError } from '../../src/bin/usage.ts';
import { createWorld } from '../../src/engine/index.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { SimulatedAws } from '../../src/sdk/simulated-aws.ts';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const Version = '2012-10-17';
const reads = file('reads.json', {
  Version,
  Statement: {
    Effect: 'Allow',
    Action: 's3:Get*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalTag/team': ['web', 'data'] } },
  },
});
const queues = file('queues.json', {
  Version,
  Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' },
});
const ana = ['--caller', 'arn:aws:iam::111122223333:user/ana', '--action', 's3:GetObject'];
const team = ['--context', 'aws:PrincipalTag/team=data'];

test.each<[string, string[], { verdict: string; decidedBy: string }]>([
  ['nothing allows', [], { verdict: 'implicitDeny', decidedBy: 'identity' }],
  ['a policy allows', ['--identity', reads, ...team], { verdict: 'allow', decidedBy: 'identity' }],
  [
    'a condition isn’t met',
    ['--identity', reads, '--context', 'aws:PrincipalTag/team=ops'],
    { verdict: 'implicitDeny', decidedBy: 'identity' },
  ],
  [
    'one of two policies allows',
    ['--identity', queues, '--identity', reads, ...team],
    { verdict: 'allow', decidedBy: 'identity' },
  ],
  [
    'a boundary leaves it out',
    ['--identity', reads, ...team, '--boundary', queues],
    { verdict: 'implicitDeny', decidedBy: 'boundary' },
  ],
  [
    'a session policy leaves it out',
    ['--identity', reads, ...team, '--session', queues],
    { verdict: 'implicitDeny', decidedBy: 'session' },
  ],
  [
    'a level of SCPs leaves it out',
    ['--identity', reads, ...team, '--scp', reads, '--scp', queues],
    { verdict: 'implicitDeny', decidedBy: 'scp' },
  ],
  [
    'the file holds the question, and an option is over it',
    [
      '--input',
      file('input.json', { caller: 'arn:aws:iam::111122223333:user/ben', action: 'sqs:SendMessage' }),
      '--identity',
      reads,
      ...team,
    ],
    { verdict: 'allow', decidedBy: 'identity' },
  ],
])('documents in, decision out: %s', async (_title, args, expected) => {
  expect(await decisionAsked([...ana, ...args])).toMatchObject(expected);
});

test('an account is asked from its file and from its link, and its root user is in it', async () => {
  const aws = new SimulatedAws(createWorld('111122223333', 0), () => 0);
  const workspace = file('account.json', formatWorkspace(aws.world, 'mine'));
  const asked = ['--as', 'root', '--action', 's3:ListBucket', '--resource', 'arn:aws:s3:::reports'];
  for (const from of [
    ['--load', workspace],
    ['--link', `https://example.org/#${await aws.link()}`],
  ])
    expect(await decisionAsked([...from, ...asked])).toMatchObject({ verdict: 'allow', decidedBy: 'root' });
  await expect(
    decisionAsked(['--load', workspace, '--as', 'user/ana', '--action', 's3:ListBucket']),
  ).rejects.toThrow(UsageError);
});

test.each<[string, string[], RegExp]>([
  ['nobody', ['--action', 's3:GetObject'], /^--caller ARN: nobody asks/],
  ['nothing', ['--caller', 'arn:aws:iam::111122223333:user/ana'], /^--action: nothing is asked for/],
  ['an action that is none', [...ana.slice(0, 3), 'read'], /^read is no action/],
  ['a file that is missing', [...ana, '--identity', '/nowhere.json'], /^--identity: \/nowhere\.json can't/],
  [
    'a policy that is no JSON',
    [...ana, '--identity', file('cut.json', '{"Version":')],
    /cut\.json is no policy that AWS takes: Syntax/,
  ],
  [
    'a trust policy of another kind',
    [...ana, '--trust', reads],
    /^--trust: .*reads\.json is no policy that AWS takes: Has prohibited field Resource/,
  ],
  [
    'a level of SCPs with an element that is none',
    [
      ...ana,
      '--scp',
      queues,
      '--scp',
      file('typo.json', { Version, Statement: { Effect: 'Allow', Actoin: '*', Resource: '*' } }),
    ],
    /typo\.json is no policy/,
  ],
  [
    'a policy of the input with an effect that is none',
    [
      '--input',
      file('effect.json', {
        identity: [{ Version, Statement: { Effect: 'Perhaps', Action: '*', Resource: '*' } }],
      }),
      ...ana,
    ],
    /^--input: identity is no policy that AWS takes/,
  ],
  ['input that is no JSON', ['--input', file('no.json', '{')], /^--input: .*no\.json is not JSON/],
  ['input that is a list', ['--input', file('list.json', [])], /must hold one object/],
  ['a context without a value', [...ana, '--context', 'team'], /^--context: KEY=VALUE, not team/],
  ['an option that isn’t one', [...ana, '--polices', 'x'], /^Unknown option '--polices'/],
  ['a link that is cut', ['--link', '#d4.abc', '--as', 'root', '--action', 's3:A'], /^--link: .*link/],
  ['documents of an account', ['--link', 'd4', '--identity', reads], /^--identity: the account has its own/],
  ['somebody of no account', [...ana, '--as', 'root'], /^--as: asks an account/],
])('%s is refused with a sentence', async (_title, args, sentence) => {
  const refused = decisionAsked(args);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(sentence);
});
