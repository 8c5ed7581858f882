export interface AccountSize {
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly policies?: number;
}

/** Numbers that look random and are the same each time. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const account = '111122223333';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const arn = (rest: string): string => `arn:aws:iam::${account}:${rest}`;
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

function uniqueId(prefix: string, index: number): string {
  let id = '';
  for (let rest = index + 1, i = 0; i < 17; i++, rest = Math.floor(rest / 32))
    id = alphabet.charAt(rest % 32) + id;
  return prefix + id;
}

const document = (...statements: object[]): object => ({ Version: '2012-10-17', Statement: statements });
const allow = (action: string | string[], resource: string): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

/**
 * What `aws iam get-account-authorization-details` would print for a made-up account of that size: people in
 * groups, groups with policies, roles that services, the account and single users may assume.
 */
export function generateAccount({
  users,
  groups,
  roles,
  policies = groups,
}: AccountSize): Record<string, object[]> {
  const random = sequence(users * 7 + groups * 3 + roles);
  const date = (index: number): string => new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString();
  const common = (kind: string, prefix: string, name: string, index: number): Record<string, unknown> => ({
    Path: '/',
    [`${kind}Name`]: name,
    [`${kind}Id`]: uniqueId(prefix, index),
    Arn: arn(`${kind.toLowerCase()}/${name}`),
    CreateDate: date(index),
  });
  const attached = (index: number): object => ({
    PolicyName: `policy-${index}`,
    PolicyArn: arn(`policy/policy-${index}`),
  });
  return {
    UserDetailList: numbered(users, (i) => ({
      ...common('User', 'AIDA', `user-${i}`, i),
      GroupList: groups === 0 ? [] : [...new Set([`group-${i % groups}`, `group-${random(groups)}`])],
      AttachedManagedPolicies: policies > 0 && i % 25 === 0 ? [attached(random(policies))] : [],
      Tags: [{ Key: 'team', Value: `team-${i % 40}` }],
    })),
    GroupDetailList: numbered(groups, (i) => ({
      ...common('Group', 'AGPA', `group-${i}`, i),
      GroupPolicyList:
        i % 5 === 0
          ? [
              {
                PolicyName: 'inline',
                PolicyDocument: document(allow('s3:ListBucket', 'arn:aws:s3:::team-*')),
              },
            ]
          : [],
      AttachedManagedPolicies: policies === 0 ? [] : [attached(i % policies)],
    })),
    RoleDetailList: numbered(roles, (i) => ({
      ...common('Role', 'AROA', `role-${i}`, i),
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal:
          i % 3 === 0
            ? { Service: 'ec2.amazonaws.com' }
            : { AWS: i % 3 === 1 || users === 0 ? arn('root') : arn(`user/user-${random(users)}`) },
      }),
      InstanceProfileList: [],
      RolePolicyList: [
        {
          PolicyName: 'work',
          PolicyDocument: document(
            allow(
              ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
              `arn:aws:dynamodb:eu-central-1:${account}:table/table-${i}`,
            ),
          ),
        },
      ],
      AttachedManagedPolicies: policies === 0 ? [] : [attached(random(policies))],
      Tags: [],
      RoleLastUsed: {},
    })),
    Policies: numbered(policies, (i) => ({
      ...common('Policy', 'ANPA', `policy-${i}`, i),
      DefaultVersionId: 'v1',
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      UpdateDate: date(i),
      PolicyVersionList: [
        {
          VersionId: 'v1',
          IsDefaultVersion: true,
          CreateDate: date(i),
          Document: document(
            allow(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::bucket-${i}/*`),
            allow('sts:AssumeRole', arn(`role/role-${i}`)),
          ),
        },
      ],
    })),
  };
}
