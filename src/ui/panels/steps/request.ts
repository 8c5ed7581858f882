import type { Draft } from '../../../assume/machine.ts';
import type { Cast } from '../../../assume/step.ts';
import type { Call, Caller, InputOf } from '../../../engine/index.ts';

/** The input of AssumeRole that a draft asks for; what was left empty isn't sent. */
export function assumeInput({ roleArn, sessionName, externalId, seconds }: Draft): InputOf<'AssumeRole'> {
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(externalId !== '' && { ExternalId: externalId }),
    ...(seconds !== null && { DurationSeconds: seconds }),
  };
}

/** The call as it would be made, for its CLI line. */
export const assumeCall = (draft: Draft, credentials: Call['credentials']): Call<'AssumeRole'> => ({
  type: 'call',
  service: 'sts',
  operation: 'AssumeRole',
  input: assumeInput(draft),
  credentials,
});

/**
 * A session name that tells who wears the role: the caller's own, within what AWS allows (2 to 64 of
 * letters, digits and `+=,.@-_`). https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function sessionNameOf(caller: Caller | null): string {
  const own = caller?.arn.split(/[/:]/).at(-1) ?? '';
  const name = own.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return name.length >= 2 ? name : 'session';
}

/** The same request once more. */
export const draftOf = ({ role, sessionName, externalId, duration }: Cast): Draft => ({
  roleArn: role.arn,
  sessionName,
  externalId: externalId ?? '',
  seconds: duration.asked ? duration.seconds : null,
});
