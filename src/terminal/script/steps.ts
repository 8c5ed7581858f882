import type { TableName, World } from '../../engine/index.ts';
import { tableNames, rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry } from './entry.ts';
import { comment, call, tagList } from './entry.ts';
import { iamEntries } from './iam-entries.ts';
import { identityPoolEntries, poolRoleEntries } from './identity-pool-entries.ts';
import { organizationEntries } from './organization-entries.ts';
import { parameterEntries } from './parameter-entries.ts';
import { resourceEntries } from './resource-entries.ts';
import { secretEntries, secretPolicyEntries } from './secret-entries.ts';
import { settingsEntries } from './sign-in-entries.ts';
import { poolPeopleEntries, userPoolEntries } from './user-pool-entries.ts';

/** The steps of a script in their order. Each comes after the ones that it needs. */
const steps = {
  settings: settingsEntries,
  organization: organizationEntries,
  providers: providerEntries,
  userPools: userPoolEntries,
  identityPools: identityPoolEntries,
  secrets: secretEntries,
  iam: iamEntries,
  poolRoles: poolRoleEntries,
  poolPeople: poolPeopleEntries,
  resources: resourceEntries,
  secretPolicies: secretPolicyEntries,
  parameters: parameterEntries,
  leftOut,
} as const;

type Step = keyof typeof steps;

const signIn: readonly Step[] = ['settings', 'iam'];
const people: readonly Step[] = ['userPools', 'poolPeople'];

/** The steps that write the rows of each table. None for rows that AWS makes by itself and that need no comment. */
const writtenBy: { readonly [T in TableName]: readonly Step[] } = {
  meta: [],
  users: ['iam'],
  groups: ['iam'],
  roles: ['iam'],
  policies: ['iam'],
  memberships: ['iam'],
  attachments: ['iam'],
  inlinePolicies: ['iam'],
  accessKeys: signIn,
  sessions: ['leftOut'],
  lastUsed: [],
  accountSettings: ['settings'],
  loginProfiles: signIn,
  mfaDevices: signIn,
  instanceProfiles: ['iam'],
  oidcProviders: ['providers'],
  samlProviders: ['providers'],
  deletionTasks: [],
  stacks: [],
  parameters: ['parameters'],
  accounts: ['organization', 'leftOut'],
  organizations: ['organization'],
  units: ['organization'],
  organizationPolicies: ['organization'],
  organizationAttachments: ['organization'],
  accountCreations: [],
  identityPools: ['identityPools', 'poolRoles'],
  identities: ['identityPools', 'poolRoles'],
  userPools: people,
  userPoolClients: people,
  poolUsers: people,
  poolGroups: people,
  poolMemberships: people,
  resources: ['secrets', 'resources', 'secretPolicies'],
  workloads: ['leftOut'],
  directoryUsers: ['leftOut'],
  permissionSets: ['leftOut'],
};

/** All commands and comments that make an account again, in their order. */
export function entriesOf(world: World, account: string): Entry[] {
  const held = tableNames.filter((table) => world.tables[table].size > 0);
  const wanted = new Set(held.flatMap((table) => writtenBy[table]));
  return (Object.keys(steps) as Step[])
    .filter((step) => wanted.has(step))
    .flatMap((step) => steps[step](world, account));
}

/** Rows of an account that no command can make. */
function leftOut(world: World, account: string): Entry[] {
  const { sessions, workloads, accounts, directoryUsers, permissionSets } = world.tables;
  const inAccount = (rows: Iterable<readonly [string, { readonly account: string }]>): number =>
    [...rows].filter(([, row]) => row.account === account).length;
  const others = [...accounts.entries()].filter(([id, row]) => id !== account && row.parentId === null);
  const counts = [
    [scriptWords.sessions, inAccount(sessions.entries())],
    [scriptWords.workloads, inAccount(workloads.entries())],
    [scriptWords.directoryUsers, inAccount(directoryUsers.entries())],
    [scriptWords.permissionSets, inAccount(permissionSets.entries())],
    [scriptWords.accounts, others.length],
  ] as const;
  return counts
    .filter(([, count]) => count)
    .map(([what, count]) => comment(scriptWords.leftOut(what, count)));
}

/** The commands that make an account's identity providers. */
function providerEntries(world: World, account: string): Entry[] {
  return [
    ...rowsBy(world, 'oidcProvidersByAccount', account).flatMap(
      ({ id, url, clientIds, thumbprints, tags }) => [
        call('iam', 'CreateOpenIDConnectProvider', {
          Url: `https://${url}`,
          ClientIDList: clientIds.length ? clientIds : undefined,
          ThumbprintList: thumbprints.length ? thumbprints : undefined,
          Tags: tagList(tags),
        }),
        // If no thumbprint is given, AWS looks it up.
        ...(thumbprints.length
          ? []
          : [
              call('iam', 'UpdateOpenIDConnectProviderThumbprint', {
                OpenIDConnectProviderArn: id,
                ThumbprintList: [],
              }),
            ]),
      ],
    ),
    ...rowsBy(world, 'samlProvidersByAccount', account)
      .filter(({ name }) => !/^AWSSSO_.*_DO_NOT_DELETE$/.test(name))
      .map(({ name, metadata, tags }) =>
        call('iam', 'CreateSAMLProvider', {
          SAMLMetadataDocument: metadata,
          Name: name,
          Tags: tagList(tags),
        }),
      ),
  ];
}
