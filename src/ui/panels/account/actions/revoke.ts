import type { RoleRow } from '../../../../engine/index.ts';
import type { Request } from '../../../kinds/requests.ts';
import { iam } from '../../../kinds/requests.ts';

/** The name that the console gives the policy: AWS has no call for this. */
export const revocationName = 'AWSRevokeOlderSessions';

/** A policy that denies everything to each session of a role issued before `now` (ms). */
const revocation = (now: number): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Condition: { DateLessThan: { 'aws:TokenIssueTime': new Date(now).toISOString() } },
      },
    ],
  });

/**
 * Revokes a role's present sessions: temporary keys can't be switched off, but all that they may do can be denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
 */
export const revokeSessions = ({ name }: RoleRow, now: number): Request =>
  iam('PutRolePolicy', {
    RoleName: name,
    PolicyName: revocationName,
    PolicyDocument: revocation(now),
  });
