/** Tools whose files people often choose although they are not what is asked for. */
export type OtherTool =
  | 'cloudFormation'
  | 'terraformState'
  | 'terraformPlan'
  | 'policyDocument'
  | 'policyVersion'
  | 'iamList'
  | 'credentialReport'
  | 'cloudTrail'
  | 'pmapper'
  | 'cloudsplaining'
  | 'packageJson'
  | 'yaml'
  | 'xml'
  | 'table'
  | 'unknown';

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (root: Fields, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(root, name));

const marks: readonly [OtherTool, (root: Fields) => boolean][] = [
  ['cloudFormation', (root) => has(root, 'AWSTemplateFormatVersion') || hasCloudFormationResources(root)],
  ['terraformPlan', (root) => has(root, 'terraform_version', 'planned_values')],
  ['terraformState', (root) => has(root, 'terraform_version')],
  ['policyDocument', (root) => has(root, 'Statement')],
  ['policyVersion', (root) => has(root, 'PolicyVersion') || has(root, 'PolicyDocument')],
  ['credentialReport', (root) => has(root, 'ReportFormat', 'Content')],
  ['cloudTrail', (root) => Array.isArray(root['Records']) || has(root, 'eventSource', 'eventName')],
  ['pmapper', (root) => has(root, 'pmapper_version')],
  ['cloudsplaining', (root) => has(root, 'inline_policies', 'customer_managed_policies')],
  [
    'packageJson',
    (root) => has(root, 'name', 'version') && (has(root, 'scripts') || has(root, 'dependencies')),
  ],
  ['iamList', (root) => iamListNames.some((name) => has(root, name))],
];

const iamListNames = [
  'Users',
  'Groups',
  'Roles',
  'Policies',
  'User',
  'Group',
  'Role',
  'Policy',
  'AttachedPolicies',
  'PolicyNames',
];

function hasCloudFormationResources(root: Fields): boolean {
  const resources = root['Resources'];
  return (
    isObject(resources) &&
    Object.values(resources).some(
      (entry) => isObject(entry) && typeof entry['Type'] === 'string' && entry['Type'].startsWith('AWS::'),
    )
  );
}

/** PMapper keeps its graph as lists of nodes and edges. */
const isPmapperList = (root: readonly unknown[]): boolean =>
  root.some((item) => isObject(item) && (has(item, 'id_value', 'arn') || has(item, 'short_reason')));

/** Guesses the tool that wrote parsed JSON that is no account file. */
export function recognise(root: unknown): OtherTool {
  if (Array.isArray(root)) return isPmapperList(root) ? 'pmapper' : 'unknown';
  if (!isObject(root)) return 'unknown';
  return marks.find(([, matches]) => matches(root))?.[0] ?? 'unknown';
}

/** Guesses the tool that wrote a text that isn't JSON from its first characters; null if it may be broken JSON. */
export function recogniseText(text: string): OtherTool | null {
  const start = text.slice(0, 4096).trimStart();
  if (start.startsWith('<')) return 'xml';
  if (start.startsWith('user,arn,user_creation_time')) return 'credentialReport';
  if (/^(?:-{10}|\+-{5}|(?:USER|GROUP|ROLE)DETAILLIST\b)/.test(start)) return 'table';
  if (/^AWSTemplateFormatVersion\s*:|^Resources\s*:\s*$/m.test(start) && !start.startsWith('{'))
    return 'cloudFormation';
  if (/^(?:---\s*\n)?(?:User|Group|Role)DetailList\s*:/.test(start)) return 'yaml';
  if (/^(?:resource|provider|terraform|module|variable)\b[^:]*\{/.test(start)) return 'terraformPlan';
  return null;
}
