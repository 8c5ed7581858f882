import type { LimitOf } from '../../../engine/index.ts';

/** What dynamodb leaves out or decides without AWS's word. */
export const dynamodb: Readonly<Record<LimitOf<'dynamodb'>, string>> = {};
