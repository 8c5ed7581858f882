import type { ConditionTrace, Rows, World, StatementTrace } from '../engine/index.ts';
import { rowsBy, policyArn } from '../engine/index.ts';
import { remedyWords as words } from '#words/steps-obstacles.ts';
import { layerOf } from './deciding.ts';
import { askedAction } from './plates.ts';
import {
  type CallRemedy,
  openLevel,
  permit,
  trust,
  widen,
  call,
  mostVersions,
  nameIn,
  owned,
  type Owned,
  trustCall,
  withoutStatement,
} from './remedy-calls.ts';
import type { Replay, Obstacle } from './step.ts';
import { callerIn, isSameAccount } from './cast.ts';

const isOwned = (kind: string): kind is Owned => Object.hasOwn(owned, kind);

type OwnerNamed = Parameters<typeof nameIn>[0];

/** Takes a statement out of an organization's policy, or the whole policy off its place if it has no other statement. */
function undenyPlace(world: World, { policy, index, sid }: StatementTrace): CallRemedy | null {
  const { owner, name, policyId } = policy;
  const { organizationPolicies, organizations } = world.tables;
  const [organization] = organizations.values();
  const row = organizationPolicies.get(policyId ?? '');
  if (!organization || !row || row.awsManaged) return null;
  const Content = withoutStatement(row.document, index);
  return Content === null
    ? call(words.takeOffPlace(name, owner.name), organization.account, 'organizations:DetachPolicy', {
        PolicyId: row.id,
        TargetId: owner.id,
      })
    : call(words.takeOutOfPlaces(sid, name), organization.account, 'organizations:UpdatePolicy', {
        PolicyId: row.id,
        Content,
      });
}

/** Makes a version of a managed policy without a statement, or null where there is none or no room for one. */
function newVersion(row: Rows['policies'], index: number, label: string): CallRemedy | null {
  const document = row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;
  const left = document === undefined ? null : withoutStatement(document, index);
  if (left === null || row.versions.length >= mostVersions) return null;
  return call(label, row.account, 'CreatePolicyVersion', {
    PolicyArn: policyArn(row),
    PolicyDocument: left,
    SetAsDefault: true,
  });
}

/** Takes a statement out of an inline policy, or removes the policy if it has no other statement. */
function undenyInline(
  world: World,
  { policy, index }: StatementTrace,
  from: OwnerNamed,
  account: string,
  label: string,
): CallRemedy {
  const { owner, name } = policy;
  const inline = rowsBy(world, 'inlinePoliciesByOwner', owner.id).find((one) => one.name === name);
  const left = inline ? withoutStatement(inline.document, index) : null;
  return left === null
    ? call(words.takeOff(name, from.name), account, `Delete${owned[from.kind]}Policy`, {
        ...nameIn(from),
        PolicyName: name,
      })
    : call(label, account, `Put${owned[from.kind]}Policy`, {
        ...nameIn(from),
        PolicyName: name,
        PolicyDocument: left,
      });
}

/** Removes the denying statement from its policy, or detaches the policy if it has no other statement. */
function undeny(world: World, replay: Replay, statement: StatementTrace): CallRemedy | null {
  const { policy, index, sid } = statement;
  const { kind, owner, name, policyId } = policy;
  if (kind === 'scp' || kind === 'rcp') return undenyPlace(world, statement);
  const label = words.takeOut(sid, kind === 'trust' ? words.trustOf(owner.name) : name);
  if (kind === 'trust')
    return trustCall(world, replay, label, (document) => withoutStatement(document, index));
  const account = replay.cast.caller.account ?? '';
  const from = isOwned(owner.kind) ? { kind: owner.kind, name: owner.name } : null;
  const row = world.tables.policies.get(policyId ?? '');
  if (!row) return from && kind === 'inline' ? undenyInline(world, statement, from, account, label) : null;
  const version = newVersion(row, index, label);
  if (version || !from || kind === 'boundary') return version;
  return call(words.takeOff(name, from.name), account, `Detach${owned[from.kind]}Policy`, {
    ...nameIn(from),
    PolicyArn: policyArn(row),
  });
}

/** A change of the request. A member of `change` that is undefined is left out of the request. */
interface AskRemedy {
  readonly kind: 'ask';
  readonly label: string;
  readonly change: Readonly<Record<string, unknown>>;
  /** The serial number of the MFA device whose code is sent, or null. */
  readonly device: string | null;
}

/** A change that takes an obstacle away. The page carries it out and asks again. */
export type Remedy = CallRemedy | AskRemedy;

const ask = (label: string, change: AskRemedy['change'], device: string | null = null): AskRemedy => ({
  kind: 'ask',
  label,
  change,
  device,
});

/** The request without the additions that were refused. */
function withoutBrought(action: string): AskRemedy | null {
  if (action === 'sts:TagSession')
    return ask(words.withoutTags, { Tags: undefined, TransitiveTagKeys: undefined });
  return action === 'sts:SetSourceIdentity' ? ask(words.withoutSource, { SourceIdentity: undefined }) : null;
}

/** The caller's MFA device, if there is one. */
function withDevice(world: World, replay: Replay): AskRemedy | null {
  const { nodeId, type } = replay.cast.caller;
  const device = type === 'user' ? rowsBy(world, 'mfaDevicesByOwner', nodeId ?? '')[0] : undefined;
  return device ? ask(words.withCode(callerIn(replay.cast)), { SerialNumber: device.id }, device.id) : null;
}

const isPlain = (value: string | undefined): value is string => value !== undefined && !/[*?]/.test(value);

/** Meets a condition with an input of the request, or with a tag of the caller. */
function meet(world: World, replay: Replay, { key, operator, expected }: ConditionTrace): Remedy | null {
  const [wanted] = expected;
  const name = key.toLowerCase();
  if (name.startsWith('aws:multifactor')) return withDevice(world, replay);
  if (!isPlain(wanted) || !/^(ForAnyValue:)?String(Equals|Like)(IgnoreCase)?(IfExists)?$/i.test(operator))
    return null;
  const { caller } = replay.cast;
  if (name === 'sts:externalid') return ask(words.externalId, { ExternalId: wanted });
  if (name === 'sts:rolesessionname') return ask(words.sessionName(wanted), { RoleSessionName: wanted });
  if (name === 'sts:sourceidentity') return ask(words.source(wanted), { SourceIdentity: wanted });
  if (name.startsWith('aws:principaltag/') && caller.type === 'user')
    return {
      kind: 'call',
      label: words.tag(caller.name, key.slice(17), wanted),
      account: caller.account ?? '',
      id: 'TagUser',
      input: { UserName: caller.name, Tags: [{ Key: key.slice(17), Value: wanted }] },
    };
  return null;
}

/** An inactive access key. */
function activate(world: World, { cast }: Replay): CallRemedy | null {
  const key = world.tables.accessKeys.get(cast.credential.id ?? '');
  const owner = key && world.tables.users.get(key.ownerId);
  if (!owner || key.status !== 'Inactive') return null;
  const input = { UserName: owner.name, AccessKeyId: key.id, Status: 'Active' };
  return {
    kind: 'call',
    label: words.activate(owner.name),
    account: owner.account,
    id: 'UpdateAccessKey',
    input,
  };
}

function remedyFor(obstacle: Obstacle, world: World, replay: Replay): Remedy | null {
  const action = askedAction(replay);
  switch (obstacle.kind) {
    case 'noPermission':
    case 'permissionElsewhere':
      return permit(world, replay, action);
    case 'trustNamesOthers':
    case 'trustNamesNoProvider':
      return trust(world, replay, action);
    case 'alsoNeeds':
      return obstacle.where === 'trust' ? trust(world, replay, action) : permit(world, replay, action);
    case 'durationTooLong':
      return ask(words.shorter, { DurationSeconds: Math.min(3600, obstacle.max) });
    case 'trustCondition':
    case 'permissionCondition':
      return meet(world, replay, obstacle.condition);
    case 'explicitDeny':
      return undeny(world, replay, obstacle.statement);
    case 'outsideLimit': {
      const { decision } = replay.assumption.outcome;
      const level = layerOf(decision, obstacle.layer)?.level;
      if (obstacle.layer === 'boundary') return widen(world, replay, action);
      return obstacle.layer === 'scp' && level ? openLevel(world, level) : null;
    }
    case 'badCredentials':
      return activate(world, replay);
    // One call can't mend these: another caller must ask, something must be created, or the cause isn't known.
    case 'badProof':
    case 'badRequest':
    case 'rootMayNot':
    case 'noSuchRole':
    case 'notModelled':
      return null;
  }
}

/** The remedy for a refused request that takes one press, or null if no single call would help. */
export function remedyOf(replay: Replay, world: World): Remedy | null {
  const obstacles = replay.steps.flatMap((step) => (step.id === 'change' ? step.obstacles : []));
  const [only, ...others] = obstacles;
  if (!only) return null;
  if (others.length === 0) return remedyFor(only, world, replay);
  // Trust and the caller's policies must both allow the additions. Within one account it is enough that trust names the
  // caller.
  if (!obstacles.every(({ kind }) => kind === 'alsoNeeds')) return null;
  return isSameAccount(replay.cast) && replay.cast.provider === null
    ? trust(world, replay, askedAction(replay))
    : withoutBrought(askedAction(replay));
}

/** The input of the next request. `code`: what the device shows, if a code is sent. */
export function changedInput(input: object, { change }: AskRemedy, code: string | null): object {
  const next = Object.entries({ ...input, ...change }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(next), ...(code !== null && { TokenCode: code }) };
}
