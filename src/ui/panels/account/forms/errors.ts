import type { ApiError, Decision, NotModelled } from '../../../../engine/index.ts';
import type { Request } from '../../../kinds/requests.ts';
import type { Field } from './form.ts';

/** Why a call wasn't carried out. */
export interface Failure {
  readonly request: Request;
  /** AWS's refusal, or null if the call isn't modelled or the page itself failed. */
  readonly error: ApiError | null;
  readonly notModelled: NotModelled | null;
  readonly decision: Decision | null;
  /** The revision of the refused call's commit, under which its answer is explained. */
  readonly rev: number;
}

const names = ['Name', 'AliasName', 'Bucket', 'QueueName', 'FunctionName', 'TableName'];

/** The input members that an error's code concerns, for errors whose sentence names none. */
const membersOfCode: ReadonlyMap<string, readonly string[]> = new Map([
  ['PasswordPolicyViolation', ['Password', 'NewPassword']],
  ['InvalidPasswordException', ['Password']],
  ['UsernameExistsException', ['Username']],
  ['GroupExistsException', ['GroupName']],
  ['BucketAlreadyExists', names],
  ['BucketAlreadyOwnedByYou', names],
  ['InvalidBucketName', names],
  ['QueueNameExists', names],
  ['ResourceConflictException', names],
  ['ResourceInUseException', names],
  ['ResourceExistsException', names],
  ['AlreadyExistsException', names],
  ['WorkloadAlreadyExists', names],
  ['DuplicatePolicyException', names],
  ['DuplicateOrganizationalUnitException', names],
  ['AccountAlreadyExists', ['AccountId', 'Email']],
]);

/** The member that names a new thing, for operations in which it isn't named after the thing's kind. */
const namingMember: ReadonlyMap<string, string> = new Map([
  ['CreateVirtualMFADevice', 'VirtualMFADeviceName'],
  ['CreateAccountAlias', 'AccountAlias'],
  ['CreateInstanceProfile', 'InstanceProfileName'],
  ['CreateOpenIDConnectProvider', 'Url'],
  ['CreateSAMLProvider', 'Name'],
]);

const documents = ['PolicyDocument', 'AssumeRolePolicyDocument', 'Policy', 'ResourcePolicy', 'Content'];

const memberAt = /(?:at '|value for |Value at ')([A-Za-z]+)/g;

/** Returns the input members that an error concerns: those that its sentence names, else those of its code. */
function membersNamed({ code, message }: ApiError, request: Request): string[] {
  const named = [...message.matchAll(memberAt)].flatMap((match) => match[1] ?? []);
  if (named.length > 0) return named;
  if (code.startsWith('MalformedPolicy') || /policy size|PolicySize|ACLSize/i.test(message)) return documents;
  const { operation } = request;
  if (code !== 'EntityAlreadyExists') return [...(membersOfCode.get(code) ?? [])];
  const naming = namingMember.get(operation);
  if (naming !== undefined) return [naming];
  const made = /^(?:Create|Update)(User|Group|Role|Policy)/.exec(operation)?.[1];
  return made === undefined ? [] : [`${made}Name`, `New${made}Name`];
}

/**
 * Returns the field beside which a refusal is shown, or null if it concerns the whole form. Only visible fields count.
 */
export function fieldOf(failure: Failure, fields: readonly Field[]): string | null {
  if (!failure.error) return null;
  const named = membersNamed(failure.error, failure.request).map((member) => member.toLowerCase());
  const about = fields.filter(({ members }) =>
    members.some((member) => named.includes(member.toLowerCase())),
  );
  return about.at(-1)?.id ?? null;
}
