import type { Change, Credentials, Rows, TableName } from '../../../../src/engine/index.ts';
import { accountOf, nowOf, rowProblem } from '../../../../src/engine/index.ts';
import type { LinkState } from '../../../../src/exchange/link/link-state.ts';
import { home, whole, wholeRows, wholeWorld } from '../../../fixtures/whole-world.ts';

/** Words of eight scripts, of which no made-up word and nothing of AWS's is a part. */
const scripts = [
  'zeppelinwerk',
  '山田太郎海運',
  'やまだたろう',
  'дирижаблькин',
  'ζεππελινιος',
  'زبلينخالد',
  'צפלינכהן',
  '제플린회사',
] as const;
const letters = 'bcdfghjkmnpqrstvwxz';

/** The needle of that number: no two are the same, and none is a part of another. */
function needleOf(number: number, script: string): string {
  const first = letters.charAt(number % letters.length);
  const second = letters.charAt(Math.floor(number / letters.length));
  // A text of another script is told from others by two of its own letters.
  if (/^[a-z]/.test(script)) return `${first}${second}q${script}`;
  const own = [...script];
  const mark = (own[number % own.length] ?? '') + (own[Math.floor(number / own.length) % own.length] ?? '');
  return `${script}${mark}${mark}`;
}

export interface Planted {
  readonly state: LinkState;
  /** Each needle with the place where it was hidden. */
  readonly needles: readonly (readonly [needle: string, place: string])[];
}

type Fields = Record<string, unknown>;

/** Texts that an account can't change: words of AWS's lists. Needles in them are no rows. */
const isSecret = /^(?:secretAccessKey|sessionToken|passwords|password|seed|secretString|confirmationCode)$/;

/** The rows whose ids others name: their ids stay, so that the account holds together. */
const isId =
  /^(?:id|account|ownerId|userId|groupId|poolId|policyId|principalId|targetId|parentId|rootId|roleIds)$/;

/** Hides a needle behind each text of a row in which it may stand, one in each of them. */
function plant(table: TableName, row: Fields, next: (table: TableName, place: string) => string[]): Fields {
  let planted: Fields = structuredClone(row);
  const walk = (holder: Fields, place: string): void => {
    for (const [field, value] of Object.entries(holder)) {
      const here = place === '' ? field : `${place}.${field}`;
      if (typeof value === 'object' && value !== null) walk(value as Fields, here);
      if (typeof value !== 'string' || isId.test(field) || isSecret.test(field)) continue;
      if (/^\s*\{/.test(value)) continue;
      for (const needle of next(table, here)) {
        const before = holder[field];
        holder[field] = value === '' ? needle : field === 'path' ? `/${needle}/` : `${value}-${needle}`;
        if (rowProblem(table, planted) === null) break;
        holder[field] = before;
      }
    }
  };
  walk(planted, '');
  if (rowProblem(table, planted) !== null) planted = row;
  return planted;
}

const own = (change: Change): boolean =>
  !('account' in (change.after ?? {}) && (change.after as { account: string }).account === 'aws');

const put = <T extends TableName>(table: T, row: Rows[T]): Change =>
  ({ table, key: row.id, before: null, after: row }) as unknown as Change;

/** Places within policies, hosts, ARNs, paths, URLs and patterns, each with a needle for `@`. */
const within = [
  'arn:aws:s3:::@/reports/*',
  'arn:aws:s3:::team-@*',
  'arn:aws:s3:::*@*/x',
  'arn:aws:lambda:eu-west-1:210987650000:function:@:$LATEST',
  'arn:aws:@:eu-west-1:210987650000:thing/x',
  'arn:aws:sqs:@:210987650000:jobs',
  'arn:aws:logs:*:*:log-group:/aws/lambda/@:log-stream:*',
  'arn:aws:iam::aws:policy/@',
  'arn:aws:iam::210987650000:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_@',
  'arn:aws:iam::210987650000:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_@_0a1b2c3d4e5f6a7b',
  '210987650000.dkr.ecr.eu-west-1.amazonaws.com/@/web:latest',
  '@.s3.eu-west-1.amazonaws.com',
  '@.s3-website-eu-west-1.amazonaws.com/index.html',
  'https://@.example.com/path?a=1',
  'https://oidc.eks.eu-west-1.amazonaws.com/id/@',
  'https://sqs.eu-west-1.amazonaws.com/210987650000/@',
  'postgres://@:5432/db',
  'someone@@.example',
  "${aws:PrincipalTag/@, '@'}",
  '/home/${aws:username}/@',
  '@/${aws:username}/*',
  'C:\\Users\\@\\Desktop',
  '{"nested":{"@":["@"]}}',
  'us-east-1:@',
  'alias/@',
  'vpce-@',
  'o-@/r-@/ou-@/*',
  'vpc-0@',
] as const;

/** Condition keys with a needle for `@`. */
const keys = [
  'aws:ResourceTag/@',
  'oidc.@.example:sub',
  'token.actions.githubusercontent.com:@',
  'kms:EncryptionContext:@',
  's3:@',
  '@:own',
  '@',
];

/**
 * A whole account in which a needle stands in every field that can hold text, in eight scripts, and in a question,
 * a picture's state and the panels beside it.
 */
export function plantedState(): Planted {
  const needles: [string, string][] = [];
  let number = 0;
  const next = (table: string, place: string): string[] => {
    const script = scripts[number % scripts.length] ?? '';
    const options = [needleOf(number, script), needleOf(number, scripts[0])];
    number++;
    needles.push(...options.map((needle): [string, string] => [needle, `${table}.${place}`]));
    return options;
  };
  const name = (place: string): string => next('more', place)[number % 3 === 0 ? 0 : 1] ?? '';
  const rows = wholeRows.map((change) => {
    if (change.table === 'meta' || !own(change)) return change;
    const after = plant(change.table, change.after as unknown as Fields, next);
    return { ...change, after } as unknown as Change;
  });
  const filled = (text: string, place: string): string =>
    text.replaceAll('@', name(place)).replace(/\.$/, '');
  const statement = (more: object): object => ({
    Sid: filled('s@', 'Sid').replace(/[^A-Za-z0-9]/g, ''),
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    ...more,
  });
  const statements = [
    ...within.map((text) => statement({ Resource: filled(text, `Resource ${text}`) })),
    ...within.map((text) =>
      statement({ Condition: { StringLike: { 'aws:SourceArn': [filled(text, `value ${text}`)] } } }),
    ),
    ...keys.map((key) => statement({ Condition: { StringEquals: { [filled(key, `key ${key}`)]: 'x' } } })),
    statement({ Action: [filled('s3:@', 'action'), filled('@:Get*', 'service'), filled('@', 'action')] }),
    statement({ [filled('@', 'element')]: 'x' }),
    statement({ Condition: { [filled('@', 'operator')]: { 'aws:username': 'x' } } }),
    statement({
      Condition: {
        NumericLessThan: { 's3:max-keys': filled('@', 'number') },
        DateLessThan: { 'aws:CurrentTime': filled('@', 'date') },
        Bool: { 'aws:SecureTransport': filled('@', 'truth') },
        IpAddress: { 'aws:SourceIp': filled('@', 'address') },
      },
    }),
  ];
  const principal = (who: object): object => ({ Effect: 'Allow', Principal: who, Action: 'sts:AssumeRole' });
  const trust = [
    principal({ Service: filled('@.amazonaws.com', 'Service') }),
    principal({ Federated: filled('@.example.com/path', 'Federated') }),
    principal({
      AWS: [
        filled('arn:aws:iam::210987650000:user/@', 'AWS'),
        filled('arn:aws:sts::210987650000:assumed-role/x/@', 'AWS'),
      ],
    }),
    principal({ [filled('@', 'kind')]: '*' }),
  ];
  const json = (Statement: readonly object[], Id = name('Id')): string =>
    JSON.stringify({ Version: '2012-10-17', Id, Statement });
  const now = nowOf(wholeWorld);
  rows.push(
    put('policies', {
      id: 'ANPANEEDLESEXAMPLE00',
      account: home,
      name: filled('@', 'policy').replace(/[^\w]/g, 'x'),
      path: '/',
      createDate: now,
      updateDate: now,
      tags: [
        { key: name('tag'), value: name('tag') },
        { key: 'phone', value: '+49 30 9913577' },
        { key: 'json', value: JSON.stringify({ a: name('json'), n: 9913577 }) },
      ],
      description: name('description'),
      defaultVersionId: 'v1',
      nextVersion: 2,
      isAttachable: true,
      versions: [{ versionId: 'v1', createDate: now, document: json(statements) }],
    }),
    put('roles', {
      id: 'AROANEEDLESEXAMPLE00',
      account: home,
      name: `AWSServiceRoleForAutoScaling_${needleOf(number, scripts[0])}`,
      path: '/aws-service-role/autoscaling.amazonaws.com/',
      createDate: now,
      tags: [],
      maxSessionDuration: 3600,
      trustPolicy: json(trust),
      description: name('description'),
    }),
    put('policies', {
      id: 'ANPANEEDLESEXAMPLE01',
      account: 'aws',
      name: `Aws${needleOf(++number, scripts[0])}`,
      path: '/service-role/',
      createDate: now,
      updateDate: now,
      tags: [],
      description: name('of AWS'),
      defaultVersionId: 'v1',
      nextVersion: 2,
      isAttachable: true,
      versions: [
        {
          versionId: 'v1',
          createDate: now,
          document: json([statement({ Resource: filled('arn:aws:s3:::@', 'of AWS') })]),
        },
      ],
    }),
  );
  for (const at of [number - 1, number])
    needles.push([needleOf(at, scripts[0]), 'names of roles and policies']);
  const queue = rows.find(({ after }) => after !== null && 'kind' in after && after.kind === 'queue');
  if (queue?.after && 'attributes' in queue.after)
    (queue.after as unknown as { attributes: object[] }).attributes.push(
      {
        name: 'RedrivePolicy',
        value: JSON.stringify({
          deadLetterTargetArn: filled('arn:aws:sqs:us-east-1:210987650000:@', 'RedrivePolicy'),
          maxReceiveCount: 3,
        }),
      },
      {
        name: 'RedriveAllowPolicy',
        value: JSON.stringify({
          redrivePermission: 'byQueue',
          sourceQueueArns: [filled('arn:aws:sqs:us-east-1:210987650000:@', 'RedriveAllowPolicy')],
        }),
      },
      { name: 'KmsMasterKeyId', value: filled('alias/@', 'KmsMasterKeyId') },
    );
  const credentials: Credentials = { type: 'console', id: accountOf(wholeWorld) };
  const state: LinkState = {
    name: name('workspace'),
    rows,
    at: now,
    credentials,
    shown: {
      kind: 'why',
      command: {
        type: 'call',
        service: 'iam',
        operation: 'SimulatePrincipalPolicy',
        input: {
          PolicySourceArn: `arn:aws:iam::${home}:user/${filled('@', 'PolicySourceArn')}`,
          ActionNames: ['s3:GetObject', filled('@:x', 'ActionNames')],
          ResourceArns: [filled('arn:aws:s3:::@', 'ResourceArns')],
          PolicyInputList: [json([statement({ Resource: filled('@', 'PolicyInputList') })])],
          CallerArn: filled('arn:aws:iam::210987650000:user/@', 'CallerArn'),
          ContextEntries: [
            {
              ContextKeyName: filled('aws:RequestTag/@', 'entry'),
              ContextKeyValues: [name('entry')],
              ContextKeyType: 'string',
            },
          ],
        },
        credentials,
        context: {
          sourceIp: '84.17.4.9',
          userAgent: name('agent'),
          region: name('region'),
          keys: { [filled('s3:@', 'context')]: [name('context')] },
        },
      },
      verdict: {
        ok: false,
        code: 'AccessDenied',
        message: filled('User: arn:aws:iam::210987650000:user/@ may not see @', 'message'),
      },
    },
    selected: whole.ana,
    account: null,
    panels: {},
    picture: {
      opened: [filled('principal:user:arn:aws:iam::210987650000:user/@', 'opened')],
      order: { outside: [filled('outside:@', 'order')] },
    },
  };
  return { state, needles };
}
