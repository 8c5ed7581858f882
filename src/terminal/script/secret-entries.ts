import type { ResourceRow, World } from '../../engine/index.ts';
import { accountRootArn, isManagedKey, nowOf, rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry } from './entry.ts';
import { call, comment, tagList } from './entry.ts';
import { writable } from './missing-principals.ts';

type Key = Extract<ResourceRow, { kind: 'key' }>;
type Secret = Extract<ResourceRow, { kind: 'secret' }>;

const day = 86_400_000;

const rowsOfKind = <K extends ResourceRow['kind']>(world: World, account: string, kind: K) =>
  rowsBy(world, 'resourcesByKind', `${account}/${kind}`) as Extract<ResourceRow, { kind: K }>[];

/** The keys that somebody has made. */
const keysOf = (world: World, account: string): Key[] =>
  rowsOfKind(world, account, 'key')
    .filter((row) => !isManagedKey(row))
    .sort(byId);

const byId = (a: ResourceRow, b: ResourceRow): number => (a.id < b.id ? -1 : 1);

/** The commands that make keys and secrets. Policies name their ids, so their own policies come later. */
export const secretEntries = (world: World, account: string): Entry[] => [
  ...keysOf(world, account).flatMap(keyEntries),
  ...rowsOfKind(world, account, 'secret').sort(byId).flatMap(secretEntry),
];

function keyEntries({ name, description, tags, aliases, region }: Key): Entry[] {
  return [
    call(
      'kms',
      'CreateKey',
      {
        Description: description === '' ? undefined : description,
        Tags: tags.length ? tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) : undefined,
      },
      { region, gives: { id: name, name: 'KMS_KEY', query: 'KeyMetadata.KeyId' } },
    ),
    ...aliases.map((alias) =>
      call('kms', 'CreateAlias', { AliasName: alias, TargetKeyId: name }, { region }),
    ),
  ];
}

function secretEntry({ id, name, description, tags, region, secretString }: Secret): Entry[] {
  const made = call(
    'secretsmanager',
    'CreateSecret',
    { Name: name, Description: description === '' ? undefined : description, Tags: tagList(tags) },
    { region, gives: { id, name: 'SECRET', query: 'ARN' } },
  );
  return [made, ...(secretString === null ? [] : [comment(scriptWords.secretValue(name))])];
}

/** The policies of keys and secrets, and the deletions that are scheduled. */
export const secretPolicyEntries = (world: World, account: string): Entry[] => [
  ...keysOf(world, account).flatMap((row) => keyPolicy(world, row)),
  ...rowsOfKind(world, account, 'secret')
    .sort(byId)
    .flatMap((row) => secretPolicy(world, row)),
];

function keyPolicy(world: World, { id, name, account, region, policy, state, deletionDate }: Key): Entry[] {
  const { document, missing } = writable(world, account, policy ?? '', 'kms:*');
  const isOpen = document.includes(`"${accountRootArn(account)}"`);
  const put = call(
    'kms',
    'PutKeyPolicy',
    { KeyId: name, Policy: document, BypassPolicyLockoutSafetyCheck: isOpen ? undefined : true },
    { region },
  );
  const days = Math.min(30, Math.max(7, Math.ceil(((deletionDate ?? 0) - nowOf(world)) / day)));
  return [
    ...missing.map((who) => comment(scriptWords.missing(id, who))),
    ...(policy === undefined ? [] : [put]),
    ...(state === 'PendingDeletion'
      ? [call('kms', 'ScheduleKeyDeletion', { KeyId: name, PendingWindowInDays: days }, { region })]
      : []),
    ...(state === 'Disabled' ? [call('kms', 'DisableKey', { KeyId: name }, { region })] : []),
  ];
}

function secretPolicy(world: World, { id, account, region, policy, deletedDate }: Secret): Entry[] {
  const { document, missing } = writable(world, account, policy ?? '', 'secretsmanager:*');
  return [
    ...missing.map((who) => comment(scriptWords.missing(id, who))),
    ...(policy === undefined
      ? []
      : [
          call('secretsmanager', 'PutResourcePolicy', { SecretId: id, ResourcePolicy: document }, { region }),
        ]),
    ...(deletedDate === undefined
      ? []
      : [call('secretsmanager', 'DeleteSecret', { SecretId: id }, { region })]),
  ];
}
