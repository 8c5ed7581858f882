import type { Head } from '../../graph/picture/columns.ts';
import { count as digits, listOf } from '../index.ts';
import type { NodeKind } from '../../graph/kinds/kinds.ts';
import { isolating } from '../isolate.ts';
import type { AnyKind } from '../../engine/index.ts';

/** Texts of the account's picture. AWS's own terms stand beside the plain ones. */

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `59:48 left`, above an hour `1 h 05 left`; in the last minute, that the session is expiring. */
function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds === 0) return 'expired';
  if (seconds < 60) return `expiring, ${String(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes <= 60) return `${String(minutes)}:${twoDigits(seconds % 60)} left`;
  return `${String(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} left`;
}

export const picture = /* @__PURE__ */ isolating({
  kindOf: (kind: NodeKind): string => kinds[kind].one,
  stack: (kind: NodeKind, count: number): string => `${digits(count)} ${kinds[kind].many}`,
  rest: (kind: NodeKind, count: number): string => `${digits(count)} more ${kinds[kind].many}`,
  account: (id: string): string => `account ${id}`,
  anyone: 'anyone',
  root: 'root user',
  /** AssumeRoot's sessions have no name. */
  rootSession: 'root session',
  guest: 'guests',
  encrypts: 'encrypts with',
  noPermission: 'no permission',
  noTrust: 'no trust',
  sts: 'STS',
  timeLeft,
  ended: (name: string): string => `The session ${name} has expired. Its keys no longer work.`,
} as const);

export const columnHeads: { readonly [H in Head]: string } = {
  keys: 'Keys',
  who: 'Who',
  sessions: 'Sessions',
  groupsAndRoles: 'Groups, roles',
  groups: 'Groups',
  roles: 'Roles',
  policies: 'Policies',
  through: 'Through',
  what: 'On what',
};

/** The panel around the picture. */
export const panel = /* @__PURE__ */ isolating({
  name: 'The account as a picture',
  /** The heading for the trusted callers of a role that only wearers of another role can put on. */
  chained: (trusts: string): string => `1 h at most · ${trusts}`,
  help: 'Arrow keys move from one to the next. Enter selects; Enter again goes to its details. The menu key or Shift F10 lists what you can do. Plus, minus and 0 zoom. The Identities tab has the same as text.',
  /** What the picture shows of a decision, after its keys. */
  decided: (told: string): string => `Decided last: ${told}`,
  /** What a frame or a step lights, by names; `more`: the number of those that aren't named. */
  lit: (names: readonly string[], more: number): string =>
    `Lit: ${listOf(more > 0 ? [...names, `${digits(more)} more`] : names)}.`,
  find: 'Find anyone or anything',
  findPlaceholder: 'A name or an id',
  more: (count: number): string => `and ${digits(count)} more: type to narrow the list`,
  legend: 'Legend',
  asText: 'As text',
  organization: 'Organization',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  savePicture: 'Save as a picture',
  fit: 'Fit',
  fitLabel: 'Fit the whole picture',
  fitted: 'All of the picture is in sight.',
  menu: (name: string): string => `What you can do with ${name}`,
  groundMenu: 'What you can create',
  around: (name: string): string => `Around ${name}`,
  added: (user: string, group: string): string => `${user} is in ${group} now.`,
  attached: (policy: string, owner: string): string => `${policy} is attached to ${owner} now.`,
  stackHint: 'These have the same groups and policies. Press to find one of them.',
  selected: (name: string): string => `${name} is selected. Enter once more goes to its details.`,
  opened: (name: string): string => `The picture now shows ${name} by itself.`,
} as const);

/** The name of each kind in a sentence: for one, and for several after a number. */
const kinds: {
  readonly [K in AnyKind]: { readonly one: string; readonly many: string };
} = {
  user: { one: 'user', many: 'users' },
  root: { one: 'root user', many: 'root users' },
  service: { one: 'AWS service', many: 'services' },
  account: { one: 'other account', many: 'accounts' },
  federated: { one: 'identity provider', many: 'identity providers' },
  anyone: { one: 'anyone at all', many: 'anyone' },
  key: { one: 'access key', many: 'access keys' },
  temporaryKey: { one: 'temporary key', many: 'temporary keys' },
  group: { one: 'group', many: 'groups' },
  role: { one: 'role', many: 'roles' },
  session: { one: 'role session', many: 'sessions' },
  policy: { one: 'managed policy', many: 'policies' },
  server: { one: 'server outside AWS', many: 'servers' },
  instance: { one: 'EC2 instance', many: 'instances' },
  program: { one: 'program in a function', many: 'programs' },
  instanceProfile: { one: 'instance profile', many: 'instance profiles' },
  oidcProvider: { one: 'OIDC provider', many: 'OIDC providers' },
  samlProvider: { one: 'SAML provider', many: 'SAML providers' },
  identityPool: { one: 'identity pool', many: 'identity pools' },
  identity: { one: 'Cognito identity', many: 'Cognito identities' },
  guest: { one: 'guest of an identity pool', many: 'guests' },
  userPool: { one: 'user pool', many: 'user pools' },
  poolUser: { one: 'person of a user pool', many: 'people' },
  poolGroup: { one: 'group of a user pool', many: 'user pool groups' },
  directoryUser: { one: 'person of the directory', many: 'people of the directory' },
  permissionSet: { one: 'permission set', many: 'permission sets' },
  bucket: { one: 'S3 bucket', many: 'buckets' },
  object: { one: 'S3 object', many: 'objects' },
  kmsKey: { one: 'KMS key', many: 'KMS keys' },
  queue: { one: 'SQS queue', many: 'queues' },
  function: { one: 'Lambda function', many: 'functions' },
  table: { one: 'DynamoDB table', many: 'tables' },
  secret: { one: 'secret', many: 'secrets' },
  thing: { one: 'something that a policy names', many: 'things that policies name' },
  federatedUser: { one: 'federated user', many: 'federated users' },
  otherRole: { one: 'role of another account', many: 'roles elsewhere' },
  sts: { one: 'STS', many: 'STS' },
  inlinePolicy: { one: 'inline policy', many: 'inline policies' },
  mfaDevice: { one: 'MFA device', many: 'MFA devices' },
  poolClient: { one: 'app client of a user pool', many: 'app clients' },
  heldAccount: { one: 'AWS account', many: 'AWS accounts' },
  organization: { one: 'organization', many: 'organizations' },
  organizationRoot: { one: 'root of the organization', many: 'roots of organizations' },
  unit: { one: 'organizational unit', many: 'organizational units' },
  organizationPolicy: { one: 'organization policy', many: 'organization policies' },
};
