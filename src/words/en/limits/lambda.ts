import type { LimitOf } from '../../../engine/index.ts';

/** What lambda leaves out or decides without AWS's word. */
export const lambda: Readonly<Record<LimitOf<'lambda'>, string>> = {};
