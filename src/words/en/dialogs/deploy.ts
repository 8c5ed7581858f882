import { isolating } from '../../isolate.ts';

/** Texts of the dialog that deploys a CloudFormation template. */
export const deploy = /* @__PURE__ */ isolating({
  title: 'Deploy a template',
  lead: 'CloudFormation makes all that the template names, with your own permissions. If one thing fails, it takes the others back.',
  file: 'File',
  ownText: 'A text of my own',
  template: 'Template',
  templateHint: 'YAML or JSON, at most 51,200 bytes.',
  stack: 'Stack',
  stackHint: 'A stack that is there already is changed.',
  named: 'It may make users, groups and roles',
  namedHint: 'AWS asks for this, because you give permissions away.',
  submit: 'Deploy',
  deploying: 'CloudFormation is at work.',
  deployed: (stack: string, status: string) => `The stack ${stack}: ${status}.`,
  failed: (logicalId: string, status: string) => `${logicalId}: ${status}`,
} as const);
