import type { Decision, World } from '../engine/index.ts';
import { accountOf, nowOf, parseArn } from '../engine/index.ts';
import { attempt } from '../engine/calls.ts';
import type { Who } from '../lessons/goal.ts';
import { askerOf } from '../lessons/attempt/who.ts';
import { UnknownCaller } from '../sdk/issued.ts';

/** A question to an account: may somebody do this? Nothing is carried out. */
export interface Question {
  /** `root`, `user/ana`, `role/Reporter`, or the ARN of one of these. */
  readonly as: string;
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` (the default). */
  readonly resource?: string;
  /** Condition keys of the request, such as `aws:SourceIp`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** The caller as lessons name one, from the words of a question: `ana`, `role Reporter`. */
function whoOf(asked: string): Who | null {
  if (asked === 'root' || /^arn:[^:]*:iam::\d{12}:root$/.test(asked)) {
    const account = parseArn(asked)?.account;
    return account === undefined ? 'root' : `root ${account}`;
  }
  const arn = parseArn(asked);
  const [kind = '', ...path] = (arn?.resource ?? asked).split('/');
  const name = path.at(-1) ?? '';
  if (name === '' || (kind !== 'user' && kind !== 'role')) return null;
  const inAccount = arn ? `${arn.account}/${name}` : name;
  return kind === 'user' ? inAccount : `role ${inAccount}`;
}

/**
 * Decides a question by everything that the account holds: policies of groups, boundaries, resources, organizations. A
 * role is asked as a session of it would be, whoever started that. Throws `UnknownCaller`, and a `TypeError` if the
 * action or the resource isn't valid.
 */
export function decisionOn(world: World, { as, action, resource = '*', context = {} }: Question): Decision {
  const who = whoOf(as);
  const asker = who === null ? null : askerOf(world, who);
  if (!asker)
    throw new UnknownCaller(
      `${as} is not in the account ${accountOf(world)}. Name a caller as root, user/NAME, role/NAME, or by ARN.`,
    );
  const keys = Object.fromEntries(Object.entries(context).map(([name, value]) => [name, [value].flat()]));
  const asked = { type: 'try', action, resource, credentials: asker.credentials, context: { keys } } as const;
  const { decision, result } = attempt(asker.world, asked, nowOf(asker.world));
  if (decision) return decision;
  throw new TypeError(
    'error' in result ? `${result.error.code}: ${result.error.message}` : `No policy decides ${action}.`,
  );
}
