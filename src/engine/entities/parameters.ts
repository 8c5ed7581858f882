import type { Tag } from './tag.ts';

/**
 * A parameter of Systems Manager's Parameter Store. Key: its ARN.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html
 */
export interface ParameterRow {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly type: 'String' | 'StringList';
  readonly value: string;
  /** Counts the values that it has had; only the latest is kept. */
  readonly version: number;
  readonly updateDate: number;
  readonly tier: 'Standard' | 'Advanced';
  readonly tags: readonly Tag[];
  readonly description?: string;
  readonly allowedPattern?: string;
}
