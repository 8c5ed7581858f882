import type { LimitOf } from '../../../engine/index.ts';

/** What iam-providers leaves out or decides without AWS's word. */
export const iamProviders: Readonly<Record<LimitOf<'iam-providers'>, string>> = {};
