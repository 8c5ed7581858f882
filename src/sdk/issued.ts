import type { Call, Credentials, Decision, World } from '../engine/index.ts';
import { accountOf, byName, roleArn } from '../engine/index.ts';
import type { WireBackend } from '../wire/carry-out.ts';

/** A long-term key, as the SDK's `credentials` take it. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Keys with which a client signs: long-term ones, or those of a session. */
export interface IssuedCredentials extends SigningKey {
  readonly sessionToken?: string;
}

/** Nobody of that name is in the account: the message says so. */
export class UnknownCaller extends TypeError {
  override readonly name = 'UnknownCaller';
}

/** AWS gave no credentials. */
export class NotIssued extends Error {
  override readonly name = 'NotIssued';
  /** The decision that refused them; null if no policy was asked. */
  readonly decision: Decision | null;

  constructor(said: string, decision: Decision | null) {
    super(said);
    this.decision = decision;
  }
}

type Backend = Pick<WireBackend, 'world' | 'run'>;
type Fields<K extends string> = Readonly<Record<K, string>>;

async function answerOf(
  backend: Backend,
  call: Pick<Call, 'service' | 'operation'> & { readonly input: object; readonly credentials: Credentials },
): Promise<unknown> {
  const { result, decision } = await backend.run({ type: 'call', ...call } as unknown as Call);
  if (result.ok) return result.value;
  const said =
    'error' in result ? `${result.error.code}: ${result.error.message}` : result.notModelled.feature;
  throw new NotIssued(`${call.operation} failed. ${said}`, decision);
}

const unknown = (world: World, kind: string, name: string): UnknownCaller =>
  new UnknownCaller(`There is no ${kind} ${name} in the account ${accountOf(world)}.`);

/** A new access key of a user, or of the root user where no name is given. Rejects if there are two already. */
export async function newKey(backend: Backend, name: string | null): Promise<SigningKey> {
  const { world } = backend;
  const account = accountOf(world);
  if (name !== null && !byName(world, 'users', account, name)) throw unknown(world, 'user', name);
  const made = await answerOf(backend, {
    service: 'iam',
    operation: 'CreateAccessKey',
    input: name === null ? {} : { UserName: name },
    credentials: { type: 'console', id: account },
  });
  const { AccessKey: key } = made as { readonly AccessKey: Fields<'AccessKeyId' | 'SecretAccessKey'> };
  return { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
}

/**
 * The credentials of a role's session that a service starts, as Lambda does for a function: `lambda.amazonaws.com`.
 * Rejects with `NotIssued` if the role's trust policy doesn't let the service in.
 */
export async function newSession(
  backend: Backend,
  name: string,
  service: string,
): Promise<IssuedCredentials> {
  const { world } = backend;
  const role = byName(world, 'roles', accountOf(world), name);
  if (!role) throw unknown(world, 'role', name);
  const made = await answerOf(backend, {
    service: 'sts',
    operation: 'AssumeRole',
    input: { RoleArn: roleArn(role), RoleSessionName: name },
    credentials: { type: 'service', service },
  });
  const { Credentials: issued } = made as {
    readonly Credentials: Fields<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken'>;
  };
  return {
    accessKeyId: issued.AccessKeyId,
    secretAccessKey: issued.SecretAccessKey,
    sessionToken: issued.SessionToken,
  };
}
