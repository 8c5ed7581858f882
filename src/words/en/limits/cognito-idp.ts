import type { LimitOf } from '../../../engine/index.ts';

/** What cognito-idp leaves out or decides without AWS's word. */
export const cognitoIdp: Readonly<Record<LimitOf<'cognito-idp'>, string>> = {};
