import type { RoleRow } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import type { Act, ActStatus, Stage } from '../graph/stage/stage.ts';
import { shortSpan, span } from '#words/steps-format.ts';
import { stage as words } from '#words/stage.ts';
import { shortKey } from '../words/index.ts';
import { ownOf, pagesOf } from './own-pages.ts';
import { askedAction, permissionLock, stepIn, trustPlate } from './plates.ts';
import { denyOf, slotOf } from './slot.ts';
import { firstCallOf } from './stage-call.ts';
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

function signedBy({ credential, provider, operation }: Cast): string {
  const { request } = words;
  if (operation === 'GetCredentialsForIdentity') return request.ofPool;
  if (provider !== null) return request.vouched(provider);
  if (operation !== 'AssumeRole') return request.token;
  if (credential.id !== null) return request.signed(shortKey(credential.id));
  if (credential.kind === 'service') return request.service;
  return credential.kind === 'console' ? request.console : request.unsigned;
}

function credentialOf({ credential, operation }: Cast): Stage['credential'] {
  if (operation !== 'AssumeRole') return { kind: 'token', label: words.tokens[operation] };
  if (credential.id === null) return { kind: 'none', label: '' };
  return {
    kind: credential.kind === 'temporaryKey' ? 'temporaryKey' : 'key',
    label: shortKey(credential.id),
  };
}

/** A service has no account, and a caller with a token has none in AWS. */
function elsewhereOf({ caller, provider }: Cast, role: RoleRow | undefined): Stage['caller']['elsewhere'] {
  const { account, type } = caller;
  if (!role || account === null || account === role.account || provider !== null || type === 'service')
    return null;
  return { from: words.account(account), to: words.account(role.account) };
}

/** Callers that can act in the page have a key of their own. The others come with a provider's word, or from AWS. */
const youOf = (kind: Stage['caller']['kind']): Stage['you'] =>
  kind === 'person' || kind === 'service' || kind === 'account' ? 'nobody' : 'caller';

/** A session's role that asks for another role: the caller keeps this hat. */
function hatOf({ cast: { caller }, assumption }: Replay): string | null {
  const { sessions, roles } = assumption.outcome.world.tables;
  return caller.type === 'assumedRole'
    ? (roles.get(sessions.get(caller.nodeId ?? '')?.ownerId ?? '')?.name ?? null)
    : null;
}

const limitsOf = ({ steps }: Replay): Stage['limits'] =>
  steps.flatMap(({ id }) =>
    id === 'rcp' || id === 'scp' || id === 'boundary' || id === 'limit'
      ? [{ side: id === 'rcp' ? 'trust' : 'permission', title: words.limitNames[id] } as const]
      : [],
  );

/** How many other roles the stage shows by name. */
const mostOthers = 2;

/** A replay as a stage: the players, what they carry, and what happens at each notch. It decides nothing. */
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
  const { lines, line, also } = linesOf(trust?.statements[0]);
  const who = callerIn(cast);
  const kind = kinds[cast.caller.type];
  return {
    caller: {
      name: who,
      kind,
      elsewhere: elsewhereOf(cast, role),
      hat: hatOf(replay),
    },
    you: youOf(kind),
    carrier: cast.operation === 'GetCredentialsForIdentity' ? words.pool : null,
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
    trustAlso: also,
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
    deny: denyOf(replay),
    limits: limitsOf(replay),
    firstCall: firstCallOf(replay),
    atMost: cast.duration.limit === 'chained' ? words.atMost(shortSpan(cast.duration.max)) : null,
    lentTo: who,
    behindGlass: [words.behindGlass(who), words.behindGlassBriefly],
  };
}

/** The stage with the identity that acts now. A caller with a provider's word acts in the page only as the session. */
export const actedNow = (stage: Stage, actsAsSession: boolean): Stage =>
  stage.you === 'nobody' && actsAsSession ? { ...stage, you: 'wearer' } : stage;

/** The stage with its expiry by the clock of now, not by the replay's clock. */
export const expiredNow = (stage: Stage, expired: boolean): Stage =>
  expired
    ? {
        ...stage,
        acts: stage.acts.map((act) =>
          act.id === 'expiry' ? { ...act, status: 'ok' satisfies ActStatus } : act,
        ),
      }
    : stage;
