import type { LayerTrace, StatementTrace, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import { edgeIds } from '../graph/model/elements.ts';
import type { Highlight } from '../graph/picture/highlight.ts';
import { STS } from '../graph/picture/highlight.ts';
import { labels } from '#words/steps.ts';
import { shortKey } from '../words/index.ts';
import { decidingStatements } from './deciding.ts';
import { Spotlight } from './spotlight.ts';
import type { Cast, FirstCall, Issued, Replay, Step, StepStatus } from './step.ts';
import { callerGate } from './steps.ts';

/** The user or role whose own policies were read: for a session its role. */
const principalOf = (world: World, { caller }: Cast): string | null =>
  (caller.nodeId !== null && world.tables.sessions.get(caller.nodeId)?.ownerId) || caller.nodeId;

/** The dotted line of this assumption, if the picture has it. */
const dotted = ({ caller, role }: Cast): string | null =>
  caller.nodeId !== null && role.id !== null ? edgeIds.assume(caller.nodeId, role.id) : null;

function stage(cast: Cast): Spotlight {
  const light = new Spotlight().node(cast.role.id, 'lit').node(cast.caller.nodeId, 'lit');
  const line = dotted(cast);
  return line === null ? light : light.edge(line, 'lit');
}

const stopped = (status: StepStatus): boolean => status === 'refused' || status === 'notModelled';

/** The first picture, before a request. */
const restPicture = (cast: Cast): Highlight => stage(cast).done();

function askPicture(cast: Cast, status: StepStatus): Highlight {
  const { caller, credential, role } = cast;
  const light = stage(cast).node(caller.nodeId, stopped(status) ? 'denied' : 'pulse');
  if (credential.kind === 'accessKey' && credential.id !== null) {
    light.node(credential.id, 'lit').edge(edgeIds.key(credential.id), 'lit');
  }
  return light
    .sts(caller.nodeId, role.id, stopped(status) ? 'denied' : 'pulse')
    .call(caller.nodeId, STS, stopped(status) ? 'deny' : 'plain', labels.ask)
    .done();
}

function trustPicture(cast: Cast, status: StepStatus): Highlight {
  const { caller, role } = cast;
  const refused = stopped(status);
  return stage(cast)
    .node(role.id, refused ? 'denied' : 'pulse')
    .sts(caller.nodeId, role.id, 'lit')
    .call(STS, role.id, refused ? 'deny' : 'allow', labels.trust[status])
    .done();
}

function permissionPicture(
  world: World,
  cast: Cast,
  status: StepStatus,
  layer: LayerTrace | null,
  statements: readonly StatementTrace[],
): Highlight {
  const { caller, role } = cast;
  const light = stage(cast).sts(caller.nodeId, role.id, 'lit');
  if (status === 'notNeeded') return light.call(STS, role.id, 'allow', labels.permission.notNeeded).done();
  light.node(caller.nodeId, stopped(status) ? 'denied' : 'pulse');
  const spoke = layer?.verdict === 'allow' || layer?.verdict === 'deny';
  const tone = status === 'ok' ? 'allow' : 'deny';
  const label = labels.permission[layer?.verdict === 'deny' ? 'denied' : status];
  if (!spoke) return light.call(caller.nodeId, STS, tone, label).done();
  for (const statement of statements) light.statement(principalOf(world, cast), statement, tone, label);
  return light.done();
}

/** The way to the policies that limit the caller: a boundary, a session policy, an organization's policies. */
function limitPicture(
  world: World,
  cast: Cast,
  status: StepStatus,
  statements: readonly StatementTrace[],
): Highlight {
  const { caller, role } = cast;
  const refused = stopped(status);
  const tone = refused ? 'deny' : 'allow';
  const light = stage(cast)
    .sts(caller.nodeId, role.id, 'lit')
    .node(caller.nodeId, refused ? 'denied' : 'pulse')
    .call(caller.nodeId, STS, tone, labels.limit[status]);
  for (const statement of statements)
    if (statement.outcome === 'matched')
      light.statement(principalOf(world, cast), statement, tone, labels.limit[status]);
  return light.done();
}

function durationPicture(cast: Cast, status: StepStatus): Highlight {
  const refused = stopped(status);
  return stage(cast)
    .sts(cast.caller.nodeId, cast.role.id, refused ? 'denied' : 'lit')
    .node(cast.role.id, refused ? 'denied' : 'pulse')
    .done();
}

function credentialsPicture(cast: Cast, issued: Issued): Highlight {
  const { caller, role } = cast;
  return stage(cast)
    .node(caller.nodeId, 'pulse')
    .sts(caller.nodeId, role.id, 'pulse')
    .temporaryKey(caller.nodeId, shortKey(issued.accessKeyId))
    .call(STS, caller.nodeId, 'allow', labels.credentials)
    .done();
}

/** The caller's own policies don't count in the session, so they and their groups become dim. */
function dimOwn(light: Spotlight, world: World, principal: string): void {
  const owners = [principal, ...rowsBy(world, 'membershipsByUser', principal).map((row) => row.groupId)];
  for (const owner of owners) {
    if (owner !== principal) light.node(owner, 'dim').edge(edgeIds.member(principal, owner), 'dim');
    for (const { policyId } of rowsBy(world, 'attachmentsByPrincipal', owner)) {
      light.node(policyId, 'dim').edge(edgeIds.attached(owner, policyId), 'dim');
    }
  }
}

/** Lights the way from the role to the statements that decided the session's first call. */
function firstCallLight(light: Spotlight, role: string, { outcome }: FirstCall): void {
  const { decision } = outcome;
  if (!decision) return;
  const tone = decision.verdict === 'allow' ? 'allow' : 'deny';
  for (const statement of decidingStatements(decision)) {
    if (statement.outcome === 'matched') light.statement(role, statement, tone, labels.firstCall[tone]);
  }
}

/**
 * The session: caller, session, role and the role's policies are lit, and so are the statements that decided its first
 * call.
 */
function sessionPicture(world: World, cast: Cast, issued: Issued, firstCall: FirstCall | null): Highlight {
  const { caller, role } = cast;
  const light = new Spotlight();
  const principal = principalOf(world, cast);
  if (principal !== null) dimOwn(light, world, principal);
  light
    .node(caller.nodeId, 'lit')
    .node(issued.accessKeyId, 'pulse')
    .node(role.id, 'lit')
    .edge(edgeIds.sessionFrom(issued.accessKeyId), 'moving')
    .edge(edgeIds.sessionRole(issued.accessKeyId), 'moving');
  const line = dotted(cast);
  if (line !== null) light.edge(line, 'hidden');
  if (role.id !== null) {
    for (const { policyId } of rowsBy(world, 'attachmentsByPrincipal', role.id)) {
      light.node(policyId, 'lit').edge(edgeIds.attached(role.id, policyId), 'lit');
    }
    if (firstCall) firstCallLight(light, role.id, firstCall);
  }
  return light.temporaryKey(caller.nodeId, shortKey(issued.accessKeyId)).done();
}

/** Returns what a step lights up in the picture of the account: its nodes and lines, and the arrows that appear. */
export function pictureOf(replay: Replay, step: Step): Highlight {
  const { cast, steps, assumption } = replay;
  const { decision, world } = assumption.outcome;
  switch (step.id) {
    case 'rest':
      return restPicture(cast);
    case 'ask':
      return askPicture(cast, step.status);
    case 'trust':
      return trustPicture(cast, step.status);
    case 'permission': {
      const layer = decision && callerGate(decision);
      return permissionPicture(world, cast, step.status, layer, step.statements);
    }
    case 'rcp':
    case 'scp':
    case 'boundary':
    case 'limit':
      return limitPicture(world, cast, step.status, step.statements);
    case 'duration':
      return durationPicture(cast, step.status);
    case 'credentials':
      return credentialsPicture(cast, step.issued);
    case 'session':
    case 'expiry':
      return sessionPicture(world, cast, step.issued, step.id === 'session' ? step.firstCall : null);
    case 'change': {
      // The picture stays as it was at the step that failed.
      const failed = steps.at(-2);
      return failed ? pictureOf(replay, failed) : restPicture(cast);
    }
  }
}
