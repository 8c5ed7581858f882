import type { LimitOf } from '../../../engine/index.ts';

/** What secretsmanager leaves out or decides without AWS's word. */
export const secretsmanager: Readonly<Record<LimitOf<'secretsmanager'>, string>> = {};
