import { last, named } from '../../called.ts';
import { formWords } from '../assume-form.ts';
import { moreWords } from '../assume-more.ts';
import {
  fields as placeFields,
  submits as placeSubmits,
  titles as placeTitles,
} from '../dialogs/accounts.ts';
import { pool as appWords } from '../dialogs/federation.ts';
import {
  fields as tokenFields,
  submits as tokenSubmits,
  titles as tokenTitles,
} from '../dialogs/sessions.ts';
import { fields as workloadFields, submits as workloadSubmits } from '../dialogs/workloads.ts';
import { submits } from '../forms.ts';
import { frame } from '../frame.ts';
import { actions, sectionActions } from '../inspector-services.ts';
import { create, type Entry, inspect, keyOf, type MadeCall, type Text } from './entry.ts';
import { filledIn } from './policy.ts';

/** How the button names who asks: a session by its role. */
const caller = (who: string): string => last(who.split(' ').at(-1) ?? '');

function assume(text: Text, { input, who }: MadeCall): string {
  const seconds = Number(input['DurationSeconds'] ?? 0) as keyof typeof formWords.durations;
  const wanted = [
    ...(seconds in formWords.durations ? [`**${formWords.duration}**: ${formWords.durations[seconds]}`] : []),
    ...(input['ExternalId'] === undefined ? [] : [`**${formWords.externalId}**: ${text('ExternalId')}`]),
    ...(input['Policy'] === undefined ? [] : [`**${moreWords.limit}**: ${filledIn(text('Policy'))}`]),
  ];
  const further = wanted.length > 0 ? `, **${formWords.more}**, ${wanted.join(', ')},` : ':';
  return `Under **${frame.tabs.steps}**, choose the role ${last(text('RoleArn'))}${further} **${formWords.as(caller(who))}**`;
}

function token(text: Text, { input }: MadeCall): string {
  const device = last(text('SerialNumber'));
  const wanted =
    input['SerialNumber'] === undefined
      ? []
      : [`**${tokenFields.device}**: ${device}`, `**${tokenFields.fill}**`];
  return [`**${tokenTitles.sessionToken}**`, ...wanted, `**${tokenSubmits.get}**`].join(', ');
}

function ceiling(text: Text, { input }: MadeCall): string {
  const filled = [
    `name it ${text('Name')}`,
    ...(input['Type'] === 'RESOURCE_CONTROL_POLICY' ? [`**${placeFields.rcp}**`] : []),
    filledIn(text('Content')),
  ];
  return create(placeTitles.createPolicy, filled.join(', '), placeSubmits.policy);
}

export const serviceEntries: Readonly<Record<string, Entry>> = {
  's3:PutBucketPolicy': [
    ['Bucket', 'Policy'],
    (text) => inspect(text('Bucket'), actions.policy, filledIn(text('Policy')), submits.save),
  ],
  'sts:AssumeRole': [['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Policy'], assume],
  'sts:GetSessionToken': [['SerialNumber', 'TokenCode'], token],
  'cognito-identity:GetId': [
    ['IdentityPoolId'],
    (text) => inspect(`the pool ${named(text('IdentityPoolId'))}`, actions.signIn, `**${appWords.run}**`),
  ],
  'cognito-identity:GetCredentialsForIdentity': [
    ['IdentityId'],
    () => 'The app has asked for the credentials as well',
  ],
  // Nothing depends on its description.
  'organizations:CreatePolicy': [['Name', 'Description', 'Type', 'Content'], ceiling],
  'organizations:AttachPolicy': [
    ['PolicyId', 'TargetId'],
    (text) =>
      inspect(named(text('TargetId')), sectionActions.attach, named(text('PolicyId')), placeSubmits.apply),
  ],
  'playground:ConfigureWorkload': [
    ['Name', 'InstanceProfileName', 'AccessKeyId'],
    (text, { input }) =>
      inspect(
        `the workload ${text('Name')}`,
        actions.configure,
        input['AccessKeyId'] === undefined
          ? `**${workloadFields.profile}**, ${text('InstanceProfileName')}`
          : keyOf(text('AccessKeyId')),
        workloadSubmits.configure,
      ),
  ],
};
