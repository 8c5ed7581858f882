import type {
  Call,
  Credentials,
  Decision,
  OperationName,
  Outcome,
  Result,
  World,
} from '../../../../engine/index.ts';
import { accountOf, rowsBy } from '../../../../engine/index.ts';
import type { Commit } from '../../../../playground/command.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { nameOf, serviceOf } from '../../../../playground/service-of.ts';
import type { StoryFrameId } from '../../../../words/story-frame-ids.ts';
import { answers as words } from '#words/story-answers.ts';
import type { View } from '../../../view/view.svelte.ts';
import { credentialsOf } from '../../../kinds/acting.ts';
import { itemOf } from '../../../kinds/item.ts';
import { scenePartsFetched } from '../../use/steps/scene-parts.ts';
import { credentialsOfUser } from './credentials-of-user.ts';
import { doorFetched } from './door-parts.ts';
import { guestRole, idOf, liveSession } from './frames.ts';

/** The reply to a frame's button, shown beneath it. */
export interface Reply {
  /** The decision that the picture shows from now on. */
  readonly decision?: Decision | null;
  readonly tone: 'allow' | 'deny' | 'neutral';
  readonly text: string;
  /** AWS's own sentence, where the text says plainly what it means. */
  readonly more?: string;
}

/** The parts of the page that a frame's button may show. */
export type Places = Pick<View, 'show' | 'showStep' | 'showTry'>;

type Action = (playground: Playground, view: Places) => Promise<Reply | null>;

const bucket = { action: 's3:GetObject', resource: 'arn:aws:s3:::team-bucket/plan.txt' } as const;
const root = (world: World): Credentials => ({ type: 'console', id: accountOf(world) });

function replyOf(result: Result<unknown>, allowed: string): Reply {
  if (result.ok) return { tone: 'allow', text: allowed };
  if ('notModelled' in result)
    return { tone: 'neutral', text: words.notModelled(result.notModelled.feature) };
  return { tone: 'deny', text: `${words.refused} ${result.error.code}. ${result.error.message}` };
}

/**
 * Makes a call as an identity, which stays the acting one while the frame is read, so that the header names the person
 * in the frame's text.
 */
async function call(
  playground: Playground,
  credentials: Credentials,
  operation: OperationName,
  input: object,
): Promise<Commit & { outcome: Outcome }> {
  playground.actAs(credentials, true);
  const service = serviceOf(operation);
  const command = { type: 'call', service, operation: nameOf(operation), input, credentials } as Call;
  return (await playground.run(command)) as Commit & { outcome: Outcome };
}

/** Asks whether an identity, which stays the acting one, may do something. */
async function tryAs(
  playground: Playground,
  credentials: Credentials,
  question: { readonly action: string; readonly resource: string },
): Promise<Commit> {
  playground.actAs(credentials, true);
  return playground.run({ type: 'try', ...question, credentials });
}

/** The allowing statement's policy and owner, in one sentence. */
function allowedBy(decision: Decision | null): string {
  const statements = decision?.steps.flatMap((step) => step.statements) ?? [];
  const found = statements.find(({ outcome, effect }) => outcome === 'matched' && effect === 'Allow');
  return found ? words.done.allowedBy(found.policy.name, found.policy.owner.name) : words.allowed;
}

/** Opens what the frame speaks of, for a closer look. */
const look =
  (need: Parameters<typeof idOf>[1]): Action =>
  (playground, view) => {
    playground.selected = idOf(playground.world, need);
    view.show('inspector');
    return Promise.resolve({ tone: 'neutral', text: words.done.looks(need.name) });
  };

/** Opens somebody as root, who may change what the frame speaks of. */
const lookAsRoot =
  (need: Parameters<typeof idOf>[1]): Action =>
  (playground, view) => {
    playground.actAs(root(playground.world), true);
    return look(need)(playground, view);
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
    const { result } = outcome;
    const error = !result.ok && 'error' in result ? result.error : null;
    const means: Readonly<Record<string, (who: string) => string>> = words.noKey;
    const plain = error && Object.hasOwn(means, error.code) ? means[error.code]?.(UserName) : undefined;
    if (!error || plain === undefined) return replyOf(result, words.allowed);
    return { tone: 'deny', text: plain, more: words.aws(error.code, error.message) };
  };

/** The robot has no policy of its own: it can't deploy. */
const deploy: Action = async (playground) => {
  const { world } = playground;
  const stack = `arn:aws:cloudformation:us-east-1:${accountOf(world)}:stack/web-shop/1`;
  const question = { action: 'cloudformation:UpdateStack', resource: stack };
  const { outcome } = await tryAs(playground, credentialsOfUser(world, 'ci-bot'), question);
  if (!outcome) return null;
  const { result } = outcome;
  if (result.ok || 'notModelled' in result) return replyOf(result, allowedBy(outcome.decision));
  const { decision } = outcome;
  return { tone: 'deny', text: words.done.cantDeploy('ci-bot', 'DeployStack'), decision };
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
  const { outcome } = await tryAs(playground, credentialsOfUser(playground.world, 'ana'), bucket);
  if (!outcome) return null;
  const { result, decision } = outcome;
  return { ...replyOf(result, allowedBy(decision)), decision };
};

const putOn = (playground: Playground): ReturnType<typeof call> => {
  const { world } = playground;
  const RoleArn = `arn:aws:iam::${accountOf(world)}:role/Deployer`;
  const input = { RoleArn, RoleSessionName: 'ana' };
  return call(playground, credentialsOfUser(world, 'ana'), 'AssumeRole', input);
};

const assume: Action = async (playground, view) => {
  // Fetched before the request, so that the scene appears together with its steps.
  await scenePartsFetched();
  const commit = await putOn(playground);
  view.showStep(commit.rev);
  return replyOf(commit.outcome.result, words.done.wears('ana', 'Deployer'));
};

/** Acts as a role's newest session. @returns its credentials, or null if there is none */
function wear(playground: Playground, role: string): Credentials | null {
  const session = liveSession(playground.world, role, playground.now);
  const credentials = credentialsOf(playground.world, itemOf(playground.world, session?.id ?? null));
  if (!session || !credentials) return null;
  playground.actAs(credentials, true);
  return credentials;
}

/** Asks with the hat on; whoever opened this frame by its address puts it on first. */
const askInSession: Action = async (playground) => {
  if (!liveSession(playground.world, 'Deployer', playground.now)) {
    const { outcome } = await putOn(playground);
    if (!outcome.result.ok) return replyOf(outcome.result, '');
  }
  const credentials = wear(playground, 'Deployer');
  if (!credentials) return null;
  const { outcome } = await tryAs(playground, credentials, bucket);
  if (!outcome) return null;
  const { result } = outcome;
  if (result.ok || 'notModelled' in result) return replyOf(result, allowedBy(outcome.decision));
  const name = liveSession(playground.world, 'Deployer', playground.now)?.sessionName ?? '';
  const { decision } = outcome;
  return { tone: 'deny', text: words.done.refusedAsSession(`Deployer/${name}`), decision };
};

/** Builds the app's pool unless it is there, as root, and lets a guest in. */
const letGuestIn: Action = async (playground, view) => {
  const [{ guestVisit }] = await Promise.all([import('./guest.ts'), doorFetched()]);
  playground.actAs(root(playground.world), true);
  const failure = await guestVisit(playground);
  if (failure) return failure.error ? replyOf({ ok: false, error: failure.error }, '') : null;
  wear(playground, guestRole);
  view.showStep();
  return { tone: 'allow', text: words.done.guest(guestRole) };
};

const actions: Readonly<Record<StoryFrameId, Action>> = {
  access: whoAmI,
  code: deploy,
  map: () => Promise.resolve({ tone: 'neutral', text: words.done.corners }),
  users: look({ table: 'users', name: 'ana' }),
  keys: keyFor('ci-bot'),
  direct: lookAsRoot({ table: 'users', name: 'carol' }),
  groups: join,
  'group-policies': askAsAna,
  roles: look({ table: 'roles', name: 'Deployer' }),
  'no-keys': keyFor('Deployer'),
  assume,
  session: askInSession,
  guest: letGuestIn,
  next: (_playground, view) => {
    view.showTry();
    return Promise.resolve({ tone: 'neutral', text: words.done.tries });
  },
};

/** Carries out a frame's button. Resolves to the reply, or null if the result shows elsewhere. */
export function act(frame: StoryFrameId, playground: Playground, view: Places): Promise<Reply | null> {
  return actions[frame](playground, view);
}
