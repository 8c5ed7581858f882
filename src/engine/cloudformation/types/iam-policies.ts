import type { JsonObject } from '../json.ts';
import { member } from '../json.ts';
import { dropInline, putInline } from './principals.ts';
import type { ResourceRequest, ResourceStep, ResourceType } from './resource-type.ts';
import {
  at,
  changes,
  differing,
  documentText,
  generatedName,
  known,
  making,
  nameOf,
  removing,
  step,
  textAt,
  textOf,
  textsOf,
  treatments,
} from './steps.ts';

const kinds = ['Group', 'Role', 'User'] as const;
const gone: readonly string[] = ['NoSuchEntity'];

type Attaching = 'Attach' | 'Detach';

const attachments = (
  verb: Attaching,
  kind: (typeof kinds)[number],
  names: readonly string[],
  PolicyArn: string,
): readonly ResourceStep[] =>
  names.map((name) =>
    verb === 'Attach'
      ? step('iam', `Attach${kind}Policy`, { [`${kind}Name`]: name, PolicyArn })
      : removing('iam', `Detach${kind}Policy`, { [`${kind}Name`]: name, PolicyArn }, gone),
  );

const allAttachments = (verb: Attaching, properties: JsonObject, arn: string): readonly ResourceStep[] =>
  kinds.flatMap((kind) => attachments(verb, kind, textsOf(properties, `${kind}s`), arn));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-managedpolicy.html */
const managedPolicy: ResourceType = {
  name: 'AWS::IAM::ManagedPolicy',
  create(request) {
    const { properties } = request;
    return [
      making(
        'iam',
        'CreatePolicy',
        {
          PolicyName: nameOf(request, 'ManagedPolicyName', { most: 128 }),
          Path: textOf(properties, 'Path'),
          PolicyDocument: documentText(member(properties, 'PolicyDocument')),
          Description: textOf(properties, 'Description'),
        },
        (output) => {
          const policy = at(output, 'Policy');
          const arn = textAt(output, 'Policy', 'Arn');
          const names = ['PolicyId', 'DefaultVersionId', 'AttachmentCount', 'PermissionsBoundaryUsageCount'];
          const more = ['IsAttachable', 'CreateDate', 'UpdateDate'];
          const attributes = [...names, ...more].map((name) => [name, member(policy, name)] as const);
          return known(arn, { PolicyArn: arn, ...Object.fromEntries(attributes) });
        },
      ),
      ...kinds.flatMap((kind) =>
        textsOf(properties, `${kind}s`).map((name): ResourceStep => (made) => ({
          service: 'iam',
          operation: `Attach${kind}Policy`,
          input: { [`${kind}Name`]: name, PolicyArn: made!.physicalId },
        })),
      ),
    ];
  },
  // The version before goes, so that an update never meets the quota of five versions.
  update({ properties }, { properties: before, made }) {
    const PolicyArn = made.physicalId;
    return [
      ...(changes(before, properties, ['PolicyDocument'])
        ? [
            step(
              'iam',
              'CreatePolicyVersion',
              {
                PolicyArn,
                PolicyDocument: documentText(member(properties, 'PolicyDocument')),
                SetAsDefault: true,
              },
              {
                learns: (output) => ({
                  ...made,
                  attributes: {
                    ...made.attributes,
                    DefaultVersionId: textAt(output, 'PolicyVersion', 'VersionId'),
                  },
                }),
              },
            ),
            removing(
              'iam',
              'DeletePolicyVersion',
              { PolicyArn, VersionId: member(made.attributes, 'DefaultVersionId') },
              gone,
            ),
          ]
        : []),
      ...kinds.flatMap((kind) => {
        const { added, gone: left } = differing(textsOf(before, `${kind}s`), textsOf(properties, `${kind}s`));
        return [
          ...attachments('Attach', kind, added, PolicyArn),
          ...attachments('Detach', kind, left, PolicyArn),
        ];
      }),
    ];
  },
  remove: ({ properties }, { physicalId: PolicyArn }) => [
    ...allAttachments('Detach', properties, PolicyArn),
    removing('iam', 'DeletePolicy', { PolicyArn }, gone),
  ],
  treatmentOf: treatments([]),
};

const inlineOf = (properties: JsonObject): JsonObject => ({
  PolicyName: textOf(properties, 'PolicyName') ?? '',
  PolicyDocument: documentText(member(properties, 'PolicyDocument')) ?? '',
});

/**
 * An inline policy that several have. Its physical id shortens the stack's name and the logical id to four letters.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-policy.html
 */
const policy: ResourceType = {
  name: 'AWS::IAM::Policy',
  identity: ({ stack, logicalId, suffix }) => {
    const id = `${stack.name.slice(0, 4)}-${logicalId.slice(0, 4)}-${suffix}`;
    return known(id, { Id: id });
  },
  create: ({ properties }) =>
    kinds.flatMap((kind) =>
      textsOf(properties, `${kind}s`).flatMap((name) => putInline(kind, name, [inlineOf(properties)])),
    ),
  update: ({ properties }, { properties: before }) =>
    kinds.flatMap((kind) => {
      const isNew = changes(before, properties, ['PolicyDocument', 'PolicyName']);
      const [old, next] = [textsOf(before, `${kind}s`), textsOf(properties, `${kind}s`)];
      const { added, gone: left } = differing(old, next);
      const renamed = changes(before, properties, ['PolicyName']) ? old : left;
      return [
        ...(isNew ? next : added).flatMap((name) => putInline(kind, name, [inlineOf(properties)])),
        ...renamed.flatMap((name) => dropInline(kind, name, [inlineOf(before)])),
      ];
    }),
  remove: ({ properties }) =>
    kinds.flatMap((kind) =>
      textsOf(properties, `${kind}s`).flatMap((name) => dropInline(kind, name, [inlineOf(properties)])),
    ),
  treatmentOf: treatments([]),
};

/**
 * An inline policy of one user, group or role.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-rolepolicy.html
 */
const inlinePolicy = (kind: (typeof kinds)[number]): ResourceType => {
  const ownerOf = (properties: JsonObject): string => textOf(properties, `${kind}Name`) ?? '';
  const put = ({ properties }: ResourceRequest) =>
    putInline(kind, ownerOf(properties), [inlineOf(properties)]);
  return {
    name: `AWS::IAM::${kind}Policy`,
    identity: ({ properties }) => known(`${textOf(properties, 'PolicyName') ?? ''}|${ownerOf(properties)}`),
    create: put,
    update: put,
    remove: ({ properties }) => dropInline(kind, ownerOf(properties), [inlineOf(properties)]),
    treatmentOf: treatments([]),
  };
};

const membership = (
  verb: 'Add' | 'Remove',
  GroupName: string,
  users: readonly string[],
): readonly ResourceStep[] =>
  users.map((UserName) =>
    verb === 'Add'
      ? step('iam', 'AddUserToGroup', { GroupName, UserName })
      : removing('iam', 'RemoveUserFromGroup', { GroupName, UserName }, gone),
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-usertogroupaddition.html */
const userToGroupAddition: ResourceType = {
  name: 'AWS::IAM::UserToGroupAddition',
  identity: (request) => {
    const id = generatedName(request, { most: 128 });
    return known(id, { Id: id });
  },
  create: ({ properties }) =>
    membership('Add', textOf(properties, 'GroupName') ?? '', textsOf(properties, 'Users')),
  update({ properties }, { properties: before }) {
    const [old, next] = [textOf(before, 'GroupName') ?? '', textOf(properties, 'GroupName') ?? ''];
    const { added, gone: left } = differing(textsOf(before, 'Users'), textsOf(properties, 'Users'));
    return old === next
      ? [...membership('Add', next, added), ...membership('Remove', old, left)]
      : [
          ...membership('Add', next, textsOf(properties, 'Users')),
          ...membership('Remove', old, textsOf(before, 'Users')),
        ];
  },
  remove: ({ properties }) =>
    membership('Remove', textOf(properties, 'GroupName') ?? '', textsOf(properties, 'Users')),
  treatmentOf: treatments([]),
};

export const iamPolicies: readonly ResourceType[] = [
  managedPolicy,
  policy,
  ...kinds.map(inlinePolicy),
  userToGroupAddition,
];
