import type {
  Call,
  Credentials,
  Decision,
  OperationName,
  Outcome,
  Result,
  World,
} from '../../../engine/index.ts';
import { accountOf, countBy, rowsBy } from '../../../engine/index.ts';
import type { Commit } from '../../../playground/command.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { nameOf, serviceOf } from '../../../playground/service-of.ts';
import { story as words, type StoryFrameId } from '#words/story.ts';
import type { View } from '../../view/view.svelte.ts';
import { credentialsOf } from '../../kinds/acting.ts';
import { itemOf } from '../../kinds/item.ts';
import { idOf } from './frames.ts';

/** What came of a frame's button, to stand beneath it. */
export interface Reply {
  readonly tone: 'allow' | 'deny' | 'neutral';
  readonly text: string;
}

type Action = (playground: Playground, view: View) => Promise<Reply | null>;

const bucket = { action: 's3:GetObject', resource: 'arn:aws:s3:::team-bucket/plan.txt' } as const;
const root = (world: World): Credentials => ({ type: 'console', id: accountOf(world) });

function credentialsOfUser(world: World, name: string): Credentials {
  const id = idOf(world, { table: 'users', name });
  return credentialsOf(world, itemOf(world, id)) ?? root(world);
}

function replyOf(result: Result<unknown>, allowed: string): Reply {
  if (result.ok) return { tone: 'allow', text: allowed };
  if ('notModelled' in result)
    return { tone: 'neutral', text: words.notModelled(result.notModelled.feature) };
  return { tone: 'deny', text: `${words.refused} ${result.error.code}. ${result.error.message}` };
}

async function call(
  playground: Playground,
  credentials: Credentials,
  operation: OperationName,
  input: object,
): Promise<Commit & { outcome: Outcome }> {
  const service = serviceOf(operation);
  const command = { type: 'call', service, operation: nameOf(operation), input, credentials } as Call;
  return (await playground.run(command)) as Commit & { outcome: Outcome };
}

/** The allowing statement's policy and owner, in one sentence. */
function allowedBy(decision: Decision | null): string {
  const statements = decision?.steps.flatMap((step) => step.statements) ?? [];
  const found = statements.find(({ outcome, effect }) => outcome === 'matched' && effect === 'Allow');
  return found ? words.done.allowedBy(found.policy.name, found.policy.owner.name) : words.allowed;
}

const select =
  (need: Parameters<typeof idOf>[1]): Action =>
  (playground, view) => {
    playground.selected = idOf(playground.world, need);
    view.show('inspector');
    return Promise.resolve(null);
  };

const whoAmI: Action = async (playground) => {
  const { outcome } = await playground.call('GetCallerIdentity', {});
  const arn = outcome.result.ok ? String((outcome.result.value as { Arn?: unknown }).Arn) : '';
  return replyOf(outcome.result, `${words.answers} ${words.done.isUser(arn)}`);
};

const keyFor =
  (UserName: string): Action =>
  async (playground) => {
    const { outcome } = await call(playground, root(playground.world), 'CreateAccessKey', { UserName });
    return replyOf(outcome.result, words.allowed);
  };

const join: Action = async (playground) => {
  const { world } = playground;
  const [UserName, GroupName] = ['ben', 'Auditors'];
  const userId = idOf(world, { table: 'users', name: UserName });
  const groupId = idOf(world, { table: 'groups', name: GroupName });
  const already = rowsBy(world, 'membershipsByUser', userId ?? '').some((row) => row.groupId === groupId);
  if (already) return { tone: 'neutral', text: words.done.alreadyIn(UserName, GroupName) };
  const { outcome } = await call(playground, root(world), 'AddUserToGroup', { UserName, GroupName });
  return replyOf(outcome.result, words.done.joined(UserName, GroupName));
};

const askAsAna: Action = async (playground) => {
  const credentials = credentialsOfUser(playground.world, 'ana');
  const commit = await playground.run({ type: 'try', ...bucket, credentials });
  if (!commit.outcome) return null;
  return replyOf(commit.outcome.result, allowedBy(commit.outcome.decision));
};

const assume: Action = async (playground, view) => {
  const { world } = playground;
  const RoleArn = `arn:aws:iam::${accountOf(world)}:role/Deployer`;
  const input = { RoleArn, RoleSessionName: 'ana' };
  const commit = await call(playground, credentialsOfUser(world, 'ana'), 'AssumeRole', input);
  view.showStep(commit.rev);
  return replyOf(commit.outcome.result, words.done.wears('ana', 'Deployer'));
};

/** The newest session of Deployer that has not run out. */
function sessionOf(playground: Playground): string | null {
  const id = idOf(playground.world, { table: 'roles', name: 'Deployer' });
  if (id === null || countBy(playground.world, 'sessionsByOwner', id) === 0) return null;
  const live = rowsBy(playground.world, 'sessionsByOwner', id).filter(
    (row) => row.expiresAt > playground.now,
  );
  return live.sort((a, b) => b.issuedAt - a.issuedAt)[0]?.id ?? null;
}

const askInSession: Action = async (playground) => {
  const item = itemOf(playground.world, sessionOf(playground));
  const credentials = credentialsOf(playground.world, item);
  if (!credentials || item?.kind !== 'session') return { tone: 'neutral', text: words.done.needsSession };
  playground.actAs(credentials);
  const commit = await playground.run({ type: 'try', ...bucket, credentials });
  if (!commit.outcome) return null;
  const { result } = commit.outcome;
  if (result.ok || 'notModelled' in result) return replyOf(result, allowedBy(commit.outcome.decision));
  return { tone: 'deny', text: words.done.refusedAsSession(`Deployer/${item.row.sessionName}`) };
};

const actions: Readonly<Record<StoryFrameId, Action | null>> = {
  access: whoAmI,
  map: null,
  users: select({ table: 'users', name: 'ana' }),
  keys: keyFor('ci-bot'),
  direct: select({ table: 'users', name: 'carol' }),
  groups: join,
  'group-policies': askAsAna,
  roles: select({ table: 'roles', name: 'Deployer' }),
  'no-keys': keyFor('Deployer'),
  assume,
  session: askInSession,
  next: (_playground, view) => {
    view.showTry();
    return Promise.resolve(null);
  },
};

/** Does what a frame's button says. Resolves to what came of it, or null where that is seen elsewhere. */
export function act(frame: StoryFrameId, playground: Playground, view: View): Promise<Reply | null> {
  return actions[frame]?.(playground, view) ?? Promise.resolve(null);
}
