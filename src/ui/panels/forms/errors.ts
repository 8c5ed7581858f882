import type { ApiError, Decision, NotModelled } from '../../../engine/index.ts';
import type { Request } from '../inspector/requests.ts';
import type { Field } from './form.ts';

/** Why a call wasn't carried out. */
export interface Failure {
  readonly request: Request;
  /** AWS's refusal, or null where it isn't modelled or the page itself failed. */
  readonly error: ApiError | null;
  readonly notModelled: NotModelled | null;
  readonly decision: Decision | null;
}

const memberAt = /(?:at '|value for |Value at ')([A-Za-z]+)/g;

/** What an error is about, as input members: those that its sentence names, or those that its code speaks of. */
function membersNamed({ code, message }: ApiError, request: Request): string[] {
  const named = [...message.matchAll(memberAt)].flatMap((match) => match[1] ?? []);
  if (named.length > 0) return named;
  if (code === 'MalformedPolicyDocument' || /policy size|PolicySize|ACLSize/i.test(message))
    return ['PolicyDocument', 'AssumeRolePolicyDocument'];
  const { operation } = request;
  if (code !== 'EntityAlreadyExists') return [];
  const made = /^(?:Create|Update)(User|Group|Role|Policy)/.exec(operation)?.[1];
  return made === undefined ? [] : [`${made}Name`, `New${made}Name`];
}

/** The field to show a refusal beside, or null where it is about the whole of it. Only fields in sight count. */
export function fieldOf(failure: Failure, fields: readonly Field[]): string | null {
  if (!failure.error) return null;
  const named = membersNamed(failure.error, failure.request).map((member) => member.toLowerCase());
  const about = fields.filter(({ members }) =>
    members.some((member) => named.includes(member.toLowerCase())),
  );
  return about.at(-1)?.id ?? null;
}
