import type { Change, StackResourceRow, StackRow, StackSigner, World } from '../../../../engine/index.ts';
import { Spotlight } from '../../../../assume/spotlight.ts';
import { isBusy, resourcesIn } from '../../../../engine/stacks.ts';
import { edgeIds } from '../../../../graph/model/elements.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { STS } from '../../../../graph/picture/highlight.ts';
import type { WorldChange } from '../../../../playground/world-change.ts';
import { deploying as words } from '#words/deploying.ts';
import { itemOf } from '../../../kinds/item.ts';
import { nameOf } from '../../../kinds/kinds.ts';
import { thingOf } from '../../../kinds/made-by.ts';
import { stateOf } from './stack-state.ts';

/** The node of CloudFormation where a role's trust policy names it. */
const cloudFormation = 'principal:service:cloudformation.amazonaws.com';

/** Everybody in whose name a stack is deployed, by the ids under which the page selects them. */
export interface Party {
  readonly stack: StackRow;
  /** Whoever called first; null where nothing here stands for it. */
  readonly caller: string | null;
  /** The role that the caller has assumed to deploy, as CDK's toolkit does, and the session of it. */
  readonly role: string | null;
  readonly session: string | null;
  /** The role that CloudFormation assumes for the stack, and its session once it has one. */
  readonly serviceRole: string | null;
  readonly serviceSession: string | null;
}

type StacksChange = Extract<Change, { readonly table: 'stacks' }>;

/** One thing that somebody does while a stack is deployed. */
export type Act = { readonly party: Party } & (
  | { readonly kind: 'assumes' | 'asks' | 'serves' | 'ends' }
  | { readonly kind: 'works'; readonly resource: StackResourceRow }
);

function rolesOf(world: World, signer: StackSigner): Pick<Party, 'caller' | 'role' | 'session'> {
  const { sessions, accessKeys } = world.tables;
  const none = { role: null, session: null };
  if (signer.type === 'console') return { caller: signer.id, ...none };
  if (signer.type !== 'key') return { caller: null, ...none };
  const session = sessions.get(signer.accessKeyId);
  if (!session) return { caller: accessKeys.get(signer.accessKeyId)?.ownerId ?? null, ...none };
  if (session.kind !== 'assumedRole') return { caller: session.ownerId, ...none };
  return { caller: session.issuedTo.id, role: session.ownerId, session: session.id };
}

function partyOf(world: World, stack: StackRow): Party | null {
  const { deployment } = stack;
  if (!deployment) return null;
  const service = world.tables.sessions.get(deployment.session ?? '');
  return {
    stack,
    ...rolesOf(world, deployment.signer),
    serviceRole: service?.ownerId ?? null,
    serviceSession: service?.id ?? null,
  };
}

/** Whoever makes the stack's things: its service role, or else whoever has asked for it. */
const workerOf = ({ serviceRole, session, role, caller }: Party): string | null =>
  serviceRole ?? session ?? role ?? caller;

/** Reads from the change of a stack's row what the stack begins; `was` is its row before, if it was busy then. */
function begunBy(world: World, was: StackRow | null, party: Party): readonly Act[] {
  const { stack, role } = party;
  if (was === null)
    return [...(role === null ? [] : [{ kind: 'assumes', party } as const]), { kind: 'asks', party }];
  if (stack.deployment?.session === was.deployment?.session) return [];
  // The first resource has begun already, and has waited for the session.
  const resource = resourcesIn(world, stack.id).find((row) => row.isBusy);
  return [{ kind: 'serves', party }, ...(resource ? [{ kind: 'works', party, resource } as const] : [])];
}

/** Whether the service role of a stack that has one isn't assumed yet. */
const isWaiting = ({ stack, serviceRole }: Party): boolean =>
  stack.roleArn !== undefined && serviceRole === null;

/**
 * Reads from a change of the account what stacks began or ended to do in it. `parties` holds who deploys which stack, and
 * learns it from the change.
 */
export function actsIn(
  { world, changes }: Pick<WorldChange, 'world' | 'changes'>,
  parties: Map<string, Party>,
): readonly Act[] {
  const rows = (changes ?? []).filter(({ table }) => table === 'stacks') as readonly StacksChange[];
  const begun: Act[] = [];
  const ended: Act[] = [];
  for (const { before, after } of rows) {
    if (after?.kind !== 'stack') continue;
    const was = before?.kind === 'stack' && isBusy(before) ? before : null;
    const party = partyOf(world, isBusy(after) ? after : (was ?? after));
    if (!party) continue;
    parties.set(after.id, party);
    if (isBusy(after)) begun.push(...begunBy(world, was, party));
    else ended.push({ kind: 'ends', party: { ...party, stack: after } });
  }
  const works = rows.flatMap(({ before, after }): Act[] => {
    const isBegun =
      after?.kind === 'resource' && after.isBusy && !(before?.kind === 'resource' && before.isBusy);
    const party = isBegun ? parties.get(after.stackId) : undefined;
    return isBegun && party && !isWaiting(party) ? [{ kind: 'works', party, resource: after }] : [];
  });
  return [...begun, ...works, ...ended];
}

/** The most things that wait to be shown: a deployment has ended long before all of five hundred could be. */
const mostWaiting = 5;

/** Whether an act still is shown once its stack has ended: who assumed whom, which is over in a moment, is what the picture teaches. */
const outlasts = ({ kind }: Act): boolean => kind === 'assumes' || kind === 'serves' || kind === 'ends';

/** Whether an act is over early, because one of `later` ends its stack. */
export const isOver = (act: Act, later: readonly Act[]): boolean =>
  !outlasts(act) && later.some(({ kind, party }) => kind === 'ends' && party.stack.id === act.party.stack.id);

/** Lists what is worth a wait of acts that come faster than they are shown: the newest things, and only until they end. */
export function worthShowing(acts: readonly Act[]): readonly Act[] {
  const left = acts.filter((act, at) => !isOver(act, acts.slice(at + 1)));
  const works = left.filter(({ kind }) => kind === 'works');
  const shown = new Set(works.slice(-mostWaiting));
  return left.filter((act) => act.kind !== 'works' || shown.has(act));
}

/** The thing that an act is about, as the page selects it; null for none, and for what isn't made yet. */
function thingIn(world: World, act: Act): string | null {
  if (act.kind !== 'works') return null;
  const row = world.tables.stacks.get(act.resource.id);
  return row?.kind === 'resource' ? thingOf(world, act.party.stack, row) : null;
}

/** Everybody who acts, in the order in which they hand on, the one who acts now and what that is done to. */
export function playersIn(world: World, act: Act) {
  const { caller, role, serviceRole } = act.party;
  const thing = thingIn(world, act);
  const players = [caller, role, serviceRole].filter((id) => id !== null);
  const now = { assumes: role, asks: role ?? caller, serves: serviceRole, works: thing, ends: null }[
    act.kind
  ];
  return { players, thing, now } as const;
}

/** Returns the name of somebody who acts, or of a thing that is made, as the page selects it. */
export function calledIn(world: World, id: string | null): string {
  const item = itemOf(world, id);
  if (item === null) return words.somebody;
  return item.kind === 'root' ? words.root : nameOf(world, item);
}

/** Returns the thing's own name, or its logical id while it isn't made. */
export const thingName = (
  world: World,
  act: Act & { readonly kind: 'works' },
  thing: string | null,
): string => (thing === null ? act.resource.logicalId : calledIn(world, thing));

/** Whether the work on a resource is done: it is shown for longer than it lasts. */
function isDone({ tables }: World, { id }: StackResourceRow): boolean {
  const row = tables.stacks.get(id);
  return row?.kind !== 'resource' || !(row.isBusy || row.status.endsWith('_FAILED'));
}

/** Tells an act in a sentence that is true of the account as it is. */
export function toldOf(world: World, act: Act): string {
  const { caller, role, serviceRole, stack } = act.party;
  const called = (id: string | null): string => calledIn(world, id);
  switch (act.kind) {
    case 'assumes':
      return words.assumed(called(caller), called(role));
    case 'asks':
      return words.asked(called(role ?? caller), stack.name);
    case 'serves':
      return words.serves(called(serviceRole));
    case 'works': {
      const { resource } = act;
      const name = thingName(world, act, thingIn(world, act));
      const who = called(serviceRole ?? role ?? caller);
      return words.worked(who, resource.work, name, isDone(world, resource));
    }
    case 'ends':
      return words.ended(stack.name, stateOf(stack.status).text);
  }
}

/** The light that an act has in the picture; null once it has ended, when the picture rests. */
export function lightOf(world: World, act: Act): Highlight | null {
  if (act.kind === 'ends') return null;
  const { party } = act;
  const { caller, role, session, serviceRole, serviceSession } = party;
  const light = new Spotlight();
  for (const id of [caller, role, serviceRole]) light.node(id, 'lit');
  for (const id of [session, serviceSession])
    if (id !== null)
      light.node(id, 'lit').edge(edgeIds.sessionFrom(id), 'lit').edge(edgeIds.sessionRole(id), 'moving');
  const thing = thingIn(world, act);
  switch (act.kind) {
    case 'assumes':
      light.node(role, 'pulse').sts(caller, role, 'pulse').call(caller, STS, 'plain', words.assumes);
      break;
    case 'asks':
      light.node(session ?? caller, 'pulse').node(cloudFormation, 'lit');
      light.call(session ?? caller, cloudFormation, 'plain', words.asks);
      break;
    case 'serves':
      light.node(cloudFormation, 'lit').node(serviceRole, 'pulse').sts(cloudFormation, serviceRole, 'pulse');
      light.call(cloudFormation, STS, 'plain', words.assumes);
      break;
    case 'works':
      light.node(thing, 'pulse').call(workerOf(party), thing, 'plain', words.works(act.resource.work));
  }
  const shows = [thing, workerOf(party), caller].filter((id) => id !== null);
  return { ...light.done(), shows };
}
