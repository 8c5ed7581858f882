import type { LimitOf } from '../../../engine/index.ts';

/** What sts-federation leaves out or decides without AWS's word. */
export const stsFederation: Readonly<Record<LimitOf<'sts-federation'>, string>> = {};
