import { isolating } from '../../isolate.ts';

/** Texts of the forms about session tokens and federation tokens. */
export const titles = {
  sessionToken: 'Get a session token',
  federationToken: 'Get a federation token',
  scopedCredentials: 'Hand on fewer rights',
} as const;

export const leads = {
  sessionToken:
    'Temporary keys for the one who acts, with the same rights. If you give a code of an MFA device, they carry the second factor.',
  scopedCredentials:
    'Credentials of the session that acts, for a script or an agent. They may do what the session may and this policy allows, and never outlive the session.',
  federationToken:
    'Temporary keys for somebody who has no user here. They may do only what both the session policy and your own policies allow.',
} as const;

export const fields = {
  device: 'MFA device',
  deviceHint: 'Without one, the keys can’t call IAM, or anything that asks for a second factor.',
  noDevice: 'none',
  code: 'Code',
  fill: 'Read the code from the app',
  duration: 'For how long',
  name: 'Name',
  nameHint: 'The person that the keys are for. The ARN and the log show it.',
  policy: 'Session policy',
  withPolicy: 'Limit it with a session policy',
  withPolicyHint: 'Without one, the keys can do only what a resource’s own policy gives them.',
  scope: 'Scope-down policy',
  managed: 'Managed policies as session policies',
  tags: 'Session tags',
} as const;

export const durations: Readonly<Record<string, string>> = {
  default: 'AWS’s default, 12 hours',
  session: 'as long as the session',
  '900': '15 minutes',
  '3600': '1 hour',
  '129600': '36 hours',
};

export const submits = { get: 'Get the keys' } as const;
export const done = /* @__PURE__ */ isolating({
  session: 'Created the session token. Act as it to use it.',
  scoped: 'Created the scoped credentials. Act as them to use them.',
  federation: (name: string) => `Created the keys for ${name}. Act as ${name} to use them.`,
} as const);
