import type { RoleRow, World } from '../../../src/engine/index.ts';
import { policyArn, roleArn, rowsBy, userArn } from '../../../src/engine/index.ts';
import type { Account } from '../../engine/account.ts';

/** What somebody does by hand to a thing that a stack has made; AWS may refuse it. */
type Act = (account: Account, kind: Kind, name: string) => void;
type Kind = 'User' | 'Group' | 'Role';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const document = (Action: string | readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

const tables = { User: 'users', Group: 'groups', Role: 'roles' } as const;
const rowOf = ({ tables: all }: World, kind: Kind, name: string) =>
  all[tables[kind]].list().find((row) => row.name === name);

function inline({ world }: Account, kind: Kind, name: string) {
  const row = rowOf(world, kind, name);
  return row ? rowsBy(world, 'inlinePoliciesByOwner', row.id) : [];
}
function attached({ world }: Account, kind: Kind, name: string): string[] {
  const row = rowOf(world, kind, name);
  const rows = row ? rowsBy(world, 'attachmentsByPrincipal', row.id) : [];
  return rows.flatMap(({ policyId }) => {
    const policy = world.tables.policies.get(policyId);
    return policy ? [policyArn(policy)] : [];
  });
}

/** Calls an operation of a kind: `Attach*Policy`. */
const on = (account: Account, kind: Kind, name: string, operation: string, input: object): void => {
  account.call(operation.replace('*', kind), { [`${kind}Name`]: name, ...input });
};

/** Writes a role's trust policy anew. */
const trust =
  (change: (statements: Record<string, unknown>[]) => void): Act =>
  (account, kind, name) => {
    const row = rowOf(account.world, kind, name) as RoleRow | undefined;
    if (kind !== 'Role' || !row) return;
    const policy = JSON.parse(row.trustPolicy) as { Statement: Record<string, unknown>[] };
    policy.Statement = [policy.Statement].flat();
    change(policy.Statement);
    on(account, kind, name, 'UpdateAssumeRolePolicy', { PolicyDocument: JSON.stringify(policy) });
  };

const trusting = (Service: string): Record<string, unknown> => ({
  Effect: 'Allow',
  Principal: { Service },
  Action: 'sts:AssumeRole',
});

/** Lets an identity use things of its own account, most of which a stack has made. */
const ownThings: Act = (account, kind, name) => {
  const { tables: all } = account.world;
  const arns = [
    ...all.resources
      .list()
      .flatMap((row) =>
        row.kind === 'bucket' ? [`arn:aws:s3:::${row.name}`, `arn:aws:s3:::${row.name}/*`] : [],
      ),
    ...all.roles.list().map((row) => roleArn(row)),
    ...all.users.list().map((row) => userArn(row)),
  ];
  on(account, kind, name, 'Put*Policy', {
    PolicyName: 'own',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['s3:*', 'sts:AssumeRole'],
          Resource: [...arns, 'arn:aws:s3:::x/${aws:username}'],
        },
      ],
    }),
  });
};

const remove: Act = (account, kind, name) => {
  for (const PolicyArn of attached(account, kind, name))
    on(account, kind, name, 'Detach*Policy', { PolicyArn });
  for (const { name: PolicyName } of inline(account, kind, name))
    on(account, kind, name, 'Delete*Policy', { PolicyName });
  for (const { name: GroupName } of account.world.tables.groups.list())
    if (kind === 'User') account.call('RemoveUserFromGroup', { GroupName, UserName: name });
  on(account, kind, name, 'Delete*', {});
};

export const acts: readonly Act[] = [
  (account, kind, name) => on(account, kind, name, 'UpdateRole', { Description: `by: hand # of ${kind}` }),
  (account, kind, name) => on(account, kind, name, 'UpdateRole', { MaxSessionDuration: 43_200 }),
  trust((statements) => statements.unshift(trusting('ec2.amazonaws.com'))),
  trust((statements) => statements.push({ ...trusting('ecs.amazonaws.com'), Sid: 'More' })),
  trust((statements) => {
    statements[0] = { ...statements[0], Principal: { Service: ['ec2.amazonaws.com', 'sqs.amazonaws.com'] } };
  }),
  trust((statements) => {
    statements[0] = {
      ...statements[0],
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    };
  }),
  (account, kind, name) => on(account, kind, name, 'Attach*Policy', { PolicyArn: readOnly }),
  (account, kind, name) => {
    const [PolicyArn = readOnly] = attached(account, kind, name);
    on(account, kind, name, 'Detach*Policy', { PolicyArn });
  },
  (account, kind, name) =>
    on(account, kind, name, 'Put*Policy', {
      PolicyName: 'by-hand',
      PolicyDocument: document(['s3:Get*', 'sqs:*']),
    }),
  (account, kind, name) => {
    const [first] = inline(account, kind, name);
    on(account, kind, name, 'Put*Policy', {
      PolicyName: first?.name ?? 'other',
      PolicyDocument: document('sns:*'),
    });
  },
  (account, kind, name) => {
    const [first] = inline(account, kind, name);
    on(account, kind, name, 'Delete*Policy', { PolicyName: first?.name ?? 'other' });
  },
  (account, kind, name) =>
    on(account, kind, name, 'Tag*', {
      Tags: [
        { Key: 'by', Value: 'hand: yes' },
        { Key: 'team', Value: 'blue' },
      ],
    }),
  (account, kind, name) => on(account, kind, name, 'Untag*', { TagKeys: ['team'] }),
  (account, kind, name) =>
    on(account, kind, name, 'Put*PermissionsBoundary', { PermissionsBoundary: readOnly }),
  (account, kind, name) => on(account, kind, name, 'Delete*PermissionsBoundary', {}),
  (account, kind, name) => {
    const [group] = account.world.tables.groups.list();
    if (kind === 'User') on(account, kind, name, 'AddUserToGroup', { GroupName: group?.name });
  },
  (account, kind, name) => {
    for (const { name: GroupName } of account.world.tables.groups.list())
      if (kind === 'User') on(account, kind, name, 'RemoveUserFromGroup', { GroupName });
  },
  (account) => {
    const policy = account.world.tables.policies.list().find((row) => row.account !== 'aws');
    // A stack's update makes a version of its own, for which five would leave no room.
    if (!policy || policy.versions.length === 4) return;
    const PolicyArn = policyArn(policy);
    account.call('CreatePolicyVersion', {
      PolicyArn,
      PolicyDocument: document('kms:Decrypt'),
      SetAsDefault: true,
    });
  },
  (account) => {
    const bucket = account.world.tables.resources.list().find(({ kind }) => kind === 'bucket');
    account.call('s3:DeletePublicAccessBlock', { Bucket: bucket?.name });
    account.call('s3:PutBucketTagging', {
      Bucket: bucket?.name,
      Tagging: { TagSet: [{ Key: 'team', Value: 'b' }] },
    });
  },
  ownThings,
  trust((statements) => {
    statements.push({ ...trusting('ecs.amazonaws.com'), Principal: { AWS: '111122223333' } });
  }),
  (account, kind, name) => {
    const own = account.world.tables.policies.list().filter((row) => row.account !== 'aws');
    for (const policy of own) on(account, kind, name, 'Attach*Policy', { PolicyArn: policyArn(policy) });
  },
  (account, kind, name) => {
    const groups = account.world.tables.groups.list();
    if (kind === 'User')
      for (const { name: GroupName } of groups) account.call('AddUserToGroup', { GroupName, UserName: name });
  },
  (account, kind, name) => {
    const AWS = account.world.tables.users.list().map((user) => userArn(user));
    trust((statements) => {
      if (AWS.length > 0) statements.push({ ...trusting(''), Principal: { AWS } });
    })(account, kind, name);
  },
  remove,
];

/** All users, groups and roles of an account. */
export const identities = ({ tables: all }: World): readonly (readonly [kind: Kind, name: string])[] =>
  (['User', 'Group', 'Role'] as const).flatMap((kind) =>
    all[tables[kind]].list().map(({ name }) => [kind, name] as const),
  );
