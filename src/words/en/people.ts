/**
 * Callers without a name in AWS. Single constants, because the page's first part takes one of them without the rest.
 */
export const aGuest = 'a guest';
export const theIdentityPool = 'the Cognito identity pool';
