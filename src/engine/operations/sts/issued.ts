import type { Caller } from '../../call.ts';
import { isoDate } from '../../dates.ts';
import type { SessionRow } from '../../entities.ts';
import type { OutputOf } from '../../model/operation-types.ts';

type CredentialsOut = NonNullable<OutputOf<'AssumeRole'>['Credentials']>;

/** The only answer that shows a session's secret. */
export function credentialsOut(session: SessionRow): CredentialsOut {
  return {
    AccessKeyId: session.id,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: isoDate(session.expiresAt),
  };
}

/** Who a session was issued to. */
export function issuedTo({ arn, session, principalId }: Caller): SessionRow['issuedTo'] {
  return { arn, id: session?.id ?? principalId };
}
