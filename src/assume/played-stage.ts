import type { RoleRow, StatementTrace, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import type { Act, Stage, StagePage } from '../graph/stage/stage.ts';
import { shortSpan, span } from '#words/steps-format.ts';
import { stage as words } from '#words/stage.ts';
import { stageCall as callWords } from '#words/stage-call.ts';
import { shortKey } from '../words/index.ts';
import { askedAction, permissionLock, stepIn, trustPlate } from './plates.ts';
import type { Cast, Replay, Step } from './step.ts';
import { callerIn } from './cast.ts';
import { linesOf, trustsOf } from './trust-lines.ts';
import { policyPages } from './policy-pages.ts';
import { decidingStatements } from './deciding.ts';

/** The parts of a scene about a refusal: the empty place of the missing permission, and the policy that denies. */
export type Refusal = Pick<Stage, 'slot' | 'deny'>;

/** The policies of one owner as pages, by name; without the boundary, as it gives nothing. */
const pagesOf = (world: World, ownerId: string, owner: StagePage['owner']): StagePage[] =>
  policyPages(world)
    .pagesOf(ownerId)
    .flatMap(({ name, line, limits }) => (limits ? [] : [{ name, line, owner }]));

interface Own {
  readonly group: string | null;
  /** The deciding page comes last: the light goes from it to the door and crosses no other page. */
  readonly pages: readonly StagePage[];
  readonly more: number;
  readonly decides: boolean;
}

/** How many of the caller's own pages the stage shows by name. */
const mostPages = 3;

/** The caller's side: one group (the deciding one, else the first) and its policies, the deciding one first. */
function ownOf(world: World, { caller }: Cast, deciding: StatementTrace | undefined): Own {
  const id = caller.nodeId;
  if (id === null) return { group: null, pages: [], more: 0, decides: false };
  const session = world.tables.sessions.get(id);
  if (session) {
    const pages = pagesOf(world, session.ownerId, 'caller');
    return { group: null, ...ordered(pages, deciding) };
  }
  const groups = rowsBy(world, 'membershipsByUser', id).flatMap(({ groupId }) => {
    const row = world.tables.groups.get(groupId);
    return row ? [row] : [];
  });
  const chosen = groups.find((row) => row.id === deciding?.policy.owner.id) ?? groups[0];
  const ofGroup = chosen ? pagesOf(world, chosen.id, 'group') : [];
  return { group: chosen?.name ?? null, ...ordered([...ofGroup, ...pagesOf(world, id, 'caller')], deciding) };
}

function ordered(pages: readonly StagePage[], deciding: StatementTrace | undefined): Omit<Own, 'group'> {
  const by = deciding?.policy.owner.kind === 'group' ? 'group' : 'caller';
  // The same policy may be attached to the caller and to the group.
  const first = deciding && pages.find(({ name, owner }) => name === deciding.policy.name && owner === by);
  const more = Math.max(0, pages.length - mostPages);
  return first
    ? {
        more,
        pages: [...pages.filter((page) => page !== first).slice(0, mostPages - 1), first],
        decides: true,
      }
    : { pages: pages.slice(0, mostPages), more, decides: false };
}

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
  const { request } = callWords;
  if (operation === 'GetCredentialsForIdentity') return request.ofPool;
  if (provider !== null) return request.vouched(provider);
  if (operation !== 'AssumeRole') return request.token;
  if (credential.id !== null) return request.signed(shortKey(credential.id));
  if (credential.kind === 'service') return request.service;
  if (credential.kind === 'playground') return request.playground;
  return credential.kind === 'console' ? request.console : request.unsigned;
}

function credentialOf({ credential, operation }: Cast): Stage['credential'] {
  if (operation !== 'AssumeRole') return { kind: 'token', label: callWords.tokens[operation] };
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
  return { from: callWords.account(account), to: callWords.account(role.account) };
}

/** Callers that can act in the page have a key of their own. The others come with a provider's word, or from AWS. */
export const youOf = (kind: Stage['caller']['kind']): Stage['you'] =>
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
      ? [{ side: id === 'rcp' ? 'trust' : 'permission', title: callWords.limitNames[id] } as const]
      : [],
  );

/** How many other roles the stage shows by name. */
const mostOthers = 2;

/**
 * A replay as a stage: the players, what they carry, and what happens at each notch. It decides nothing. `refusal`: what a
 * refused one lacks.
 */
export function playedStage(replay: Replay, refusal: Refusal): Stage {
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
    carrier: cast.operation === 'GetCredentialsForIdentity' ? callWords.pool : null,
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
      wish: callWords.request.wish(cast.role.name, who),
      signed: signedBy(cast),
    },
    acts: replay.steps.map(actOf),
    length: shortSpan(cast.duration.seconds),
    issued: issued
      ? {
          key: shortKey(issued.accessKeyId),
          lasts: callWords.lasts(span((issued.expiresAt - issued.issuedAt) / 1000)),
        }
      : null,
    sessionName: `${cast.role.name}/${cast.sessionName}`,
    ...refusal,
    limits: limitsOf(replay),
    firstCall: firstCallOf(replay),
    atMost: cast.duration.limit === 'chained' ? callWords.atMost(shortSpan(cast.duration.max)) : null,
    lentTo: who,
    behindGlass: [callWords.behindGlass(who), callWords.behindGlassBriefly],
  };
}

/** The first call that was made as the session, as the stage shows it; null if none was made. */
function firstCallOf(replay: Replay): Stage['firstCall'] {
  const made = stepIn(replay, 'session')?.firstCall;
  if (!made) return null;
  const { result, decision } = made.outcome;
  const verdict = result.ok ? 'allow' : 'error' in result ? 'deny' : 'open';
  const [statement] = decision ? decidingStatements(decision) : [];
  const page = statement?.outcome === 'matched' ? statement.policy.name : null;
  const { call } = callWords;
  return {
    action: made.action,
    on: callWords.call.on(made.resource.split(':').slice(5).join(':') || made.resource),
    verdict,
    page,
    text: verdict === 'open' ? callWords.plates.unknown : page === null ? call.silent : call[verdict](page),
  };
}
