import type { Call, Change } from '../../../../engine/index.ts';
import { apply } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { idOf } from '../../../../playground/service-of.ts';
import { Answers, settled } from '../../../kinds/answers.ts';
import type { Request } from '../../../kinds/requests.ts';

/**
 * Carries calls out on a copy of the account, as the acting identity. @returns what they would change; null if AWS would
 * refuse one of them
 */
export async function draftOf(
  { world, credentials, now }: Pick<Playground, 'world' | 'credentials' | 'now'>,
  requests: readonly Request[],
): Promise<readonly Change[] | null> {
  const { execute, prepare } = await import('../../../../engine/calls.ts');
  const answers = new Answers();
  const changes: Change[] = [];
  let copy = world;
  for (const { service, operation, input } of requests) {
    const call: Call = { type: 'call', service, operation, input: settled(input, answers), credentials };
    await prepare(call);
    const { result, changes: made } = execute(copy, call, now);
    if (!result.ok) return null;
    answers.put(idOf(service, operation), result.value);
    changes.push(...made);
    copy = apply(copy, made);
  }
  return changes;
}
