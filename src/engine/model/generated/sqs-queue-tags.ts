// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface TagQueueRequest {
  readonly QueueUrl: string;
  readonly Tags: Readonly<Record<string, string>>;
}

export interface UntagQueueRequest {
  readonly QueueUrl: string;
  readonly TagKeys: readonly string[];
}

export interface ListQueueTagsRequest {
  readonly QueueUrl: string;
}

export interface ListQueueTagsResult {
  readonly Tags?: Readonly<Record<string, string>>;
}

export interface SqsQueueTagsOperations {
  'sqs:TagQueue': { service: 'sqs'; name: 'TagQueue'; input: TagQueueRequest; output: Readonly<Record<never, never>> };
  'sqs:UntagQueue': { service: 'sqs'; name: 'UntagQueue'; input: UntagQueueRequest; output: Readonly<Record<never, never>> };
  'sqs:ListQueueTags': { service: 'sqs'; name: 'ListQueueTags'; input: ListQueueTagsRequest; output: ListQueueTagsResult };
}
