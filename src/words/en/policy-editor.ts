import { isolating } from '../isolate.ts';

/** The policy editor: a form beside the JSON text. A change in one appears in the other. */

export const editor = /* @__PURE__ */ isolating({
  form: 'Form',
  json: 'JSON',
  views: 'How to edit it',
  onlyJson: (reason: string): string => `The form can’t show this one: ${reason}. Edit it as JSON.`,
  template: 'Start from',
  templateNone: 'a template',
  loading: 'The editor is loading. You can type already.',
  asFile: 'While you edit it, the terminal has it as',
  plain: 'Plain text field',
  accepted: 'AWS finds no mistake in this document.',
  refused: (message: string): string => `AWS would say: ${message}`,
  refusedElsewhere: (message: string): string => `AWS would refuse it. In IAM’s words: ${message}`,
  line: (line: number, message: string): string => `Line ${String(line)}: ${message}`,
  help: 'Tab leaves the editor.',
} as const);

const orMeant = (right: string | null): string => (right === null ? '' : ` Did you mean “${right}”?`);
const example = 'arn:aws:s3:::team-bucket/*';

/** The fault at a place of a document, and its remedy. */
export const faults = /* @__PURE__ */ isolating({
  empty: 'There is nothing here yet. A policy begins with {.',
  endsEarly: (missing: string): string => `The text ends too early. Close what is still open: ${missing}`,
  trailingComma: (closer: string): string => `JSON allows no comma before ${closer}. Take this comma away.`,
  wrongBracket: (closer: string): string =>
    `Write ${closer} first: it closes the bracket that you opened last.`,
  oneTooMany: 'This bracket closes nothing. Take it away.',
  quotes: 'JSON knows only straight double quotes: ".',
  comment: 'JSON has no comments. Take this one away.',
  moreThanOne: 'The document has ended before this. Take the rest away.',
  colonMissing: 'A colon is missing between the key and its value.',
  commaMissing: 'A comma is missing before this.',
  oneComma: 'There is a comma too many here.',
  quoteIt: (word: string): string => `Put “${word}” in double quotes.`,
  unclosed: 'This text has no closing quote.',
  notJson: 'This is not JSON.',
  duplicateKey: (key: string): string => `“${key}” stands twice between the same braces. Keep one of them.`,
  tooDeep: 'No policy is nested this deep.',
  policyIsObject: 'A policy is one object: it begins with { and ends with }.',
  unknownElement: (key: string, right: string | null): string =>
    `AWS knows no element “${key}” here.${orMeant(right)}`,
  version: 'The version names the policy language, not a date of yours. Write “2012-10-17”.',
  noVersion: 'This policy needs a Version of “2012-10-17”.',
  noStatement: 'A policy needs one Statement at least.',
  noId: 'Only policies of roles and of resources may have an Id.',
  statementIsObject: 'A statement is an object: it begins with { and ends with }.',
  noEffect: 'This statement needs an Effect, “Allow” or “Deny”.',
  effect: (right: string | null): string => `An Effect is “Allow” or “Deny”.${orMeant(right)}`,
  effectCase: (said: string, right: string): string =>
    `AWS tells capitals from small letters here. Write “${right}” and not “${said}”.`,
  rcpDenies: 'A resource control policy of your own can only deny. Write “Deny”.',
  both: (one: string, other: string): string => `A statement has ${one} or ${other}, and not both.`,
  missing: (element: string): string =>
    `This statement needs ${element === 'Action' ? 'an' : 'a'} ${element}.`,
  sidTwice: (sid: string): string => `Two statements are called “${sid}”. Give one of them another Sid.`,
  elements: {
    Sid: (): string => 'A Sid is a name of letters and digits.',
    Effect: (): string => 'An Effect is “Allow” or “Deny”.',
    Action: (kind: string, text: string): string => actionFault(kind, text),
    NotAction: (kind: string, text: string): string => actionFault(kind, text),
    Resource: (kind: string): string => resourceFault(kind),
    NotResource: (kind: string): string => resourceFault(kind),
    Principal: (kind: string): string => principalFault(kind),
    NotPrincipal: (kind: string): string => principalFault(kind),
    Condition: (): string =>
      'A condition is an operator with keys, such as { "StringEquals": { "aws:PrincipalTag/team": "web" } }, and its values are of the operator’s type.',
  },
  noService: (prefix: string, right: string | null): string =>
    `AWS has no service “${prefix}”.${orMeant(right)}`,
  noAction: (action: string, right: string | null): string =>
    `No service has the action ${action}.${orMeant(right)}`,
} as const);

function actionFault(kind: string, text: string): string {
  if (kind === 'trust' && text.includes(':'))
    return 'A trust policy is about assuming the role alone: sts:AssumeRole, sts:AssumeRoleWithWebIdentity, sts:AssumeRoleWithSAML, sts:TagSession or sts:SetSourceIdentity.';
  return text === ''
    ? 'An Action is one text or a list of texts, such as “s3:GetObject”.'
    : 'An action is a service and a name with one colon between them, such as s3:GetObject, or *.';
}

const resourceFault = (kind: string): string =>
  kind === 'trust'
    ? 'A trust policy names no resource: it is about the role that it belongs to.'
    : `A resource is an ARN with all its parts, such as ${example}, or *.`;

function principalFault(kind: string): string {
  if (kind === 'scp')
    return 'This policy names no principal: it is about everybody beneath the place that it is attached to.';
  return kind === 'trust' || kind === 'resource' || kind === 'rcp'
    ? 'A principal is *, or says what it is: { "AWS": an ARN or an account }, { "Service": "ec2.amazonaws.com" } or { "Federated": a provider }.'
    : 'This policy names no principal: it is about the user, group or role that has it.';
}

export const reasons = /* @__PURE__ */ isolating({
  notJson: 'it isn’t JSON yet',
  duplicateKey: 'a key appears twice',
  notAPolicy: 'it isn’t a policy document',
  notAction: 'it uses NotAction',
  notResource: 'it uses NotResource',
  notPrincipal: 'it uses NotPrincipal',
  unusual: (element: string): string => `it uses ${element}`,
} as const);

export const statement = /* @__PURE__ */ isolating({
  title: (index: number): string => `Statement ${String(index + 1)}`,
  add: 'Add a statement',
  remove: (index: number): string => `Remove statement ${String(index + 1)}`,
  effect: 'Effect',
  allow: 'Allow',
  deny: 'Deny',
  actions: 'Actions',
  actionsExample: 's3:Get*',
  resources: 'Resources',
  resourcesExample: 'arn:aws:s3:::team-photos/*',
  principals: 'Principals',
  principalsExample: 'ec2.amazonaws.com',
  conditions: 'Conditions',
  addCondition: 'Add a condition',
  removeCondition: (index: number): string => `Remove condition ${String(index + 1)}`,
  operator: 'Operator',
  key: 'Key',
  values: 'Values',
  addValue: (list: string): string => `Add to ${list}`,
  removeValue: (value: string): string => `Remove ${value}`,
  empty: 'none yet',
} as const);

export const templates = {
  readBucket: 'Read one bucket',
  anyBucket: 'Read any bucket',
  writeBucket: 'Read and write one bucket',
  assumeRole: 'Assume a role (sts:AssumeRole)',
  denyDelete: 'Deny deleting',
  ownKeys: 'Manage one’s own access keys',
  onlyReading: 'No more than reading one bucket',
  onlyRegion: 'No more than one region',
  trustProvider: 'Trust people who sign in elsewhere (web identity)',
  trustAccount: 'Trust this account',
  trustOther: 'Trust another account, with an external id',
  trustService: 'Trust a service (EC2)',
  letAccount: 'Let this account read a bucket',
  letService: 'Let a service send to a queue',
  letOrganization: 'Let everybody of one organization read',
  onlyEncrypted: 'Refuse unencrypted requests',
  scpAll: 'Allow everything (FullAWSAccess)',
  scpNoLeaving: 'Nobody leaves the organization',
  scpNoRoot: 'The root users may do nothing',
  scpRegions: 'Two regions and no others',
  rcpOwnOnly: 'Buckets for the organization only',
  rcpEncrypted: 'Refuse unencrypted requests, everywhere',
  rcpNoStrangers: 'Roles for the organization and for services only',
} as const;
