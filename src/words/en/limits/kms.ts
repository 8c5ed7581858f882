import type { LimitOf } from '../../../engine/index.ts';

/** What kms leaves out or decides without AWS's word. */
export const kms: Readonly<Record<LimitOf<'kms'>, string>> = {};
