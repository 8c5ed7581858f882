/** Callers without a name in AWS. */
export const people = { guest: 'a guest', cognito: 'the Cognito identity pool' } as const;
