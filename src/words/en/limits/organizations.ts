import type { LimitOf } from '../../../engine/index.ts';

/** What organizations leaves out or decides without AWS's word. */
export const organizations: Readonly<Record<LimitOf<'organizations'>, string>> = {};
