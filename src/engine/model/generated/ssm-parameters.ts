// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './ssm-shared.ts';

export interface PutParameterRequest {
  readonly Name: string;
  readonly Description?: string;
  readonly Value: string;
  readonly Type?: 'String' | 'StringList' | 'SecureString';
  readonly KeyId?: string;
  readonly Overwrite?: boolean;
  readonly AllowedPattern?: string;
  readonly Tags?: readonly Tag[];
  readonly Tier?: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
  readonly Policies?: string;
  readonly DataType?: string;
}

export interface PutParameterResult {
  readonly Version?: number;
  readonly Tier?: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
}

export interface GetParameterRequest {
  readonly Name: string;
  readonly WithDecryption?: boolean;
}

export interface GetParameterResult {
  readonly Parameter?: Parameter;
}

export interface Parameter {
  readonly Name?: string;
  readonly Type?: 'String' | 'StringList' | 'SecureString';
  readonly Value?: string;
  readonly Version?: number;
  readonly Selector?: string;
  readonly SourceResult?: string;
  readonly LastModifiedDate?: string;
  readonly ARN?: string;
  readonly DataType?: string;
}

export interface GetParametersRequest {
  readonly Names: readonly string[];
  readonly WithDecryption?: boolean;
}

export interface GetParametersResult {
  readonly Parameters?: readonly Parameter[];
  readonly InvalidParameters?: readonly string[];
}

export interface DeleteParameterRequest {
  readonly Name: string;
}

export type DeleteParameterResult = Readonly<Record<never, never>>;

export interface DeleteParametersRequest {
  readonly Names: readonly string[];
}

export interface DeleteParametersResult {
  readonly DeletedParameters?: readonly string[];
  readonly InvalidParameters?: readonly string[];
}

export interface SsmParametersOperations {
  'ssm:PutParameter': { service: 'ssm'; name: 'PutParameter'; input: PutParameterRequest; output: PutParameterResult };
  'ssm:GetParameter': { service: 'ssm'; name: 'GetParameter'; input: GetParameterRequest; output: GetParameterResult };
  'ssm:GetParameters': { service: 'ssm'; name: 'GetParameters'; input: GetParametersRequest; output: GetParametersResult };
  'ssm:DeleteParameter': { service: 'ssm'; name: 'DeleteParameter'; input: DeleteParameterRequest; output: DeleteParameterResult };
  'ssm:DeleteParameters': { service: 'ssm'; name: 'DeleteParameters'; input: DeleteParametersRequest; output: DeleteParametersResult };
}
