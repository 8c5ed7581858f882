import { utf8ToBytes } from '@noble/hashes/utils.js';

/** CloudFormation's quotas. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const templateQuotas = {
  /** Bytes of a template in a request, and of one that AWS takes from a bucket. */
  body: 51_200,
  inBucket: 1_000_000,
  resources: 500,
  parameters: 200,
  outputs: 200,
  mappings: 200,
  /** Attributes of one mapping. */
  mappingAttributes: 200,
  /** Characters. */
  description: 1024,
  parameterValue: 4096,
  name: 255,
} as const;

/** Whether AWS takes a template from a bucket only, because a request doesn't carry it. */
export const needsBucket = (body: string): boolean => utf8ToBytes(body).length > templateQuotas.body;
