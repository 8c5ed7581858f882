import type { Json, JsonObject } from '../json.ts';
import { member, wordOf } from '../json.ts';
import { sameJson } from '../schema.ts';
import type { ResourceRequest, ResourceStep, ResourceType } from './resource-type.ts';
import {
  changes,
  differing,
  documentText,
  given,
  known,
  listOf,
  making,
  nameOf,
  removing,
  step,
  tagsOf,
  textAt,
  textOf,
  textsOf,
  treatments,
  unlessEmpty,
} from './steps.ts';

/** Users, groups and roles: what they have in common is carried out by the same calls under their own names. */
type Principal = 'User' | 'Group' | 'Role';

const gone: readonly string[] = ['NoSuchEntity'];

const inlineOf = (properties: JsonObject): readonly JsonObject[] =>
  listOf(properties, 'Policies').map((policy) => ({
    PolicyName: wordOf(member(policy, 'PolicyName')),
    PolicyDocument: documentText(member(policy, 'PolicyDocument')) ?? '',
  }));

const attach = (kind: Principal, name: string, arns: readonly Json[]): readonly ResourceStep[] =>
  arns.map((PolicyArn) => step('iam', `Attach${kind}Policy`, { [`${kind}Name`]: name, PolicyArn }));

const detach = (kind: Principal, name: string, arns: readonly Json[]): readonly ResourceStep[] =>
  arns.map((PolicyArn) => removing('iam', `Detach${kind}Policy`, { [`${kind}Name`]: name, PolicyArn }, gone));

export const putInline = (
  kind: Principal,
  name: string,
  policies: readonly JsonObject[],
): readonly ResourceStep[] =>
  policies.map((policy) => step('iam', `Put${kind}Policy`, { [`${kind}Name`]: name, ...policy }));

export const dropInline = (
  kind: Principal,
  name: string,
  policies: readonly JsonObject[],
): readonly ResourceStep[] =>
  policies.map((policy) =>
    removing(
      'iam',
      `Delete${kind}Policy`,
      { [`${kind}Name`]: name, PolicyName: member(policy, 'PolicyName') },
      gone,
    ),
  );

/** New policies first, so that nobody loses in between what both versions allow. */
function updatePolicies(
  kind: Principal,
  name: string,
  before: JsonObject,
  after: JsonObject,
): readonly ResourceStep[] {
  const arns = differing(textsOf(before, 'ManagedPolicyArns'), textsOf(after, 'ManagedPolicyArns'));
  const [old, next] = [inlineOf(before), inlineOf(after)];
  const names = next.map((policy) => member(policy, 'PolicyName'));
  return [
    ...attach(kind, name, arns.added),
    ...detach(kind, name, arns.gone),
    ...putInline(kind, name, differing(old, next).added),
    ...dropInline(
      kind,
      name,
      old.filter((policy) => !names.includes(member(policy, 'PolicyName'))),
    ),
  ];
}

function updateBoundary(
  kind: 'User' | 'Role',
  name: string,
  before: JsonObject,
  after: JsonObject,
): readonly ResourceStep[] {
  if (!changes(before, after, ['PermissionsBoundary'])) return [];
  const boundary = textOf(after, 'PermissionsBoundary');
  const of = { [`${kind}Name`]: name };
  return boundary === undefined
    ? [removing('iam', `Delete${kind}PermissionsBoundary`, of, gone)]
    : [step('iam', `Put${kind}PermissionsBoundary`, { ...of, PermissionsBoundary: boundary })];
}

/** Sets and removes tags: `of` names the resource in the calls `tag` and `untag`. */
export function updateTags(
  of: JsonObject,
  request: ResourceRequest,
  before: JsonObject,
  [tag, untag]: readonly [tag: string, untag: string],
): readonly ResourceStep[] {
  const old = tagsOf({ ...request, properties: before });
  const next = tagsOf(request);
  const keys = next.map(({ Key }) => Key);
  const lost = old.flatMap(({ Key }) => (keys.includes(Key) ? [] : [Key ?? '']));
  const { added } = differing(old, next);
  return [
    ...(added.length > 0 ? [step('iam', tag, { ...of, Tags: added })] : []),
    ...(lost.length > 0 ? [step('iam', untag, { ...of, TagKeys: lost })] : []),
  ];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-role.html */
const role: ResourceType = {
  name: 'AWS::IAM::Role',
  create(request) {
    const { properties } = request;
    const RoleName = nameOf(request, 'RoleName', { most: 64 });
    return [
      making(
        'iam',
        'CreateRole',
        {
          RoleName,
          Path: textOf(properties, 'Path'),
          AssumeRolePolicyDocument: documentText(member(properties, 'AssumeRolePolicyDocument')),
          Description: textOf(properties, 'Description'),
          MaxSessionDuration: member(properties, 'MaxSessionDuration'),
          PermissionsBoundary: textOf(properties, 'PermissionsBoundary'),
          Tags: unlessEmpty(tagsOf(request)),
        },
        (output) =>
          known(RoleName, { Arn: textAt(output, 'Role', 'Arn'), RoleId: textAt(output, 'Role', 'RoleId') }),
      ),
      ...attach('Role', RoleName, textsOf(properties, 'ManagedPolicyArns')),
      ...putInline('Role', RoleName, inlineOf(properties)),
    ];
  },
  update(request, { properties: before, made }) {
    const { properties } = request;
    const RoleName = made.physicalId;
    const document = 'AssumeRolePolicyDocument';
    return [
      ...(changes(before, properties, [document])
        ? [
            step('iam', 'UpdateAssumeRolePolicy', {
              RoleName,
              PolicyDocument: documentText(member(properties, document)),
            }),
          ]
        : []),
      ...(changes(before, properties, ['Description', 'MaxSessionDuration'])
        ? [
            step('iam', 'UpdateRole', {
              RoleName,
              Description: textOf(properties, 'Description') ?? '',
              MaxSessionDuration: member(properties, 'MaxSessionDuration') ?? 3600,
            }),
          ]
        : []),
      ...updateBoundary('Role', RoleName, before, properties),
      ...updatePolicies('Role', RoleName, before, properties),
      ...updateTags({ RoleName }, request, before, ['TagRole', 'UntagRole']),
    ];
  },
  remove: ({ properties }, { physicalId: RoleName }) => [
    ...detach('Role', RoleName, textsOf(properties, 'ManagedPolicyArns')),
    ...dropInline('Role', RoleName, inlineOf(properties)),
    removing('iam', 'DeleteRole', { RoleName }, gone),
  ],
  treatmentOf: treatments([]),
};

const profileOf = (properties: JsonObject): JsonObject | undefined => {
  const profile = member(properties, 'LoginProfile');
  return profile === undefined
    ? undefined
    : given({
        Password: textOf(profile as JsonObject, 'Password'),
        PasswordResetRequired: member(profile, 'PasswordResetRequired'),
      });
};

const join = (UserName: string, groups: readonly Json[]): readonly ResourceStep[] =>
  groups.map((GroupName) => step('iam', 'AddUserToGroup', { GroupName, UserName }));
const leave = (UserName: string, groups: readonly Json[]): readonly ResourceStep[] =>
  groups.map((GroupName) => removing('iam', 'RemoveUserFromGroup', { GroupName, UserName }, gone));

function updateProfile(UserName: string, before: JsonObject, after: JsonObject): readonly ResourceStep[] {
  const [old, next] = [profileOf(before), profileOf(after)];
  if (sameJson(old, next)) return [];
  if (!next) return [removing('iam', 'DeleteLoginProfile', { UserName }, gone)];
  return [step('iam', old ? 'UpdateLoginProfile' : 'CreateLoginProfile', { UserName, ...next })];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-user.html */
const user: ResourceType = {
  name: 'AWS::IAM::User',
  create(request) {
    const { properties } = request;
    const UserName = nameOf(request, 'UserName', { most: 64 });
    const profile = profileOf(properties);
    return [
      making(
        'iam',
        'CreateUser',
        {
          UserName,
          Path: textOf(properties, 'Path'),
          PermissionsBoundary: textOf(properties, 'PermissionsBoundary'),
          Tags: unlessEmpty(tagsOf(request)),
        },
        (output) => known(UserName, { Arn: textAt(output, 'User', 'Arn') }),
      ),
      ...(profile ? [step('iam', 'CreateLoginProfile', { UserName, ...profile })] : []),
      ...join(UserName, textsOf(properties, 'Groups')),
      ...attach('User', UserName, textsOf(properties, 'ManagedPolicyArns')),
      ...putInline('User', UserName, inlineOf(properties)),
    ];
  },
  update(request, { properties: before, made }) {
    const { properties } = request;
    const UserName = made.physicalId;
    const groups = differing(textsOf(before, 'Groups'), textsOf(properties, 'Groups'));
    return [
      ...updatePath('User', UserName, before, properties),
      ...updateProfile(UserName, before, properties),
      ...join(UserName, groups.added),
      ...leave(UserName, groups.gone),
      ...updateBoundary('User', UserName, before, properties),
      ...updatePolicies('User', UserName, before, properties),
      ...updateTags({ UserName }, request, before, ['TagUser', 'UntagUser']),
    ];
  },
  remove: ({ properties }, { physicalId: UserName }) => [
    ...leave(UserName, textsOf(properties, 'Groups')),
    ...detach('User', UserName, textsOf(properties, 'ManagedPolicyArns')),
    ...dropInline('User', UserName, inlineOf(properties)),
    ...(profileOf(properties) ? [removing('iam', 'DeleteLoginProfile', { UserName }, gone)] : []),
    removing('iam', 'DeleteUser', { UserName }, gone),
  ],
  treatmentOf: treatments([]),
};

/** A new path gives a new ARN, under which the resource is known from then on. */
function updatePath(
  kind: 'User' | 'Group',
  name: string,
  before: JsonObject,
  after: JsonObject,
): readonly ResourceStep[] {
  if (!changes(before, after, ['Path'])) return [];
  const NewPath = textOf(after, 'Path') ?? '/';
  return [
    (made) => {
      const old = wordOf(member(made?.attributes, 'Arn'));
      const start = old.slice(0, old.indexOf(`:${kind.toLowerCase()}/`));
      const Arn = `${start}:${kind.toLowerCase()}${NewPath}${name}`;
      return {
        service: 'iam',
        operation: `Update${kind}`,
        input: { [`${kind}Name`]: name, NewPath },
        learns: () => known(name, { Arn }),
      };
    },
  ];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-group.html */
const group: ResourceType = {
  name: 'AWS::IAM::Group',
  create(request) {
    const { properties } = request;
    const GroupName = nameOf(request, 'GroupName', { most: 128 });
    return [
      making('iam', 'CreateGroup', { GroupName, Path: textOf(properties, 'Path') }, (output) =>
        known(GroupName, { Arn: textAt(output, 'Group', 'Arn') }),
      ),
      ...attach('Group', GroupName, textsOf(properties, 'ManagedPolicyArns')),
      ...putInline('Group', GroupName, inlineOf(properties)),
    ];
  },
  update: ({ properties }, { properties: before, made: { physicalId } }) => [
    ...updatePath('Group', physicalId, before, properties),
    ...updatePolicies('Group', physicalId, before, properties),
  ],
  remove: ({ properties }, { physicalId: GroupName }) => [
    ...detach('Group', GroupName, textsOf(properties, 'ManagedPolicyArns')),
    ...dropInline('Group', GroupName, inlineOf(properties)),
    removing('iam', 'DeleteGroup', { GroupName }, gone),
  ],
  treatmentOf: treatments([]),
};

export const principals: readonly ResourceType[] = [user, group, role];
