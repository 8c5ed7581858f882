import type { ResourceRow, Tag, World } from '../../../../engine/index.ts';
import { accountRootArn, byName, countBy } from '../../../../engine/index.ts';
import { dateAndTimeInUtc } from '../../../../words/index.ts';
import { facts as coreWords } from '#words/inspector.ts';
import { factNames, facts as words } from '#words/inspector-wider.ts';
import { itemOf, nameOf } from '../entity.ts';
import type { Fact } from '../fact.ts';
import type { ItemOfKind, WiderItem } from '../wider-items.ts';
import { heldAccountId } from '../wider-items.ts';

type FactId = keyof typeof factNames;

const plain = (id: FactId, value: string, more: Partial<Fact> = {}): Fact => ({
  id,
  label: factNames[id],
  value,
  code: false,
  target: null,
  live: false,
  ...more,
});
const code = (id: FactId, value: string): Fact => plain(id, value, { code: true });
const some = (id: FactId, values: readonly string[], more: Partial<Fact> = {}): Fact[] =>
  values.length === 0 ? [] : [plain(id, values.join(', '), more)];
const maybe = (id: FactId, value: string | undefined | null, more: Partial<Fact> = {}): Fact[] =>
  value === undefined || value === null || value === '' ? [] : [plain(id, value, more)];
const created = (row: { readonly createDate: number }): Fact =>
  plain('created', dateAndTimeInUtc(row.createDate));
const tagged = ({ tags }: { readonly tags: readonly Tag[] }): Fact[] =>
  some(
    'tags',
    tags.map(({ key, value }) => coreWords.tag(key, value)),
  );
const yesNo = (flag: boolean): string => (flag ? words.yes : words.no);

/** The name of something by its id, as a link to it; the id itself where nothing has it. */
function link(world: World, id: FactId, target: string): Fact {
  const item = itemOf(world, target);
  return item ? plain(id, nameOf(world, item), { target }) : code(id, target);
}

/** A role by its ARN. */
function roleLink(world: World, arn: string): Fact {
  const [, , , , account = '', resource = ''] = arn.split(':');
  const role = byName(world, 'roles', account, resource.slice(resource.lastIndexOf('/') + 1));
  return role ? plain('role', role.name, { target: role.id }) : code('role', arn);
}

function publicAccess(row: Extract<ResourceRow, { kind: 'bucket' }>): Fact {
  const on = Object.values(row.publicAccessBlock ?? {}).filter(Boolean).length;
  return plain('publicAccess', on === 4 ? words.allPublicBlocked : words.partlyBlocked(on));
}

function resourceDetails(world: World, row: ResourceRow): Fact[] {
  switch (row.kind) {
    case 'bucket':
      return [publicAccess(row)];
    case 'object':
      return [link(world, 'owner', row.bucketId), plain('size', words.bytes(row.size))];
    case 'key':
      return [
        code('id', row.name),
        plain('state', row.state),
        ...some('aliases', row.aliases),
        ...maybe('description', row.description),
      ];
    case 'queue':
      return [];
    case 'function':
      return [
        roleLink(world, row.roleArn),
        plain('runtime', row.runtime),
        plain('handler', row.handler),
        ...maybe('description', row.description),
      ];
    case 'table':
      return some(
        'keys',
        row.keys.map(({ name, type }) => words.ofTwo(name, type)),
      );
    case 'secret':
      return [
        plain('value', row.secretString === null ? words.noSecret : words.hasSecret),
        ...maybe('description', row.description),
      ];
  }
}

function poolUserFacts(world: World, { row }: ItemOfKind<'poolUser'>): Fact[] {
  const states = {
    CONFIRMED: words.confirmed,
    UNCONFIRMED: words.unconfirmed,
    FORCE_CHANGE_PASSWORD: words.mustChange,
  } as const;
  return [
    code('subject', row.id),
    link(world, 'owner', row.poolId),
    plain('status', states[row.status]),
    ...maybe('mail', row.attributes.find(({ name }) => name === 'email')?.value),
    ...maybe('code', row.confirmationCode, { code: true }),
    created(row),
  ];
}

/** The key, profile or function that a workload has, by the id of its row. */
export const heldBy = ({
  accessKeyId,
  instanceProfileId,
  functionId,
}: ItemOfKind<'workload'>['row']): string | null => accessKeyId ?? instanceProfileId ?? functionId ?? null;

function workloadFacts(world: World, { row }: ItemOfKind<'workload'>): Fact[] {
  const held = heldBy(row);
  return [
    held === null ? plain('holds', words.nothing) : link(world, 'holds', held),
    created(row),
    ...maybe('leaked', row.leaked && dateAndTimeInUtc(row.leaked.at)),
  ];
}

function accountFacts(world: World, { account, row }: ItemOfKind<'heldAccount'>): Fact[] {
  return [
    code('account', account),
    ...maybe('alias', world.tables.accountSettings.get(account)?.alias),
    ...maybe('email', row?.email),
    ...(row ? [created(row)] : []),
    row?.parentId ? link(world, 'stands', row.parentId) : plain('stands', words.outsideOrganization),
    ...maybe('joined', row?.joinedAt === undefined ? null : dateAndTimeInUtc(row.joinedAt)),
    plain('root', accountRootArn(account), { target: account }),
    plain('users', String(countBy(world, 'usersByAccount', account))),
    plain('roles', String(countBy(world, 'rolesByAccount', account))),
  ];
}

function identityPoolFacts({ row }: ItemOfKind<'identityPool'>): Fact[] {
  return [
    code('id', row.id),
    plain('guests', row.allowUnauthenticatedIdentities ? words.guestsLetIn : words.guestsKeptOut),
    plain('classic', yesNo(row.allowClassicFlow ?? false)),
    ...maybe('developer', row.developerProviderName),
    created(row),
    ...tagged(row),
  ];
}

/** What AWS's own Get or Describe call would tell of the item, its ARN aside. */
export function factsOf(world: World, item: WiderItem): Fact[] {
  switch (item.kind) {
    case 'instanceProfile':
      return [code('id', item.id), created(item.row), ...tagged(item.row)];
    case 'oidcProvider':
      return [
        code('url', `https://${item.row.url}`),
        ...some('audiences', item.row.clientIds),
        ...some('thumbprints', item.row.thumbprints, { code: true }),
        created(item.row),
        ...tagged(item.row),
      ];
    case 'samlProvider':
      return [
        code('entityId', item.row.entityId),
        created(item.row),
        plain('validUntil', dateAndTimeInUtc(item.row.validUntil)),
        ...tagged(item.row),
      ];
    case 'mfaDevice':
      return [
        ...(item.row.ownerId === null ? [] : [link(world, 'owner', item.row.ownerId)]),
        ...maybe('enabled', item.row.enableDate === undefined ? null : dateAndTimeInUtc(item.row.enableDate)),
        ...tagged(item.row),
      ];
    case 'identityPool':
      return identityPoolFacts(item);
    case 'identity':
      return [
        code('id', item.id),
        link(world, 'owner', item.row.poolId),
        ...some(
          'signedIn',
          item.row.logins.map(({ provider }) => provider),
        ),
        created(item.row),
      ];
    case 'userPool':
      return [
        code('id', item.id),
        plain('password', words.length(item.row.passwordPolicy.minimumLength)),
        created(item.row),
        ...tagged(item.row),
      ];
    case 'poolClient':
      return [
        code('id', item.id),
        link(world, 'owner', item.row.poolId),
        ...some('flows', item.row.explicitAuthFlows),
        created(item.row),
      ];
    case 'poolUser':
      return poolUserFacts(world, item);
    case 'poolGroup':
      return [
        link(world, 'owner', item.row.poolId),
        ...maybe('description', item.row.description),
        ...maybe('precedence', item.row.precedence === undefined ? null : String(item.row.precedence)),
        created(item.row),
      ];
    case 'resource':
      return [
        ...resourceDetails(world, item.row),
        plain('region', item.row.region),
        created(item.row),
        ...tagged(item.row),
      ];
    case 'workload':
      return workloadFacts(world, item);
    case 'heldAccount':
      return accountFacts(world, item);
    case 'organization':
      return [
        code('id', item.id),
        link(world, 'manages', heldAccountId(item.row.account)),
        plain('features', item.row.featureSet),
        ...some('types', item.row.enabledPolicyTypes),
        created(item.row),
      ];
    case 'organizationRoot':
      return [link(world, 'owner', item.row.id), ...some('types', item.row.enabledPolicyTypes)];
    case 'unit':
      return [code('id', item.id), link(world, 'stands', item.row.parentId), ...tagged(item.row)];
    case 'organizationPolicy':
      return [code('id', item.id), ...maybe('description', item.row.description)];
  }
}
