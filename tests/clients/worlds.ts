import { Account, home } from '../engine/account.ts';
import { wholeRows } from '../fixtures/whole-world.ts';
import type { Change, World } from '../../src/engine/index.ts';
import { partNames, preparePart, worldFrom } from '../../src/engine/index.ts';
import { sampleMetadata } from '../../src/ui/panels/account/dialogs/providers.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What no command makes of that world: AWS would not take it in this form. */
function mended({ table, after }: { readonly table: string; readonly after: Fields }): Fields | null {
  // A role of a service whose roles aren't modelled.
  if (after['name'] === 'AWSServiceRoleForSupport') return null;
  // Metadata that names no certificate.
  if (table === 'samlProviders') return { ...after, metadata: sampleMetadata(String(after['entityId'])) };
  // Lambda names the policies that it writes.
  const { policy } = after;
  if (after['kind'] === 'function' && typeof policy === 'string')
    return {
      ...after,
      policy: policy.replace('"Version":"2012-10-17",', '$&"Id":"default",'),
    };
  return after;
}

/** An account with everything that there can be. */
export const everything: World = worldFrom(
  wholeRows.flatMap((change) => {
    const after = mended(change as unknown as { readonly table: string; readonly after: Fields });
    return after ? [{ ...change, after } as Change] : [];
  }),
);

/** Texts that a shell, a command line or a terminal could take for something else. */
export const hardTexts = [
  'it\'s "quoted" `whoami` $(whoami) ${HOME} $PATH \\ \\n !! # ; & | > < * ? ~ %s',
  'two\nlines\tand a tab',
  '\u202eback\u200b to front\u00ad',
  'file:///etc/passwd',
  'fileb:///etc/passwd',
  '--no-sign-request',
  '-',
  '[1, 2]',
  '{"a": "b"}',
  'a=b,c=d',
  'Key=a,Value=b',
  '日本 ünï 😀',
  '\ue000PASSWORD\ue001 \ue000UNIT_1\ue001 \ue000',
  "'",
  "''",
  '"',
  '$',
  "$'",
  "\\'",
  "' '",
  "a'b''c",
  '@file',
  'https://example.com/?a=b&c=d',
  ' blanks at both ends ',
] as const;

const statement = (text: string, more: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Condition: { StringEquals: { 'aws:PrincipalTag/x': text } }, ...more }],
  });

type Made = readonly [operation: string, input: object];

/** What a text can stand in, each a kind of entity. `i` makes names of it. */
const places: readonly ((text: string, i: number, root: string) => readonly Made[])[] = [
  (text, i) => [
    [
      'PutUserPolicy',
      {
        UserName: 'ana',
        PolicyName: `p${i}`,
        PolicyDocument: statement(text, { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
      },
    ],
  ],
  (text, _i, ParentId) => [
    [
      'organizations:CreateOrganizationalUnit',
      { ParentId, Name: text.slice(0, 120), Tags: [{ Key: 'k', Value: text }] },
    ],
  ],
  (text, i) => [
    [
      'organizations:CreatePolicy',
      {
        Name: `scp-${i}`,
        Description: text,
        Type: 'SERVICE_CONTROL_POLICY',
        Content: statement(text, { Effect: 'Deny', Action: 's3:*', Resource: '*' }),
      },
    ],
  ],
  (text) => [['kms:CreateKey', { Description: text, Tags: [{ TagKey: 'k', TagValue: text }] }]],
  (text, i) => [
    [
      'secretsmanager:CreateSecret',
      { Name: `secret-${i}`, Description: text, Tags: [{ Key: 'k', Value: text }] },
    ],
  ],
  (text) => [
    [
      'cognito-identity:CreateIdentityPool',
      {
        IdentityPoolName: text.slice(0, 120),
        AllowUnauthenticatedIdentities: false,
        IdentityPoolTags: { k: text },
      },
    ],
  ],
  (text) => [['cognito-idp:CreateUserPool', { PoolName: text.slice(0, 120), UserPoolTags: { k: text } }]],
  (text, i) => [
    ['s3:CreateBucket', { Bucket: `bucket-${i}` }],
    [
      's3:PutBucketTagging',
      { Bucket: `bucket-${i}`, Tagging: { TagSet: [{ Key: text.slice(0, 100), Value: text }] } },
    ],
  ],
  (text, i) => [['sqs:CreateQueue', { QueueName: `queue-${i}`, tags: { k: text } }]],
];

/**
 * An account whose texts are hard to write on a command line. Each text stands in a role and in one of the other
 * kinds of entities, or (`all`) in every kind that takes it.
 */
export async function hardWorld(all: boolean): Promise<World> {
  await Promise.all(partNames.map(preparePart));
  const account = new Account();
  account.must('organizations:CreateOrganization', { FeatureSet: 'ALL' });
  const { result } = account.must('organizations:ListRoots', {});
  const [{ Id: root }] = (result as unknown as { value: { Roots: [{ Id: string }] } }).value.Roots;
  const trust = (principal: string): string =>
    statement('', { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal } });
  account.must('CreateUser', { UserName: 'ana' });
  account.must('CreateRole', { RoleName: 'gone', AssumeRolePolicyDocument: trust('*') });
  account.must('CreateRole', {
    RoleName: 'trusts-somebody-gone',
    AssumeRolePolicyDocument: trust(`arn:aws:iam::${home}:role/gone`),
  });
  account.must('DeleteRole', { RoleName: 'gone' });
  hardTexts.forEach((text, i) => {
    const principal = { AWS: `arn:aws:iam::${home}:user/ana` };
    const document = statement(text, { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal });
    const role = { RoleName: `role-${i}`, AssumeRolePolicyDocument: document };
    const isDescribed = account.call('CreateRole', { ...role, Description: text }).result.ok;
    if (!isDescribed) account.call('CreateRole', role);
    account.call('TagUser', { UserName: 'ana', Tags: [{ Key: `k${i}`, Value: text }] });
    // What refuses a text leaves it to the next kind that takes it.
    let stands = 0;
    for (let place = 0; place < places.length && (all || stands === 0); place++)
      for (const [operation, input] of places[(i + place) % places.length]?.(text, i, root) ?? [])
        stands += account.call(operation, input).result.ok ? 1 : 0;
  });
  return account.world;
}
