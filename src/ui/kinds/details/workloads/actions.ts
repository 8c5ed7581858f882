import type { AccessKeyRow, World } from '../../../../engine/index.ts';
import { rowsBy, workloadCredentials } from '../../../../engine/index.ts';
import { actions as words } from '#words/inspector-services.ts';
import { workload as workloadWords } from '#words/inspector-workload.ts';
import { actions as coreWords } from '#words/inspector-details.ts';
import { fromAnswer } from '../../answers.ts';
import type { Acting } from '../../acting.ts';
import { credentialsOfSession, isActing } from '../../acting.ts';
import type { Action } from '../../action.ts';
import { action, dialog, only } from '../../action.ts';
import type { Request } from '../../requests.ts';
import { ask, iam, setKeyStatus, userOfKey } from '../../requests.ts';
import type { WorkloadItem } from '../../item.ts';
import { programRole } from './program-role.ts';

type Held = ReturnType<typeof workloadCredentials>;

/** Whether the calls of the page are its own already. */
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

/** The stranger's key, or a session's three parts, while the page knows them. */
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
    effect: { type: 'actAs', credentials, profile: 'leaked', done: workloadWords.stranger },
  });
}

/** Whether the identity that acts can get a new key of that owner: the root user's keys are made by nobody else. */
const renewable = (world: World, { ownerId, account }: AccessKeyRow, { caller }: Acting): boolean =>
  world.tables.users.has(ownerId) || (caller?.type === 'root' && caller.account === account);

/** A key that an earlier rotation left switched off stands in the way of the next: nobody has more than two. */
function spare(world: World, key: AccessKeyRow): Request[] {
  const others = rowsBy(world, 'accessKeysByOwner', key.ownerId).filter(({ id }) => id !== key.id);
  const [off] = others.filter(({ status }) => status === 'Inactive');
  return off ? [iam('DeleteAccessKey', { ...userOfKey(world, off.ownerId), AccessKeyId: off.id })] : [];
}

/**
 * A new key in the program's hands, and then the old one switched off: AWS's own order, in which nothing stops.
 * What the rotation before this one switched off is deleted first, AWS's last step of that one.
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

export function workloadActions(world: World, item: WorkloadItem, acting: Acting): Action[] {
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
