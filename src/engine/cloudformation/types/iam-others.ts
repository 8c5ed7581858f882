import { member } from '../json.ts';
import { updateTags } from './principals.ts';
import type { ResourceStep, ResourceType } from './resource-type.ts';
import {
  changes,
  differing,
  known,
  making,
  nameOf,
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

const gone: readonly string[] = ['NoSuchEntity'];

const placing = (verb: 'Add' | 'Remove', InstanceProfileName: string, roles: readonly string[]) =>
  roles.map((RoleName): ResourceStep =>
    verb === 'Add'
      ? step('iam', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName })
      : removing('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName }, gone),
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-instanceprofile.html */
const instanceProfile: ResourceType = {
  name: 'AWS::IAM::InstanceProfile',
  create(request) {
    const InstanceProfileName = nameOf(request, 'InstanceProfileName', { most: 128 });
    return [
      making(
        'iam',
        'CreateInstanceProfile',
        { InstanceProfileName, Path: textOf(request.properties, 'Path') },
        (output) => known(InstanceProfileName, { Arn: textAt(output, 'InstanceProfile', 'Arn') }),
      ),
      ...placing('Add', InstanceProfileName, textsOf(request.properties, 'Roles')),
    ];
  },
  update({ properties }, { properties: before, made: { physicalId } }) {
    const { added, gone: left } = differing(textsOf(before, 'Roles'), textsOf(properties, 'Roles'));
    // A profile has room for one role.
    return [...placing('Remove', physicalId, left), ...placing('Add', physicalId, added)];
  },
  remove: ({ properties }, { physicalId: InstanceProfileName }) => [
    ...placing('Remove', InstanceProfileName, textsOf(properties, 'Roles')),
    removing('iam', 'DeleteInstanceProfile', { InstanceProfileName }, gone),
  ],
  treatmentOf: treatments([]),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-accesskey.html */
const accessKey: ResourceType = {
  name: 'AWS::IAM::AccessKey',
  create({ properties }) {
    const UserName = textOf(properties, 'UserName');
    const status = textOf(properties, 'Status');
    return [
      making('iam', 'CreateAccessKey', { UserName }, (output) => {
        const id = textAt(output, 'AccessKey', 'AccessKeyId');
        return known(id, { Id: id, SecretAccessKey: textAt(output, 'AccessKey', 'SecretAccessKey') });
      }),
      ...(status === undefined || status === 'Active'
        ? []
        : [
            ((made) => ({
              service: 'iam',
              operation: 'UpdateAccessKey',
              input: { UserName: UserName ?? '', AccessKeyId: made!.physicalId, Status: status },
            })) satisfies ResourceStep,
          ]),
    ];
  },
  update: ({ properties }, { properties: before, made: { physicalId: AccessKeyId } }) =>
    changes(before, properties, ['Status'])
      ? [
          step('iam', 'UpdateAccessKey', {
            UserName: textOf(properties, 'UserName'),
            AccessKeyId,
            Status: textOf(properties, 'Status') ?? 'Active',
          }),
        ]
      : [],
  remove: ({ properties }, { physicalId: AccessKeyId }) => [
    removing('iam', 'DeleteAccessKey', { UserName: textOf(properties, 'UserName'), AccessKeyId }, gone),
  ],
  // A greater serial number replaces the key, and says nothing else.
  treatmentOf: treatments(['Serial']),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-oidcprovider.html */
const oidcProvider: ResourceType = {
  name: 'AWS::IAM::OIDCProvider',
  create: (request) => [
    making(
      'iam',
      'CreateOpenIDConnectProvider',
      {
        Url: textOf(request.properties, 'Url'),
        ClientIDList: member(request.properties, 'ClientIdList'),
        ThumbprintList: member(request.properties, 'ThumbprintList'),
        Tags: unlessEmpty(tagsOf(request)),
      },
      (output) => {
        const arn = textAt(output, 'OpenIDConnectProviderArn');
        return known(arn, { Arn: arn });
      },
    ),
  ],
  update(request, { properties: before, made }) {
    const OpenIDConnectProviderArn = made.physicalId;
    const of = { OpenIDConnectProviderArn };
    const { properties } = request;
    const { added, gone: left } = differing(
      textsOf(before, 'ClientIdList'),
      textsOf(properties, 'ClientIdList'),
    );
    return [
      ...added.map((ClientID) => step('iam', 'AddClientIDToOpenIDConnectProvider', { ...of, ClientID })),
      ...left.map((ClientID) =>
        removing('iam', 'RemoveClientIDFromOpenIDConnectProvider', { ...of, ClientID }, gone),
      ),
      ...(changes(before, properties, ['ThumbprintList'])
        ? [
            step('iam', 'UpdateOpenIDConnectProviderThumbprint', {
              ...of,
              ThumbprintList: textsOf(properties, 'ThumbprintList'),
            }),
          ]
        : []),
      ...updateTags(of, request, before, ['TagOpenIDConnectProvider', 'UntagOpenIDConnectProvider']),
    ];
  },
  remove: (_request, { physicalId: OpenIDConnectProviderArn }) => [
    removing('iam', 'DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn }, gone),
  ],
  treatmentOf: treatments([]),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-samlprovider.html */
const samlProvider: ResourceType = {
  name: 'AWS::IAM::SAMLProvider',
  create: (request) => [
    making(
      'iam',
      'CreateSAMLProvider',
      {
        Name: nameOf(request, 'Name', { most: 128 }),
        SAMLMetadataDocument: textOf(request.properties, 'SamlMetadataDocument'),
        Tags: unlessEmpty(tagsOf(request)),
      },
      (output) => {
        const arn = textAt(output, 'SAMLProviderArn');
        return known(arn, { Arn: arn });
      },
    ),
  ],
  update: (request, { properties: before, made: { physicalId: SAMLProviderArn } }) => [
    ...(changes(before, request.properties, ['SamlMetadataDocument'])
      ? [
          step('iam', 'UpdateSAMLProvider', {
            SAMLProviderArn,
            SAMLMetadataDocument: textOf(request.properties, 'SamlMetadataDocument'),
          }),
        ]
      : []),
    ...updateTags({ SAMLProviderArn }, request, before, ['TagSAMLProvider', 'UntagSAMLProvider']),
  ],
  remove: (_request, { physicalId: SAMLProviderArn }) => [
    removing('iam', 'DeleteSAMLProvider', { SAMLProviderArn }, gone),
  ],
  treatmentOf: treatments(
    [],
    ['AssertionEncryptionMode', 'AddPrivateKey', 'RemovePrivateKey', 'PrivateKeyList'],
  ),
};

/**
 * A device whose codes nobody has confirmed yet: CloudFormation makes it, and enables it for nobody.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-virtualmfadevice.html
 */
const virtualMfaDevice: ResourceType = {
  name: 'AWS::IAM::VirtualMFADevice',
  create: (request) => [
    making(
      'iam',
      'CreateVirtualMFADevice',
      {
        VirtualMFADeviceName: nameOf(request, 'VirtualMfaDeviceName', { most: 226 }),
        Path: textOf(request.properties, 'Path'),
        Tags: unlessEmpty(tagsOf(request)),
      },
      (output) => {
        const serial = textAt(output, 'VirtualMFADevice', 'SerialNumber');
        return known(serial, { SerialNumber: serial });
      },
    ),
  ],
  update: (request, { properties: before, made: { physicalId: SerialNumber } }) =>
    updateTags({ SerialNumber }, request, before, ['TagMFADevice', 'UntagMFADevice']),
  remove: (_request, { physicalId: SerialNumber }) => [
    removing('iam', 'DeleteVirtualMFADevice', { SerialNumber }, gone),
  ],
  treatmentOf: treatments(['Users']),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-servicelinkedrole.html */
const serviceLinkedRole: ResourceType = {
  name: 'AWS::IAM::ServiceLinkedRole',
  create: ({ properties }) => [
    making(
      'iam',
      'CreateServiceLinkedRole',
      picked(properties, ['AWSServiceName', 'CustomSuffix', 'Description']),
      (output) => {
        const name = textAt(output, 'Role', 'RoleName');
        return known(name, { RoleName: name });
      },
    ),
  ],
  update: ({ properties }, { made: { physicalId: RoleName } }) => [
    step('iam', 'UpdateRoleDescription', { RoleName, Description: textOf(properties, 'Description') ?? '' }),
  ],
  remove: (_request, { physicalId: RoleName }) => [
    removing('iam', 'DeleteServiceLinkedRole', { RoleName }, gone),
  ],
  treatmentOf: treatments([]),
};

export const iamOthers: readonly ResourceType[] = [
  ...[instanceProfile, accessKey, oidcProvider, samlProvider],
  ...[virtualMfaDevice, serviceLinkedRole],
];
