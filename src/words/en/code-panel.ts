import { count as digits, listOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The page that shows an account as code. */
export const codePanel = /* @__PURE__ */ isolating({
  title: 'As code',
  titleOf: (name: string) => `${name} as code`,
  back: 'Back',
  summary: (taken: number, all: number, files: number, lines: number) =>
    `${digits(taken)} of ${digits(all)} things, ${digits(files)} ${plural(files, { one: 'file', other: 'files' })}, ${digits(lines)} ${plural(lines, { one: 'line', other: 'lines' })}`,
  languages: 'Language',
  format: 'Form of the template',
  files: 'File',
  copy: 'Copy',
  copyName: (name: string) => `Copy ${name}`,
  download: (name: string) => `Download ${name}`,
  code: (name: string) => `The code of ${name}`,
  deploy: 'The command that deploys it',
  writing: 'The code is being written…',
  failed: (why: string) => `The code could not be written: ${why}`,
  again: 'Try again',
  shortened: (lines: number) =>
    `The page shows the first ${digits(lines)} lines. The copy and the file have all of them.`,
  nothing: 'Nothing is taken',
  nothingHint: 'Choose what to take beside this.',
  noFunction: 'No function is taken',
  noFunctionHint:
    'SAM writes a function together with its role. Take a Lambda function to see it; everything else looks the same in CloudFormation.',
  lossesTitle: 'Left out, and why',
  noLosses: 'Nothing is left out.',
  otherWise: 'Said another way',
  account: 'is written as the account that the code is deployed in: the files work in any account.',
  ids: 'Ids and dates',
  idsText: 'are AWS’s to give. What is made anew has a new unique id, so trust in the old one is lost.',
  commandsLosses: 'The script says in its own comments what it leaves out, and asks for passwords.',
  untaken: (name: string) => `${name} isn’t taken`,
  untakenText: (by: string) => `${by} names it, and AWS refuses a principal that doesn’t exist:`,
  untakenError: 'Invalid principal in policy',
  takeToo: 'Take it, too',
  takeTooName: (name: string) => `Take ${name}, too`,
  what: 'What to take',
  choices: { all: 'All', selection: 'Selection', since: 'Since a moment' },
  moment: 'Since before',
  noMoments: 'Nothing has changed yet.',
  momentOf: (time: string, what: string) => `${time}, ${what}`,
  change: 'a change',
  nothingChanged: 'Nothing that code builds has changed since then.',
  countOf: (taken: number, all: number) => `${digits(taken)} of ${digits(all)}`,
  neededBy: (names: readonly string[]) =>
    names.length > 2 ? 'needed' : names.length ? `needed by ${listOf(names)}` : '',
  inTrust: (by: string) => `in the policy of ${by}`,
  grey: 'Grey ticks are needed by what you chose: without them its meaning would change.',
  more: (count: number) => `${digits(count)} more`,
  groups: {
    user: 'Users',
    group: 'Groups',
    role: 'Roles',
    policy: 'Policies',
    other: 'Other things',
  },
} as const);

/** The page that shows a stack's own template, brought up to what is there now. */
export const stackCode = /* @__PURE__ */ isolating({
  title: (stack: string) => `The code of ${stack}, brought up to date`,
  lead: 'This is the stack’s own template. It says what is there now where somebody changed it by hand; all other lines stand as they were written.',
  none: 'This stack has no template.',
  taken: 'Taken over',
  nothing: 'Nothing. The template already says what is there, as far as it can.',
  gone: 'Somebody deleted it by hand. The code has it no more.',
  inline:
    'Inline policies are a property of their user, group or role. One that somebody added by hand stands in Policies now.',
  kept: 'A function stays a function where it still gives the value that is there. New values name things of the stack, and the account, by references.',
  notes: 'What else to know',
  function: (logicalId: string, path: string) =>
    `${logicalId}${path}: a function gave another value. The value that is there now stands in its place.`,
  gonePrincipal: (logicalId: string, path: string) =>
    `${logicalId}${path} names somebody who is gone, and AWS refuses such a policy. The code keeps what it says. Take them out of the policy first.`,
  notInText: (logicalId: string, path: string) =>
    `A transform makes ${logicalId}${path}, so the template has no line of it. Change the template by hand.`,
  stillNamed: (logicalId: string, by: readonly string[]) =>
    `Somebody deleted ${logicalId} by hand, but ${listOf(by)} still ${plural(by.length, { one: 'names', other: 'name' })} it. Change that first.`,
  nothingLeft: 'Nothing of the stack is left, and a template needs one resource. Delete the stack.',
  leftOpen: (logicalId: string, names: readonly string[]) =>
    `${logicalId} has ${listOf(names)}, too. Its template leaves that open: CloudFormation doesn’t compare it, and the code leaves it out.`,
  deploy: 'Look at it and deploy it',
} as const);
