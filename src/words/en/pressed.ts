import { playgroundLine } from './playground-lines.ts';
import { listOf } from '../index.ts';
import { editor, statement as form } from './policy-editor.ts';
import { formWords } from './assume-form.ts';
import { moreWords } from './assume-more.ts';
import { fields as placeFields, submits as placeSubmits, titles as placeTitles } from './dialogs/accounts.ts';
import { pool as appWords } from './dialogs/federation.ts';
import { fields as tokenFields, submits as tokenSubmits, titles as tokenTitles } from './dialogs/sessions.ts';
import { fields as workloadFields, submits as workloadSubmits } from './dialogs/workloads.ts';
import { submits, fields, versions } from './forms.ts';
import { frame } from './frame.ts';
import { incoming } from './incoming.ts';
import { actions as more, sectionActions } from './inspector-services.ts';
import { submits as profileSubmits, titles as profileTitles } from './dialogs/providers.ts';
import { submits as signInSubmits } from './dialogs/sign-in.ts';
import { createActions } from './inspector.ts';
import { submits as setSubmits } from './dialogs/identity-center.ts';
import { permissionsBoundary } from './dialogs/permissions-boundary.ts';
import { actions, removals } from './inspector-details.ts';
import type { Who } from '../../lessons/goal.ts';
import { last, named } from '../called.ts';
import { isolating } from '../isolate.ts';

/** A call that somebody made, and the facts that the page knew then. Ids are references: `@key:ana`. */
export interface MadeCall {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly who: Who;
  /** Whether its holder already has an inline policy with that name. */
  readonly isThere: boolean;
  readonly isRefused: boolean;
  /** Whether it can be typed: a line of the AWS CLI makes the same call. */
  readonly hasLine: boolean;
  /** The permission that AWS checked, if policies decided and nothing has changed. */
  readonly asked: { readonly action: string; readonly resource: string } | null;
}

/** A member of the input as a text. */
type Text = (member: string) => string;
/** The members that the words mention, then the words. A call with further members has to be typed. */
type Entry = readonly [members: readonly string[], tells: (text: Text, call: MadeCall) => string];

/** The phrases that many entries share. */
const { inspect, create, remove, keyOf } = /* @__PURE__ */ isolating({
  /** “Select ana, **Attach a policy**: Readers, **Apply**” */
  inspect: (name: string, action: string, filled = '', submit = ''): string =>
    `Select ${name}, **${action}**${filled && `: ${filled}`}${submit && `, **${submit}**`}`,
  create: (what: string, filled: string, submit: string): string => `**${what}**, ${filled}, **${submit}**`,
  remove: (name: string): string => `Select ${name}, **${actions.delete}**, **${actions.delete}**`,
  /** Names an access key by its owner, because its id differs each time. */
  keyOf: (id: string): string =>
    id.startsWith('@key:')
      ? `the ${/:(old|start)$/.test(id) ? 'oldest' : 'newest'} access key of ${last(named(id))}`
      : `the access key ${id}`,
});

interface Statement {
  readonly [element: string]: unknown;
}

const listed = (value: unknown): readonly string[] => [value].flat().map(String);

/**
 * The ARNs and accounts that a statement names as principals; null for other principals, for which the form has no
 * field.
 */
function principals({ Principal }: Statement): readonly string[] | null {
  if (Principal === undefined) return [];
  if (typeof Principal === 'string') return [Principal];
  const { AWS, ...others } = Principal as Statement;
  return AWS === undefined || Object.keys(others).length > 0 ? null : listed(AWS);
}

const formElements = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

function conditions(value: unknown): readonly string[] {
  return Object.entries((value ?? {}) as Readonly<Record<string, Statement>>).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, values]) => `**${form.addCondition}**: ${operator}, ${key}, ${listed(values).join(', ')}`,
    ),
  );
}

/** How to fill in the form for this statement; null if only JSON can say it. */
function inForm(statement: Statement): string | null {
  const who = principals(statement);
  if (!who || !Object.keys(statement).every((element) => formElements.includes(element))) return null;
  const { Effect, Action, Resource, Condition } = statement;
  if (Action === undefined) return null;
  const parts = [...(who.length > 0 ? [listOf(who)] : []), listOf(listed(Action))];
  const on = Resource === undefined ? '' : ` on ${listOf(listed(Resource))}`;
  return [`${String(Effect)} ${parts.join(' ')}${on}`, ...conditions(Condition)].join(', ');
}

function statementsOf(document: string): readonly Statement[] {
  try {
    const { Statement: said } = JSON.parse(document) as { readonly Statement?: Statement | Statement[] };
    return said === undefined ? [] : [said].flat();
  } catch {
    // AWS refuses a text that isn't JSON, which may be the point of the step.
    return [];
  }
}

const asJson = (document: string): string => `as **${editor.json}**: ${document}`;

function inWords(document: string): string {
  const [only, ...more] = statementsOf(document);
  return (only && more.length === 0 ? inForm(only) : null) ?? asJson(document);
}

/** A key's policy keeps the statement for its account, and those who use the key stand in more of them. */
function statementByStatement(document: string): string {
  const told = statementsOf(document).map(inForm);
  return told.length === 0 || told.includes(null) ? asJson(document) : told.join(`, **${form.add}**: `);
}

/**
 * Says how to fill in a policy: in the form if it has a single statement, else as JSON. The other says it of each
 * statement.
 */
const { filledIn, filledInEach } = /* @__PURE__ */ isolating({
  filledIn: inWords,
  filledInEach: statementByStatement,
});

/** The AWS service that a trust policy lets in, if it lets in nobody else. */
function trustedService(document: string): string | null {
  try {
    const { Statement: said } = JSON.parse(document) as { readonly Statement?: Statement | Statement[] };
    const [only, ...more] = [said].flat();
    const { Service, ...others } = (only?.['Principal'] ?? {}) as Statement;
    const isAlone = more.length === 0 && Object.keys(others).length === 0 && !only?.['Condition'];
    return isAlone && typeof Service === 'string' ? Service : null;
  } catch {
    return null;
  }
}

/** The member of the input that names the holder of policies, tags or a boundary. */
const holders = { User: 'UserName', Group: 'GroupName', Role: 'RoleName' } as const;

function inline(holder: string, text: Text, { isThere }: MadeCall): string {
  const [name, policy] = [text(holder), text('PolicyName')];
  // AWS's console writes this one, and so does an action of this page.
  if (policy === 'AWSRevokeOlderSessions') return inspect(name, actions.revoke);
  const document = filledIn(text('PolicyDocument'));
  return isThere
    ? inspect(`${name} and its policy ${policy}`, actions.editDocument, document, submits.save)
    : inspect(name, actions.inline, `name it ${policy}, ${document}`, submits.save);
}

function tagged(name: string, { input }: MadeCall): string {
  const tags = (input['Tags'] ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  const added = tags.map(({ Key, Value }) => `**${fields.addTag}**: ${Key}, ${Value}`).join(', ');
  return `Select ${name}, **${actions.editTags}**, ${added}, **${submits.save}**`;
}

/** The operations that users, groups and roles have in common. */
const holderEntries: readonly (readonly [string, Entry])[] = Object.entries(holders).flatMap(
  ([kind, holder]): readonly (readonly [string, Entry])[] => [
    [
      `iam:Put${kind}Policy`,
      [[holder, 'PolicyName', 'PolicyDocument'], (text, call) => inline(holder, text, call)],
    ],
    [
      `iam:Delete${kind}Policy`,
      [[holder, 'PolicyName'], (text) => remove(`${text(holder)} and its policy ${text('PolicyName')}`)],
    ],
    [
      `iam:Attach${kind}Policy`,
      [
        [holder, 'PolicyArn'],
        (text) => inspect(text(holder), actions.attach, last(text('PolicyArn')), submits.apply),
      ],
    ],
    [
      `iam:Detach${kind}Policy`,
      [
        [holder, 'PolicyArn'],
        (text) => inspect(text(holder), removals.detachFrom(last(text('PolicyArn')), text(holder))),
      ],
    ],
    [
      `iam:Put${kind}PermissionsBoundary`,
      [
        [holder, 'PermissionsBoundary'],
        (text) =>
          inspect(
            text(holder),
            actions.boundary,
            last(text('PermissionsBoundary')),
            permissionsBoundary.submit,
          ),
      ],
    ],
    [
      `iam:Delete${kind}PermissionsBoundary`,
      [
        [holder],
        (text) => `Select ${text(holder)}, **${actions.boundary}**, **${permissionsBoundary.remove}**`,
      ],
    ],
    [`iam:Tag${kind}`, [[holder, 'Tags'], (text, call) => tagged(text(holder), call)]],
    [`iam:Delete${kind}`, [[holder], (text) => remove(text(holder))]],
  ],
);

const called = (name: string): string => `name it ${name}`;

/** The entry of an operation that renames a user or a group. */
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

const iamEntries: Readonly<Record<string, Entry>> = {
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

/** The caller as the button names it: a session by its role. */
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

/** A key of KMS as the page names it: by its alias, if the page knew one. */
const keyNamed = (id: string): string => (id.startsWith('@cmk:') ? `alias/${named(id)}` : id);

const deploys: Entry = [
  ['StackName', 'TemplateBody', 'Capabilities'],
  (text, { input }) =>
    create(
      frame.tabs.incoming,
      [
        `the template ${text('TemplateBody')}`,
        `the stack ${text('StackName')}`,
        ...((input['Capabilities'] ?? []) as readonly string[]).map(
          (one) => `**${incoming.capability(one)}**`,
        ),
      ].join(', '),
      incoming.deploy,
    ),
];

const serviceEntries: Readonly<Record<string, Entry>> = {
  'cloudformation:CreateStack': deploys,
  'cloudformation:UpdateStack': deploys,
  's3:PutBucketPolicy': [
    ['Bucket', 'Policy'],
    (text) => inspect(text('Bucket'), more.policy, filledIn(text('Policy')), submits.save),
  ],
  'kms:PutKeyPolicy': [
    ['KeyId', 'Policy'],
    (text) =>
      inspect(`the key ${keyNamed(text('KeyId'))}`, more.policy, filledInEach(text('Policy')), submits.save),
  ],
  'sts:GetScopedCredentials': [
    ['Policy'],
    (text) => inspect('the session', actions.handOn, filledIn(text('Policy')), tokenSubmits.get),
  ],
  'sts:AssumeRole': [['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Policy'], assume],
  'sts:GetSessionToken': [['SerialNumber', 'TokenCode'], token],
  'cognito-identity:GetId': [
    ['IdentityPoolId'],
    (text) => inspect(`the pool ${named(text('IdentityPoolId'))}`, more.signIn, `**${appWords.run}**`),
  ],
  'cognito-identity:GetCredentialsForIdentity': [
    ['IdentityId'],
    () => 'The app has asked for the credentials as well',
  ],
  // The words leave the description out, because nothing depends on it.
  'organizations:CreatePolicy': [['Name', 'Description', 'Type', 'Content'], ceiling],
  'organizations:AttachPolicy': [
    ['PolicyId', 'TargetId'],
    (text) =>
      inspect(named(text('TargetId')), sectionActions.attach, named(text('PolicyId')), placeSubmits.apply),
  ],
  'sso-admin:PutInlinePolicyToPermissionSet': [
    ['InstanceArn', 'PermissionSetArn', 'InlinePolicy'],
    (text) =>
      inspect(
        named(text('PermissionSetArn')),
        more.setPolicies,
        filledIn(text('InlinePolicy')),
        setSubmits.save,
      ),
  ],
  'sso-admin:ProvisionPermissionSet': [
    ['InstanceArn', 'PermissionSetArn', 'TargetType'],
    (text) => inspect(named(text('PermissionSetArn')), more.provision),
  ],
  'playground:ConfigureWorkload': [
    ['Name', 'InstanceProfileName', 'AccessKeyId'],
    (text, { input }) =>
      inspect(
        `the workload ${text('Name')}`,
        more.configure,
        input['AccessKeyId'] === undefined
          ? `**${workloadFields.profile}**, ${text('InstanceProfileName')}`
          : keyOf(text('AccessKeyId')),
        workloadSubmits.configure,
      ),
  ],
};

const entries: ReadonlyMap<string, Entry> = new Map([
  ...holderEntries,
  ...Object.entries(iamEntries),
  ...Object.entries(serviceEntries),
]);

/** Says how to make the call in the page's forms; null if no form has all of its members. */
function inForms(call: MadeCall): string | null {
  const { input } = call;
  const [members, tells] = entries.get(`${call.service}:${call.operation}`) ?? [];
  if (!members || !tells || !Object.keys(input).every((member) => members.includes(member))) return null;
  const text = (member: string): string => {
    const value = input[member];
    return typeof value === 'string' ? value : JSON.stringify(value ?? '');
  };
  return tells(text, call);
}

/** Says how to ask the same as a question; null if no policy decided. */
const asked = ({ asked: question }: MadeCall): string | null =>
  question && `Under **${frame.tabs.try}**, ask for ${question.action} on ${question.resource}: **Ask as**`;

/** Says how to type the call. The playground's own operations have no line of the AWS CLI. */
function typed({ service, operation, input, hasLine }: MadeCall): string | null {
  if (hasLine) return `Type the line in the **${frame.tabs.terminal}**`;
  return service === 'playground'
    ? playgroundLine({ operation, input } as Parameters<typeof playgroundLine>[0])
    : null;
}

/**
 * Says what to press for a call of an author's recording, with the names of controls between ** and **. Empty if the
 * call can neither be pressed nor typed.
 */
export const pressedCall = /* @__PURE__ */ isolating((call: MadeCall): string => {
  const words = inForms(call) ?? asked(call) ?? typed(call);
  return words !== null && call.isRefused ? `${words}. AWS refuses` : (words ?? '');
});
