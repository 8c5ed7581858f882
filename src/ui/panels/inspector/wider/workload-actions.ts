import type { AccessKeyRow, World } from '../../../../engine/index.ts';
import { workloadCredentials } from '../../../../engine/index.ts';
import { actions as words, workload as workloadWords } from '../../../../words/en/inspector-wider.ts';
import { actions as coreWords } from '../../../../words/en/inspector.ts';
import { later } from '../../forms/later.ts';
import type { Acting } from '../acting.ts';
import { credentialsOfSession, isActing } from '../acting.ts';
import type { Action } from '../action.ts';
import { action, dialog, only } from '../action.ts';
import { iam, request } from '../requests.ts';
import type { ItemOfKind } from '../wider-items.ts';
import { programRole } from './program-role.ts';

type Workload = ItemOfKind<'workload'>;
type Held = ReturnType<typeof workloadCredentials>;

/** Whether the calls of the page are its own already. */
function actsNow(world: World, item: Workload, held: Held, { caller, credentials }: Acting): boolean {
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

function act(world: World, item: Workload, acting: Acting): Action | null {
  if (actsNow(world, item, workloadCredentials(world, item.row), acting)) return null;
  return action({
    id: 'act-as',
    label: coreWords.actAs(item.row.name),
    effect: { type: 'runAs', workloadId: item.id },
    main: true,
  });
}

/** The stranger's key, or a session's three parts, while the page knows them. */
function strangers(world: World, { row }: Workload): Action | null {
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

const ownerName = (world: World, { ownerId }: AccessKeyRow) => {
  const UserName = world.tables.users.get(ownerId)?.name;
  return UserName === undefined ? {} : { UserName };
};

/**
 * A new key in the program's hands, and then the old one switched off: AWS's own order, in which nothing stops.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
 */
function rotate(world: World, { row }: Workload): Action | null {
  const key = world.tables.accessKeys.get(row.accessKeyId ?? '');
  if (!key) return null;
  const owner = ownerName(world, key);
  const AccessKeyId = later('NEW-KEY', (answers) => answers.of('CreateAccessKey')?.AccessKey.AccessKeyId);
  const requests = [
    iam('CreateAccessKey', owner),
    request('playground:ConfigureWorkload', { Name: row.name, AccessKeyId }),
    iam('UpdateAccessKey', { ...owner, AccessKeyId: key.id, Status: 'Inactive' }),
  ];
  const effect = { type: 'calls', requests, done: workloadWords.rotated(row.name) } as const;
  return action({ id: 'rotate', label: words.rotate, effect });
}

export function workloadActions(world: World, item: Workload, acting: Acting): Action[] {
  const { id, row } = item;
  const asIt = act(world, item, acting);
  const configure = action({
    id: 'edit-workload',
    label: words.configure,
    effect: dialog({ kind: 'configure-workload', props: { id } }),
    requests: [request('playground:ConfigureWorkload', { Name: row.name })],
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
    ...only(rotate(world, item)),
    leak,
    ...only(strangers(world, item)),
  ];
}
