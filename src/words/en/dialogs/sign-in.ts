import { isolating } from '../../isolate.ts';

/** Texts of the forms about passwords, MFA devices and the account's name. */
export const titles = /* @__PURE__ */ isolating({
  givePassword: (user: string) => `A console password for ${user}`,
  changePassword: (user: string) => `${user}’s console password`,
  ownPassword: 'Change my own password',
  passwordPolicy: 'What passwords must be like',
  createMfa: 'New MFA device',
  mfa: (name: string) => `The MFA device ${name}`,
  alias: 'A name for the account',
} as const);

export const leads = {
  givePassword:
    'With a password (login profile) a user signs in to the console. Access keys are for programs; a user may have both, or neither.',
  changePassword:
    'You can read the password once, when you set it. You can make the user choose another at the next sign-in.',
  ownPassword:
    'The one who acts changes their own password, if the password policy or another policy allows it.',
  passwordPolicy:
    'One password policy holds for all users of the account. Without one, AWS asks for 8 characters of 3 kinds.',
  createMfa:
    'A second factor: an app on a phone that shows a new code every 30 seconds. First you create the device, then you switch it on for somebody.',
  mfa: 'The seed is the secret that AWS and the app share. From it and the time, both work out the same code.',
  alias:
    'The address of the sign-in page carries the alias instead of the account id. An account can have one.',
} as const;

export const fields = {
  password: 'Password',
  oldPassword: 'The password now',
  newPassword: 'The new password',
  reset: 'Must be changed at the next sign-in',
  minimum: 'Fewest characters',
  minimumHint: '6 to 128.',
  upper: 'Must have a capital letter',
  lower: 'Must have a small letter',
  number: 'Must have a digit',
  symbol: 'Must have a symbol such as ! or #',
  own: 'Users may change their own',
  age: 'Expires after days',
  ageHint: '1 to 1095. Leave it empty, and passwords don’t expire.',
  reuse: 'Last passwords that can’t be used again',
  reuseHint: '1 to 24.',
  hard: 'A user with an expired password must ask an administrator',
  device: 'Name of the device',
  deviceHint: 'Often the user’s own name.',
  alias: 'Alias',
  aliasHint: 'Small letters, digits and hyphens, 3 to 63.',
} as const;

export const submits = {
  give: 'Give the password',
  change: 'Change the password',
  policy: 'Set the password policy',
  create: 'Create the device',
  alias: 'Use this alias',
} as const;

export const others = /* @__PURE__ */ isolating({
  takePassword: 'Remove the password',
  dropPolicy: 'Go back to AWS’s own rules',
  dropAlias: (alias: string) => `Give up ${alias}`,
} as const);

export const done = /* @__PURE__ */ isolating({
  gave: (user: string) => `${user} can sign in to the console.`,
  changed: 'Changed the password.',
  took: (user: string) => `${user} no longer has a password.`,
  policy: 'Set the password policy.',
  noPolicy: 'AWS’s own rules apply again.',
  made: (name: string) => `Created the device ${name}. Nobody uses it yet.`,
  alias: (name: string) => `The account’s alias is now ${name}.`,
  noAlias: 'The account no longer has an alias.',
} as const);

export const mfa = /* @__PURE__ */ isolating({
  seed: 'The seed, as the app reads it from the QR code',
  code: 'The code that the app shows now',
  left: (seconds: number) => `a new one in ${String(seconds)} s`,
  enabledFor: (who: string) => `Switched on for ${who}.`,
  nobody: 'Not switched on for anybody yet.',
  root: 'the root user',
  who: 'Whose device it is',
  why: 'AWS asks for two codes in a row. They prove that the app has the right seed and the right time.',
  first: 'First code',
  second: 'Second code',
  fill: 'Read both codes from the app',
  filled: 'The two codes that the app showed last.',
  enable: (who: string) => `Switch it on for ${who}`,
  deactivate: 'Switch it off',
  enabled: (who: string) => `Switched on: ${who} now has a second factor.`,
  deactivated: (who: string) => `Switched off: ${who} no longer has this second factor.`,
  next: 'Some policies ask for aws:MultiFactorAuthPresent. If you get a session token with a code, it carries that.',
  session: 'Get a session token with it',
} as const);
