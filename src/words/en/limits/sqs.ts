import type { LimitOf } from '../../../engine/index.ts';

/** What sqs leaves out or decides without AWS's word. */
export const sqs: Readonly<Record<LimitOf<'sqs'>, string>> = {};
