import { last } from '../../called.ts';
import { submits as profileSubmits, titles as profileTitles } from '../dialogs/providers.ts';
import { submits as signInSubmits } from '../dialogs/sign-in.ts';
import { fields, submits, versions } from '../forms.ts';
import { createActions } from '../inspector.ts';
import { actions, removals } from '../inspector-details.ts';
import { actions as more } from '../inspector-services.ts';
import { create, type Entry, inspect, keyOf, remove, type Text } from './entry.ts';
import { filledIn, trustedService } from './policy.ts';

const called = (name: string): string => `name it ${name}`;

/** An operation whose form asks for a new name for one that there is. */
const renames = (kind: 'User' | 'Group'): Entry => [
  [`${kind}Name`, `New${kind}Name`],
  (text) => inspect(text(`${kind}Name`), actions.rename, text(`New${kind}Name`), submits.rename),
];

const version = (button: (version: string) => string): Entry => [
  ['PolicyArn', 'VersionId'],
  (text) =>
    `Select ${last(text('PolicyArn'))}, **${actions.versions}**, ${text('VersionId')}, **${button(text('VersionId'))}**`,
];

function trust(text: Text): string {
  const document = text('AssumeRolePolicyDocument');
  const service = trustedService(document);
  return service === null
    ? `**${fields.trustJson}**: ${filledIn(document)}`
    : `**${fields.trustService}**: ${service.split('.')[0] ?? ''}`;
}

export const iamEntries: Readonly<Record<string, Entry>> = {
  'iam:CreateUser': [
    ['UserName'],
    (text) => create(createActions.createUser, called(text('UserName')), submits.createUser),
  ],
  'iam:CreateGroup': [
    ['GroupName'],
    (text) => create(createActions.createGroup, called(text('GroupName')), submits.createGroup),
  ],
  'iam:CreateRole': [
    ['RoleName', 'AssumeRolePolicyDocument'],
    (text) =>
      create(createActions.createRole, `${called(text('RoleName'))}, ${trust(text)}`, submits.createRole),
  ],
  'iam:CreatePolicy': [
    ['PolicyName', 'PolicyDocument'],
    (text) =>
      create(
        createActions.createPolicy,
        `${called(text('PolicyName'))}, ${filledIn(text('PolicyDocument'))}`,
        submits.createPolicy,
      ),
  ],
  'iam:CreateInstanceProfile': [
    ['InstanceProfileName'],
    (text) =>
      create(profileTitles.createProfile, called(text('InstanceProfileName')), profileSubmits.profile),
  ],
  'iam:AddRoleToInstanceProfile': [
    ['InstanceProfileName', 'RoleName'],
    (text) =>
      inspect(
        `the instance profile ${text('InstanceProfileName')}`,
        more.role,
        text('RoleName'),
        profileSubmits.apply,
      ),
  ],
  'iam:AddUserToGroup': [
    ['GroupName', 'UserName'],
    (text) => inspect(text('GroupName'), actions.addUser, text('UserName'), submits.apply),
  ],
  'iam:RemoveUserFromGroup': [
    ['GroupName', 'UserName'],
    (text) => inspect(text('GroupName'), removals.removeFrom(text('UserName'), text('GroupName'))),
  ],
  'iam:UpdateUser': renames('User'),
  'iam:UpdateGroup': renames('Group'),
  'iam:UpdateAssumeRolePolicy': [
    ['RoleName', 'PolicyDocument'],
    (text) => inspect(text('RoleName'), actions.editTrust, filledIn(text('PolicyDocument')), submits.save),
  ],
  'iam:CreatePolicyVersion': [
    ['PolicyArn', 'PolicyDocument', 'SetAsDefault'],
    (text, { input }) => {
      const later = input['SetAsDefault'] === true ? '' : `, without **${fields.setDefault}**`;
      const document = `${filledIn(text('PolicyDocument'))}${later}`;
      return inspect(last(text('PolicyArn')), actions.newVersion, document, submits.saveVersion);
    },
  ],
  'iam:SetDefaultPolicyVersion': version(versions.setDefault),
  'iam:DeletePolicyVersion': version(versions.delete),
  'iam:DeletePolicy': [['PolicyArn'], (text) => remove(last(text('PolicyArn')))],
  'iam:CreateAccessKey': [
    ['UserName'],
    (text) => `Select ${text('UserName')}, **${actions.newKey}**, **${submits.createKey}**`,
  ],
  'iam:UpdateAccessKey': [
    ['UserName', 'AccessKeyId', 'Status'],
    (text) =>
      inspect(
        keyOf(text('AccessKeyId')),
        text('Status') === 'Inactive' ? actions.deactivate : actions.activate,
      ),
  ],
  'iam:DeleteAccessKey': [
    ['UserName', 'AccessKeyId'],
    (text) => `Select ${keyOf(text('AccessKeyId'))}, **${actions.deleteKey}**, **${actions.delete}**`,
  ],
  'iam:CreateLoginProfile': [
    ['UserName', 'Password'],
    (text) => inspect(text('UserName'), actions.password, text('Password'), signInSubmits.give),
  ],
};
