import type { ApiError, Credentials, World } from '../engine/index.ts';
import { credentialError, isService } from '../engine/index.ts';
import type { WireRequest } from './message.ts';
import type { ReadSignature, Signature } from './signature.ts';
import { basic } from './signature.ts';
import type { Signer } from './signer.ts';

type Verified = { readonly value: Credentials | null } | { readonly error: ApiError };

interface Place {
  readonly world: World;
  readonly clientNow: number;
  readonly signer: Signer;
}

/**
 * The credentials that signed a request, verified with the world's secrets. Null if nobody signed: the engine refuses
 * that unless the operation needs no signature. The engine also checks whether a key is active, expired or has the
 * right token.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function credentialsOf(
  request: WireRequest,
  signature: ReadSignature,
  { world, clientNow, signer }: Place,
  service: string,
): Verified {
  if ('found' in signature)
    return signature.found === 'none'
      ? { value: null }
      : { error: credentialError(service, 'incomplete', signature.message) };
  const sentence = scopeFault(signature, service) ?? timeFault(signature, service, clientNow);
  if (sentence !== null) return { error: credentialError(service, 'wrongSignature', sentence) };
  const { accessKeyId, sessionToken } = signature;
  const row = world.tables.sessions.get(accessKeyId) ?? world.tables.accessKeys.get(accessKeyId);
  if (!row) return { error: credentialError(service, 'unknownKey') };
  const { secretAccessKey } = row;
  if (!equal(signer.signatureFor(request, signature, secretAccessKey), signature.signature))
    return { error: credentialError(service, 'wrongSignature') };
  const token = sessionToken === null ? {} : { sessionToken };
  return { value: { type: 'key', accessKeyId, secretAccessKey, ...token } };
}

/** One endpoint stands for all regions, so any region name is accepted. */
const region = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

function scopeFault(signature: Signature, expected: string): string | null {
  const { date, service, terminator, time, signedHeaders } = signature;
  if (!region.test(signature.region)) return 'Credential should be scoped to a valid region. ';
  if (service !== expected && isService(expected))
    return `Credential should be scoped to correct service: '${expected}'. `;
  if (terminator !== 'aws4_request')
    return "Credential should be scoped with a valid terminator: 'aws4_request'. ";
  if (!time.startsWith(`${date}T`))
    return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${time.slice(0, 8)}', from '${time}'.`;
  if (!signedHeaders.includes('host'))
    return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
  return null;
}

/**
 * How long a signature is valid, in minutes, even one in an address: STS ignores the `X-Amz-Expires` of such
 * an address.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
const minutesOf = (service: string): number => (service === 'sts' ? 15 : 5);

function timeFault({ time, at }: Signature, service: string, now: number): string | null {
  const minutes = minutesOf(service);
  const [from, to] = [now - minutes * 60_000, now + minutes * 60_000];
  if (at < from)
    return `Signature expired: ${time} is now earlier than ${basic(from)} (${basic(now)} - ${minutes} min.)`;
  if (at > to)
    return `Signature not yet current: ${time} is still later than ${basic(to)} (${basic(now)} + ${minutes} min.)`;
  return null;
}

/** Compares in a time that doesn't depend on where the texts differ. */
function equal(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
