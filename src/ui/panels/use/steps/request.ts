import type { Draft, DraftMore } from '../../../../assume/machine.ts';
import type { Replay } from '../../../../assume/step.ts';
import type { Call, Caller, InputOf } from '../../../../engine/index.ts';

type Input = InputOf<'AssumeRole'>;

function moreInput(more: DraftMore): Partial<Input> {
  const { tags, transitive, policy, policyArns, serial, code, sourceIdentity } = more;
  const given = tags.filter(({ key, value }) => key !== '' || value !== '');
  return {
    ...(given.length > 0 && { Tags: given.map(({ key, value }) => ({ Key: key, Value: value })) }),
    ...(transitive.length > 0 && { TransitiveTagKeys: transitive }),
    ...(policy !== '' && { Policy: policy }),
    ...(policyArns.length > 0 && { PolicyArns: policyArns.map((arn) => ({ arn })) }),
    ...(serial !== '' && { SerialNumber: serial, TokenCode: code }),
    ...(sourceIdentity !== '' && { SourceIdentity: sourceIdentity }),
  };
}

/** The input of AssumeRole that a draft asks for; what was left empty isn't sent. */
export function assumeInput({ roleArn, sessionName, externalId, seconds, more }: Draft): Input {
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(externalId !== '' && { ExternalId: externalId }),
    ...(seconds !== null && { DurationSeconds: seconds }),
    ...(more && moreInput(more)),
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

/** The same request once more. A code of an MFA device works once, so a new one must be put in. */
export function draftOf({ cast, assumption }: Replay): Draft {
  const { role, sessionName, externalId, duration } = cast;
  const input = assumption.command.input as Input;
  return {
    roleArn: role.arn,
    sessionName,
    externalId: externalId ?? '',
    seconds: duration.asked ? duration.seconds : null,
    more: {
      tags: (input.Tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value })),
      transitive: input.TransitiveTagKeys ?? [],
      policy: input.Policy ?? '',
      policyArns: (input.PolicyArns ?? []).flatMap(({ arn }) => arn ?? []),
      serial: input.SerialNumber ?? '',
      code: '',
      sourceIdentity: input.SourceIdentity ?? '',
    },
  };
}
