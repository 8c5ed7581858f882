/** Callers without a name in AWS. */
export const aGuest = 'a guest';
export const theIdentityPool = 'the Cognito identity pool';
