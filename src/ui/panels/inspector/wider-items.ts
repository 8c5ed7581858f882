import type { AccountRow, OrganizationRow, Rows, World } from '../../../engine/index.ts';
import { accountOf, holdsAccount } from '../../../engine/index.ts';

/** Tables of what an account, or the world around it, holds beyond users, groups, roles and policies. */
const kindOfTable = {
  instanceProfiles: 'instanceProfile',
  oidcProviders: 'oidcProvider',
  samlProviders: 'samlProvider',
  mfaDevices: 'mfaDevice',
  identityPools: 'identityPool',
  identities: 'identity',
  userPools: 'userPool',
  userPoolClients: 'poolClient',
  poolUsers: 'poolUser',
  poolGroups: 'poolGroup',
  resources: 'resource',
  workloads: 'workload',
  organizations: 'organization',
  units: 'unit',
  organizationPolicies: 'organizationPolicy',
} as const;
type WiderTable = keyof typeof kindOfTable;
const tables = Object.entries(kindOfTable) as [WiderTable, WiderItem['kind']][];

export type WiderItem =
  | {
      readonly [T in WiderTable]: {
        readonly kind: (typeof kindOfTable)[T];
        readonly id: string;
        readonly row: Rows[T];
      };
    }[WiderTable]
  /** An account as a thing, not as its root user; the home account outside of an organization has no row. */
  | {
      readonly kind: 'heldAccount';
      readonly id: string;
      readonly account: string;
      readonly row: AccountRow | null;
    }
  | { readonly kind: 'organizationRoot'; readonly id: string; readonly row: OrganizationRow };

export type WiderKind = WiderItem['kind'];
export type ItemOfKind<K extends WiderKind> = Extract<WiderItem, { kind: K }>;

/** The id under which an account is selected; its 12 digits alone stand for its root user. */
export const heldAccountId = (account: string): string => `account:${account}`;

function accountItem(world: World, id: string): WiderItem | null {
  const account = id.startsWith('account:') ? id.slice(8) : '';
  if (!holdsAccount(world, account)) return null;
  return { kind: 'heldAccount', id, account, row: world.tables.accounts.get(account) ?? null };
}

/** What stands behind the key of one of these tables, an account's id, or an organization's root; or null. */
export function widerItemOf(world: World, id: string): WiderItem | null {
  for (const [table, kind] of tables) {
    const row = world.tables[table].get(id);
    if (row) return { kind, id, row } as WiderItem;
  }
  if (id.startsWith('account:')) return accountItem(world, id);
  for (const row of world.tables.organizations.values())
    if (row.rootId === id) return { kind: 'organizationRoot', id, row };
  return null;
}

/** A Cognito identity by the person who signed in, or by what tells guests apart. */
function identityName(world: World, { id, logins }: Rows['identities']): string {
  const [login] = logins;
  if (!login) return id.slice(id.indexOf(':') + 1);
  return world.tables.poolUsers.get(login.subject)?.username ?? login.subject;
}

/** What the item is called, as AWS has it. */
export function widerName(world: World, item: WiderItem): string {
  switch (item.kind) {
    case 'oidcProvider':
      return item.row.url;
    case 'poolUser':
      return item.row.username;
    case 'identity':
      return identityName(world, item.row);
    case 'resource':
      return (item.row.kind === 'key' ? item.row.aliases[0] : undefined) ?? item.row.name;
    case 'heldAccount':
      return item.row?.name ?? item.account;
    case 'organization':
      return item.id;
    case 'organizationRoot':
      return 'Root';
    default:
      return item.row.name;
  }
}

/** The organization's management account, which its ARNs name. */
const managing = (world: World): OrganizationRow | undefined => [...world.tables.organizations.values()][0];

function organizationArn(world: World, kind: string, id: string): string | null {
  const row = managing(world);
  return row ? `arn:aws:organizations::${row.account}:${kind}/${row.id}/${id}` : null;
}

function policyArnOf(world: World, { id, type, awsManaged }: Rows['organizationPolicies']): string | null {
  const kind = `policy/${type.toLowerCase()}`;
  if (awsManaged) return `arn:aws:organizations::aws:${kind}/${id}`;
  const row = managing(world);
  return row ? `arn:aws:organizations::${row.account}:policy/${row.id}/${type.toLowerCase()}/${id}` : null;
}

const cognitoArn = (
  service: string,
  kind: string,
  { account, id }: { account: string; id: string },
): string => `arn:aws:${service}:us-east-1:${account}:${kind}/${id}`;

/** The item's ARN, or null where AWS gives it none. */
export function widerArn(world: World, item: WiderItem): string | null {
  switch (item.kind) {
    case 'instanceProfile':
      return `arn:aws:iam::${item.row.account}:instance-profile${item.row.path}${item.row.name}`;
    case 'oidcProvider':
    case 'samlProvider':
    case 'mfaDevice':
    case 'resource':
      return item.id;
    case 'identityPool':
      return cognitoArn('cognito-identity', 'identitypool', item.row);
    case 'userPool':
      return cognitoArn('cognito-idp', 'userpool', item.row);
    case 'heldAccount':
      return item.account === accountOf(world) && !item.row
        ? null
        : organizationArn(world, 'account', item.account);
    case 'organization':
      return `arn:aws:organizations::${item.row.account}:organization/${item.id}`;
    case 'organizationRoot':
      return organizationArn(world, 'root', item.id);
    case 'unit':
      return organizationArn(world, 'ou', item.id);
    case 'organizationPolicy':
      return policyArnOf(world, item.row);
    default:
      return null;
  }
}
