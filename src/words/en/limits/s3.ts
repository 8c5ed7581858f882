import type { LimitOf } from '../../../engine/index.ts';

/** What s3 leaves out or decides without AWS's word. */
export const s3: Readonly<Record<LimitOf<'s3'>, string>> = {};
