import type { LimitOf } from '../../../engine/index.ts';

/** What iam-sign-in leaves out or decides without AWS's word. */
export const iamSignIn: Readonly<Record<LimitOf<'iam-sign-in'>, string>> = {};
