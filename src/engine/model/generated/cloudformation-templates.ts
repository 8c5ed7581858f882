// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface GetTemplateInput {
  readonly StackName?: string;
  readonly ChangeSetName?: string;
  readonly TemplateStage?: 'Original' | 'Processed';
}

export interface GetTemplateOutput {
  readonly TemplateBody?: string;
  readonly StagesAvailable?: readonly ('Original' | 'Processed')[];
}

export interface GetTemplateSummaryInput {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly StackName?: string;
  readonly StackSetName?: string;
  readonly CallAs?: 'SELF' | 'DELEGATED_ADMIN';
  readonly TemplateSummaryConfig?: TemplateSummaryConfig;
}

export interface TemplateSummaryConfig {
  readonly TreatUnrecognizedResourceTypesAsWarnings?: boolean;
}

export interface GetTemplateSummaryOutput {
  readonly Parameters?: readonly ParameterDeclaration[];
  readonly Description?: string;
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly CapabilitiesReason?: string;
  readonly ResourceTypes?: readonly string[];
  readonly Version?: string;
  readonly Metadata?: string;
  readonly DeclaredTransforms?: readonly string[];
  readonly ResourceIdentifierSummaries?: readonly ResourceIdentifierSummary[];
  readonly Warnings?: Warnings;
}

export interface ParameterDeclaration {
  readonly ParameterKey?: string;
  readonly DefaultValue?: string;
  readonly ParameterType?: string;
  readonly NoEcho?: boolean;
  readonly Description?: string;
  readonly ParameterConstraints?: ParameterConstraints;
}

export interface ParameterConstraints {
  readonly AllowedValues?: readonly string[];
}

export interface ResourceIdentifierSummary {
  readonly ResourceType?: string;
  readonly LogicalResourceIds?: readonly string[];
  readonly ResourceIdentifiers?: readonly string[];
}

export interface Warnings {
  readonly UnrecognizedResourceTypes?: readonly string[];
}

export interface ValidateTemplateInput {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
}

export interface ValidateTemplateOutput {
  readonly Parameters?: readonly TemplateParameter[];
  readonly Description?: string;
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly CapabilitiesReason?: string;
  readonly DeclaredTransforms?: readonly string[];
}

export interface TemplateParameter {
  readonly ParameterKey?: string;
  readonly DefaultValue?: string;
  readonly NoEcho?: boolean;
  readonly Description?: string;
}

export interface CloudformationTemplatesOperations {
  'cloudformation:GetTemplate': { service: 'cloudformation'; name: 'GetTemplate'; input: GetTemplateInput; output: GetTemplateOutput };
  'cloudformation:GetTemplateSummary': { service: 'cloudformation'; name: 'GetTemplateSummary'; input: GetTemplateSummaryInput; output: GetTemplateSummaryOutput };
  'cloudformation:ValidateTemplate': { service: 'cloudformation'; name: 'ValidateTemplate'; input: ValidateTemplateInput; output: ValidateTemplateOutput };
}
