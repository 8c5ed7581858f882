import type { InputOf } from '../../../../engine/index.ts';
import { roleArn } from '../../../../engine/index.ts';
import type { CallCommit, Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';
import { flowOf } from './flow.svelte.ts';
import { sessionNameOf } from './request.ts';

/** The role to assume. By default the session has the caller's own name, and lasts as long as AWS's default. */
export interface AssumeRequest {
  readonly roleId: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  readonly seconds?: number;
}

/**
 * Assumes a role as the acting identity, and shows the result step by step, also if AWS refuses. Does nothing if the
 * role is gone. Never rejects: the panel shows a failure.
 */
export async function startAssume(
  playground: Playground,
  view: View,
  { roleId, sessionName, externalId = '', seconds }: AssumeRequest,
): Promise<void> {
  const role = playground.world.tables.roles.get(roleId);
  if (!role) return;
  const { caller } = playground;
  const own = sessionNameOf(caller.ok ? caller.value : null);
  await assumeAndShow(playground, view, {
    roleArn: roleArn(role),
    sessionName: sessionName ?? own,
    externalId,
    seconds: seconds ?? null,
  });
}

/**
 * Calls other than AssumeRole that end in a session of a role: a provider, or Cognito, vouches for the caller in place
 * of a signature.
 */
export type FederatedCall =
  'AssumeRoleWithWebIdentity' | 'AssumeRoleWithSAML' | 'cognito-identity:GetCredentialsForIdentity';

/**
 * Asks for a role with the token of an identity provider, and shows the result step by step; `show` brings the steps
 * into sight. Rejects if the page itself fails.
 */
export async function assumeFederated<N extends FederatedCall>(
  playground: Playground,
  view: View,
  operation: N,
  input: InputOf<N>,
  show = true,
): Promise<CallCommit<N>> {
  // Made before the request, so that it hears the answer.
  flowOf(playground);
  const commit = await playground.call(operation, input);
  if (show) view.showStep();
  return commit;
}

/**
 * Asks for the role of a draft and brings the steps into sight. The scene waits there for the reader.
 * @returns why there was no answer at all, or null. Never rejects.
 */
export async function assumeAndShow(
  playground: Playground,
  view: View,
  draft: Parameters<ReturnType<typeof flowOf>['assume']>[0],
): Promise<string | null> {
  const flow = flowOf(playground);
  view.showStep();
  await flow.assume(draft);
  return flow.failure;
}
