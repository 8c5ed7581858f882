import { rowsBy } from '../engine/index.ts';
import type { Act, ActStatus, Stage } from '../graph/stage/stage.ts';
import { shortSpan, span } from '#words/steps-format.ts';
import { stage as words } from '#words/stage.ts';
import { shortKey } from '../words/index.ts';
import { ownOf, pagesOf } from './own-pages.ts';
import { askedAction, permissionLock, permissionPlate, stepIn, trustPlate } from './plates.ts';
import type { Cast, Replay, Step } from './step.ts';
import { callerIn } from './tell.ts';
import { linesOf, trustsOf } from './trust-lines.ts';

const kinds: { readonly [K in Cast['caller']['type']]: Stage['caller']['kind'] } = {
  user: 'user',
  root: 'root',
  service: 'service',
  account: 'account',
  assumedRole: 'session',
  federatedUser: 'session',
  webIdentity: 'person',
  saml: 'person',
  anonymous: 'unknown',
  unknown: 'unknown',
};

/** The steps of a kind, as what happens on the stage. */
const actOf = ({ id, status }: Step): Act => {
  if (id === 'rcp') return { id: 'limit', side: 'trust', status };
  if (id === 'scp' || id === 'boundary' || id === 'limit') return { id: 'limit', side: 'permission', status };
  return { id, status };
};

function signedBy({ credential, provider }: Cast): string {
  const { request } = words;
  if (provider !== null) return request.vouched(provider);
  if (credential.id !== null) return request.signed(shortKey(credential.id));
  return credential.kind === 'console' ? request.console : request.unsigned;
}

function credentialOf({ credential, provider }: Cast): Stage['credential'] {
  if (provider !== null) return { kind: 'token', label: provider };
  if (credential.id === null) return { kind: 'none', label: '' };
  return {
    kind: credential.kind === 'temporaryKey' ? 'temporaryKey' : 'key',
    label: shortKey(credential.id),
  };
}

function slotOf(replay: Replay): Stage['slot'] {
  const change = stepIn(replay, 'change');
  if (!change) return null;
  const failed = replay.steps.find(({ status }) => status === 'refused' || status === 'notModelled');
  const side =
    failed?.id === 'trust' || failed?.id === 'rcp'
      ? 'trust'
      : failed?.id === 'duration' || failed?.id === 'ask'
        ? 'door'
        : 'permission';
  const who = callerIn(replay.cast);
  const title =
    side === 'trust'
      ? words.missing.trust(who)
      : side === 'permission'
        ? words.missing.permission(askedAction(replay))
        : words.missing.door;
  const text =
    side === 'trust'
      ? trustPlate(replay)
      : side === 'permission'
        ? permissionPlate(replay)
        : (replay.error?.code ?? '');
  return { title, text, side };
}

/** How many other roles stand on the stage by name. */
const mostOthers = 2;

/** A replay as a stage: who plays, what they carry, and what happens at each notch. Nothing is decided here. */
export function stageOf(replay: Replay): Stage {
  const { cast, assumption, issued } = replay;
  const { world } = assumption.outcome;
  const permission = stepIn(replay, 'permission');
  const trust = stepIn(replay, 'trust');
  const isPermissions = permission?.status === 'ok' || permission?.statements[0]?.outcome === 'matched';
  const deciding =
    permission?.status !== 'notNeeded' && isPermissions ? permission?.statements[0] : undefined;
  const own = ownOf(world, cast, deciding);
  const role = cast.role.id === null ? undefined : world.tables.roles.get(cast.role.id);
  const others = role
    ? rowsBy(world, 'rolesByAccount', role.account)
        .filter(({ id }) => id !== role.id)
        .map(({ name }) => name)
        .sort()
    : [];
  const { lines, line } = linesOf(trust?.statements[0]);
  const who = callerIn(cast);
  return {
    caller: {
      name: who,
      kind: kinds[cast.caller.type],
      elsewhere: role !== undefined && cast.caller.account !== null && cast.caller.account !== role.account,
    },
    credential: credentialOf(cast),
    group: own.group,
    pages: own.pages,
    morePages: own.more,
    pageDecides: own.decides,
    role: {
      name: cast.role.name,
      exists: cast.role.id !== null,
      trusts: trustsOf(world, cast.role.id),
      pages: role ? pagesOf(world, role.id, 'role') : [],
    },
    others: others.slice(0, mostOthers),
    moreRoles: Math.max(0, others.length - mostOthers),
    trustLines: lines,
    trustLine: line,
    locks: {
      trust: { title: words.locks.trust, text: trustPlate(replay) },
      permission: permissionLock(replay),
    },
    request: {
      action: askedAction(replay),
      wish: words.request.wish(cast.role.name, who),
      signed: signedBy(cast),
    },
    acts: replay.steps.map(actOf),
    length: shortSpan(cast.duration.seconds),
    issued: issued
      ? {
          key: shortKey(issued.accessKeyId),
          lasts: words.lasts(span((issued.expiresAt - issued.issuedAt) / 1000)),
        }
      : null,
    sessionName: `${cast.role.name}/${cast.sessionName}`,
    slot: slotOf(replay),
    lentTo: who,
    behindGlass: words.behindGlass(who),
  };
}

/** The stage with its expiry as it stands now: by the clock that is shown, not by the one of the replay. */
export const expiredNow = (stage: Stage, expired: boolean): Stage =>
  expired
    ? {
        ...stage,
        acts: stage.acts.map((act) =>
          act.id === 'expiry' ? { ...act, status: 'ok' satisfies ActStatus } : act,
        ),
      }
    : stage;
