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

/** Returns the input of AssumeRole for a draft, without empty fields. */
export function assumeInput({ roleArn, sessionName, externalId, seconds, more }: Draft): Input {
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(externalId !== '' && { ExternalId: externalId }),
    ...(seconds !== null && { DurationSeconds: seconds }),
    ...(more && moreInput(more)),
  };
}

/** Returns the call that would be made, for its CLI line. */
export const assumeCall = (draft: Draft, credentials: Call['credentials']): Call<'AssumeRole'> => ({
  type: 'call',
  service: 'sts',
  operation: 'AssumeRole',
  input: assumeInput(draft),
  credentials,
});

/**
 * Returns a session name that tells who wears the role: the caller's own, within AWS's rules (2 to 64 of letters,
 * digits and `+=,.@-_`). https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function sessionNameOf(caller: Caller | null): string {
  const own = caller?.arn.split(/[/:]/).at(-1) ?? '';
  const name = own.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return name.length >= 2 ? name : 'session';
}

/** Returns the same request again. A code of an MFA device works only once, so a new one must be typed. */
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
