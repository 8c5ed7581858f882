/** Who of an identity pool may put a role on. */
export type PoolPeople = 'authenticated' | 'unauthenticated';

/**
 * The trust policy of a role for an identity pool's people: of this pool only, and only signed in, or only guests.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export const poolTrust = (poolId: string, people: PoolPeople): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': people },
          },
        },
      ],
    },
    null,
    2,
  );

/** A user pool as an identity pool and its tokens name it. */
export const poolProvider = (userPoolId: string): string =>
  `cognito-idp.${userPoolId.split('_')[0] ?? ''}.amazonaws.com/${userPoolId}`;
