/** What the forms about session tokens and federation tokens say. */
export const titles = {
  sessionToken: 'Get a session token',
  federationToken: 'Get a federation token',
} as const;

export const leads = {
  sessionToken:
    'Temporary keys for whoever acts, with the same rights. Asked for with a code of an MFA device, they carry the second factor.',
  federationToken:
    'Temporary keys for somebody who has no user here. They may do what both the session policy and whoever acts may.',
} as const;

export const fields = {
  device: 'MFA device',
  deviceHint: 'Without one, the keys can’t call IAM, and nothing that asks for a second factor.',
  noDevice: 'none',
  code: 'Code',
  fill: 'Read the code from the app',
  duration: 'For how long',
  name: 'Name',
  nameHint: 'Whom the keys are for. It stands in the ARN and in the log.',
  policy: 'Session policy',
  withPolicy: 'Limit it with a session policy',
  withPolicyHint: 'Without one it can do nothing that a resource’s own policy doesn’t give it.',
  managed: 'Managed policies as session policies',
  tags: 'Session tags',
} as const;

export const durations: Readonly<Record<string, string>> = {
  default: 'AWS’s default, 12 hours',
  '900': '15 minutes',
  '3600': '1 hour',
  '129600': '36 hours',
};

export const submits = { get: 'Get the keys' } as const;
export const done = {
  session: 'The session token is there: act as it to use it.',
  federation: (name: string) => `The keys for ${name} are there: act as it to use them.`,
} as const;
