import { castOf } from '../../../../assume/cast.ts';
import type { Answered, Assumption } from '../../../../assume/step.ts';
import type { Call, Caller, SessionRow, World } from '../../../../engine/index.ts';
import { apply, asksForRole, callerWith, serviceError } from '../../../../engine/index.ts';
import type { LinkState, Verdict, Vouched } from '../../../../exchange/link/link-state.ts';
import { withSecrets } from '../../../../exchange/link/secret-fields.ts';
import { decisionOf } from '../../../../exchange/link/traced.ts';

type Asked = Omit<Answered, 'result'>;

/** AWS's page about using roles, shown for something that isn't modelled if the link names no page. */
const aboutRoles = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html';

function refusalOf(verdict: Exclude<Verdict, { ok: true }>, page: string): Answered['result'] {
  if ('notModelled' in verdict)
    return { ok: false, notModelled: { feature: verdict.notModelled, page: page || aboutRoles } };
  const { code, message } = verdict;
  return { ok: false, error: serviceError(code, message) };
}

/** Returns the caller for whom a provider vouches, without a signature. */
const vouchedFor = ({ type, account, principal, keys }: Vouched): Caller => ({
  type,
  account,
  arn: principal,
  userId: '',
  principalId: null,
  accessKeyId: null,
  session: null,
  federation: { principal, keys },
});

/** Returns the caller as far as the account or a provider tells. */
function callerOf(world: World, { credentials }: Call, at: number, vouched?: Vouched): Caller | null {
  if (vouched) return vouchedFor(vouched);
  return callerWith(world, credentials, at);
}

/** Returns the account with the issued session, as far as the scene shows it; null if the account has no such role. */
function issued(
  asked: Asked,
  command: Call,
  id: string,
  at: number,
  told: Vouched['session'],
): Answered | null {
  const refused = { ok: false, error: serviceError('', '') } as const;
  const { role, sessionName, duration } = castOf({ rev: 0, command, outcome: { ...asked, result: refused } });
  const row = asked.world.tables.roles.get(role.id ?? '');
  if (!row || asked.world.tables.sessions.has(id)) return null;
  const session = {
    id,
    account: row.account,
    kind: 'assumedRole',
    ownerId: row.id,
    sessionName: told?.name ?? sessionName,
    issuedAt: at,
    expiresAt: at + (told?.seconds ?? duration.seconds) * 1000,
    issuedTo: { arn: asked.caller?.arn ?? '', id: asked.caller?.principalId ?? null },
    chained: false,
  } satisfies Omit<SessionRow, 'secretAccessKey' | 'sessionToken'>;
  const whole = withSecrets('sessions', session, undefined) as unknown as SessionRow;
  const world = apply(asked.world, [{ table: 'sessions', key: id, before: null, after: whole }]);
  return { ...asked, world, result: { ok: true, value: { Credentials: { AccessKeyId: id } } as never } };
}

function outcomeAsSent(
  world: World,
  command: Call,
  { shown, at }: Pick<LinkState, 'shown' | 'at'>,
): Answered | null {
  if (shown?.kind !== 'step' || !shown.asSent) return null;
  const { verdict, asSent } = shown;
  const decision = asSent.trace && decisionOf(asSent.trace, world);
  if (asSent.trace && !decision) return null;
  const { vouched } = asSent;
  const asked: Asked = { world, decision, caller: callerOf(world, command, at, vouched) };
  if (!verdict.ok) return { ...asked, result: refusalOf(verdict, decision?.notModelled?.page ?? '') };
  return asSent.session === null ? null : issued(asked, command, asSent.session, at, vouched?.session);
}

/**
 * Returns a sent call as its sender saw it answered, from the link alone: nothing is decided, so the engine isn't needed.
 * Null if the link doesn't say enough.
 */
export function assumptionAsSent(world: World, state: Pick<LinkState, 'shown' | 'at'>): Assumption | null {
  const { shown } = state;
  const command = shown?.kind === 'step' ? shown.command : null;
  if (command?.type !== 'call' || !asksForRole(command)) return null;
  const outcome = outcomeAsSent(world, command, state);
  return outcome && { rev: 0, command, outcome };
}
