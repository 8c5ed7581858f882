// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface SimulatePrincipalPolicyRequest {
  readonly PolicySourceArn: string;
  readonly PolicyInputList?: readonly string[];
  readonly PermissionsBoundaryPolicyInputList?: readonly string[];
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[];
  readonly ResourcePolicy?: string;
  readonly ResourceOwner?: string;
  readonly CallerArn?: string;
  readonly ContextEntries?: readonly ContextEntry[];
  readonly ResourceHandlingOption?: string;
  readonly MaxItems?: number;
  readonly Marker?: string;
}

export interface ContextEntry {
  readonly ContextKeyName?: string;
  readonly ContextKeyValues?: readonly string[];
  readonly ContextKeyType?: 'string' | 'stringList' | 'numeric' | 'numericList' | 'boolean' | 'booleanList' | 'ip' | 'ipList' | 'binary' | 'binaryList' | 'date' | 'dateList';
}

export interface SimulatePolicyResponse {
  readonly EvaluationResults?: readonly EvaluationResult[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface EvaluationResult {
  readonly EvalActionName: string;
  readonly EvalResourceName?: string;
  readonly EvalDecision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly MatchedStatements?: readonly Statement[];
  readonly MissingContextValues?: readonly string[];
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail;
  readonly EvalDecisionDetails?: Readonly<Record<string, 'allowed' | 'explicitDeny' | 'implicitDeny'>>;
  readonly ResourceSpecificResults?: readonly ResourceSpecificResult[];
}

export interface Statement {
  readonly SourcePolicyId?: string;
  readonly SourcePolicyType?: 'user' | 'group' | 'role' | 'aws-managed' | 'user-managed' | 'resource' | 'none';
  readonly StartPosition?: Position;
  readonly EndPosition?: Position;
}

export interface Position {
  readonly Line?: number;
  readonly Column?: number;
}

export interface OrganizationsDecisionDetail {
  readonly AllowedByOrganizations?: boolean;
}

export interface PermissionsBoundaryDecisionDetail {
  readonly AllowedByPermissionsBoundary?: boolean;
}

export interface ResourceSpecificResult {
  readonly EvalResourceName: string;
  readonly EvalResourceDecision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly MatchedStatements?: readonly Statement[];
  readonly MissingContextValues?: readonly string[];
  readonly EvalDecisionDetails?: Readonly<Record<string, 'allowed' | 'explicitDeny' | 'implicitDeny'>>;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail;
}

export interface SimulateCustomPolicyRequest {
  readonly PolicyInputList: readonly string[];
  readonly PermissionsBoundaryPolicyInputList?: readonly string[];
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[];
  readonly ResourcePolicy?: string;
  readonly ResourceOwner?: string;
  readonly CallerArn?: string;
  readonly ContextEntries?: readonly ContextEntry[];
  readonly ResourceHandlingOption?: string;
  readonly MaxItems?: number;
  readonly Marker?: string;
}

export interface GetContextKeysForCustomPolicyRequest {
  readonly PolicyInputList: readonly string[];
}

export interface GetContextKeysForPolicyResponse {
  readonly ContextKeyNames?: readonly string[];
}

export interface GetContextKeysForPrincipalPolicyRequest {
  readonly PolicySourceArn: string;
  readonly PolicyInputList?: readonly string[];
}

export interface IamSimulationOperations {
  SimulatePrincipalPolicy: { service: 'iam'; name: 'SimulatePrincipalPolicy'; input: SimulatePrincipalPolicyRequest; output: SimulatePolicyResponse };
  SimulateCustomPolicy: { service: 'iam'; name: 'SimulateCustomPolicy'; input: SimulateCustomPolicyRequest; output: SimulatePolicyResponse };
  GetContextKeysForCustomPolicy: { service: 'iam'; name: 'GetContextKeysForCustomPolicy'; input: GetContextKeysForCustomPolicyRequest; output: GetContextKeysForPolicyResponse };
  GetContextKeysForPrincipalPolicy: { service: 'iam'; name: 'GetContextKeysForPrincipalPolicy'; input: GetContextKeysForPrincipalPolicyRequest; output: GetContextKeysForPolicyResponse };
}
