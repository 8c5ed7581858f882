/** What the policy editor says: a form beside the JSON text, kept in step. */

export const editor = {
  form: 'Form',
  json: 'JSON',
  views: 'How to edit it',
  onlyJson: (reason: string): string => `The form can’t show this one: ${reason}. Edit it as JSON.`,
  template: 'Start from',
  templateNone: 'a template',
  loading: 'The editor is loading. You can type already.',
  plain: 'Plain text field',
  accepted: 'AWS would take this.',
  refused: (message: string): string => `AWS would say: ${message}`,
  line: (line: number, message: string): string => `Line ${String(line)}: ${message}`,
  notJson: 'this is not JSON.',
  duplicateKey: 'this key stands here twice.',
  help: 'Tab leaves the editor.',
} as const;

export const reasons = {
  notJson: 'it isn’t JSON yet',
  duplicateKey: 'a key stands in it twice',
  notAPolicy: 'it isn’t a policy document',
  notAction: 'it uses NotAction',
  notResource: 'it uses NotResource',
  notPrincipal: 'it uses NotPrincipal',
  unusual: (element: string): string => `it uses ${element}`,
} as const;

export const statement = {
  title: (index: number): string => `Statement ${String(index + 1)}`,
  add: 'Add a statement',
  remove: (index: number): string => `Remove statement ${String(index + 1)}`,
  effect: 'Effect',
  allow: 'Allow',
  deny: 'Deny',
  actions: 'Actions',
  actionsHint: 'Such as s3:GetObject, s3:Get* or *',
  resources: 'Resources',
  resourcesHint: 'ARNs; * stands for anything',
  principals: 'Principals',
  principalsHint: 'An ARN, an account id, a service such as ec2.amazonaws.com, or *',
  conditions: 'Conditions',
  addCondition: 'Add a condition',
  removeCondition: (index: number): string => `Remove condition ${String(index + 1)}`,
  operator: 'Operator',
  key: 'Key',
  values: 'Values',
  addValue: (list: string): string => `Add to ${list}`,
  removeValue: (value: string): string => `Remove ${value}`,
  empty: 'none yet',
} as const;

export const templates = {
  readBucket: 'Read one bucket',
  writeBucket: 'Read and write one bucket',
  assumeRole: 'May put on a role (sts:AssumeRole)',
  denyDelete: 'Deny deleting',
  ownKeys: 'Manage one’s own access keys',
  trustAccount: 'Trust this account',
  trustOther: 'Trust another account, with an external id',
  trustService: 'Trust a service (EC2)',
} as const;
