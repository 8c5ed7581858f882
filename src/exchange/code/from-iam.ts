import type { InlinePolicyRow, PolicyRow, RoleRow, UserRow, World } from '../../engine/index.ts';
import {
  groupArn,
  isPortal,
  isReservedRole,
  isServiceLinkedRole,
  policyArn,
  roleArn,
  rowsBy,
  serviceLinkedServices,
  userArn,
} from '../../engine/index.ts';
import type { Settings, Value } from './built.ts';
import { Reference } from './built.ts';
import type { Draft, Source } from './draft.ts';
import { byName, filled, given } from './draft.ts';
import type { Lose, Resolver } from './resolve.ts';

const pathOf = (path: string): string | undefined => (path === '/' ? undefined : path);

/**
 * The managed policies that somebody's permissions boundary is. They are attached where the principal stands, because
 * a policy that lists a user whom it bounds would close a circle.
 */
const boundaries = (world: World, account: string): ReadonlySet<string> =>
  new Set(
    [...rowsBy(world, 'usersByAccount', account), ...rowsBy(world, 'rolesByAccount', account)].flatMap(
      ({ permissionsBoundary }) => permissionsBoundary ?? [],
    ),
  );

function attachedPolicies(world: World, id: string): PolicyRow[] {
  return rowsBy(world, 'attachmentsByPrincipal', id)
    .flatMap(({ policyId }) => world.tables.policies.get(policyId) ?? [])
    .sort(byName);
}

/** The drafts of an account's users, groups, roles, policies, instance profiles and identity providers. */
export function iamDrafts(source: Source): Draft[] {
  const { world, account, takes, lose } = source;
  const bounding = boundaries(world, account);
  const taken = <T extends { readonly id: string; readonly name: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ id }) => takes(id)).sort(byName);
  const groups = taken(rowsBy(world, 'groupsByAccount', account));
  const users = taken(rowsBy(world, 'usersByAccount', account));
  const allRoles = taken(rowsBy(world, 'rolesByAccount', account));
  const roles = allRoles.filter((row) => !isReservedRole(row));
  for (const { name } of allRoles.filter(isReservedRole)) lose('identityCenter', [name], null);
  const policies = taken(rowsBy(world, 'policiesByAccount', account));

  const ownPolicies = (id: string): Draft[] => inlineOf(world, id).map((row) => inlineDraft(world, row));
  const arnsOf = (to: Resolver, id: string): readonly Value[] | undefined =>
    filled(
      attachedPolicies(world, id)
        .filter((row) => row.account !== account || bounding.has(policyArn(row)))
        .map((row) => to.needed(policyArn(row))),
    );

  return [
    ...groups.flatMap((row): Draft[] => [
      {
        key: row.id,
        name: row.name,
        word: 'Group',
        type: 'AWS::IAM::Group',
        region: null,
        finds: [[groupArn(row), 'arn']],
        properties: (to) => ({
          GroupName: row.name,
          Path: pathOf(row.path),
          ManagedPolicyArns: arnsOf(to, row.id),
        }),
      },
      ...ownPolicies(row.id),
    ]),
    ...users.flatMap((row): Draft[] => {
      loseSignIn(world, row, lose);
      return [
        {
          key: row.id,
          name: row.name,
          word: 'User',
          type: 'AWS::IAM::User',
          region: null,
          tags: row.tags,
          finds: [
            [userArn(row), 'arn'],
            [row.id, 'uniqueId'],
          ],
          properties: (to) => ({
            UserName: row.name,
            Path: pathOf(row.path),
            Groups: filled(groupNames(world, to, row)),
            ManagedPolicyArns: arnsOf(to, row.id),
            PermissionsBoundary: boundaryOf(to, row),
          }),
        },
        ...ownPolicies(row.id),
      ];
    }),
    ...roles.flatMap((row): Draft[] =>
      isServiceLinkedRole(row)
        ? linkedRole(row, lose)
        : [
            {
              key: row.id,
              name: row.name,
              word: 'Role',
              type: 'AWS::IAM::Role',
              region: null,
              tags: row.tags,
              finds: [
                [roleArn(row), 'arn'],
                [row.id, 'uniqueId'],
              ],
              properties: (to) => ({
                RoleName: row.name,
                Path: pathOf(row.path),
                Description: filled(row.description),
                MaxSessionDuration: row.maxSessionDuration === 3600 ? undefined : row.maxSessionDuration,
                AssumeRolePolicyDocument: to.document(row.trustPolicy, row.id),
                ManagedPolicyArns: arnsOf(to, row.id),
                PermissionsBoundary: boundaryOf(to, row),
              }),
            },
            ...ownPolicies(row.id),
          ],
    ),
    ...policies.map((row) => policyDraft(source, row, bounding)),
    ...instanceProfiles(source),
    ...providers(source),
  ];
}

const boundaryOf = (to: Resolver, { permissionsBoundary }: UserRow | RoleRow): Value | undefined =>
  permissionsBoundary === undefined ? undefined : to.needed(permissionsBoundary);

const nameRef = (to: Resolver, key: string, name: string): Value =>
  to.isBuilt(key) ? new Reference(key, 'name', name, true) : name;

const groupNames = (world: World, to: Resolver, { id }: UserRow): Value[] =>
  rowsBy(world, 'membershipsByUser', id)
    .flatMap(({ groupId }) => world.tables.groups.get(groupId) ?? [])
    .sort(byName)
    .map((group) => nameRef(to, group.id, group.name));

const inlineOf = (world: World, id: string): InlinePolicyRow[] =>
  [...rowsBy(world, 'inlinePoliciesByOwner', id)].sort(byName);

const inlineTypes = {
  user: ['AWS::IAM::UserPolicy', 'UserName'],
  group: ['AWS::IAM::GroupPolicy', 'GroupName'],
  role: ['AWS::IAM::RolePolicy', 'RoleName'],
} as const;

/** An inline policy, at first as a resource of its own. It goes into its owner unless that closes a circle. */
function inlineDraft(world: World, row: InlinePolicyRow): Draft {
  const [type, member] = inlineTypes[row.ownerKind];
  const { users, groups, roles } = world.tables;
  const owner = { user: users, group: groups, role: roles }[row.ownerKind].get(row.ownerId);
  return {
    key: row.id,
    name: row.name,
    word: 'Policy',
    type,
    region: null,
    partOf: row.ownerId,
    properties: (to) => ({
      [member]: nameRef(to, row.ownerId, owner?.name ?? ''),
      PolicyName: row.name,
      PolicyDocument: to.document(row.document, row.ownerId),
    }),
  };
}

function policyDraft({ world, lose }: Source, row: PolicyRow, bounding: ReadonlySet<string>): Draft {
  const arn = policyArn(row);
  const document = row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document ?? '{}';
  if (row.versions.length > 1) lose('versions', [row.name], row.id, row.versions.length - 1);
  const attached = (to: Resolver, kind: 'user' | 'group' | 'role'): readonly Value[] | undefined => {
    if (bounding.has(arn)) return undefined;
    const { users, groups, roles } = world.tables;
    const table = { user: users, group: groups, role: roles }[kind];
    return filled(
      rowsBy(world, 'attachmentsByPolicy', row.id)
        .flatMap(({ principalId }) => table.get(principalId) ?? [])
        .filter(({ id }) => to.isBuilt(id))
        .sort(byName)
        .map(({ id, name }) => new Reference(id, 'name', name, true)),
    );
  };
  return {
    key: row.id,
    name: row.name,
    word: 'Policy',
    type: 'AWS::IAM::ManagedPolicy',
    region: null,
    tags: row.tags,
    finds: [[arn, 'arn']],
    properties: (to) => ({
      ManagedPolicyName: row.name,
      Path: pathOf(row.path),
      Description: filled(row.description),
      Groups: attached(to, 'group'),
      Users: attached(to, 'user'),
      Roles: attached(to, 'role'),
      PolicyDocument: to.document(document, row.id),
    }),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servicelinkedrole.html */
function linkedRole(row: RoleRow, lose: Lose): Draft[] {
  const [, service = ''] = /^\/aws-service-role\/([^/]+)\/$/.exec(row.path) ?? [];
  if (!serviceLinkedServices.includes(service)) {
    lose('linkedRoles', [row.name], null);
    return [];
  }
  if (row.tags.length) lose('linkedTags', [row.name], row.id, row.tags.length);
  return [
    {
      key: row.id,
      name: row.name,
      word: 'Role',
      type: 'AWS::IAM::ServiceLinkedRole',
      region: null,
      own: { arn: roleArn(row) },
      properties: () => ({
        AWSServiceName: service,
        Description: filled(row.description),
        CustomSuffix: /_(.+)$/.exec(row.name)?.[1],
      }),
    },
  ];
}

function instanceProfiles({ world, account, takes }: Source): Draft[] {
  return [...rowsBy(world, 'instanceProfilesByAccount', account)]
    .filter(({ id }) => takes(id))
    .sort(byName)
    .map((row) => ({
      key: row.id,
      name: row.name,
      word: 'InstanceProfile',
      type: 'AWS::IAM::InstanceProfile',
      region: null,
      tags: row.tags,
      properties: (to) => ({
        InstanceProfileName: row.name,
        Path: pathOf(row.path),
        Roles: row.roleIds.flatMap((id) => {
          const role = world.tables.roles.get(id);
          return role ? [nameRef(to, id, role.name)] : [];
        }),
      }),
    }));
}

function providers({ world, account, takes, lose }: Source): Draft[] {
  const oidc = rowsBy(world, 'oidcProvidersByAccount', account).filter(({ id }) => takes(id));
  const allSaml = rowsBy(world, 'samlProvidersByAccount', account).filter(({ id }) => takes(id));
  const saml = allSaml.filter((row) => !isPortal(row));
  for (const { name } of allSaml.filter(isPortal)) lose('identityCenter', [name], null);
  return [
    ...oidc.map((row): Draft => {
      if (!row.thumbprints.length) lose('thumbprints', [row.url], row.id);
      return {
        key: row.id,
        name: row.url,
        word: 'Provider',
        type: 'AWS::IAM::OIDCProvider',
        region: null,
        tags: row.tags,
        finds: [[row.id, 'arn']],
        properties: (to) => ({
          Url: to.text(`https://${row.url}`),
          ClientIdList: filled(row.clientIds.map((id) => to.text(id))),
          ThumbprintList: filled(row.thumbprints),
        }),
      };
    }),
    ...saml.map((row): Draft => ({
      key: row.id,
      name: row.name,
      word: 'SamlProvider',
      type: 'AWS::IAM::SAMLProvider',
      region: null,
      tags: row.tags,
      finds: [[row.id, 'arn']],
      properties: () => ({ Name: row.name, SamlMetadataDocument: row.metadata }),
    })),
  ];
}

/** Notes a user's keys, password and devices: no secret goes into code. */
function loseSignIn(world: World, row: UserRow, lose: Lose): void {
  const keys = rowsBy(world, 'accessKeysByOwner', row.id).length;
  if (keys) lose('keys', [row.name], row.id, keys);
  if (world.tables.loginProfiles.get(row.id)) lose('passwords', [row.name], row.id);
  const devices = rowsBy(world, 'mfaDevicesByOwner', row.id).length;
  if (devices) lose('mfa', [row.name], row.id, devices);
}

/** The account's alias and password policy, which only some languages can write. */
export function accountSettings(world: World, account: string): Pick<Settings, 'alias' | 'passwordPolicy'> {
  const row = world.tables.accountSettings.get(account);
  return {
    ...(row?.alias === undefined ? {} : { alias: row.alias }),
    ...(row?.passwordPolicy ? { passwordPolicy: given({ ...row.passwordPolicy }) } : {}),
  };
}
