import type { ApiError, Decision, NotModelled } from '../../../../engine/index.ts';
import { hints, plainFaults as words } from '#words/forms.ts';
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

/** AWS's sentence about a value that is too short, too long, or has letters that it doesn't take. */
const tooShort = /length greater than or equal to 1\b/;
const tooLong = /length less than or equal to (\d+)/;
const onlyLetters = /must contain only alphanumeric characters and\/or the following: (\S+)/;

function plainly({ code, message }: ApiError, label: string, value: string): string | undefined {
  if (value === '' && tooShort.test(message)) return words.empty(label);
  const most = tooLong.exec(message)?.[1];
  if (most !== undefined) return words.tooLong(Number(most));
  const taken = onlyLetters.exec(message)?.[1];
  const others = [...new Set(value)].filter((one) => !/[a-z\d]/i.test(one) && taken?.includes(one) === false);
  return others.length > 0 ? words.leaveOut(others) : hints.get(code);
}

/** Returns what is said below a field: first plainly what to mend, then in a line of its own AWS's sentence. */
export function fieldFault(error: ApiError, label: string, value: string): string {
  const plain = plainly(error, label, value);
  return plain === undefined ? error.message : `${plain}\n${words.aws(error.message)}`;
}
