import type { StatementTrace, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import type { Act, ActStatus, Stage, StageLock, StagePage } from '../graph/stage/stage.ts';
import { shortSpan, span } from '#words/steps-format.ts';
import { stage as words } from '#words/stage.ts';
import { shortKey } from '../words/index.ts';
import { firstLine } from './first-line.ts';
import type { Cast, Replay, Step, StepId } from './step.ts';
import { callerIn } from './tell.ts';

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

/** The policies of one owner as pages, managed ones first, each by name. */
function pagesOf(world: World, ownerId: string, owner: StagePage['owner']): StagePage[] {
  const managed = rowsBy(world, 'attachmentsByPrincipal', ownerId).flatMap(({ policyId }) => {
    const row = world.tables.policies.get(policyId);
    const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    return row && version ? [{ name: row.name, line: firstLine(version.document), owner }] : [];
  });
  const inline = rowsBy(world, 'inlinePoliciesByOwner', ownerId).map(({ name, document }) => ({
    name,
    line: firstLine(document),
    owner,
  }));
  return [...managed, ...inline].sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Own {
  readonly group: string | null;
  /** The deciding one last: the light leaves it for the door, past no other page. */
  readonly pages: readonly StagePage[];
  readonly more: number;
  readonly decides: boolean;
}

/** How many of the caller's own pages stand on the stage by name. */
const mostPages = 3;

/** The caller's own side: its group (the one that decides, else the first) and its policies, the deciding one first. */
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
  const first = deciding && pages.find(({ name }) => name === deciding.policy.name);
  const more = Math.max(0, pages.length - mostPages);
  return first
    ? {
        more,
        pages: [...pages.filter((page) => page !== first).slice(0, mostPages - 1), first],
        decides: true,
      }
    : { pages: pages.slice(0, mostPages), more, decides: false };
}

/** A principal of a trust policy, as briefly as it can be told. */
function principalName(value: string, account: string): string {
  if (value === '*') return words.anyone;
  if (value === account || value === `arn:aws:iam::${account}:root`) return words.thisAccount;
  if (/^\d{12}$/.test(value)) return value;
  if (value.endsWith(':root')) return value.split(':')[4] ?? value;
  return value.split(/[:/]/).at(-1) ?? value;
}

function principalsIn(statement: unknown): string[] {
  const principal = (statement as { readonly Principal?: unknown } | null)?.Principal;
  if (typeof principal === 'string') return [principal];
  if (typeof principal !== 'object' || principal === null) return [];
  return Object.values(principal).flatMap((value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string'),
  );
}

function trustsOf(world: World, roleId: string | null): string {
  const row = roleId === null ? undefined : world.tables.roles.get(roleId);
  if (!row) return '';
  try {
    const { Statement } = JSON.parse(row.trustPolicy) as { readonly Statement?: unknown };
    const statements = (Array.isArray(Statement) ? Statement : [Statement]) as {
      readonly Effect?: unknown;
    }[];
    const allowing = statements.filter((one) => one.Effect === 'Allow').flatMap(principalsIn);
    const named = allowing.map(
      (value) =>
        world.tables.users.get(value)?.name ??
        world.tables.roles.get(value)?.name ??
        principalName(value, row.account),
    );
    const names = [...new Set(named)];
    return names.length > 0 ? words.trusts(names.join(', ')) : words.trustsNobody;
  } catch {
    return words.trustsNobody;
  }
}

/** A statement as lines of JSON, as many as fit, and the line that says whom it is for (or what stopped it). */
function linesOf(trace: StatementTrace | undefined): { lines: string[]; line: number } {
  if (!trace) return { lines: [], line: 0 };
  const statement = trace.statement as Readonly<Record<string, unknown>>;
  const wanted = [
    'Effect',
    'Principal',
    'NotPrincipal',
    ...(trace.failedOn === 'condition' ? ['Condition'] : []),
    'Action',
  ];
  const key =
    trace.failedOn === 'condition' ? 'Condition' : trace.failedOn === 'action' ? 'Action' : 'Principal';
  const lines: string[] = [];
  let line = 0;
  for (const name of wanted) {
    const value = statement[name];
    if (value === undefined) continue;
    const [only, ...others] =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const isOpened = name.endsWith('rincipal') && only !== undefined && others.length === 0;
    if (isOpened) lines.push(`"${name}": {`);
    if (name.endsWith(key) || name === key) line = lines.length;
    lines.push(
      isOpened ? `  "${only[0]}": ${JSON.stringify(only[1])}` : `"${name}": ${JSON.stringify(value)}`,
    );
  }
  return { lines, line };
}

const stepIn = <I extends StepId>({ steps }: Replay, id: I): Extract<Step, { id: I }> | undefined =>
  steps.find((step): step is Extract<Step, { id: I }> => step.id === id);

function trustPlate(replay: Replay): string {
  const step = stepIn(replay, 'trust');
  const { plates } = words;
  const { cast } = replay;
  if (!step) return plates.closed;
  if (cast.role.id === null) return plates.noRole;
  const [statement] = step.statements;
  if (step.status === 'notModelled') return plates.unknown;
  if (step.status === 'refused') {
    if (statement?.effect === 'Deny') return plates.denies(words.locks.trust);
    return statement?.failedOn === 'condition' ? plates.condition : plates.notNamed(callerIn(cast));
  }
  const [named] = statement ? principalsIn(statement.statement) : [];
  return plates.trusts(named === undefined ? callerIn(cast) : spoken(replay, named));
}

/** `account 111122223333`, `ci-bot`, `ec2.amazonaws.com`. */
function spoken({ assumption: { outcome } }: Replay, principal: string): string {
  const { world } = outcome;
  const [, , , , account = ''] = principal.split(':');
  const row = world.tables.users.get(principal) ?? world.tables.roles.get(principal);
  if (row) return row.name;
  if (principal.endsWith(':root')) return `account ${account}`;
  return principalName(principal, '');
}

const askedAction = (replay: Replay): string =>
  replay.assumption.outcome.decision?.action ?? `sts:${replay.cast.operation}`;

function permissionPlate(replay: Replay): string {
  const step = stepIn(replay, 'permission');
  const { plates } = words;
  const { cast } = replay;
  if (!step) return plates.closed;
  const [statement] = step.statements;
  switch (step.status) {
    case 'notNeeded':
      return plates.namedByTrust(callerIn(cast));
    case 'notModelled':
      return step.rule === 'other-account-decides'
        ? plates.elsewhere(cast.caller.account ?? '')
        : plates.unknown;
    case 'ok':
      return plates.allows(askedAction(replay), cast.role.name);
    default:
      return statement?.effect === 'Deny' && statement.outcome === 'matched'
        ? plates.denies(statement.policy.name)
        : plates.nothing(askedAction(replay));
  }
}

/** A service, and who comes with a provider's word, has no policies here: its side of the door has no lock. */
function permissionLock(replay: Replay): StageLock | null {
  const { cast } = replay;
  if (cast.provider !== null || cast.caller.type === 'service') return null;
  return { title: words.locks.permission, text: permissionPlate(replay) };
}

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
    pages: own.pages.slice(0, mostPages),
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
