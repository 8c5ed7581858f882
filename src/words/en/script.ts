/** What a script that is copied out of a workspace says in its comments. */
export const scriptWords = {
  head: (account: string): string =>
    `Makes the account ${account} of IAM Playground again, in an account that is empty. ARNs in it name the account ${account}.`,
  journalHead: 'Commands from the log of IAM Playground, as they were run.',
  password: 'Passwords are not copied. Set PASSWORD before, or this one is used for everybody.',
  mfaDevice: (user: string, device: string): string =>
    `${user} has the MFA device ${device}. Enabling one takes two codes: aws iam create-virtual-mfa-device, then aws iam enable-mfa-device`,
  objects: (count: number): string => `${count} object(s) in buckets are not copied.`,
  functionPolicy: (name: string): string =>
    `The function ${name} has a resource-based policy: aws lambda add-permission`,
  attachLater: (policy: string, target: string): string =>
    `The policy ${policy} is attached to the account ${target}. A new account gets another id.`,
  leftOut: (what: string, count: number): string => `${what} (${count}) are not copied.`,
  sessions: 'Temporary sessions',
  identityPools: 'Cognito identity pools',
  userPools: 'Cognito user pools',
  workloads: 'Workloads',
} as const;
