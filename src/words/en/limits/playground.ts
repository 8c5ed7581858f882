import type { LimitOf } from '../../../engine/index.ts';

/** What playground leaves out or decides without AWS's word. */
export const playground: Readonly<Record<LimitOf<'playground'>, string>> = {};
