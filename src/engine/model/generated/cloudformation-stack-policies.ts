// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface SetStackPolicyInput {
  readonly StackName: string;
  readonly StackPolicyBody?: string;
  readonly StackPolicyURL?: string;
}

export interface GetStackPolicyInput {
  readonly StackName: string;
}

export interface GetStackPolicyOutput {
  readonly StackPolicyBody?: string;
}

export interface CloudformationStackPoliciesOperations {
  'cloudformation:SetStackPolicy': { service: 'cloudformation'; name: 'SetStackPolicy'; input: SetStackPolicyInput; output: Readonly<Record<never, never>> };
  'cloudformation:GetStackPolicy': { service: 'cloudformation'; name: 'GetStackPolicy'; input: GetStackPolicyInput; output: GetStackPolicyOutput };
}
