import type { KindOf, World, AccessKeyRow, RoleRow } from '../../../engine/index.ts';
import {
  isLeaking,
  nowOf,
  rowsBy,
  workloadCredentials,
  byName,
  parseArn,
  roleArn,
} from '../../../engine/index.ts';
import { summaries } from '#words/identities.ts';
import { actions as coreWords } from '#words/inspector-details.ts';
import {
  badges,
  facts as says,
  actions as words,
  empties,
  sections as titles,
  workload as workloadWords,
} from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import { dateAndTimeInUtc, shortKey } from '../../../words/index.ts';
import type { Acting } from '../acting.ts';
import { credentialsOfSession, isActing } from '../acting.ts';
import type { Action } from '../action.ts';
import { action, dialog, only } from '../action.ts';
import { fromAnswer } from '../answers.ts';
import type { Fact } from '../fact.ts';
import type { ItemOf, WorkloadItem } from '../item.ts';
import { itemOf } from '../item.ts';
import { nameOf } from '../kinds.ts';
import type { Request } from '../requests.ts';
import { ask, iam, setKeyStatus, userOfKey } from '../requests.ts';
import type { Row, Section } from '../section.ts';
import { row, section } from '../section.ts';
import type { KindDetails, Mark } from './details.ts';
import { mark, heading } from './details.ts';
import { created, link, maybe, plain } from './facts.ts';
import { roleRow, rowOf } from './sections.ts';
import { told } from './service.ts';

function keyRow(world: World, keyId: string): Row {
  const status = world.tables.accessKeys.get(keyId)?.status;
  if (status === undefined)
    return row({ id: keyId, icon: 'key', label: shortKey(keyId), target: null, note: workloadWords.deleted });
  return rowOf(world, keyId, {
    label: shortKey(keyId),
    note: status === 'Active' ? workloadWords.works : workloadWords.off,
    tone: status === 'Active' ? 'plain' : 'warn',
  });
}

/** The credentials that a workload signs with, and their source. */
function signs(world: World, { row: it }: WorkloadItem): Section {
  const held = workloadCredentials(world, it);
  if (held.type === 'none')
    return section({ id: 'signs', title: titles.signs, rows: [], empty: empties.signs });
  if (held.type === 'key')
    return section({
      id: 'signs',
      title: titles.signs,
      rows: [keyRow(world, held.credentials.accessKeyId)],
      footnote: workloadWords.keyLasts,
    });
  const role = programRole(world, held);
  const sessions = rowsBy(world, 'sessionsByOwner', role?.id ?? '')
    .filter(({ sessionName, issuedTo }) => sessionName === held.sessionName && issuedTo.id === null)
    .sort((a, b) => b.issuedAt - a.issuedAt)
    .map(({ id, expiresAt }) => rowOf(world, id, { label: shortKey(id), until: expiresAt }));
  return section({
    id: 'signs',
    title: titles.signs,
    rows: [roleRow(world, held.roleArn), ...sessions],
    footnote: workloadWords.sessionLasts,
  });
}

/** The leaked credentials, and whether they still work at `now` (ms). */
function stolen(world: World, { row: it }: WorkloadItem, now: number): Section[] {
  if (!it.leaked) return [];
  const { accessKeyId } = it.leaked;
  const base = { id: 'leaked', title: titles.leaked, empty: empties.leaked };
  const expiry = world.tables.sessions.get(accessKeyId)?.expiresAt;
  if (expiry !== undefined) {
    const rows = [rowOf(world, accessKeyId, { label: shortKey(accessKeyId), until: expiry, tone: 'warn' })];
    return [section({ ...base, rows, footnote: workloadWords.leakedSession })];
  }
  const one = keyRow(world, accessKeyId);
  const works = isLeaking(world, it, now);
  return [
    section({
      ...base,
      rows: [works ? { ...one, note: workloadWords.worksForThem, tone: 'deny' } : { ...one, tone: 'plain' }],
      footnote: works ? workloadWords.leakedKey : workloadWords.leakedDeadKey,
    }),
  ];
}

const workloadSections = (world: World, item: WorkloadItem, now: number): Section[] => [
  signs(world, item),
  ...stolen(world, item, now),
];

type Held = ReturnType<typeof workloadCredentials>;

/** Whether the page acts as this workload already. */
function actsNow(world: World, item: WorkloadItem, held: Held, { caller, credentials }: Acting): boolean {
  if (held.type === 'key') return isActing(item, { caller, credentials });
  if (held.type === 'none' || credentials?.type !== 'key') return false;
  const session = world.tables.sessions.get(credentials.accessKeyId);
  return (
    caller?.type === 'assumedRole' &&
    session?.sessionName === held.sessionName &&
    session.issuedTo.id === null &&
    session.ownerId === programRole(world, held)?.id
  );
}

function act(world: World, item: WorkloadItem, acting: Acting): Action | null {
  if (actsNow(world, item, workloadCredentials(world, item.row), acting)) return null;
  return action({
    id: 'act-as',
    label: coreWords.actAs(item.row.name),
    effect: { type: 'runAs', workloadId: item.id },
    main: true,
  });
}

/** Offers to act with the stranger's key or session, as long as the account has it. */
function strangers(world: World, { row }: WorkloadItem): Action | null {
  const keyId = row.leaked?.accessKeyId ?? '';
  const session = world.tables.sessions.get(keyId);
  const key = world.tables.accessKeys.get(keyId);
  if (!session && !key) return null;
  const credentials = session
    ? credentialsOfSession(session)
    : ({ type: 'key', accessKeyId: keyId, secretAccessKey: key?.secretAccessKey ?? '' } as const);
  return action({
    id: 'act-as-stranger',
    label: words.stranger,
    effect: { type: 'actAs', credentials, done: workloadWords.stranger },
  });
}

/**
 * Whether the acting identity can get a new key for that owner: only the root user itself can make keys for the root
 * user.
 */
const renewable = (world: World, { ownerId, account }: AccessKeyRow, { caller }: Acting): boolean =>
  world.tables.users.has(ownerId) || (caller?.type === 'root' && caller.account === account);

/** Returns the call that deletes a key that an earlier rotation switched off: nobody may have more than two keys. */
function spare(world: World, key: AccessKeyRow): Request[] {
  const others = rowsBy(world, 'accessKeysByOwner', key.ownerId).filter(({ id }) => id !== key.id);
  const [off] = others.filter(({ status }) => status === 'Inactive');
  return off ? [iam('DeleteAccessKey', { ...userOfKey(world, off.ownerId), AccessKeyId: off.id })] : [];
}

/**
 * Gives the program a new key and then switches the old one off: AWS's own order, in which nothing stops working. The
 * key that the rotation before switched off is deleted first, which is AWS's last step of that rotation.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
 */
function rotate(world: World, { row }: WorkloadItem, acting: Acting): Action | null {
  const key = world.tables.accessKeys.get(row.accessKeyId ?? '');
  if (!key || !renewable(world, key, acting)) return null;
  const owner = userOfKey(world, key.ownerId);
  const AccessKeyId = fromAnswer(
    'NEW-KEY',
    (answers) => answers.of('CreateAccessKey')?.AccessKey.AccessKeyId,
  );
  const cleared = spare(world, key);
  const requests = [
    ...cleared,
    iam('CreateAccessKey', owner),
    ask('playground:ConfigureWorkload', { Name: row.name, AccessKeyId }),
    setKeyStatus(world, key, 'Inactive'),
  ];
  const done = workloadWords.rotated(row.name, cleared.length > 0);
  const effect = { type: 'calls', requests, done } as const;
  return action({ id: 'rotate', label: words.rotate, effect });
}

function workloadActions(world: World, item: WorkloadItem, acting: Acting): Action[] {
  const { id, row } = item;
  const asIt = act(world, item, acting);
  const configure = action({
    id: 'edit-workload',
    label: words.configure,
    effect: dialog({ kind: 'configure-workload', props: { id } }),
    requests: [ask('playground:ConfigureWorkload', { Name: row.name })],
    main: asIt === null,
  });
  const leak = action({
    id: 'leak',
    label: words.leak,
    effect: dialog({ kind: 'leak-workload', props: { id } }),
    main: asIt === null && row.kind === 'function',
  });
  return [
    ...only(asIt),
    ...(row.kind === 'function' ? [] : [configure]),
    ...only(rotate(world, item, acting)),
    leak,
    ...only(strangers(world, item)),
  ];
}

/** The key, profile or function that a workload has, by the id of its row. */
const heldBy = ({ accessKeyId, instanceProfileId, functionId }: WorkloadItem['row']): string | null =>
  accessKeyId ?? instanceProfileId ?? functionId ?? null;

function workloadFacts(world: World, { row }: WorkloadItem): Fact[] {
  const held = heldBy(row);
  return [
    held === null ? plain('holds', says.nothing) : link(world, 'holds', held),
    created(row),
    ...maybe('leaked', row.leaked && dateAndTimeInUtc(row.leaked.at)),
  ];
}

function leakMark(world: World, { row }: WorkloadItem): Mark | null {
  if (!row.leaked) return null;
  return isLeaking(world, row, nowOf(world)) ? mark(badges.leaked, 'warn') : mark(badges.leakedOnce);
}

function heldText(world: World, { row }: WorkloadItem): string {
  const id = heldBy(row);
  const thing = id === null ? null : itemOf(world, id);
  return thing ? summaries.holds(nameOf(world, thing)) : summaries.holdsNothing;
}

const workload = (kind: KindOf<'workloads'>): KindDetails<WorkloadItem> =>
  told({
    heading: (world, item) => heading(kind, leakMark(world, item)),
    facts: workloadFacts,
    sections: workloadSections,
    actions: workloadActions,
    remove: (_, { row }) => ask('playground:DeleteWorkload', { Name: row.name }),
    summary: (world, item) => [kindNames[kind], heldText(world, item)].join('; '),
  });

/** The kinds of workloads: things that run somewhere and make calls. */
export const workloadKinds: { readonly [K in KindOf<'workloads'>]: KindDetails<ItemOf<K>> } = {
  server: workload('server'),
  instance: workload('instance'),
  program: workload('program'),
};

/** Returns the role behind an ARN that a program or a service names, or null if it is gone. */
export function programRole(world: World, { roleArn: arn }: { readonly roleArn: string }): RoleRow | null {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  const role = byName(world, 'roles', account, resource.slice(resource.lastIndexOf('/') + 1));
  return role && roleArn(role) === arn ? role : null;
}
