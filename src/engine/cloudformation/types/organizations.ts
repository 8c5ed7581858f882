import type { JsonObject } from '../json.ts';
import { member, wordOf } from '../json.ts';
import type { ResourceRequest, ResourceStep, ResourceType } from './resource-type.ts';
import {
  at,
  changes,
  differing,
  documentText,
  known,
  making,
  picked,
  removing,
  step,
  tagsOf,
  textAt,
  textOf,
  textsOf,
  treatments,
  unlessEmpty,
} from './steps.ts';

const service = 'organizations';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-organization.html */
const organization: ResourceType = {
  name: 'AWS::Organizations::Organization',
  create: ({ properties }) => [
    making(service, 'CreateOrganization', picked(properties, ['FeatureSet']), (output) => {
      const id = textAt(output, 'Organization', 'Id');
      return known(id, {
        Id: id,
        Arn: textAt(output, 'Organization', 'Arn'),
        ManagementAccountArn: textAt(output, 'Organization', 'MasterAccountArn'),
        ManagementAccountEmail: textAt(output, 'Organization', 'MasterAccountEmail'),
        ManagementAccountId: textAt(output, 'Organization', 'MasterAccountId'),
      });
    }),
    (made) => ({
      service,
      operation: 'ListRoots',
      input: {},
      learns: (output) => ({
        ...made!,
        attributes: { ...made!.attributes, RootId: textAt(output, 'Roots', '0', 'Id') },
      }),
    }),
  ],
  update: () => [step(service, 'EnableAllFeatures', {})],
  remove: () => [removing(service, 'DeleteOrganization', {}, ['AWSOrganizationsNotInUseException'])],
  treatmentOf: treatments([]),
};

const moved = (AccountId: string, parent: string): readonly ResourceStep[] => [
  (made) => ({
    service,
    operation: 'ListParents',
    input: { ChildId: AccountId || made!.physicalId },
    learns: (output) => ({
      ...made!,
      attributes: { ...made!.attributes, ParentId: textAt(output, 'Parents', '0', 'Id') },
    }),
  }),
  (made) => ({
    service,
    operation: 'MoveAccount',
    input: {
      AccountId: AccountId || made!.physicalId,
      SourceParentId: member(made!.attributes, 'ParentId') ?? '',
      DestinationParentId: parent,
    },
    tolerates: ['DuplicateAccountException'],
  }),
];

const tagsIfAny = (request: ResourceRequest) => unlessEmpty(tagsOf(request));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-account.html */
const account: ResourceType = {
  name: 'AWS::Organizations::Account',
  create(request) {
    const [parent] = textsOf(request.properties, 'ParentIds');
    return [
      making(
        service,
        'CreateAccount',
        { ...picked(request.properties, ['AccountName', 'Email', 'RoleName']), Tags: tagsIfAny(request) },
        // Until the account is made, its request stands for it.
        (output) => known(textAt(output, 'CreateAccountStatus', 'Id')),
      ),
      (made) => ({
        service,
        operation: 'DescribeCreateAccountStatus',
        input: { CreateAccountRequestId: made!.physicalId },
        learns: (output) => known(wordOf(at(output, 'CreateAccountStatus', 'AccountId') ?? made!.physicalId)),
      }),
      (made) => ({
        service,
        operation: 'DescribeAccount',
        input: { AccountId: made!.physicalId },
        learns: (output) =>
          known(made!.physicalId, {
            AccountId: made!.physicalId,
            ...picked((at(output, 'Account') ?? {}) as JsonObject, [
              'Arn',
              'JoinedMethod',
              'JoinedTimestamp',
              'Status',
            ]),
          }),
      }),
      ...(parent === undefined ? [] : moved('', parent)),
    ];
  },
  update(request, { properties: before, made }) {
    const [parent] = textsOf(request.properties, 'ParentIds');
    return [
      ...(changes(before, request.properties, ['ParentIds']) && parent !== undefined
        ? moved(made.physicalId, parent)
        : []),
      ...updateTags(request, before, made.physicalId),
    ];
  },
  // A request that failed has left no account.
  remove: (_request, { physicalId: AccountId }) =>
    /^\d{12}$/.test(AccountId)
      ? [
          removing(service, 'CloseAccount', { AccountId }, [
            'AccountAlreadyClosedException',
            'AccountNotFoundException',
          ]),
        ]
      : [],
  treatmentOf: treatments([]),
};

function updateTags(
  request: ResourceRequest,
  before: JsonObject,
  ResourceId: string,
): readonly ResourceStep[] {
  const [old, next] = [tagsOf({ ...request, properties: before }), tagsOf(request)];
  const keys = next.map(({ Key }) => Key);
  const lost = old.flatMap(({ Key }) => (keys.includes(Key) ? [] : [Key ?? '']));
  const { added } = differing(old, next);
  return [
    ...(added.length > 0 ? [step(service, 'TagResource', { ResourceId, Tags: added })] : []),
    ...(lost.length > 0 ? [step(service, 'UntagResource', { ResourceId, TagKeys: lost })] : []),
  ];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-organizationalunit.html */
const unit: ResourceType = {
  name: 'AWS::Organizations::OrganizationalUnit',
  create: (request) => [
    making(
      service,
      'CreateOrganizationalUnit',
      { ...picked(request.properties, ['ParentId', 'Name']), Tags: tagsIfAny(request) },
      (output) => {
        const id = textAt(output, 'OrganizationalUnit', 'Id');
        return known(id, { Id: id, Arn: textAt(output, 'OrganizationalUnit', 'Arn') });
      },
    ),
  ],
  update: (request, { properties: before, made: { physicalId: OrganizationalUnitId } }) => [
    ...(changes(before, request.properties, ['Name'])
      ? [
          step(service, 'UpdateOrganizationalUnit', {
            OrganizationalUnitId,
            Name: textOf(request.properties, 'Name'),
          }),
        ]
      : []),
    ...updateTags(request, before, OrganizationalUnitId),
  ],
  remove: (_request, { physicalId: OrganizationalUnitId }) => [
    removing(service, 'DeleteOrganizationalUnit', { OrganizationalUnitId }, [
      'OrganizationalUnitNotFoundException',
    ]),
  ],
  treatmentOf: treatments([]),
};

const detached: readonly string[] = [
  'PolicyNotAttachedException',
  'PolicyNotFoundException',
  'TargetNotFoundException',
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-policy.html */
const policy: ResourceType = {
  name: 'AWS::Organizations::Policy',
  create: (request) => [
    making(
      service,
      'CreatePolicy',
      {
        Content: documentText(member(request.properties, 'Content')),
        Description: textOf(request.properties, 'Description') ?? '',
        ...picked(request.properties, ['Name', 'Type']),
        Tags: tagsIfAny(request),
      },
      (output) => {
        const id = textAt(output, 'Policy', 'PolicySummary', 'Id');
        return known(id, {
          Id: id,
          Arn: textAt(output, 'Policy', 'PolicySummary', 'Arn'),
          AwsManaged: false,
        });
      },
    ),
    ...textsOf(request.properties, 'TargetIds').map((TargetId): ResourceStep => (made) => ({
      service,
      operation: 'AttachPolicy',
      input: { PolicyId: made!.physicalId, TargetId },
    })),
  ],
  update(request, { properties: before, made: { physicalId: PolicyId } }) {
    const { properties } = request;
    const targets = differing(textsOf(before, 'TargetIds'), textsOf(properties, 'TargetIds'));
    return [
      ...(changes(before, properties, ['Content', 'Description', 'Name'])
        ? [
            step(service, 'UpdatePolicy', {
              PolicyId,
              Name: textOf(properties, 'Name'),
              Description: textOf(properties, 'Description') ?? '',
              Content: documentText(member(properties, 'Content')),
            }),
          ]
        : []),
      ...targets.added.map((TargetId) => step(service, 'AttachPolicy', { PolicyId, TargetId })),
      ...targets.gone.map((TargetId) => removing(service, 'DetachPolicy', { PolicyId, TargetId }, detached)),
      ...updateTags(request, before, PolicyId),
    ];
  },
  remove: ({ properties }, { physicalId: PolicyId }) => [
    ...textsOf(properties, 'TargetIds').map((TargetId) =>
      removing(service, 'DetachPolicy', { PolicyId, TargetId }, detached),
    ),
    removing(service, 'DeletePolicy', { PolicyId }, ['PolicyNotFoundException']),
  ],
  treatmentOf: treatments([]),
};

export const organizations: readonly ResourceType[] = [organization, account, unit, policy];
