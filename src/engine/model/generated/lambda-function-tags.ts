// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface TagResourceRequest {
  readonly Resource: string;
  readonly Tags: Readonly<Record<string, string>>;
}

export interface UntagResourceRequest {
  readonly Resource: string;
  readonly TagKeys: readonly string[];
}

export interface ListTagsRequest {
  readonly Resource: string;
}

export interface ListTagsResponse {
  readonly Tags?: Readonly<Record<string, string>>;
}

export interface LambdaFunctionTagsOperations {
  'lambda:TagResource': { service: 'lambda'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'lambda:UntagResource': { service: 'lambda'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
  'lambda:ListTags': { service: 'lambda'; name: 'ListTags'; input: ListTagsRequest; output: ListTagsResponse };
}
