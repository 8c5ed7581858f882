import { isolating } from '../isolate.ts';

/** `statement 2, ReadOnly`: the place of a statement in its policy, counted from 1, and its Sid. */
export const statementPlace = /* @__PURE__ */ isolating(
  (sid: string | null, place: number): string =>
    `statement ${String(place)}${sid === null ? '' : `, ${sid}`}`,
);
