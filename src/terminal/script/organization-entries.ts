import type {
  AccountRow,
  OrganizationPolicyRow,
  OrganizationRow,
  Tag,
  UnitRow,
  World,
} from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry, Given, Input } from './entry.ts';
import { byName, call, comment, tagList } from './entry.ts';

const made = (operation: string, input: Input, gives?: Given): Entry =>
  call('organizations', operation, input, gives ? { gives } : {});

const rows = <T>(table: { entries(): Iterable<readonly [string, T]> }): T[] =>
  [...table.entries()].map(([, row]) => row);

/** The policy that every target gets when its kind of policies is switched on. */
const everything = 'p-FullAWSAccess';

/**
 * The kind of policies that an organization with all features has from the beginning.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
 */
const atFirst = 'SERVICE_CONTROL_POLICY';

/** The commands that make the organization, with its units, accounts and policies. */
export function organizationEntries(world: World, account: string): Entry[] {
  const organization = rows(world.tables.organizations).find((row) => row.account === account);
  if (!organization) return [];
  const { id, rootId, featureSet } = organization;
  const units = unitsUnder(world, rootId);
  const members = rows(world.tables.accounts)
    .filter((row) => row.id !== account && row.parentId !== null)
    .sort(byName);
  return [
    made(
      'CreateOrganization',
      { FeatureSet: featureSet },
      { id, name: 'ORGANIZATION', query: 'Organization.Id' },
    ),
    ...rootAccess(organization),
    rootAsked(rootId),
    ...units.map(unitEntry),
    ...members.flatMap((row) => memberEntries(row, rootId)),
    ...moved(world, account, rootId),
    ...policyEntries(world, organization, [
      rootId,
      ...units.map((unit) => unit.id),
      account,
      ...members.map((row) => row.id),
    ]),
    ...members
      .filter(({ status }) => status === 'SUSPENDED')
      .map((row) => made('CloseAccount', { AccountId: row.id })),
  ];
}

/** The commands that let services act in the accounts, and the management account as their root users. */
const rootAccess = ({ trustedServices = [], rootFeatures = [] }: OrganizationRow): Entry[] => [
  ...trustedServices.map(({ serviceName }) =>
    made('EnableAWSServiceAccess', { ServicePrincipal: serviceName }),
  ),
  ...rootFeatures.map((feature) => call('iam', `EnableOrganizations${feature}`, {})),
];

/** Parents come first. */
function unitsUnder(world: World, parent: string): UnitRow[] {
  const found = [...rowsBy(world, 'unitsByParent', parent)].sort(byName);
  for (let i = 0; i < found.length; i++)
    found.push(...[...rowsBy(world, 'unitsByParent', found[i]?.id ?? '')].sort(byName));
  return found;
}

const tagged = (tags: readonly Tag[]): object => (tags.length ? { Tags: tagList(tags) } : {});

const unitEntry = ({ id, name, parentId, tags }: UnitRow): Entry =>
  made(
    'CreateOrganizationalUnit',
    { ParentId: parentId, Name: name, ...tagged(tags) },
    { id, name: 'UNIT', query: 'OrganizationalUnit.Id' },
  );

/** Asks for the root's id, which the answer to CreateOrganization lacks. */
export const rootAsked = (rootId: string): Entry =>
  call(
    'organizations',
    'ListRoots',
    {},
    { gives: { id: rootId, name: 'ROOT', query: 'Roots[0].Id' }, asksOnly: true },
  );

/** AWS needs a while for an account, so the script asks until the account exists. */
export function accountAwaited(request: string, account: string): Entry[] {
  const ask = call('organizations', 'DescribeCreateAccountStatus', { CreateAccountRequestId: request });
  const gives = { id: account, name: 'ACCOUNT', query: 'CreateAccountStatus.AccountId' };
  return [
    { type: 'wait', ask, query: 'CreateAccountStatus.State', while: 'IN_PROGRESS' },
    { ...ask, gives, asksOnly: true },
  ];
}

function memberEntries({ id, name, email, parentId, tags = [] }: AccountRow, rootId: string): Entry[] {
  const request = `request-for-${id}`;
  return [
    made(
      'CreateAccount',
      { Email: email, AccountName: name, ...tagged(tags) },
      { id: request, name: 'REQUEST', query: 'CreateAccountStatus.Id' },
    ),
    ...accountAwaited(request, id),
    ...(parentId === rootId
      ? []
      : [made('MoveAccount', { AccountId: id, SourceParentId: rootId, DestinationParentId: parentId })]),
    comment(scriptWords.member(name)),
  ];
}

/** The management account begins under the root. */
function moved(world: World, account: string, rootId: string): Entry[] {
  const parent = world.tables.accounts.get(account)?.parentId;
  return parent === undefined || parent === null || parent === rootId
    ? []
    : [made('MoveAccount', { AccountId: account, SourceParentId: rootId, DestinationParentId: parent })];
}

function policyEntries(world: World, organization: OrganizationRow, targets: readonly string[]): Entry[] {
  const own = rows(world.tables.organizationPolicies)
    .filter((row) => !row.awsManaged)
    .sort(byName);
  const attached = (policyId: string): Set<string> =>
    new Set(rowsBy(world, 'organizationAttachmentsByPolicy', policyId).map(({ targetId }) => targetId));
  const full = attached(everything);
  const { rootId: RootId, enabledPolicyTypes: enabled } = organization;
  const isLimited = enabled.includes(atFirst);
  const isBorn = organization.featureSet === 'ALL';
  return [
    ...enabled
      .filter((type) => !(isBorn && type === atFirst))
      .map((PolicyType) => made('EnablePolicyType', { RootId, PolicyType })),
    ...(isBorn && !isLimited ? [made('DisablePolicyType', { RootId, PolicyType: atFirst })] : []),
    ...own.map(policyEntry),
    ...own.flatMap(({ id }) =>
      targets
        .filter((target) => attached(id).has(target))
        .map((TargetId) => made('AttachPolicy', { PolicyId: id, TargetId })),
    ),
    ...targets
      .filter((target) => isLimited && !full.has(target))
      .map((TargetId) => made('DetachPolicy', { PolicyId: everything, TargetId })),
  ];
}

const policyEntry = ({ id, name, description, document, type, tags = [] }: OrganizationPolicyRow): Entry =>
  made(
    'CreatePolicy',
    { Content: document, Description: description, Name: name, Type: type, ...tagged(tags) },
    { id, name: 'POLICY', query: 'Policy.PolicySummary.Id' },
  );
