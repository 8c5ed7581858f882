import type { ApiError, Credentials, World } from '../engine/index.ts';
import { isService } from '../engine/index.ts';
import type { WireRequest } from './message.ts';
import type { Signature, signatureOf } from './sigv4.ts';
import { signatureFor, timeOf } from './sigv4.ts';

/** Milliseconds: older and newer signatures than this aren't taken. */
const maxSkew = 5 * 60_000;

type Verified = { readonly value: Credentials | null } | { readonly error: ApiError };

const refuse = (code: string, message: string, status = 403): Verified => ({
  error: { code, message, status },
});

const mismatch = (): Verified =>
  refuse(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );

/**
 * The credentials that signed a request, verified against the secrets that the world holds; null where nobody
 * signed, which the engine refuses unless the operation needs no signature. Whether a key is active, expired or
 * goes with its token is the engine's to say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
 */
export function credentialsOf(
  request: WireRequest,
  signature: ReturnType<typeof signatureOf>,
  { world, clientNow }: { readonly world: World; readonly clientNow: number },
  service: string,
): Verified {
  if ('found' in signature)
    return signature.found === 'none' ? { value: null } : refuse('IncompleteSignature', signature.message);
  const row =
    world.tables.sessions.get(signature.accessKeyId) ?? world.tables.accessKeys.get(signature.accessKeyId);
  if (!row) return refuse('InvalidClientTokenId', 'The security token included in the request is invalid.');
  const wrongScope = checkScope(signature, service) ?? checkTime(signature, clientNow);
  if (wrongScope) return wrongScope;
  if (!equal(signatureFor(request, signature, row.secretAccessKey), signature.signature)) return mismatch();
  const { sessionToken } = signature;
  return {
    value: {
      type: 'key',
      accessKeyId: signature.accessKeyId,
      secretAccessKey: row.secretAccessKey,
      ...(sessionToken === null ? {} : { sessionToken }),
    },
  };
}

function checkScope({ service, date, time }: Signature, expected: string): Verified | null {
  if (service !== expected && isService(expected))
    return refuse('SignatureDoesNotMatch', `Credential should be scoped to correct service: '${expected}'. `);
  if (!time.startsWith(date))
    return refuse(
      'SignatureDoesNotMatch',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP',
    );
  return null;
}

const basic = (time: number): string =>
  new Date(time)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}Z$/, 'Z');

function checkTime({ time }: Signature, now: number): Verified | null {
  const at = timeOf(time);
  if (at < now - maxSkew)
    return refuse(
      'SignatureDoesNotMatch',
      `Signature expired: ${time} is now earlier than ${basic(now - maxSkew)} (${basic(now)} - 5 min.)`,
    );
  if (at > now + maxSkew)
    return refuse(
      'SignatureDoesNotMatch',
      `Signature not yet current: ${time} is still later than ${basic(now + maxSkew)} (${basic(now)} + 5 min.)`,
    );
  return null;
}

/** In a time that doesn't depend on where the texts differ. */
function equal(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
