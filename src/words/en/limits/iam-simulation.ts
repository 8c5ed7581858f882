import type { LimitOf } from '../../../engine/index.ts';

/** What iam-simulation leaves out or decides without AWS's word. */
export const iamSimulation: Readonly<Record<LimitOf<'iam-simulation'>, string>> = {};
