import type { AccountRow, OrganizationRow, UnitRow, World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import type { Settings, Value } from './built.ts';
import { AccountId } from './built.ts';
import type { Draft, Source } from './draft.ts';
import { byName, filled } from './draft.ts';
import type { Lose } from './resolve.ts';

/** The policy that every target gets when its kind of policies is switched on. */
const everything = 'p-FullAWSAccess';

const organizationOf = (world: World, account: string): OrganizationRow | undefined =>
  world.tables.organizations.list().find((row) => row.account === account);

/** Parents come first. */
function unitsUnder(world: World, parent: string): UnitRow[] {
  const found = [...rowsBy(world, 'unitsByParent', parent)].sort(byName);
  for (let i = 0; i < found.length; i++)
    found.push(...[...rowsBy(world, 'unitsByParent', found[i]?.id ?? '')].sort(byName));
  return found;
}

/** The drafts of the organization that an account manages: its units, member accounts and policies. */
export function organizationDrafts({ world, account, takes, lose }: Source): Draft[] {
  const organization = organizationOf(world, account);
  if (!organization) return [];
  const { id, rootId, featureSet } = organization;
  const units = unitsUnder(world, rootId).filter((row) => takes(row.id));
  const members = world.tables.accounts
    .list()
    .filter((row) => row.id !== account && row.parentId !== null && takes(row.id))
    .sort(byName);
  const policies = world.tables.organizationPolicies
    .list()
    .filter((row) => !row.awsManaged && takes(row.id))
    .sort(byName);
  const own: Draft[] = takes(id)
    ? [
        {
          key: id,
          name: 'Organization',
          word: 'Organization',
          type: 'AWS::Organizations::Organization',
          region: null,
          finds: [
            [id, 'id'],
            [rootId, 'rootId'],
          ],
          properties: () => ({ FeatureSet: featureSet === 'ALL' ? undefined : featureSet }),
        },
      ]
    : [];
  loseMembers(world, account, members, lose);
  return [
    ...own,
    ...units.map((row): Draft => ({
      key: row.id,
      name: row.name,
      word: 'Unit',
      type: 'AWS::Organizations::OrganizationalUnit',
      region: null,
      tags: row.tags,
      finds: [[row.id, 'id']],
      properties: (to) => ({ Name: row.name, ParentId: to.needed(row.parentId) }),
    })),
    ...members.map((row): Draft => ({
      key: row.id,
      name: row.name,
      word: 'Account',
      type: 'AWS::Organizations::Account',
      region: null,
      tags: row.tags ?? [],
      finds: [[row.id, 'id']],
      properties: (to) => ({
        AccountName: row.name,
        Email: row.email,
        ParentIds: [to.needed(row.parentId ?? rootId)],
      }),
    })),
    ...policies.map((row): Draft => ({
      key: row.id,
      name: row.name,
      word: 'Policy',
      type: 'AWS::Organizations::Policy',
      region: null,
      tags: row.tags ?? [],
      finds: [[row.id, 'id']],
      properties: (to) => ({
        Name: row.name,
        Type: row.type,
        Description: filled(row.description),
        TargetIds: filled(
          rowsBy(world, 'organizationAttachmentsByPolicy', row.id)
            .map(({ targetId }) => targetId)
            .sort()
            .map((target): Value => (target === account ? new AccountId(account) : to.needed(target))),
        ),
        Content: to.document(row.document, row.id),
      }),
    })),
  ];
}

function loseMembers(world: World, account: string, members: readonly AccountRow[], lose: Lose): void {
  for (const row of members) {
    lose('members', [row.name], row.id);
    if (row.status === 'SUSPENDED') lose('suspended', [row.name], row.id);
  }
  const organization = organizationOf(world, account);
  const parent = world.tables.accounts.get(account)?.parentId;
  if (organization && typeof parent === 'string' && parent !== organization.rootId)
    lose('moved', [account], null);
  if (!organization?.enabledPolicyTypes.includes('SERVICE_CONTROL_POLICY')) return;
  const attached = new Set(
    rowsBy(world, 'organizationAttachmentsByPolicy', everything).map(({ targetId }) => targetId),
  );
  const units = unitsUnder(world, organization.rootId);
  const without = [...units, ...members].filter(({ id }) => !attached.has(id));
  if (without.length)
    lose(
      'detached',
      without.map(({ name }) => name),
      null,
      without.length,
    );
}

/** Reads what the organization has switched on, which only some languages can write. */
export function organizationSettings(
  world: World,
  account: string,
): Pick<Settings, 'trustedServices' | 'rootFeatures' | 'policyTypes'> {
  const row = organizationOf(world, account);
  return {
    trustedServices: (row?.trustedServices ?? []).map(({ serviceName }) => serviceName),
    rootFeatures: row?.rootFeatures ?? [],
    policyTypes: row?.enabledPolicyTypes ?? [],
  };
}
