// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface SendMessageRequest {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
  readonly MessageSystemAttributes?: Readonly<Record<string, MessageSystemAttributeValue>>;
  readonly MessageDeduplicationId?: string;
  readonly MessageGroupId?: string;
}

export interface MessageAttributeValue {
  readonly StringValue?: string;
  readonly BinaryValue?: string;
  readonly StringListValues?: readonly string[];
  readonly BinaryListValues?: readonly string[];
  readonly DataType: string;
}

export interface MessageSystemAttributeValue {
  readonly StringValue?: string;
  readonly BinaryValue?: string;
  readonly StringListValues?: readonly string[];
  readonly BinaryListValues?: readonly string[];
  readonly DataType: string;
}

export interface SendMessageResult {
  readonly MD5OfMessageBody?: string;
  readonly MD5OfMessageAttributes?: string;
  readonly MD5OfMessageSystemAttributes?: string;
  readonly MessageId?: string;
  readonly SequenceNumber?: string;
}

export interface ReceiveMessageRequest {
  readonly QueueUrl: string;
  readonly AttributeNames?: readonly ('All' | 'Policy' | 'VisibilityTimeout' | 'MaximumMessageSize' | 'MessageRetentionPeriod' | 'ApproximateNumberOfMessages' | 'ApproximateNumberOfMessagesNotVisible' | 'CreatedTimestamp' | 'LastModifiedTimestamp' | 'QueueArn' | 'ApproximateNumberOfMessagesDelayed' | 'DelaySeconds' | 'ReceiveMessageWaitTimeSeconds' | 'RedrivePolicy' | 'FifoQueue' | 'ContentBasedDeduplication' | 'KmsMasterKeyId' | 'KmsDataKeyReusePeriodSeconds' | 'DeduplicationScope' | 'FifoThroughputLimit' | 'RedriveAllowPolicy' | 'SqsManagedSseEnabled')[];
  readonly MessageSystemAttributeNames?: readonly ('All' | 'SenderId' | 'SentTimestamp' | 'ApproximateReceiveCount' | 'ApproximateFirstReceiveTimestamp' | 'SequenceNumber' | 'MessageDeduplicationId' | 'MessageGroupId' | 'AWSTraceHeader' | 'DeadLetterQueueSourceArn')[];
  readonly MessageAttributeNames?: readonly string[];
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
  readonly WaitTimeSeconds?: number;
  readonly ReceiveRequestAttemptId?: string;
}

export interface ReceiveMessageResult {
  readonly Messages?: readonly Message[];
}

export interface Message {
  readonly MessageId?: string;
  readonly ReceiptHandle?: string;
  readonly MD5OfBody?: string;
  readonly Body?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MD5OfMessageAttributes?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
}

export interface DeleteMessageRequest {
  readonly QueueUrl: string;
  readonly ReceiptHandle: string;
}

export interface SqsMessagesOperations {
  'sqs:SendMessage': { service: 'sqs'; name: 'SendMessage'; input: SendMessageRequest; output: SendMessageResult };
  'sqs:ReceiveMessage': { service: 'sqs'; name: 'ReceiveMessage'; input: ReceiveMessageRequest; output: ReceiveMessageResult };
  'sqs:DeleteMessage': { service: 'sqs'; name: 'DeleteMessage'; input: DeleteMessageRequest; output: Readonly<Record<never, never>> };
}
