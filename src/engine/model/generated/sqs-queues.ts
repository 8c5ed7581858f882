// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateQueueRequest {
  readonly QueueName: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface CreateQueueResult {
  readonly QueueUrl?: string;
}

export interface DeleteQueueRequest {
  readonly QueueUrl: string;
}

export interface GetQueueUrlRequest {
  readonly QueueName: string;
  readonly QueueOwnerAWSAccountId?: string;
}

export interface GetQueueUrlResult {
  readonly QueueUrl?: string;
}

export interface ListQueuesRequest {
  readonly QueueNamePrefix?: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListQueuesResult {
  readonly QueueUrls?: readonly string[];
  readonly NextToken?: string;
}

export interface SetQueueAttributesRequest {
  readonly QueueUrl: string;
  readonly Attributes: Readonly<Record<string, string>>;
}

export interface GetQueueAttributesRequest {
  readonly QueueUrl: string;
  readonly AttributeNames?: readonly ('All' | 'Policy' | 'VisibilityTimeout' | 'MaximumMessageSize' | 'MessageRetentionPeriod' | 'ApproximateNumberOfMessages' | 'ApproximateNumberOfMessagesNotVisible' | 'CreatedTimestamp' | 'LastModifiedTimestamp' | 'QueueArn' | 'ApproximateNumberOfMessagesDelayed' | 'DelaySeconds' | 'ReceiveMessageWaitTimeSeconds' | 'RedrivePolicy' | 'FifoQueue' | 'ContentBasedDeduplication' | 'KmsMasterKeyId' | 'KmsDataKeyReusePeriodSeconds' | 'DeduplicationScope' | 'FifoThroughputLimit' | 'RedriveAllowPolicy' | 'SqsManagedSseEnabled')[];
}

export interface GetQueueAttributesResult {
  readonly Attributes?: Readonly<Record<string, string>>;
}

export interface SqsQueuesOperations {
  'sqs:CreateQueue': { service: 'sqs'; name: 'CreateQueue'; input: CreateQueueRequest; output: CreateQueueResult };
  'sqs:DeleteQueue': { service: 'sqs'; name: 'DeleteQueue'; input: DeleteQueueRequest; output: Readonly<Record<never, never>> };
  'sqs:GetQueueUrl': { service: 'sqs'; name: 'GetQueueUrl'; input: GetQueueUrlRequest; output: GetQueueUrlResult };
  'sqs:ListQueues': { service: 'sqs'; name: 'ListQueues'; input: ListQueuesRequest; output: ListQueuesResult };
  'sqs:SetQueueAttributes': { service: 'sqs'; name: 'SetQueueAttributes'; input: SetQueueAttributesRequest; output: Readonly<Record<never, never>> };
  'sqs:GetQueueAttributes': { service: 'sqs'; name: 'GetQueueAttributes'; input: GetQueueAttributesRequest; output: GetQueueAttributesResult };
}
