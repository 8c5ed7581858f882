import type { Answer } from './answer.ts';
import { answerTo, askerOf } from './answer.ts';
import type { Result, Try, TryOutcome } from './call.ts';
import { idsFor } from '../world/ids.ts';
import { clockStamp, counterStamp } from '../world/stamps.ts';
import { trailEvent } from '../trail/trail.ts';
import type { World } from '../world/world.ts';
import { accountOf, apply, nowOf } from '../world/world.ts';

/**
 * Decides whether the caller may do an action on a resource, without doing it. It may be any action of any
 * AWS service. All policies that apply are evaluated. A resource that isn't in the world has no policy of its
 * own. If its account isn't in the world either and the caller's side allows the action, the answer isn't
 * certain. `now` in ms.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-id-rdp.html
 */
export function attempt(before: World, question: Try, now: number): TryOutcome {
  const moment = Math.max(now, nowOf(before));
  const clock = clockStamp(before, moment);
  const world = apply(before, clock);
  const ids = idsFor(world, accountOf(world));
  const eventId = ids.uuid();
  const [service = '', name = ''] = question.action.split(':');
  const identified = askerOf(world, question, moment);
  const caller = identified.ok ? identified.value : null;
  const { decision, failure }: Answer = identified.ok
    ? answerTo(world, identified.value, question)
    : { decision: null, failure: identified };
  const result: Result<null> = failure ?? { ok: true, value: null };
  const counter = counterStamp(before, ids.seq);
  const event = trailEvent({
    world,
    caller,
    context: question.context,
    now: moment,
    eventId,
    service,
    name,
    request: { resource: question.resource },
    response: null,
    result,
  });
  return { world: apply(world, counter), changes: [...clock, ...counter], result, caller, decision, event };
}
