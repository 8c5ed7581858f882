import type { ImportWarning, NeverInTheFile } from '../../exchange/details-report.ts';
import type { Position } from '../../engine/index.ts';
import type { FileProblem, SecretKind } from '../../exchange/file-problem.ts';
import type { OtherTool } from '../../exchange/other-tools.ts';
import type { Progress } from '../../exchange/work.ts';
import { count, type Forms, plural } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The dialog that opens files: account details from AWS, or a downloaded workspace. */
export const importWords = /* @__PURE__ */ isolating({
  title: 'Bring in an account',
  lead: 'The file stays in this page: nothing is sent anywhere, and this page has no way to send it.',
  drop: 'Drop the file here',
  dropMore: 'Several pages of one account can come together. A workspace downloaded from here opens, too.',
  choose: 'Choose a file…',
  chooseOther: 'Choose another file…',
  how: 'AWS prints the file with this command (needs iam:GetAccountAuthorizationDetails):',
  command: 'aws iam get-account-authorization-details > account.json',
  commandLabel: 'The command that prints the file',
  cancel: 'Cancel',
  stop: 'Stop reading',
  open: 'Open as a new workspace',
  kept: 'Your other workspaces stay as they are.',
  opened: (name: string) => `“${name}” is open.`,
  openFailed: 'The page could not open it as a workspace. A message at the top says why. You lost nothing.',
  account: (id: string) => `Account ${id}`,
  workspace: (name: string) => `The workspace “${name}”`,
  found: 'What is in it',
  missing: 'What such a file never has',
  missingLead: 'AWS leaves these out. The page leaves them out, too, or fills them in as it says here.',
  directory: 'What a directory does not bring',
  directoryLead:
    'A directory has no access keys, no MFA devices and no policies, and IAM takes nobody’s password from one. So nobody in it may do anything yet.',
  warnings: 'What to know about this one',
  place: (warning: ImportWarning) =>
    `${warning.count > 1 ? 'the first: ' : ''}${warning.file}, ${warning.place}`,
  nothingLost: 'Nothing has changed.',
  technical: 'Where',
} as const);

export const progressText = (progress: Progress | null): string =>
  progress === null || progress.phase === 'reading'
    ? 'Reading the file'
    : progress.phase === 'checking'
      ? 'Checking that it is whole'
      : 'Working out who is who';

const countNames = {
  users: { one: 'user', other: 'users' },
  groups: { one: 'group', other: 'groups' },
  roles: { one: 'role', other: 'roles' },
  policies: { one: 'managed policy of its own', other: 'managed policies of its own' },
  awsManagedPolicies: { one: 'policy managed by AWS', other: 'policies managed by AWS' },
  inlinePolicies: { one: 'inline policy', other: 'inline policies' },
  memberships: { one: 'membership in a group', other: 'memberships in groups' },
  attachments: { one: 'attached policy', other: 'attached policies' },
  instanceProfiles: { one: 'instance profile', other: 'instance profiles' },
} as const satisfies Readonly<Record<string, Forms>>;
type CountName = keyof typeof countNames;
export const countOrder = Object.keys(countNames) as readonly CountName[];
/** `users`, without the number. */
export const countName = (name: CountName, value: number): string => plural(value, countNames[name]);

export const missingTexts: Readonly<Record<NeverInTheFile, string>> = {
  accessKeys:
    'Access keys: nobody here has one. You can still act as anyone with a click: the playground signs for them.',
  passwords: 'Passwords and console sign-in.',
  mfa: 'MFA devices.',
  sessionDurations:
    'How long a role’s sessions may last (MaxSessionDuration). Every role gets one hour, AWS’s default.',
  roleDescriptions: 'Descriptions of roles.',
  lastUsedOfKeys: 'When keys and passwords were last used.',
  resourcePolicies: 'Policies on resources, such as buckets and keys (resource-based policies).',
  organizationPolicies: 'What the organization allows at most (SCPs and RCPs).',
  identityCenter: 'People and permission sets of IAM Identity Center. Only the roles that it made are here.',
};

const n = counted;
const it = (value: number): string => plural(value, { one: 'it', other: 'them' });
const warningTexts: Readonly<Record<ImportWarning['kind'], (value: number) => string>> = {
  truncated: () =>
    'The last page is missing (IsTruncated), so there is more in this account than in the file.',
  duplicate: (value) =>
    `The file has ${n(value, 'entry', 'entries')} twice. The page read ${it(value)} once.`,
  nestedGroup: (value) =>
    `${n(value, 'membership')} of a group in a group: IAM’s groups don’t nest. The people of the inner group are now in the outer one, too.`,
  otherEntry: (value) =>
    `${n(value, 'entry', 'entries')} of the directory ${plural(value, { one: 'is', other: 'are' })} neither a person nor a group. The page left ${it(value)} out.`,
  changedName: (value) =>
    `IAM doesn’t take ${n(value, 'name')} as the directory has ${it(value)}. Other letters stand for those that it refuses.`,
  unknownMember: (value) =>
    `${n(value, 'member')} of a group ${plural(value, { one: 'isn’t', other: 'aren’t' })} in the file.`,
  unknownGroup: (value) =>
    `The file names ${n(value, 'group')} without describing ${it(value)}. Where ${plural(value, { one: 'its', other: 'their' })} policies could decide, the answer is “not modelled”.`,
  unknownPolicy: (value) =>
    `The file lacks the document of ${n(value, 'policy', 'policies')}. Where ${plural(value, { one: 'it', other: 'they' })} could decide, the answer is “not modelled”.`,
  madeId: (value) =>
    `${n(value, 'id is not a valid AWS id', 'ids are not valid AWS ids')}. The page replaced ${it(value)}.`,
  noDate: (value) => `${n(value, 'date is', 'dates are')} missing. The page uses today’s date.`,
  otherAccount: (value) =>
    `${n(value, 'entry names', 'entries name')} another account, which AWS never prints. The page read ${it(value)} as this account’s.`,
};
export const warningText = ({ kind, count: value }: ImportWarning): string => warningTexts[kind](value);

const tools: Readonly<Record<OtherTool, string>> = {
  cloudFormation: 'a CloudFormation template',
  terraformState: 'a Terraform state',
  terraformPlan: 'Terraform code or a plan of it',
  policyDocument: 'a single policy document',
  policyVersion: 'a policy document as another AWS command prints it',
  iamList: 'the output of another IAM command, such as list-users',
  credentialReport: 'a credential report',
  cloudTrail: 'a CloudTrail log',
  pmapper: 'a graph of PMapper',
  cloudsplaining: 'a result of Cloudsplaining',
  packageJson: 'a package.json',
  yaml: 'the right output, but as YAML: ask for it with --output json',
  xml: 'a web page or XML',
  table: 'the right output, but as a table or text: ask for it with --output json',
  unknown: 'JSON of another kind, without UserDetailList, GroupDetailList or RoleDetailList',
};

const secrets: Readonly<Record<SecretKind, string>> = {
  accessKey: 'the id of an access key',
  secretKey: 'a secret access key',
  sessionToken: 'a session token',
  privateKey: 'a private key',
  clientSecret: 'a client secret',
};

const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / 1024 / 1024))} MB`;
const where = ({ line, column, place }: Position): string =>
  `line ${count(line)}, column ${count(column)}${place ? `, in ${place}` : ''}`;

interface ProblemText {
  /** The fault and its remedy. */
  readonly text: string;
  /** The place in the file, if known. */
  readonly place: string | null;
}

type Texts = {
  readonly [K in FileProblem['kind']]: (problem: Extract<FileProblem, { kind: K }>) => ProblemText;
};
const plain = (text: string, place: string | null = null): ProblemText => ({ text, place });

const problemTexts: Texts = {
  tooBig: ({ file, bytes, limit }) =>
    plain(
      `${file} is too large: ${megabytes(bytes)} in all. The page reads at most ${megabytes(limit)}, so it did not open the file.`,
    ),
  empty: ({ file }) => plain(`${file} is empty.`),
  unreadable: ({ file }) =>
    plain(`The page can’t read ${file}. It may have moved or changed since you chose it.`),
  notText: ({ file }) => plain(`${file} is not a text file.`),
  notJson: ({ file, at, expected }) =>
    plain(
      `${file} is not JSON. ${expected.charAt(0).toUpperCase()}${expected.slice(1)} should stand there.`,
      where(at),
    ),
  tooDeep: ({ file, at, limit }) =>
    plain(`${file} is nested more than ${limit} levels deep. No account is.`, where(at)),
  tooMany: ({ file, limit }) => plain(`${file} holds more than ${count(limit)} values. No account does.`),
  tooLong: ({ file, seconds }) =>
    plain(
      `The page has stopped reading ${file}: nothing came of it for ${count(seconds)} seconds. No account takes so long.`,
    ),
  otherFile: ({ file, tool }) => plain(`${file} is ${tools[tool]}.`),
  wrongShape: ({ file, place, what }) =>
    plain(`${file} is not as AWS writes it: this ${what}.`, place || 'the whole file'),
  secret: ({ file, at, secret }) =>
    plain(
      `${file} seems to hold ${secrets[secret]} that is real, so the page did not open it and kept nothing of it. Take it out of the file. If the file has been anywhere else, deactivate that credential.`,
      where(at),
    ),
  severalAccounts: ({ file, accounts }) =>
    plain(
      `${file} belongs to another account than the file before it (${accounts.join(' and ')}). Open them one by one.`,
    ),
  otherPartition: ({ file, place, partition }) =>
    plain(
      `${file} comes from the partition ${partition}. This page simulates only accounts of the partition aws.`,
      place,
    ),
  newerVersion: ({ file }) =>
    plain(`A newer version of this page wrote ${file}. Reload the page and open it again.`),
  severalWorkspaces: () => plain('Open a workspace by itself, not together with other files.'),
  noIdentities: ({ file }) =>
    plain(`${file ? `${file} has` : 'There are'} no users, groups, roles or policies in it.`),
  cancelled: () => plain('You stopped the reading.'),
};

/** The fault of a file in a sentence, and its place. */
export function problemText(problem: FileProblem): ProblemText {
  const text = problemTexts[problem.kind] as (problem: FileProblem) => ProblemText;
  return text(problem);
}
