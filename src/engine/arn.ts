import type { GroupRow, InstanceProfileRow, PolicyRow, RoleRow, UserRow } from './entities/entities.ts';

/**
 * The six parts of an ARN. `resource` keeps its colons and slashes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The only partition that is simulated. */
export const partition = 'aws';

/** The account in the ARNs of AWS managed policies. */
export const awsManagedAccount = 'aws';

/** The five parts after `arn:`, the last with its colons; null if the text has fewer than six parts. */
function split(text: string): readonly [string, string, string, string, string] | null {
  if (!text.startsWith('arn:')) return null;
  const parts: string[] = [];
  let from = 4;
  for (let i = 0; i < 4; i++) {
    const colon = text.indexOf(':', from);
    if (colon < 0) return null;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  const [p = '', service = '', region = '', account = ''] = parts;
  return [p, service, region, account, text.slice(from)];
}

/**
 * Reads an ARN, also one with wildcards in its parts; null if it isn't one (six parts, some of them empty).
 */
export function parseArn(text: string): Arn | null {
  const parts = split(text);
  if (!parts) return null;
  const [partitionPart, service, region, account, resource] = parts;
  return { partition: partitionPart, service, region, account, resource };
}

export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}

/** An ARN's six parts, the last with its colons; null if the text isn't an ARN. */
export function splitArn(text: string): readonly string[] | null {
  const parts = split(text);
  return parts && ['arn', ...parts];
}

type NamedRow = { readonly account: string; readonly path: string; readonly name: string };

const iamArn = (account: string, resource: string): string => `arn:${partition}:iam::${account}:${resource}`;
const arnByName = (kind: string, row: NamedRow): string =>
  iamArn(row.account, `${kind}${row.path}${row.name}`);

/** `arn:aws:iam::111122223333:user/path/name`. The ARN changes with the user's name or path. */
export const userArn = (row: Pick<UserRow, keyof NamedRow>): string => arnByName('user', row);
export const groupArn = (row: Pick<GroupRow, keyof NamedRow>): string => arnByName('group', row);
export const roleArn = (row: Pick<RoleRow, keyof NamedRow>): string => arnByName('role', row);

/**
 * Whether a role is a service-linked role: only an AWS service can use and change it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
export const isServiceLinkedRole = ({ path }: Pick<RoleRow, 'path'>): boolean =>
  path.startsWith('/aws-service-role/');

/**
 * Whether a permission set has made a role. Nobody in the account changes it.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export const isReservedRole = ({ path }: { readonly path: string }): boolean =>
  path.startsWith('/aws-reserved/');

/** An AWS managed policy has an ARN such as `arn:aws:iam::aws:policy/…`. */
export const policyArn = (row: Pick<PolicyRow, keyof NamedRow>): string => arnByName('policy', row);

export const instanceProfileArn = (row: Pick<InstanceProfileRow, keyof NamedRow>): string =>
  arnByName('instance-profile', row);
/** The row's `url` doesn't have `https://` in front. */
export const oidcProviderArn = (row: { readonly account: string; readonly url: string }): string =>
  iamArn(row.account, `oidc-provider/${row.url}`);
export const samlProviderArn = (row: { readonly account: string; readonly name: string }): string =>
  iamArn(row.account, `saml-provider/${row.name}`);

/**
 * The ARN of an account's root. As a principal it means everybody in the account; as a caller it means the
 * root user.
 */
export const accountRootArn = (account: string): string => iamArn(account, 'root');

/** A role session's ARN: the role's path is not in it. */
export const assumedRoleArn = (account: string, roleName: string, sessionName: string): string =>
  `arn:${partition}:sts::${account}:assumed-role/${roleName}/${sessionName}`;

/** The ARN of a federated user, who holds credentials from GetFederationToken. */
export const federatedUserArn = (account: string, name: string): string =>
  `arn:${partition}:sts::${account}:federated-user/${name}`;

/** Whether the text is an account id: 12 digits. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** The role and session of an assumed-role ARN, or null for any other text. */
export function assumedRoleParts(text: string): { roleName: string; sessionName: string } | null {
  const arn = parseArn(text);
  const [kind, roleName, sessionName, ...more] = arn?.service === 'sts' ? arn.resource.split('/') : [];
  if (kind !== 'assumed-role' || !roleName || !sessionName || more.length > 0) return null;
  return { roleName, sessionName };
}
