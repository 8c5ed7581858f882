import type { LimitId, OperationLimit } from '../../../engine/index.ts';
import { operationLimits, simplifications } from '../../../engine/index.ts';
import { evaluatorLimits } from '../../../words/en/evaluator-limits.ts';
import { operationLimits as operationSentences } from '../../../words/en/operation-limits.ts';

export const kinds = ['notModelled', 'simplified', 'notCertain'] as const;

/** One thing that this playground leaves out or decides by itself, with AWS's page about it. */
export interface Limit {
  readonly id: string;
  readonly kind: (typeof kinds)[number];
  readonly sentence: string;
  readonly page: string;
}

/** All of them, as the engine names them beside its code. */
export const limits: readonly Limit[] = [
  ...simplifications.map(({ id, kind, page }) => ({ id, kind, page, sentence: evaluatorLimits[id] })),
  ...Object.values<readonly (OperationLimit & { readonly id: LimitId })[]>(operationLimits).flatMap((list) =>
    list.map(({ id, kind, page }) => ({ id, kind, page, sentence: operationSentences[id] })),
  ),
];
