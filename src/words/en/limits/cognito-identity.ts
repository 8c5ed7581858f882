import type { LimitOf } from '../../../engine/index.ts';

/** What cognito-identity leaves out or decides without AWS's word. */
export const cognitoIdentity: Readonly<Record<LimitOf<'cognito-identity'>, string>> = {};
